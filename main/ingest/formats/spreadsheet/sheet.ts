/** A sheet as every spreadsheet format gives it, before its tables are told apart. Rows and columns count from 0. */
import type { CellRange } from './cell-range.ts';
import { spreadsheetLimits } from './limits.ts';

export type CellKind = 'text' | 'number' | 'date';

export interface SheetCell {
  readonly column: number;
  /** As shown, never empty; paragraphs separated by `\n`. */
  readonly text: string;
  readonly kind: CellKind;
}

export interface SheetRow {
  readonly row: number;
  /** In column order, one a column, only cells that show something. */
  readonly cells: SheetCell[];
}

export interface Sheet {
  readonly name: string;
  readonly hidden: boolean;
  /** In order; rows without a shown cell are not in it. */
  readonly rows: SheetRow[];
  readonly merges: readonly CellRange[];
  /** By `cellKey`. */
  readonly links: ReadonlyMap<number, string>;
  readonly notes: ReadonlyMap<number, string>;
  /** Tables that the file declares, with how many header rows each has. */
  readonly tables: readonly { readonly range: CellRange; readonly headerRows: number }[];
  /** Rows that the file treats as headers: a filter's row, rows repeated in print, frozen rows. */
  readonly headers: readonly CellRange[];
  /** Text that lies over the sheet: text boxes and shapes, alternative texts of pictures. */
  readonly floating: readonly string[];
  /** Hidden rows and columns that hold something. */
  readonly hiddenRows: number;
  readonly hiddenColumns: number;
  /** Formulas whose value the file does not hold: they show nothing until a spreadsheet program computes them. */
  readonly uncomputed: number;
}

export const cellKey = (row: number, column: number): number => row * spreadsheetLimits.columns + column;

/** How many of the columns are hidden and hold something. */
export function countHidden(rows: readonly SheetRow[], hidden: (column: number) => boolean): number {
  const seen = new Set<number>();
  for (const { cells } of rows) for (const { column } of cells) seen.add(column);
  return [...seen].filter(hidden).length;
}

/** Puts a cell at its place in the row: cells come in order but in damaged files. */
export function addCell(cells: SheetCell[], cell: SheetCell): void {
  const last = cells[cells.length - 1];
  if (!last || last.column < cell.column) {
    cells.push(cell);
    return;
  }
  const at = cells.findIndex(({ column }) => column >= cell.column);
  if (cells[at]?.column === cell.column) cells[at] = cell;
  else cells.splice(at, 0, cell);
}

/** The row to add cells to: a new one, or the one that is there where a damaged file says a row twice. */
export function rowAt(rows: SheetRow[], row: number): SheetRow {
  const last = rows[rows.length - 1];
  if (last?.row === row) return last;
  const fresh: SheetRow = { row, cells: [] };
  if (!last || last.row < row) {
    rows.push(fresh);
    return fresh;
  }
  const at = rows.findIndex((known) => known.row >= row);
  const known = rows[at]!;
  if (known.row === row) return known;
  rows.splice(at, 0, fresh);
  return fresh;
}
