/** A whole export at three sizes: ingest, re-scan, one per cent changed; memory and library size. */
import { appendFileSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openLibrary } from '../../main/library/index.ts';
import { htmlBelow, makeExport } from './export.ts';
import { runCli } from './run-cli.ts';
import { machine, printTable } from './table.ts';

const sizes = [3_000, 6_000, 12_000];

export async function measureIngest(): Promise<void> {
  const rows = [
    [
      'pages',
      'passages',
      'ingest s',
      'ms/page',
      're-scan s',
      '1 % changed s',
      'peak MB',
      'library MB',
      '× text',
    ],
  ];
  for (const size of sizes) {
    const folder = mkdtempSync(path.join(tmpdir(), 'footnote-bench-'));
    try {
      const manuals = path.join(folder, 'export');
      const library = path.join(folder, 'bench.footnote');
      const { pages } = makeExport(manuals, size);
      const whole = await runCli('ingest', manuals, '--library', library, '--json');
      const again = await runCli('ingest', manuals, '--library', library, '--json');
      for (const file of htmlBelow(manuals).filter((_, i) => i % 100 === 0))
        appendFileSync(file, '<p>바뀐 문장입니다.</p>');
      const changed = await runCli('ingest', manuals, '--library', library, '--json');
      const { passages } = JSON.parse(whole.stdout) as { passages: number };
      const bytes = statSync(library).size;
      rows.push([
        String(pages),
        String(passages),
        whole.seconds.toFixed(1),
        ((whole.seconds * 1000) / pages).toFixed(1),
        again.seconds.toFixed(1),
        changed.seconds.toFixed(1),
        Math.max(whole.peak, changed.peak).toFixed(0),
        (bytes / 1e6).toFixed(0),
        (bytes / textBytes(library)).toFixed(1),
      ]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
  console.log(
    `goals at 12,000 pages: 300 s, re-scan 5 s, 1 % changed 15 s, 1,500 MB, library ≤ 3 × text; ${machine()}\n`,
  );
  printTable(rows);
}

/** UTF-8 bytes of what stands in the files, as the units quote it. */
function textBytes(file: string): number {
  const library = openLibrary(file, { readOnly: true });
  let bytes = 0;
  for (const root of library.roots()) {
    for (const id of library.documentIds(root.id)) {
      for (const passage of library.passagesOf(id)) {
        for (const unit of passage.units) bytes += Buffer.byteLength(unit.source);
      }
    }
  }
  library.close();
  return bytes;
}
