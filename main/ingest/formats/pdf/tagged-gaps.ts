/**
 * Cells without content have no place in a page's structure tree, so the ones after them would move to the left. Rows
 * that are short of the table's width get them back: a cell stands under the header that it names, else under the
 * column that its text is nearest to.
 */
import type { PageCell } from '../layout/index.ts';

export interface TaggedCell {
  readonly cell: PageCell;
  /** How the file names it, and the header cells that it names as its own. */
  readonly id?: string | undefined;
  readonly headers?: readonly string[] | undefined;
}

interface Span {
  readonly from: number;
  /** Exclusive. */
  readonly to: number;
}

/** As far as the column that a header names is from any that only its place speaks for. */
const foreign = 10_000;
/** Rows and columns beyond it are left as they are told: the work grows with their product. */
const mostColumns = 200;

export function withGaps(rows: readonly (readonly TaggedCell[])[]): PageCell[][] {
  const covered = coveredColumns(rows);
  const width = Math.max(0, ...rows.map((row, i) => widthOf(row) + covered[i]!.size));
  const as = (row: readonly TaggedCell[]) => row.map(({ cell }) => cell);
  if (width > mostColumns) return rows.map(as);
  const columns = columnsOf(rows, covered, width);
  const named = new Map<string, Span>();
  return rows.map((row, i) => {
    const open = range(width).filter((column) => !covered[i]!.has(column));
    const isShort = row.length > 0 && widthOf(row) < open.length;
    const starts = isShort ? placed(row, open, columns, named) : row.map((_, at) => before(row, at));
    for (const [at, { id, cell }] of row.entries()) {
      const from = open[starts[at]!];
      if (id !== undefined && from !== undefined) named.set(id, { from, to: from + cell.colspan });
    }
    if (!isShort) return as(row);
    const whole: PageCell[] = [];
    let next = 0;
    for (const [at, { cell }] of row.entries()) {
      for (; next < starts[at]!; next++) whole.push(nothing);
      whole.push(cell);
      next += cell.colspan;
    }
    for (; next < open.length; next++) whole.push(nothing);
    return whole;
  });
}

const nothing: PageCell = { x0: 0, y0: 0, x1: 0, y1: 0, rowspan: 1, colspan: 1, header: false, items: [] };

const range = (length: number) => Array.from({ length }, (_, i) => i);
const widthOf = (row: readonly TaggedCell[]) => row.reduce((sum, { cell }) => sum + cell.colspan, 0);
const before = (row: readonly TaggedCell[], at: number) => widthOf(row.slice(0, at));

/** The columns of each row that cells from above reach into, as the rows are told. */
function coveredColumns(rows: readonly (readonly TaggedCell[])[]): Set<number>[] {
  const covered = rows.map(() => new Set<number>());
  for (const [i, row] of rows.entries()) {
    let column = 0;
    for (const { cell } of row) {
      while (covered[i]!.has(column)) column++;
      const last = Math.min(rows.length, i + cell.rowspan);
      for (let below = i + 1; below < last && cell.colspan <= mostColumns; below++)
        for (let c = column; c < column + cell.colspan; c++) covered[below]!.add(c);
      column += cell.colspan;
    }
  }
  return covered;
}

/** Where the text of each column stands, by the rows that have every cell. */
function columnsOf(
  rows: readonly (readonly TaggedCell[])[],
  covered: readonly ReadonlySet<number>[],
  width: number,
): ({ x0: number; x1: number } | undefined)[] {
  const columns: ({ x0: number; x1: number } | undefined)[] = range(width).map(() => undefined);
  for (const [i, row] of rows.entries()) {
    const open = range(width).filter((column) => !covered[i]!.has(column));
    if (widthOf(row) !== open.length) continue;
    for (const [at, { cell }] of row.entries()) {
      if (cell.colspan !== 1 || cell.x1 <= 0) continue;
      const column = open[before(row, at)]!;
      const known = columns[column];
      columns[column] = {
        x0: Math.min(cell.x0, known?.x0 ?? cell.x0),
        x1: Math.max(cell.x1, known?.x1 ?? cell.x1),
      };
    }
  }
  return columns;
}

/** For each cell the open column where it starts (a number into `open`): in order, and with the least distance in all. */
function placed(
  row: readonly TaggedCell[],
  open: readonly number[],
  columns: readonly ({ x0: number; x1: number } | undefined)[],
  named: ReadonlyMap<string, Span>,
): number[] {
  /** Best sum for the cells up to `at` where the last one starts at `start`, and where the one before starts. */
  const best: { sum: number; from: number }[][] = [];
  for (const [at, tagged] of row.entries()) {
    const after = widthOf(row.slice(at + 1));
    let least = { sum: at === 0 ? 0 : Number.POSITIVE_INFINITY, from: -1 };
    best.push(
      open.map((column, start) => {
        if (at > 0) {
          const previous = start - row[at - 1]!.cell.colspan;
          const sum = best[at - 1]![previous]?.sum ?? Number.POSITIVE_INFINITY;
          if (sum < least.sum) least = { sum, from: previous };
        }
        if (start + tagged.cell.colspan + after > open.length)
          return { sum: Number.POSITIVE_INFINITY, from: -1 };
        return { sum: least.sum + distance(tagged, column, columns, named), from: least.from };
      }),
    );
  }
  const starts: number[] = [];
  let last = best.at(-1)!;
  let at = last.reduce((least, { sum }, i) => (sum < last[least]!.sum ? i : least), 0);
  for (let cell = row.length - 1; cell >= 0; cell--) {
    last = best[cell]!;
    starts.unshift(at);
    at = last[at]!.from;
  }
  return starts;
}

/** Points between a cell's text and a column's; by its headers where it names one that stands over columns. */
function distance(
  { cell, headers = [] }: TaggedCell,
  column: number,
  columns: readonly ({ x0: number; x1: number } | undefined)[],
  named: ReadonlyMap<string, Span>,
): number {
  // The narrowest of its headers is the one that stands right over it; those at the left of the row come first.
  const spans = headers.flatMap((id) => named.get(id) ?? []).filter(({ from }) => from > 0);
  if (spans.length > 0) {
    const over = spans.reduce((least, span) => (span.to - span.from < least.to - least.from ? span : least));
    return column >= over.from && column < over.to ? 0 : foreign;
  }
  const own = columns[column];
  if (!own || cell.x1 <= 0) return 0;
  const apart = Math.max(0, own.x0 - cell.x1, cell.x0 - own.x1);
  // Where several are touched, the one in whose middle it stands.
  return apart + Math.abs((own.x0 + own.x1) / 2 - (cell.x0 + cell.x1) / 2) / 100;
}
