/**
 * `npm run bench checking`: what does the check of a model's sentences let through, and what does it lose? Wrong and right
 * sentences of tests/bench/sheets/sentences.jsonl by what was changed in them, and each sheet's answers beside their
 * evidence, worded by people who did not know the check.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { checkSentence, type PromptPassage } from '../../main/answer/check.ts';
import type { Source } from '../../main/answer/locate.ts';
import type { Unit } from '../../main/contract/index.ts';
import { readSheet, segmentsOf } from '../../main/evaluate/index.ts';
import { ingestFolder } from '../../main/ingest/index.ts';
import { answerLanguage } from '../../main/language/index.ts';
import { openLibrary } from '../../main/library/index.ts';
import { judge, judgedSentences } from '../answer/judged-sentences.ts';
import { printTable } from './table.ts';

export async function measureChecking(sheets: readonly string[]): Promise<void> {
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

  const lost: string[] = [];
  const answers = [['sheet', 'right answers left out']];
  for (const sheet of sheets) {
    const questions = readSheet(sheet).filter((one) => !one.unanswerable && one.gold_answer);
    const left = questions.flatMap((one) => {
      const passage = passageOf(segmentsOf(one));
      const checked = checkSentence(
        {
          text: one.gold_answer!,
          quotes: passage.units.map(({ source }) => ({ passage: 1, quote: source })),
        },
        { passages: [passage], question: one.question, language: answerLanguage(one.question), products: [] },
      );
      return checked.passed
        ? []
        : [`${one.id}, ${checked.reason} (${checked.what}): ${one.gold_answer} ⟂ ${one.evidence}`];
    });
    lost.push(...left);
    answers.push([sheet, `${left.length} of ${questions.length}`]);
  }
  printTable(answers);
  for (const line of lost) console.log(`  ${line}`);
}

/** The evidence as a page of its own, a unit each segment. */
function passageOf(segments: readonly string[]): PromptPassage {
  let at = 0;
  const units = segments.map((text): Unit => {
    const start = at;
    at += text.length + 1;
    return { kind: 'sentence', text, source: text, start, end: at - 1, section: 0 };
  });
  const passages = [{ id: 1, documentId: 1, ordinal: 0, section: 0, start: 0, end: at, units }];
  const document = { id: 1, title: '', path: 'page.html' };
  return { n: 1, units, source: { document, sections: [], passages } as unknown as Source };
}
