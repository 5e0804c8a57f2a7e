/** How many rows of a table are its header, where the file or the types of its cells say so. */
import type { CellRange } from './cell-range.ts';
import { lastColumn, lastRow, type PlacedCell, type PlacedRow } from './merged.ts';

/** Rows looked at to learn what a column holds. */
const sample = 100;
const deepestHeader = 10;

/**
 * 0 where nothing is sure: then the table room decides by the words.
 * @param hints rows that the file treats as headers (a filter, frozen rows, rows repeated in print)
 */
export function headerRows(rows: readonly PlacedRow[], hints: readonly CellRange[]): number {
  const spanned = spannedHeader(rows);
  for (const hint of hints) {
    const count = coveredBy(rows, hint);
    // The hint names the last header row, or all; what is merged into it belongs to it.
    if (count > 0) return Math.max(count, Math.min(spanned, count + 1));
  }
  const depth = Math.max(spanned, 1);
  if (depth > deepestHeader || depth >= rows.length) return 0;
  if (!isNames(rows.slice(0, depth))) return 0;
  return hasTypedColumn(rows, depth) || isShorterEverywhere(rows, depth) ? depth : 0;
}

/** The first row names what stands below: short texts over columns of other types, or of longer texts. */
export function looksLikeHeader(rows: readonly PlacedRow[]): boolean {
  const depth = Math.max(spannedHeader(rows), 1);
  if (depth >= rows.length || !isNames(rows.slice(0, depth))) return false;
  return hasTypedColumn(rows, depth) || isShorter(rows, depth);
}

function coveredBy(rows: readonly PlacedRow[], hint: CellRange): number {
  const first = rows[0]!;
  const left = first.cells[0]!.column;
  const right = lastColumn(first.cells[first.cells.length - 1]!);
  if (hint.bottom < first.row || hint.right < left || hint.left > right) return 0;
  let count = 0;
  while (count < Math.min(rows.length, deepestHeader + 1) && rows[count]!.row <= hint.bottom) count++;
  return count <= deepestHeader && count < rows.length ? count : 0;
}

/** As deep as the first row's merged cells reach; a cell over several columns has names of its own below. */
function spannedHeader(rows: readonly PlacedRow[]): number {
  const first = rows[0]!;
  if (first.cells.length < 2) return 0;
  let depth = 1;
  let across = false;
  for (let at = 0; at < Math.min(depth, rows.length - 1, deepestHeader); at++) {
    const { row, cells } = rows[at]!;
    across = false;
    for (const cell of cells) {
      let reach = at + 1;
      while (reach < rows.length && reach <= deepestHeader && rows[reach]!.row <= lastRow(cell, row)) reach++;
      // A first column merged downwards may be a group of records: it counts only beside a cell over columns.
      if (reach > at + 1 && (cell.column > first.cells[0]!.column || cells.some(isWide)))
        depth = Math.max(depth, reach);
      if (isWide(cell)) across = true;
    }
    if (across && at + 1 === depth) depth++;
  }
  return depth > 1 ? depth : 0;
}

const isWide = (cell: PlacedCell): boolean => lastColumn(cell) > cell.column;

function isNames(rows: readonly PlacedRow[]): boolean {
  return rows.every(({ cells }) => cells.every(({ kind, text }) => kind === 'text' && text.length <= 60));
}

/** Under a name, most cells of a column are numbers or dates. */
function hasTypedColumn(rows: readonly PlacedRow[], depth: number): boolean {
  const typed = new Map<number, number>();
  const all = new Map<number, number>();
  for (const { cells } of rows.slice(depth, depth + sample))
    for (const { column, kind } of cells) {
      all.set(column, (all.get(column) ?? 0) + 1);
      if (kind !== 'text') typed.set(column, (typed.get(column) ?? 0) + 1);
    }
  // A table of two columns with one number may be names and values without a header.
  const named = new Set(rows.slice(0, depth).flatMap(({ cells }) => cells.map(({ column }) => column)));
  return [...typed].some(([column, count]) => named.has(column) && count * 2 > (all.get(column) ?? 0));
}

function isShorter(rows: readonly PlacedRow[], depth: number): boolean {
  const mean = (part: readonly PlacedRow[]): number => {
    const lengths = part.flatMap(({ cells }) => cells.map(({ text }) => text.length));
    return lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length);
  };
  const names = rows.slice(0, depth);
  return mean(names) <= 15 && mean(rows.slice(depth, depth + sample)) >= mean(names) * 1.5;
}

/** Every column has a short name over texts at least twice as long: 질문, 답변; not the first of some names and values. */
function isShorterEverywhere(rows: readonly PlacedRow[], depth: number): boolean {
  const names = rows[depth - 1]!.cells;
  const body = rows.slice(depth, depth + sample);
  return names.every(({ column, text }) => {
    const below = body.flatMap(({ cells }) => cells.filter((cell) => cell.column === column));
    const length = below.reduce((sum, cell) => sum + cell.text.length, 0);
    return text.length <= 15 && below.length > 0 && length >= below.length * text.length * 2;
  });
}
