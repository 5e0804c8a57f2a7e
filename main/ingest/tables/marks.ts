/** Cells that say yes or no by a sign (○ × ✓, O and X in a column of such, an icon's alternative text). */
import type { Polarity } from './notes.ts';

const signs: readonly (readonly [Polarity, RegExp])[] = [
  ['yes', /^(?:[○◯〇●◎⭕✓✔☑√✅👍⚪]️?|\(?[○●✓✔]\)?)$/u],
  ['no', /^(?:[×✕✖✗✘❌❎╳☓⨯]️?)$/u],
  ['partly', /^[△▲▵◐◑]$/u],
];
const letters: Readonly<Record<string, Polarity>> = {
  O: 'yes',
  o: 'yes',
  ㅇ: 'yes',
  V: 'yes',
  v: 'yes',
  X: 'no',
  x: 'no',
};
const alternatives: readonly (readonly [Polarity, RegExp])[] = [
  [
    'no',
    /^(?:x\s?(?:표시|표|아이콘)|엑스\s?(?:표시|표)?|cross(?:\s?mark)?|cross icon|no icon|uncheck(?:ed)?|미체크)$/iu,
  ],
  [
    'yes',
    /^(?:o\s?(?:표시|표|아이콘)|체크(?:\s?(?:표시|마크|됨|아이콘))?|동그라미|check(?:ed|\s?mark|\s?icon)?|tick|yes icon|circle)$/iu,
  ],
];

/** A sign that means yes or no wherever it stands alone in a cell. */
export function polarityOf(value: string): Polarity | undefined {
  if (value.length > 14) return undefined;
  for (const [polarity, sign] of [...signs, ...alternatives]) if (sign.test(value)) return polarity;
  return undefined;
}

/** A letter that means yes or no only among its like. */
export const letterPolarity = (value: string): Polarity | undefined =>
  value.length === 1 ? letters[value] : undefined;

/** Whether these cells (one column, or one row) are signs, letters used as signs, or empty, and nothing else. */
export function areMarks(values: readonly string[]): boolean {
  let marks = 0;
  let distinct = '';
  for (const value of values) {
    if (value === '' || /^[-–—]$/u.test(value)) {
      if (!distinct.includes('-')) distinct += '-';
      continue;
    }
    if (!letterPolarity(value) && !polarityOf(value) && !signWithRemark(value)) return false;
    marks++;
    if (!distinct.includes(value)) distinct += value;
  }
  // One letter alone (a coordinate, a size) is no mark; two different ones or an empty cell beside it make it one.
  return marks >= 1 && (distinct.length >= 2 || marks >= 3);
}

/** A sign with a remark: `○ (동시 30명)`, `×(한 달 전액)`, `○ + LTE 예비 회선`. */
export function signWithRemark(value: string): { polarity: Polarity; remark: string } | undefined {
  const found = /^(\S\ufe0f?)\s*[+(（]\s*(\S.*?)\s*[)）]?$/u.exec(value.slice(0, 200));
  const polarity = found && value.length <= 200 ? polarityOf(found[1] ?? '') : undefined;
  return found && polarity ? { polarity, remark: found[2] ?? '' } : undefined;
}
