/**
 * `npm run bench checking`: what does the check of a model's sentences let through, and what does it lose? Wrong and right
 * sentences of tests/bench/sheets/sentences.jsonl by what was changed in them, and then the sheets' right answers
 * (gold-answers.ts).
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ingestFolder } from '../../main/ingest/index.ts';
import { openLibrary } from '../../main/library/index.ts';
import { judge, judgedSentences } from '../answer/judged-sentences.ts';
import { type Measured, measureGoldAnswers } from './gold-answers.ts';
import { printTable } from './table.ts';

/** @param keep a folder where the pages' libraries stay */
export async function measureChecking(gold: readonly Measured[], keep: string | undefined): Promise<void> {
  const home = mkdtempSync(path.join(tmpdir(), 'footnote-'));
  const library = openLibrary(path.join(home, 'manuals.footnote'));
  await ingestFolder(library, 'resources/sample-manuals/manuals');
  const check = judge(library);
  const all = judgedSentences().map((one) => ({ ...one, checked: check(one) }));
  const rows = [['sentences', 'shown', 'shown of unseen ones']];
  for (const right of [false, true]) {
    const these = all.filter((one) => one.right === right);
    const shown = (group: readonly (typeof all)[number][]) =>
      `${group.filter((one) => one.checked.passed).length} of ${group.length}`;
    const halves = (group: readonly (typeof all)[number][]) => [
      shown(group.filter((one) => !one.unseen)),
      shown(group.filter((one) => one.unseen)),
    ];
    for (const [kind, group] of [...Map.groupBy(these, (one) => one.kind), ['all', these] as const])
      rows.push([`${right ? 'right' : 'wrong'}, ${kind}`, ...halves(group)]);
  }
  printTable(rows);
  for (const { right, checked, sentence } of all)
    if (checked.passed !== right)
      console.log(`  ${checked.passed ? 'shown' : `${checked.reason} (${checked.what})`}: ${sentence}`);
  library.close();
  rmSync(home, { recursive: true, force: true });

  await measureGoldAnswers(gold, keep);
}
