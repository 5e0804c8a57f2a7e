/** The grid that a table's rows make once its spans are resolved (HTML, "forming a table"), in bounded work. */
import type { RawCell, RawTable } from '../../contract/document.ts';
import { cellText } from './cell-text.ts';

export interface GridCell {
  readonly raw: RawCell;
  /** What the cell says, on one line. */
  readonly text: string;
  /** It begins with ※, which its text may have lost as a list's sign. */
  readonly isRemark: boolean;
  /** The slot of its upper left corner, and how many it covers (clamped to the grid). */
  readonly row: number;
  readonly column: number;
  columns: number;
  rows: number;
}

/** A slot that no cell covers is undefined (ragged rows). Rows may differ in length. */
export type GridRow = readonly (GridCell | undefined)[];

export interface Grid {
  readonly rows: readonly GridRow[];
  readonly width: number;
}

/** A cell covers at most this many columns, as in HTML. */
export const columnSpanLimit = 1000;

/**
 * Slots that spans may add over the table's own cells. Beyond it further spans count as 1, so that ten cells with
 * rowspan=100000 cost no more than a large table; no cell is ever lost.
 */
export const spannedSlotLimit = 500_000;

/** Resolves row and column spans. A column span stops at a slot that a cell from above already covers. */
export function resolveGrid(table: RawTable, text: string, sayNested: (table: RawTable) => string): Grid {
  const rows: (GridCell | undefined)[][] = [];
  let budget = spannedSlotLimit;
  let width = 0;
  /** Cells that reach down into the next row, by their first column. */
  let hanging: { cell: GridCell; left: number }[] = [];
  for (const [row, { cells }] of table.rows.entries()) {
    const slots: (GridCell | undefined)[] = [];
    const below: { cell: GridCell; left: number }[] = [];
    for (const { cell, left } of hanging) {
      if (budget < cell.columns) continue;
      budget -= cell.columns;
      cell.rows++;
      for (let c = cell.column; c < cell.column + cell.columns; c++) slots[c] = cell;
      if (left > 1) below.push({ cell, left: left - 1 });
    }
    let column = 0;
    for (const raw of cells) {
      while (slots[column]) column++;
      let columns = 1;
      const wanted = Math.min(whole(raw.colspan), columnSpanLimit);
      while (columns < wanted && budget > 0 && !slots[column + columns]) {
        columns++;
        budget--;
      }
      const cell: GridCell = {
        raw,
        text: cellText(raw, text, sayNested),
        isRemark: /^\s*※/u.test(text.slice(raw.start, raw.start + 4)),
        row,
        column,
        columns,
        rows: 1,
      };
      for (let c = column; c < column + columns; c++) slots[c] = cell;
      const down = Math.min(whole(raw.rowspan), table.rows.length - row) - 1;
      if (down > 0) below.push({ cell, left: down });
      column += columns;
    }
    hanging = below;
    width = Math.max(width, slots.length);
    rows.push(slots);
  }
  return { rows, width };
}

/** A span as a whole number of at least 1, whatever the markup says. */
const whole = (span: number): number => (Number.isFinite(span) && span >= 1 ? Math.floor(span) : 1);

/** The cells that begin in a row, each once, from left to right. */
export function ownCells(grid: Grid, row: number): GridCell[] {
  const cells: GridCell[] = [];
  for (const cell of grid.rows[row] ?? []) if (cell?.row === row && cells.at(-1) !== cell) cells.push(cell);
  return cells;
}

/** The cells that cover a row, each once, from left to right. */
export function coveringCells(grid: Grid, row: number): GridCell[] {
  const cells: GridCell[] = [];
  for (const cell of grid.rows[row] ?? []) if (cell && cells.at(-1) !== cell) cells.push(cell);
  return cells;
}
