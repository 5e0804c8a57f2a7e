/** Header rows that the file does not mark as such: found by their looks. */
import { isAttribute, isGeneric } from './attribute-words.ts';
import { columnTexts } from './column-texts.ts';
import { isDitto } from './ditto.ts';
import { coveringCells, type Grid, ownCells } from './grid.ts';
import { isBareNumber, isEmptySign, isNumeric, isSentence } from './value-kind.ts';

/** Unmarked: short names, none a value, over columns of values (or names that are known to be headers). */
export function looksLikeHeader(grid: Grid, row: number): boolean {
  const cells = coveringCells(grid, row);
  const own = ownCells(grid, row);
  if (cells.length < 2 || row + 1 >= grid.rows.length) return false;
  const texts = own.map((cell) => cell.text);
  const isName = (text: string) =>
    text.length <= 40 && (!isNumeric(text) || isCountedName(text)) && !isSentence(text) && !isDitto(text);
  if (!texts.every((text, at) => isName(text) && (!isEmptySign(text) || at === 0))) return false;
  if (new Set(texts).size < texts.length) return false;
  if (own.some((cell) => cell.columns > 1)) return true;
  const named = texts.filter((text) => isAttribute(text) || isGeneric(text)).length;
  // A row of pairs (이름 · 값) has a name in front only.
  if (texts.length === 2) {
    const plain = texts.every((text) => text.length <= 12 && !/의\s/u.test(text));
    return (named === 2 || isGeneric(texts[0] ?? '')) && plain && !belowLooksLikeNames(grid, row);
  }
  if (named >= 2 && named * 2 >= texts.length) return !(alternates(grid, row) && holdsValues(texts));
  if (isGeneric(texts[0] ?? '') && texts.length > 1 && (texts[0] === '' || named >= 1)) return true;
  if (texts.every((text) => text !== '' && text.length <= 20 && !/\d/.test(text)) && !alternates(grid, row))
    return true;
  let typed = 0;
  for (let column = 1; column < Math.min(grid.width, 50); column++) {
    const below = columnTexts(grid, row + 1, column);
    const values = below.filter((text) => isNumeric(text) || isSentence(text));
    if (below.length > 0 && values.length * 2 > below.length) typed++;
  }
  return cells.length > 2 && typed * 2 >= Math.min(grid.width, 50) - 1;
}

/** A number that belongs to a name: 1회 한도, 12개월 약정. */
const isCountedName = (text: string): boolean =>
  /^\d{1,3}[가-힣]{1,3} [가-힣]{2,}$/u.test(text) && isAttribute(text);

/** Names and values take turns in the row itself: 주소 · 서울 · 전화 · 없음. */
function alternates(grid: Grid, row: number): boolean {
  if (grid.width % 2 !== 0) return false;
  const texts = ownCells(grid, row).map((cell) => cell.text);
  const names = texts.filter((text, at) => at % 2 === 0 && isAttribute(text)).length;
  const values = texts.filter((text, at) => at % 2 === 1 && !isAttribute(text)).length;
  return names * 2 === texts.length && values > 0;
}

/** Every second text is no name of a property, and one of them holds a number: 제조사 · 한빛 · 출시일 · 2026-07-10. */
function holdsValues(texts: readonly string[]): boolean {
  const second = texts.filter((_, at) => at % 2 === 1);
  return second.some((text) => /\d/.test(text)) && !second.some(isAttribute);
}

/** Two columns whose first holds names of properties all the way down are pairs, not a header and records. */
function belowLooksLikeNames(grid: Grid, row: number): boolean {
  const names = columnTexts(grid, row + 1, 0);
  return names.length > 0 && names.filter(isAttribute).length * 2 > names.length;
}

/** How many rows an unmarked header takes: as deep as its deepest span, two where a cell spans columns. */
export function headerDepth(grid: Grid, row: number): number {
  const cells = coveringCells(grid, row);
  const deepest = Math.max(1, ...cells.slice(0, 1000).map((cell) => cell.rows));
  const spans = cells.some((cell) => cell.columns > 1);
  if (!spans) return deepest > 3 ? 1 : deepest;
  if (deepest > 1) return Math.min(3, deepest);
  const under = ownCells(grid, row + 1).map((cell) => cell.text);
  const first = under[0] ?? '';
  const named = under.length > 1 && under.every((text) => text.length <= 40 && !isBareNumber(text));
  return named && (isGeneric(first) || isAttribute(first)) ? 2 : 1;
}
