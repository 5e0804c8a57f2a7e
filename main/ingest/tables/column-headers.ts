/** Header paths of columns: outer header first, units taken out, footnote marks resolved. */
import { type Grid, type GridCell, ownCells } from './grid.ts';
import { type NoteBook, takeMarks } from './notes.ts';
import type { Name } from './row-model.ts';
import { splitUnit } from './units.ts';

export interface Header {
  readonly path: string;
  readonly name: Name;
  /** The unit that the header states for bare numbers; empty where none. */
  readonly unit: string;
  readonly notes: readonly string[];
}

export const noHeader: Header = { path: '', name: { outer: '', inner: '' }, unit: '', notes: [] };

/** A header as it names a value: without its unit, its footnote marks and a closing colon. */
export function readHeader(texts: readonly string[], book: NoteBook): Header {
  let unit = '';
  const names: string[] = [];
  const notes: string[] = [];
  for (const text of texts) {
    const split = splitUnit(text);
    const marked = takeMarks(split.name.replace(/\s*[:：]\s*$/u, ''), book);
    if (split.unit !== '') unit = split.unit;
    if (marked.text !== '' && names.at(-1) !== marked.text) names.push(marked.text);
    notes.push(...marked.notes);
  }
  const name = { outer: names.slice(0, -1).join(' '), inner: names.at(-1) ?? '' };
  return { path: names.join(' '), name, unit, notes };
}

/** The headers of every column under a run of header rows. */
export function columnHeaders(grid: Grid, rows: readonly number[], book: NoteBook): readonly Header[] {
  const headers: Header[] = [];
  let width = 0;
  for (const row of rows) width = Math.max(width, grid.rows[row]?.length ?? 0);
  for (let column = 0; column < width; column++) {
    const cells: GridCell[] = [];
    for (const row of rows) {
      const cell = grid.rows[row]?.[column];
      if (cell && cell.text !== '' && cells.at(-1) !== cell) cells.push(cell);
    }
    headers.push(
      readHeader(
        cells.map((cell) => cell.text),
        book,
      ),
    );
  }
  return headers;
}

/** Header cells by their id, for cells that name theirs (`headers="a b"`). */
export function cellsById(grid: Grid): ReadonlyMap<string, GridCell> {
  const byId = new Map<string, GridCell>();
  for (let row = 0; row < grid.rows.length; row++)
    for (const cell of ownCells(grid, row))
      if (cell.raw.id !== undefined && !byId.has(cell.raw.id)) byId.set(cell.raw.id, cell);
  return byId;
}
