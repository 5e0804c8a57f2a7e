/**
 * `npm run bench polarity`: does the check of opposites leave out right sentences, and how many wrong ones does it see?
 * Right ones: each sheet's answers beside their evidence, worded by a person. Wrong ones: the evidence's own sentences,
 * each turned into its opposite by one replacement.
 */

import { readSheet, segmentsOf } from '../../main/evaluate/index.ts';
import { opposite, sentences } from '../../main/language/index.ts';
import { printTable } from './table.ts';

/** The first that is found is replaced. */
const turns: readonly (readonly [from: RegExp, to: string])[] = [
  [/불가(?:능)?/, '가능'],
  [/가능/, '불가'],
  [/수 없/, '수 있'],
  [/수 있/, '수 없'],
  [/(?<=[이가은는도] )없/, '있'],
  [/(?<=[이가은는도] )있/, '없'],
  [/하지 않습니다/, '합니다'],
  [/되지 않습니다/, '됩니다'],
  [/불필요합니다/, '필요합니다'],
  [/필요합니다/, '필요하지 않습니다'],
  [/미포함/, '포함'],
  [/(?<!불)포함/, '미포함'],
  [/(?<=[가-힣]{2})합니다/, '하지 않습니다'],
  [/(?<=[가-힣]{2})됩니다/, '되지 않습니다'],
  [/\bcannot\b|\bcan't\b/, 'can'],
  [/\b(can|must|should|will|is|are|may) not\b/, '$1'],
  [/\b(can|must|should|will|is|are|may)\b/, '$1 not'],
];

export function measurePolarity(sheets: readonly string[]): void {
  const rows = [['sheet', 'right answers left out', 'opposites seen']];
  const lost: string[] = [];
  for (const sheet of sheets) {
    const questions = readSheet(sheet).filter((one) => !one.unanswerable && one.gold_answer);
    const wrong = questions.filter((one) => opposite(one.gold_answer!, segmentsOf(one).join('\n')));
    lost.push(...wrong.map((one) => `${one.id}: ${one.gold_answer} ⟂ ${one.evidence}`));
    const turned = questions
      .flatMap(segmentsOf)
      .flatMap((segment) => sentences(segment).map(({ start, end }) => segment.slice(start, end)))
      .flatMap((text) => {
        const turn = turns.find(([from]) => from.test(text));
        return turn ? [{ text, opposite: text.replace(turn[0], turn[1]) }] : [];
      });
    const seen = turned.filter((one) => opposite(one.opposite, one.text) !== null);
    for (const one of turned) if (!seen.includes(one)) console.error(`not seen: ${one.opposite}`);
    rows.push([sheet, `${wrong.length} of ${questions.length}`, `${seen.length} of ${turned.length}`]);
  }
  printTable(rows);
  for (const line of lost) console.log(`  ${line}`);
}
