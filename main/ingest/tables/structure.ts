/** Which rows of a grid are headers, sub-headings, notes and records, and which columns name the record. */
import type { RawTable } from '../../contract/document.ts';
import { isAttribute, isContentless, isGeneric, isSequence } from './attribute-words.ts';
import { coveringCells, type Grid, type GridCell, ownCells } from './grid.ts';
import { parseNote } from './notes.ts';
import { isBareNumber, isEmptySign, isNumeric, isSentence } from './value-kind.ts';

export type RowRole = 'title' | 'header' | 'group' | 'note' | 'body' | 'none';

export interface Structure {
  /** One role a grid row. `none`: nothing begins in it. */
  readonly roles: readonly RowRole[];
  /** The columns whose cells name the record, outermost first. Empty where headers and values alternate. */
  readonly keys: readonly number[];
  /** Names and values alternate along the row (th td th td, or two columns without a header row). */
  readonly pairs: boolean;
  /** Header cells are marked as such by the file; else they were found by their looks. */
  readonly marked: boolean;
}

/** Ditto signs: the value above. */
export const isDitto = (value: string): boolean =>
  value.length <= 14 &&
  /^(?:상동|위와 ?같음|위와 ?동일(?:함)?|상기와? ?동일|〃|″|"|''|ditto|do\.|same as above|as above)$/iu.test(
    value,
  );

/** Signs for the value to the left. */
export const isDittoOfLeft = (value: string): boolean =>
  value.length <= 14 && /^(?:좌동|좌와 ?같음|좌측과? ?동일|same as left)$/iu.test(value);

export function findStructure(grid: Grid, table: RawTable): Structure {
  const cells = table.rows.flatMap((row) => row.cells);
  const headers = cells.filter((cell) => cell.header).length;
  const heads = table.rows.filter((row) => row.group === 'head').length;
  const marked = (headers > 0 && headers < cells.length) || (heads > 0 && heads < table.rows.length);
  const roles = rowRoles(grid, table, marked);
  const body = roles.flatMap((role, row) => (role === 'body' ? [row] : []));
  const hasHeader = roles.includes('header');
  if (hasHeader ? sayNothing(grid, roles) : arePairs(grid, body, marked))
    return { roles, keys: [], pairs: true, marked };
  return { roles, keys: keyColumns(grid, roles, body, marked), pairs: false, marked };
}

/** Two columns under headers that say nothing (항목, 내용): names and values, as without them. */
function sayNothing(grid: Grid, roles: readonly RowRole[]): boolean {
  if (grid.width !== 2) return false;
  const headers = roles.flatMap((role, row) => (role === 'header' ? ownCells(grid, row) : []));
  return headers.length === 2 && isGeneric(headers[0]!.text) && isContentless(headers[1]!.text);
}

const isHead = (cell: GridCell) =>
  cell.raw.header && cell.raw.scope !== 'row' && cell.raw.scope !== 'rowgroup';

function rowRoles(grid: Grid, table: RawTable, marked: boolean): RowRole[] {
  const spansAll = (row: number) => {
    const own = ownCells(grid, row);
    return own.length === 1 && grid.width > 1 && own[0]!.columns >= grid.width;
  };
  const isHeaderRow = (row: number) => {
    if (spansAll(row)) return false;
    if (table.rows[row]?.group === 'head') return ownCells(grid, row).length > 0;
    const said = coveringCells(grid, row).filter((cell) => cell.text !== '');
    const own = said.filter((cell) => cell.row === row);
    return own.length > 0 && said.every(isHead) && own.some((cell) => cell.column > 0 || grid.width === 1);
  };
  const roles: RowRole[] = [];
  let row = 0;
  const last = grid.rows.length - 1;
  const count = grid.rows.length;
  while (row < count && ownCells(grid, row).length === 0) roles[row++] = 'none';
  let below = row;
  while (below < last && spansAll(below)) below++;
  if (below > row) {
    const next = marked ? isHeaderRow(below) : looksLikeHeader(grid, below);
    let others = false;
    for (let r = below; r < Math.min(count, 2000) && !others; r++) others = spansAll(r);
    // A table's name, and under it what counts for all of it (단위: 원), as spreadsheets have them.
    if (next || !others) for (; row < below; row++) roles[row] = roleOfTitle(ownCells(grid, row)[0]!);
  }
  const start = row;
  if (marked) while (row < last && isHeaderRow(row)) roles[row++] = 'header';
  // Marked cells in a first row that is no header row name the values beside them; so does one beside a single value.
  const inRow = ownCells(grid, row);
  const isOneValue = inRow.length === 2 && inRow[0]!.raw.header && !inRow[1]!.raw.header;
  const isPairRow =
    isOneValue || inRow.some((cell) => cell.raw.header && (cell.column > 0 || grid.width < 3));
  if (row === start && row < last && !isPairRow && looksLikeHeader(grid, row)) {
    const depth = headerDepth(grid, row);
    while (row < Math.min(start + depth, last)) roles[row++] = 'header';
  }
  for (; row < count; row++) {
    const own = ownCells(grid, row);
    if (own.every((cell) => cell.text === '')) roles[row] = 'none';
    else if (spansAll(row)) roles[row] = roleOfSpanning(own[0]!, row === last);
    else if (
      marked &&
      row > start &&
      roles.includes('header') &&
      own.length > 1 &&
      row < last &&
      isHeaderRow(row)
    )
      roles[row] = 'header';
    else roles[row] = 'body';
  }
  return roles;
}

/** Over the headers: the table's name, or a remark on it. */
function roleOfTitle(cell: GridCell): RowRole {
  const role = roleOfSpanning(cell, false);
  return role === 'group' ? 'title' : role;
}

/** A row of one cell over all columns: a sub-heading, or text of its own. */
function roleOfSpanning(cell: GridCell, isLast: boolean): RowRole {
  if (cell.text === '') return 'none';
  return isLast || parseNote(cell.text) || cell.text.length > 60 || isSentence(cell.text) ? 'note' : 'group';
}

/** Unmarked: short names, none a value, over columns of values (or names that are known to be headers). */
function looksLikeHeader(grid: Grid, row: number): boolean {
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
    const below = bodyTexts(grid, row + 1, column);
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
  const names = bodyTexts(grid, row + 1, 0);
  return names.length > 0 && names.filter(isAttribute).length * 2 > names.length;
}

const bodyTexts = (grid: Grid, from: number, column: number): string[] => {
  const texts: string[] = [];
  for (let row = from; row < grid.rows.length && texts.length < 30; row++) {
    const cell = grid.rows[row]?.[column];
    if (cell?.row === row && !isEmptySign(cell.text)) texts.push(cell.text);
  }
  return texts;
};

/** How many rows an unmarked header takes: as deep as its deepest span, two where a cell spans columns. */
function headerDepth(grid: Grid, row: number): number {
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

/** Header and value take turns along every row. */
function arePairs(grid: Grid, body: readonly number[], marked: boolean): boolean {
  if (marked) {
    let fitting = 0;
    let heads = 0;
    for (const row of body) {
      const cells = coveringCells(grid, row);
      if (cells.some((cell) => cell.raw.header)) heads++;
      const values = cells.filter((cell) => !cell.raw.header).length;
      const turns = cells.filter((cell, at) => !cell.raw.header && cells[at - 1]?.raw.header).length;
      if (values > 0 && turns === values) fitting++;
    }
    if (heads * 2 >= body.length) return fitting * 2 > body.length;
  }
  if (grid.width === 2) return true;
  if (grid.width % 2 !== 0 || grid.width > 8) return false;
  // Unmarked rows of several pairs: every other column holds names, of properties mostly, each of them once.
  let names = 0;
  const all: string[] = [];
  for (let column = 0; column < grid.width; column += 2)
    for (const text of bodyTexts(grid, 0, column)) {
      all.push(text);
      if (isAttribute(text)) names++;
      else if (isNumeric(text)) return false;
    }
  const areNames = all.every((text) => text.length <= 20) && new Set(all).size === all.length;
  return all.length > 1 && names / all.length >= (areNames ? 0.5 : 0.7);
}

function keyColumns(
  grid: Grid,
  roles: readonly RowRole[],
  body: readonly number[],
  marked: boolean,
): readonly number[] {
  if (grid.width < 2 || body.length === 0) return grid.width < 2 ? [] : [0];
  const sample = body.slice(0, 2000);
  const keys: number[] = [];
  if (marked)
    for (let column = 0; column < Math.min(grid.width - 1, 8); column++) {
      const cells = sample.map((row) => grid.rows[row]?.[column]).filter((cell) => cell !== undefined);
      const heads = cells.filter((cell) => cell.raw.header || cell.raw.scope === 'row').length;
      if (heads < cells.length * 0.8 || heads === 0) break;
      keys.push(column);
    }
  if (keys.length === 0) {
    const header = grid.rows[roles.indexOf('header')]?.[0]?.text ?? '';
    keys.push(isSequence(header) && grid.width > 2 ? 1 : 0);
  }
  for (let next = keys.at(-1)! + 1; next < grid.width - 1 && keys.length < 4; next++) {
    if (!distinguishes(grid, sample, keys.at(-1)!, next)) break;
    keys.push(next);
  }
  return keys;
}

const money = /(?:원|%|달러|won|krw|usd)$|^[$€£¥₩]/iu;

/** The next column tells rows apart that share their name: a second key (상품, 약정 기간 → 월 요금). */
function distinguishes(grid: Grid, body: readonly number[], key: number, next: number): boolean {
  let shared = false;
  let seen = new Set<string>();
  let name: string | undefined;
  for (const row of body) {
    const text = grid.rows[row]?.[next]?.text ?? '';
    const own = grid.rows[row]?.[key]?.text ?? '';
    const same = own !== '' && (own === name || isDitto(own));
    if (!same) {
      seen = new Set();
      name = own;
    } else shared = true;
    if (isEmptySign(text) || seen.has(text) || isDitto(text)) return false;
    if (isBareNumber(text) || money.test(text) || isSentence(text) || text.length > 40) return false;
    seen.add(text);
  }
  return shared;
}
