/** Tables without rules: neighbouring rows whose pieces stand in the same columns. */
import { around } from './box.ts';
import { type Band, headOf, splitAtEdges, withoutWords } from './column-edges.ts';
import { labelOf } from './list-labels.ts';
import type { Line, PageCell, PageItem, PageTable } from './page.ts';
import { rowsOf } from './rows.ts';

type Part = { readonly kind: 'rows'; readonly rows: Line[][] } | Extract<PageItem, { kind: 'table' }>;

/** Rows further apart than this many ems belong to different tables. */
const rowGap = 3.2;

export function alignedTables(lines: readonly Line[]): Part[] {
  const rows = splitAtEdges(rowsOf(lines));
  const parts: Part[] = [];
  let plain: Line[][] = [];
  for (let i = 0; i < rows.length; ) {
    const count = tableLength(rows, i);
    if (count === 0) plain.push(rows[i++]!);
    else {
      const body = rows.slice(i, i + count);
      const head = plain.length > 0 ? headOf(plain[plain.length - 1]!, body, bandsOf(body)) : null;
      if (head) plain.pop();
      const table = tableOf(head ? [head, ...body] : body);
      if (plain.length > 0) parts.push({ kind: 'rows', rows: plain });
      plain = [];
      parts.push({ kind: 'table', table });
      i += count;
    }
  }
  if (plain.length > 0) parts.push({ kind: 'rows', rows: plain });
  return parts;
}

/** How many rows from `start` on share their columns; 0 where it is no table. */
function tableLength(rows: readonly Line[][], start: number): number {
  if (rows[start]!.length < 2) return 0;
  let bands = bandsOf([rows[start]!]);
  let end = start + 1;
  let full = 1;
  let fullUpTo = end;
  while (end < rows.length) {
    const [row, above] = [rows[end]!, rows[end - 1]!];
    const size = Math.max(row[0]!.size, above[0]!.size);
    if (row[0]!.y0 - above[0]!.y1 > size * (rowGap - 1)) break;
    const next = bandsOf([row], bands);
    if (next.length < 2 || next.length < bands.length) break;
    // A line alone is a cell's second line, if it stands inside one column.
    if (row.length < 2 && (row[0]!.x0 < bands[0]!.x1 || row[0]!.text.length > 60) && !wraps(row[0]!, above))
      break;
    bands = next;
    end++;
    if (row.length >= 2) {
      full++;
      fullUpTo = end;
    }
  }
  if (fullUpTo < end && !wraps(rows[fullUpTo]![0]!, rows[fullUpTo - 1]!)) end = fullUpTo;
  if (full < 3 || bands.length < 2) return 0;
  const found = rows.slice(start, end).filter((row) => row.length >= 2);
  // List labels before their items, and a table of contents, are no tables.
  if (found.filter((row) => isLabel(row[0]!.text)).length > found.length * 0.5 && bands.length === 2)
    return 0;
  if (
    found.filter((row) => /[.·…‥]{4,}|^\d{1,4}$/.test(row.map(({ text }) => text).slice(-1)[0]!)).length >
      found.length * 0.7 &&
    bands.length === 2 &&
    found.some((row) => /[.·…‥]{4,}/.test(row.map(({ text }) => text).join('')))
  )
    return 0;
  return end - start;
}

const isLabel = (text: string) => labelOf(`${text} x`)?.rest === 'x';

/** A cell's text that goes on below: it begins where a piece of the row above begins, close under it. */
function wraps(line: Line, above: readonly Line[]): boolean {
  return above.some((piece) => Math.abs(piece.x0 - line.x0) < 2 && line.y0 - piece.y1 < line.size * 0.5);
}

/** The columns that pieces cover, left to right; pieces that overlap share one. */
function bandsOf(rows: readonly (readonly Line[])[], known: readonly Band[] = []): Band[] {
  const all = [...known.map((band) => ({ ...band })), ...rows.flat().map(({ x0, x1 }) => ({ x0, x1 }))].sort(
    (a, b) => a.x0 - b.x0,
  );
  const bands: Band[] = [];
  for (const next of all) {
    const last = bands[bands.length - 1];
    if (last && next.x0 < last.x1 + 2) last.x1 = Math.max(last.x1, next.x1);
    else bands.push(next);
  }
  return bands;
}

function tableOf(rows: readonly Line[][]): PageTable {
  const bands = bandsOf(rows);
  const grouped: Line[][][] = [];
  for (const [i, row] of rows.entries()) {
    const above = rows[i - 1];
    if (row.length < 2 && above && grouped.length > 0 && wraps(row[0]!, above))
      grouped[grouped.length - 1]!.push(row);
    else grouped.push([row]);
  }
  const box = around(rows.flat());
  const cells = grouped.map((group) => cellsOf(group.flat(), bands));
  const boldHead =
    grouped[0]!.flat().every(({ bold }) => bold) && !grouped[1]!.flat().every(({ bold }) => bold);
  return {
    ...box,
    page: rows[0]![0]!.page,
    rows: boldHead
      ? [cells[0]!.map((cell) => ({ ...cell, header: true, scope: 'col' as const })), ...cells.slice(1)]
      : cells,
    headRows: boldHead ? 1 : 0,
    columns: [...bands.map(({ x0 }) => x0), box.x1],
  };
}

function cellsOf(pieces: readonly Line[], bands: readonly Band[]): PageCell[] {
  return bands.map((band) => {
    const own = pieces
      .filter(({ x0, x1 }) => (x0 + x1) / 2 >= band.x0 && (x0 + x1) / 2 <= band.x1)
      .sort((a, b) => a.y1 - b.y1 || a.x0 - b.x0);
    const box = own.length > 0 ? around(own) : { ...around(pieces), x0: band.x0, x1: band.x1 };
    return {
      ...box,
      rowspan: 1,
      colspan: 1,
      header: false,
      items: own.map(
        (line) => ({ kind: 'line', line: { ...withoutWords(line), column: [band.x0, band.x1] } }) as const,
      ),
    };
  });
}
