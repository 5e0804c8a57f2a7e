/** A table that goes on over the next page is one table; the header that is printed again is left out. */

import type { PageCell, PageItem, PageTable } from './page.ts';
import type { Part } from './paragraphs.ts';

export function joinTables(parts: readonly Part[]): Part[] {
  const joined: Part[] = [];
  // The page on which the last table ends: a table may go on over many pages.
  let lastPage = 0;
  for (const part of parts) {
    const last = joined[joined.length - 1];
    if (part.kind === 'table' && last?.kind === 'table' && goesOn(last.table, part.table, lastPage)) {
      joined[joined.length - 1] = { kind: 'table', table: together(last.table, part.table) };
      lastPage = part.table.page;
      continue;
    }
    joined.push(part);
    if (part.kind === 'table') lastPage = part.table.page;
  }
  return joined;
}

function goesOn(above: PageTable, below: PageTable, lastPage: number): boolean {
  return (
    below.page === lastPage + 1 &&
    above.columns.length === below.columns.length &&
    above.columns.every((x, i) => Math.abs(x - below.columns[i]!) < 4)
  );
}

function together(above: PageTable, below: PageTable): PageTable {
  const heads = Math.max(above.headRows, 1);
  let again = 0;
  while (again < heads && again < below.rows.length - 1 && sameText(above.rows[again], below.rows[again]))
    again++;
  // Only a header that is printed again whole is one; a single first row may be a row of its own.
  const repeated = again === heads && (above.headRows > 0 || again === 1) ? again : 0;
  const rows = below.rows.slice(repeated);
  return { ...above, rows: [...above.rows, ...rows] };
}

function sameText(a: readonly PageCell[] | undefined, b: readonly PageCell[] | undefined): boolean {
  if (!a || !b || a.length !== b.length) return false;
  const texts = (row: readonly PageCell[]) => row.map((cell) => cell.items.map(itemText).join(' '));
  const [one, two] = [texts(a), texts(b)];
  return one.some((text) => text !== '') && one.every((text, i) => text === two[i]);
}

function itemText(item: PageItem): string {
  if (item.kind === 'line') return item.line.text;
  if (item.kind === 'told') return item.lines.map(({ text }) => text).join(' ');
  return item.table.rows.flatMap((row) => row.flatMap((cell) => cell.items.map(itemText))).join(' ');
}
