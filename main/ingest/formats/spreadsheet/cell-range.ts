/** Cells and ranges as a spreadsheet names them (`B3`, `B3:D9`); rows and columns count from 0. */
import { spreadsheetLimits } from './limits.ts';

/** Inclusive on all sides. */
export interface CellRange {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

const columnNames: string[] = [];

/** 0 → `A`, 26 → `AA`. */
export function columnName(column: number): string {
  const known = columnNames[column];
  if (known !== undefined) return known;
  let name = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  columnNames[column] = name;
  return name;
}

export function rangeName({ top, left, bottom, right }: CellRange): string {
  const first = `${columnName(left)}${top + 1}`;
  return top === bottom && left === right ? first : `${first}:${columnName(right)}${bottom + 1}`;
}

/** `B3` → row and column; null for anything else, and beyond the last cell that a sheet can have. */
export function readCell(name: string): { row: number; column: number } | null {
  let at = 0;
  let column = 0;
  for (; at < name.length && at < 4; at++) {
    const letter = (name.charCodeAt(at) | 32) - 96;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  const row = Number(name.slice(at));
  if (at === 0 || !Number.isInteger(row) || row < 1) return null;
  if (row > spreadsheetLimits.rows || column > spreadsheetLimits.columns) return null;
  return { row: row - 1, column: column - 1 };
}

/** `B3:D9`, `$B$3:$D$9` or `B3`; null for anything else. */
export function readRange(name: string): CellRange | null {
  const [first = '', second = first] = name.replaceAll('$', '').split(':');
  const from = readCell(first);
  const to = readCell(second);
  if (!from || !to) return null;
  return {
    top: Math.min(from.row, to.row),
    left: Math.min(from.column, to.column),
    bottom: Math.max(from.row, to.row),
    right: Math.max(from.column, to.column),
  };
}
