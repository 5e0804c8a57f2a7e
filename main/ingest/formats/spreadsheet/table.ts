/** The cells of a region as rows of a table: columns and rows in which no cell begins are left out, spans fitted. */
import type { CellInput, PlaceOf, RowInput } from '../document-builder.ts';
import { rangeName } from './cell-range.ts';
import { lastColumn, lastRow, type PlacedCell, type PlacedRow } from './merged.ts';
import { cellKey, type Sheet } from './sheet.ts';

/** Above so many cells a table has one place a row (`A5:T5`, at its first cell): half the memory of one a cell. */
const placedCells = 100_000;

/** Filled or blank. */
const mostSlots = 4_000_000;

type Named = Pick<Sheet, 'name' | 'links'>;

/** Null where most slots would be blank: scattered cells are no table. */
export function tableRows(rows: readonly PlacedRow[], headers: number, sheet: Named): RowInput[] | null {
  const starts = new Set<number>();
  let count = 0;
  for (const { cells } of rows) {
    count += cells.length;
    for (const { column } of cells) starts.add(column);
  }
  const columns = [...starts].sort((a, b) => a - b);
  const slots = columns.length * rows.length;
  if (slots > count * 20 + 10_000 || slots > mostSlots) return null;
  const table: Table = {
    rows,
    columns,
    indexOf: new Map(columns.map((column, index) => [column, index])),
    headers,
    sheet,
    byRow: count > placedCells,
  };
  const covered = coverage(table);
  // Each row's cells are made when the builder takes them: a million at once would be held for nothing.
  return rows.map((_, at): RowInput => {
    const group = at < headers ? { group: 'head' as const } : {};
    return {
      ...group,
      get cells() {
        return cellsOf(table, at, covered[at]);
      },
    };
  });
}

interface Table {
  readonly rows: readonly PlacedRow[];
  /** The sheet's columns in which a cell begins, in order. */
  readonly columns: readonly number[];
  readonly indexOf: ReadonlyMap<number, number>;
  readonly headers: number;
  readonly sheet: Named;
  readonly byRow: boolean;
}

/** How many of the table's rows and columns a cell takes. */
function spansOf(
  { rows, columns, indexOf, headers }: Table,
  at: number,
  cell: PlacedCell,
): { rowspan: number; colspan: number } {
  if (!cell.area) return { rowspan: 1, colspan: 1 };
  const colspan = lowerBound(columns, (column) => column, cell.area.right + 1) - indexOf.get(cell.column)!;
  const below = lowerBound(rows, ({ row }) => row, cell.area.bottom + 1) - at;
  // A header ends where the body begins.
  return { rowspan: Math.max(1, at < headers ? Math.min(below, headers - at) : below), colspan };
}

/** For every row the columns that a cell above reaches into; undefined where there is none. */
function coverage(table: Table): (ReadonlySet<number> | undefined)[] {
  const reach = new Map<number, number>();
  let covered: ReadonlySet<number> | undefined;
  let isStale = false;
  return table.rows.map(({ cells }, at) => {
    for (const [column, end] of reach) if (end <= at) isStale = reach.delete(column);
    // Rows under the same merged cells share one set.
    if (isStale) covered = reach.size > 0 ? new Set(reach.keys()) : undefined;
    isStale = false;
    const own = covered;
    for (const cell of cells) {
      if (!cell.area) continue;
      const { rowspan, colspan } = spansOf(table, at, cell);
      const first = table.indexOf.get(cell.column)!;
      if (rowspan === 1) continue;
      for (let i = first; i < first + colspan; i++) reach.set(i, at + rowspan);
      isStale = true;
    }
    return own;
  });
}

function cellsOf(table: Table, at: number, covered: ReadonlySet<number> | undefined): CellInput[] {
  const { row, cells } = table.rows[at]!;
  const header = at < table.headers;
  const own: CellInput[] = [];
  let next = 0;
  for (const cell of cells) {
    const index = table.indexOf.get(cell.column)!;
    for (; next < index; next++) if (!covered?.has(next)) own.push({ content: '', header });
    const spans = spansOf(table, at, cell);
    const place = !table.byRow
      ? placeOf(table.sheet.name, row, cell)
      : cell === cells[0]
        ? placeOf(table.sheet.name, row, cell, cells[cells.length - 1])
        : undefined;
    own.push({
      ...spans,
      header,
      content: contentOf(cell, row, table.sheet),
      ...(place ? { place } : {}),
    });
    next = index + spans.colspan;
  }
  return own;
}

function contentOf(cell: PlacedCell, row: number, { links }: Named): CellInput['content'] {
  const href = links.size > 0 ? links.get(cellKey(row, cell.column)) : undefined;
  if (href === undefined) return cell.text;
  return (inner) => {
    for (const line of cell.text.split('\n')) inner.text('paragraph', line);
    inner.link(href, cell.text);
  };
}

/** The place of a cell with its merged area, up to another cell of its row. */
export function placeOf(name: string, row: number, cell: PlacedCell, to: PlacedCell = cell): PlaceOf {
  const bottom = Math.max(lastRow(cell, row), lastRow(to, row));
  return {
    sheet: { name, range: rangeName({ top: row, left: cell.column, bottom, right: lastColumn(to) }) },
  };
}

/** The first index whose key is not below the value, in a list sorted by the key. */
function lowerBound<Item>(list: readonly Item[], key: (item: Item) => number, value: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (key(list[middle]!) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
