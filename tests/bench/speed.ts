/** Ingest, re-scan, search, first answer and memory, each in a process of its own as a person would start it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createClient, createEngine } from '../../main/engine/index.ts';
import { readSheet } from '../../main/evaluate/index.ts';
import { runCli } from './run-cli.ts';
import { machine, percentile, printTable } from './table.ts';

export async function measureSpeed(corpus: string, sheet: string): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'footnote-bench-'));
  const library = path.join(folder, 'bench.footnote');
  try {
    const whole = await runCli('ingest', corpus, '--library', library, '--json');
    const report = JSON.parse(whole.stdout) as {
      documents: { added: number; failed: number };
      passages: number;
    };
    const pages = report.documents.added + report.documents.failed;
    const again = await runCli('ingest', corpus, '--library', library, '--json');
    const questions = readSheet(sheet).map((q) => q.question);
    const first = await runCli('ask', questions[0]!, '--library', library, '--json');

    const engine = await createEngine({
      library,
      settings: path.join(folder, 'settings.json'),
      samples: '',
      appVersion: '0',
      readOnly: true,
    });
    const client = createClient(engine.router);
    const times: number[] = [];
    const asks: number[] = [];
    for (const round of [0, 1, 2]) {
      for (const question of questions) {
        const start = performance.now();
        await client.search({ question, k: 10, passages: false });
        if (round > 0) times.push(performance.now() - start);
        const asked = performance.now();
        for await (const _ of await client.ask({ question })) {
          // read to the end
        }
        if (round > 0) asks.push(performance.now() - asked);
      }
    }
    await engine.close();
    const ms = (value: number) => `${value.toFixed(1)} ms`;
    console.log(`${pages} pages of ${corpus}, ${report.passages} passages; ${machine()}\n`);
    printTable([
      ['', 'measured', 'goal'],
      ['whole ingest', `${whole.seconds.toFixed(1)} s`, '≤ 60 s'],
      ['pages a second', (pages / whole.seconds).toFixed(0), ''],
      ['re-scan, nothing changed', `${again.seconds.toFixed(2)} s`, '≤ 3 s'],
      ['search p50', ms(percentile(times, 0.5)), ''],
      ['search p95', ms(percentile(times, 0.95)), '≤ 50 ms'],
      ['whole answer p50', ms(percentile(asks, 0.5)), ''],
      ['whole answer p95', ms(percentile(asks, 0.95)), ''],
      ['start to first answer, new process', `${first.seconds.toFixed(2)} s`, '≤ 1 s'],
      ['peak memory, ingest', `${whole.peak.toFixed(0)} MB`, ''],
      ['peak memory, one answer', `${first.peak.toFixed(0)} MB`, ''],
    ]);
    console.log(
      `\nsearch: ${times.length} searches with the questions of ${sheet}, after one round to warm up`,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
