/**
 * What a table says once for all its amounts, beside their unit: that they include the tax or not, and the contract that
 * they hold under (`단위: 원, VAT 포함, 3년 약정 기준`). A price without it is half a price.
 */
import type { Language } from '../../contract/document.ts';
import { parseNote } from './notes.ts';
import { type Field, pathOf } from './row-model.ts';
import { statesUnit } from './units.ts';

/** What parts the sayings of a line. */
const between = /[,，/·|()（）[\]［］<>〈〉【】;]|\.(?=\s|$)|\s-\s/u;
const korean =
  /^[*※\s-]*(?:(?:위|아래|상기|표시|모든|전|모두|표의)\s*)?(?:(?:월\s?)?(?:요금|금액|가격|단가|이용료|보험료|임대료)\S?\s+)?(VAT|부가세|부가가치세)\s*(포함|별도|제외|면세|미포함|불포함|없음)(?:\s*(?:된|한)?\s*(?:금액|가격|요금|단가|기준)?)?(?:입니다|임|이다)?$/iu;
const contract = /^[^\d:：]{0,6}\d{1,2}\s?(?:년|개월)\s?약정(?:\s?기준)?$|^무약정(?:\s?기준)?$/u;
const english: readonly (readonly [RegExp, string])[] = [
  [
    /(?:\b(?:VAT|tax)(?: is| are)? (?:not included|excluded|exclusive)|\b(?:exclud\w+|excl\.?|exclusive of|before|plus|without) (?:VAT|tax)\b)/iu,
    'do not include',
  ],
  [
    /(?:\b(?:VAT|tax)(?: is| are)? (?:included|inclusive)|\b(?:includ\w+|incl\.?|inclusive of) (?:VAT|tax)\b)/iu,
    'include',
  ],
];
/** A line that names an amount of its own speaks of that one. */
const ownAmount = /\d[\d,]*\s?(?:원|달러|won|krw)|[₩$€£¥]\s?\d/iu;
const longest = 120;

/**
 * What these lines state for all of a table's amounts: Korean as it stands after 금액은, English after the amounts; empty
 * where they state nothing. The contract counts only in a line that states the unit too.
 */
export function conditionOf(
  lines: readonly string[],
  language: Language,
  isMarked: (mark: string) => boolean,
): string {
  const found: string[] = [];
  const add = (said: string) => {
    if (!found.includes(said)) found.push(said);
  };
  for (const line of lines) {
    const mark = parseNote(line)?.mark;
    if (line.length > longest || ownAmount.test(line) || (mark && isMarked(mark))) continue;
    if (language !== 'ko') {
      const tax = /\bVAT\b/iu.test(line) ? 'VAT' : 'tax';
      const said = english.find(([words]) => words.test(line))?.[1];
      if (said !== undefined && found.length === 0) add(`${said} ${tax}`);
      continue;
    }
    const hasUnit = statesUnit(line);
    for (const part of line.split(between).map((one) => one.trim())) {
      const tax = korean.exec(part);
      // Of two that say it differently (one above, one below) the nearer counts.
      if (tax && !found.some((one) => korean.test(one))) add(`${tax[1]} ${tax[2]}`);
      else if (hasUnit && contract.test(part)) add(part);
    }
  }
  return found.join(', ');
}

/** Money: with its sign or unit, or a bare number as prices are written. */
const money = /[₩$€£¥]\s?\d|\d\s?(?:[천만백십억]*원|달러|유로|won|krw|usd|eur|gbp)|^\d{1,3}(?:,\d{3})+$/iu;
const saysTax = /VAT|부가세|부가가치세|\btax\b/iu;

/** Whether a row's values are such amounts, and it does not say itself whether the tax is in them. */
export function holdsFor(fields: readonly Field[], condition: string): boolean {
  if (condition === '') return false;
  const says = ({ headers, value }: Field) =>
    saysTax.test(value.text) || headers.some((name) => saysTax.test(pathOf(name)));
  return fields.some(({ value }) => money.test(value.text)) && !fields.some(says);
}
