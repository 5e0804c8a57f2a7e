/** Units that a header or caption states for the numbers below it. */
import { isBareNumber } from './value-kind.ts';

const knownUnit =
  /^(?:[천만백십억]*\s?원|달러|유로|엔|won|krw|usd|eur|gbp|jpy|[$€£¥₩]|%p?|퍼센트|percent|‰|개월|월|년|일|주|시간|분|초|회|건|명|인|개|대|대수|회선|채널|점|포인트|매|장|쪽|권|병|박스|식|세트|구|단계|등급|배|차|층|곳|가구|세대|[kmgt]i?b|[kmgt]?bps|[kmg]b\/s|[kmg]?hz|[mcµk]?m|㎜|㎝|㎞|㎡|㎥|m²|m2|평|[mk]?g|㎏|㎎|톤|t|m?l|ℓ|[mk]?w|kwh|wh|[mk]?v|m?a|m?ah|℃|°c|℉|°f|db|dbm|ms|sec(?:onds?)?|min(?:utes?)?|hours?|hrs?|days?|months?|years?|weeks?|people|persons|users|pcs|pages|px|pt|dpi|fps|rpm|ppm|lux|inch(?:es)?|인치|°|도)$/iu;
const perUnit =
  /^(.{1,6})\s?\/\s?(?:[\d.]{1,4}\s?(?:[kmgt]b|초|분|건)|월|일|년|시간|분|초|건|회|대|개|명|회선|개월|month|day|year|hour|h|s)$/iu;
const stated = /^(?:단위|units?)\s*[:：]?\s*(.{1,12})$/iu;
const bracketed = /\s*[([（［<]\s*([^()[\]（）［］<>]{1,24})\s*[)\]）］>]/gu;

/** The unit that a bracketed remark states, or undefined where the remark says something else. */
function unitIn(remark: string): string | undefined {
  const said = stated.exec(remark)?.[1]?.trim() ?? remark.trim();
  if (knownUnit.test(said) || knownUnit.test(perUnit.exec(said)?.[1] ?? '')) return said;
  return stated.test(remark) && !/[,·]/u.test(said) ? said : undefined;
}

export interface UnitHeader {
  /** The header without the remark that states the unit. */
  readonly name: string;
  readonly unit: string;
}

/** `월 요금(원, 부가세 포함)` → `월 요금(부가세 포함)`, `원`. The unit is empty where none is stated. */
export function splitUnit(header: string): UnitHeader {
  let unit = '';
  let name = header.replace(bracketed, (whole: string, remark: string) => {
    if (unit !== '') return whole;
    const found = unitIn(remark);
    if (found !== undefined) {
      unit = found;
      return '';
    }
    const [first, ...rest] = remark.split(/\s*,\s*/u);
    const inFirst = rest.length > 0 ? unitIn(first ?? '') : undefined;
    if (inFirst === undefined) return whole;
    unit = inFirst;
    return `${/^\s/u.test(whole) ? ' ' : ''}(${rest.join(', ')})`;
  });
  if (unit === '') {
    const open = /\s*,?\s*(?:단위|units?)\s*[:：]\s*([^\s,，]{1,8})(?:\s*[,，]\s*(.{1,40}))?$/iu.exec(name);
    if (open) {
      unit = open[1] ?? '';
      name = name.slice(0, open.index) + (open[2] ? ` (${open[2]})` : '');
    }
  }
  // A header that is nothing but its unit keeps it as its name.
  return name.trim() === '' ? { name: header, unit } : { name: name.trim(), unit };
}

const statedInLine =
  /(?:^|[\s,，/·([（［<〈【*※-])(?:(?:단위|units?)\s*[:：]\s*|단위\s+|(?:prices|amounts)(?: are)? in )([^\s,，()（）[\]/]{1,10}(?:\/[^\s,，()[\]]{1,4})?)/iu;

/** A line that states the unit of a whole table: `(단위: 원, 부가세 포함)`, `[단위: 원] 기준일: 2026-03-05`. */
export const statesUnit = (line: string): boolean =>
  line.length <= 80 &&
  (/^[([（［<〈【*※\-\s]*(?:단위|units?)\s*[:：]/iu.test(line) || unitOfLine(line) !== '');

/** The known unit that a line states anywhere in it (`VAT 별도 / 단위: 원`); empty where it states none. */
export function unitOfLine(line: string): string {
  const said = statedInLine.exec(line)?.[1]?.replace(/[.;:。]$/u, '') ?? '';
  return said !== '' && unitIn(said) !== undefined ? said : '';
}

/** The value with its unit, where it is a bare number; money signs stand before it, Latin units as the language writes. */
export function withUnit(value: string, unit: string, english: boolean): string {
  if (unit === '' || !isBareNumber(value) || /^0\d/.test(value)) return value;
  if (/^[$€£¥₩]$/u.test(unit)) return /[$€£¥₩]/u.test(value) ? value : unit + value;
  return english && !/^[%°℃℉]/u.test(unit) ? `${value} ${unit}` : value + unit;
}
