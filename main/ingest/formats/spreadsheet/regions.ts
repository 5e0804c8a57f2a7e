/**
 * Tells the tables of one sheet apart: by blank rows and blank columns, in turns (the recursive X–Y cut of page layout
 * analysis, Nagy & Seth 1984), on cells instead of pixels. Titles above and remarks below are taken off first, because
 * a title merged over two tables side by side would hold them together.
 */
import type { CellRange } from './cell-range.ts';
import { looksLikeHeader } from './header-rows.ts';
import { lastColumn, lastRow, type PlacedCell, type PlacedRow } from './merged.ts';

export interface Region {
  /** Rows of one cell above the cells of a table, and below it. */
  readonly titles: readonly PlacedRow[];
  readonly rows: readonly PlacedRow[];
  readonly remarks: readonly PlacedRow[];
  /** Where the file itself declares the table. */
  readonly headerRows?: number;
}

/** Deeper nesting of tables beside and below each other is left together. */
const deepest = 8;
/** A gap of more rows ends a table even where the rows below look like more of it. */
const longestPause = 2;

/** The regions in reading order: top to bottom, then left to right. */
export function findRegions(rows: readonly PlacedRow[], tables: readonly DeclaredTable[]): Region[] {
  const declared: { row: number; region: Region }[] = [];
  let rest = rows;
  for (const { range, headerRows } of tables) {
    const inside = within(rest, range);
    if (inside.length < 2) continue;
    rest = without(rest, range);
    declared.push({ row: inside[0]!.row, region: { titles: [], rows: inside, remarks: [], headerRows } });
  }
  const found = cutRows(rest, 0);
  for (const { row, region } of declared) {
    const at = found.findIndex((other) => (other.titles[0] ?? other.rows[0])!.row > row);
    found.splice(at < 0 ? found.length : at, 0, region);
  }
  return found;
}

export interface DeclaredTable {
  readonly range: CellRange;
  readonly headerRows: number;
}

function cutRows(rows: readonly PlacedRow[], depth: number): Region[] {
  const bands: PlacedRow[][] = [];
  let reach = -1;
  for (const row of rows) {
    const band = bands[bands.length - 1];
    if (!band || row.row > reach + 1) bands.push([row]);
    else band.push(row);
    for (const cell of row.cells) reach = Math.max(reach, lastRow(cell, row.row));
  }
  const regions: Region[] = [];
  for (const band of bands) {
    const found = cutBand(band, depth);
    const last = regions[regions.length - 1];
    const first = found[0];
    if (last && first && found.length === 1 && continues(last, first))
      regions[regions.length - 1] = { ...last, rows: [...last.rows, ...first.rows], remarks: first.remarks };
    else regions.push(...found);
  }
  return regions;
}

function cutBand(band: readonly PlacedRow[], depth: number): Region[] {
  const from = titleRows(band);
  let to = band.length;
  while (to > from + 2 && isRemark(band[to - 1]!)) to--;
  const body = band.slice(from, to);
  const titles = band.slice(0, from);
  const remarks = band.slice(to);
  const groups = depth < deepest ? columnGroups(body) : [body];
  if (groups.length < 2) return [{ titles, rows: body, remarks }];
  const regions = groups.flatMap((group) => cutRows(group, depth + 1));
  // The title of tables side by side stands over all of them.
  const above: Region[] = titles.length > 0 ? [{ titles: [], rows: titles, remarks: [] }] : [];
  const below: Region[] = remarks.length > 0 ? [{ titles: [], rows: remarks, remarks: [] }] : [];
  return [...above, ...regions, ...below];
}

const unit = /^[[(<〈【]?\s*(?:단위|기준|unit)/iu;

/** How many rows stand above the first row of several cells; none where there is no such row. */
function titleRows(band: readonly PlacedRow[]): number {
  for (const [at, { row, cells }] of band.entries()) {
    // A unit beside the title does not make it a row of the table.
    const said = cells.filter(({ text }) => !unit.test(text));
    const cell = said[0] ?? cells[0]!;
    const next = band[at + 1];
    if (said.length > 1 || cells.length > 2) return at;
    // A header cell merged downwards stands beside others.
    if (!next || cell.kind !== 'text' || lastRow(cell, row) >= next.row) return 0;
  }
  return 0;
}

const remark =
  /^(?:[※★☞►▶·•]|\*|#|주\s*\d*\s*[).:]|\(?주\s*\d|\d{1,2}\)|참고|비고|출처|단[,\s]|작성|note\b|source\b)/iu;

function isRemark({ cells }: PlacedRow): boolean {
  const [cell] = cells;
  return cells.length === 1 && cell?.kind === 'text' && (remark.test(cell.text) || cell.text.length > 60);
}

/** The rows' cells in groups of columns that no cell joins; one group where there is no blank column worth a cut. */
function columnGroups(rows: readonly PlacedRow[]): PlacedRow[][] {
  const reach = new Map<number, number>();
  for (const { cells } of rows)
    for (const cell of cells) reach.set(cell.column, Math.max(reach.get(cell.column) ?? 0, lastColumn(cell)));
  const starts = [...reach.keys()].sort((a, b) => a - b);
  const groups: { from: number; columns: number }[] = [];
  let end = -2;
  for (const column of starts) {
    const group = groups[groups.length - 1];
    if (!group || column > end + 1) groups.push({ from: column, columns: 1 });
    else group.columns++;
    end = Math.max(end, reach.get(column)!);
  }
  // A single column beside a gap is a part of the table (a spacer column), not a table.
  if (groups.length < 2 || groups.some(({ columns }) => columns < 2)) return [[...rows]];
  const groupOf = (cell: PlacedCell): number => {
    let found = 0;
    while (found + 1 < groups.length && groups[found + 1]!.from <= cell.column) found++;
    return found;
  };
  const cut: PlacedRow[][] = groups.map(() => []);
  for (const { row, cells } of rows) {
    const parts = new Map<number, PlacedCell[]>();
    for (const cell of cells) {
      const group = groupOf(cell);
      const part = parts.get(group);
      if (part) part.push(cell);
      else parts.set(group, [cell]);
    }
    for (const [group, part] of parts) cut[group]!.push({ row, cells: part });
  }
  return cut;
}

/** Rows after a short pause that go on with the table above: the same columns, no title, no header of their own. */
function continues(above: Region, below: Region): boolean {
  if (below.titles.length > 0 || above.remarks.length > 0 || above.rows.length < 2) return false;
  const pause = below.rows[0]!.row - bottomOf(above.rows) - 1;
  if (pause > longestPause) return false;
  const upper = columnsOf(above.rows);
  const lower = columnsOf(below.rows);
  if (lower.left < upper.left || lower.right > upper.right + 2 || lower.count < 2) return false;
  return looksLikeHeader(above.rows) && !looksLikeHeader(below.rows);
}

function bottomOf(rows: readonly PlacedRow[]): number {
  let bottom = 0;
  for (const { row, cells } of rows.slice(-50))
    for (const cell of cells) bottom = Math.max(bottom, lastRow(cell, row));
  return bottom;
}

function columnsOf(rows: readonly PlacedRow[]): { left: number; right: number; count: number } {
  const columns = new Set<number>();
  let right = 0;
  for (const { cells } of rows)
    for (const cell of cells) {
      columns.add(cell.column);
      right = Math.max(right, lastColumn(cell));
    }
  return { left: Math.min(...columns), right, count: columns.size };
}

const isIn = (range: CellRange, row: number, column: number): boolean =>
  row >= range.top && row <= range.bottom && column >= range.left && column <= range.right;

function within(rows: readonly PlacedRow[], range: CellRange): PlacedRow[] {
  return kept(rows, (row, cell) => isIn(range, row, cell.column));
}

function without(rows: readonly PlacedRow[], range: CellRange): PlacedRow[] {
  return kept(rows, (row, cell) => !isIn(range, row, cell.column));
}

function kept(rows: readonly PlacedRow[], keep: (row: number, cell: PlacedCell) => boolean): PlacedRow[] {
  return rows.flatMap(({ row, cells }) => {
    const own = cells.filter((cell) => keep(row, cell));
    return own.length > 0 ? [{ row, cells: own }] : [];
  });
}
