/** What each row of a grid is for: names over the table, headers, sub-headings, notes and records, from the top down. */
import type { RawTable } from '../../contract/document.ts';
import { coveringCells, type Grid, type GridCell, ownCells } from './grid.ts';
import { parseNote } from './notes.ts';
import { headerDepth, looksLikeHeader } from './unmarked-headers.ts';
import { isBareNumber, isSentence } from './value-kind.ts';

export type RowRole = 'title' | 'header' | 'group' | 'note' | 'body' | 'none';

/** Rows in which a further sub-heading is looked for. */
const mostRows = 2000;

/**
 * One role a row. `none`: nothing begins in it.
 * @param marked header cells are marked as such by the file
 */
export function rowRoles(grid: Grid, table: RawTable, marked: boolean): RowRole[] {
  const roles: RowRole[] = [];
  while (roles.length < grid.rows.length && ownCells(grid, roles.length).length === 0) roles.push('none');
  roles.push(...titleRoles(grid, table, marked, roles.length));
  const headers = headerRows(grid, table, marked, roles.length);
  for (let i = 0; i < headers; i++) roles.push('header');
  const repeats = (row: number) => marked && headers > 0 && isHeaderRow(grid, table, row);
  for (let row = roles.length; row < grid.rows.length; row++)
    roles.push(roleBelowHeaders(grid, row, repeats));
  return roles;
}

/**
 * A table's name, and under it what counts for all of it (단위: 원), as spreadsheets have them: over the headers, or
 * alone of its kind, since a sub-heading has others further down.
 */
function titleRoles(grid: Grid, table: RawTable, marked: boolean, from: number): RowRole[] {
  let below = from;
  while (below < grid.rows.length - 1 && spansAll(grid, below)) below++;
  if (below === from) return [];
  const overHeaders = marked ? isHeaderRow(grid, table, below) : looksLikeHeader(grid, below);
  let others = false;
  for (let row = below; row < Math.min(grid.rows.length, mostRows) && !others; row++)
    others = spansAll(grid, row);
  if (!overHeaders && others) return [];
  return Array.from({ length: below - from }, (_, i) => roleOfTitle(ownCells(grid, from + i)[0]!));
}

/** How many header rows there are from this one on; the last row is none, since nothing stands under it. */
function headerRows(grid: Grid, table: RawTable, marked: boolean, from: number): number {
  const last = grid.rows.length - 1;
  let row = from;
  if (marked) while (row < last && isHeaderRow(grid, table, row)) row++;
  if (row > from) while (row < last && dividesHeaders(grid, row)) row++;
  if (row > from || row >= last) return row - from;
  if (isPairRow(grid, row) || !looksLikeHeader(grid, row)) return 0;
  return Math.min(headerDepth(grid, row), last - row);
}

/** @param repeats whether a row repeats the headers, as long tables do */
function roleBelowHeaders(grid: Grid, row: number, repeats: (row: number) => boolean): RowRole {
  const own = ownCells(grid, row);
  const isLast = row === grid.rows.length - 1;
  if (own.every((cell) => cell.text === '')) return 'none';
  if (spansAll(grid, row)) return roleOfSpanning(own[0]!, isLast);
  const said = own.filter((cell) => cell.text !== '');
  // ※ alone in a row is said of the table, whichever column it stands in.
  if (said.length === 1 && own.length > 1 && said[0]!.isRemark) return 'note';
  return own.length > 1 && !isLast && repeats(row) ? 'header' : 'body';
}

function spansAll(grid: Grid, row: number): boolean {
  const own = ownCells(grid, row);
  return own.length === 1 && grid.width > 1 && own[0]!.columns >= grid.width;
}

const isHead = (cell: GridCell) =>
  cell.raw.header && cell.raw.scope !== 'row' && cell.raw.scope !== 'rowgroup';

/** Marked as a header row by the file: as its head, or each of its cells. */
function isHeaderRow(grid: Grid, table: RawTable, row: number): boolean {
  if (spansAll(grid, row)) return false;
  if (table.rows[row]?.group === 'head') return ownCells(grid, row).length > 0;
  const said = coveringCells(grid, row).filter((cell) => cell.text !== '');
  const own = said.filter((cell) => cell.row === row);
  return own.length > 0 && said.every(isHead) && own.some((cell) => cell.column > 0 || grid.width === 1);
}

/**
 * Plain cells that divide a wide header of the row above (월정액: 약정 없음, 24개월), while its other headers reach down
 * beside them: old pages mark the first row of a header only.
 */
function dividesHeaders(grid: Grid, row: number): boolean {
  const own = ownCells(grid, row);
  const covering = coveringCells(grid, row);
  if (own.length === 0 || own.length === covering.length) return false;
  if (!covering.every((cell) => cell.row === row || isHead(cell))) return false;
  return own.every((cell) => {
    const over = grid.rows[row - 1]?.[cell.column];
    const isDivided = over !== undefined && isHead(over) && over.columns > cell.columns;
    return isDivided && cell.text.length <= 40 && !isBareNumber(cell.text) && !isSentence(cell.text);
  });
}

/** Marked cells in a row that is no header row name the values beside them; so does one beside a single value. */
function isPairRow(grid: Grid, row: number): boolean {
  const own = ownCells(grid, row);
  const isOneValue = own.length === 2 && own[0]!.raw.header && !own[1]!.raw.header;
  return isOneValue || own.some((cell) => cell.raw.header && (cell.column > 0 || grid.width < 3));
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
