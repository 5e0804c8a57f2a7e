import type { Block, RawCell, RawRow, TableBlock } from '../../../contract/document.ts';
import { type HtmlElement, isElement } from './node.ts';
import type { TextBuilder } from './text-builder.ts';

/** What the table's reader needs of the page's reader. */
export interface CellReader {
  readonly builder: TextBuilder;
  /** The number of the next table. */
  tables: number;
  /** Remembers that an element is left out, and says so. */
  leavesOut(element: HtmlElement): boolean;
  readCell(cell: HtmlElement): void;
  readCaption(caption: HtmlElement): void;
}

/** Reads a table as it stands: rows and cells with their spans unresolved, each cell with blocks of its own. */
export function readTable(table: HtmlElement, reader: CellReader): void {
  const { builder } = reader;
  const outer = builder.blocks;
  const { anchor } = builder;
  const index = reader.tables++;
  const mark = builder.beginTable();
  let holds = false;
  let caption: { start: number; end: number } | undefined;
  const rows: RawRow[] = [];
  let separator = '';

  const readGroup = (parent: HtmlElement, group: RawRow['group']): void => {
    const first = rows.length;
    for (const child of parent.children) {
      if (!isElement(child) || reader.leavesOut(child)) continue;
      if (child.name === 'tr') {
        const row = readRow(child, group);
        if (row.cells.length > 0) rows.push(row);
      } else if (parent === table && /^(?:tbody|thead|tfoot)$/.test(child.name)) {
        readGroup(child, child.name === 'thead' ? 'head' : child.name === 'tfoot' ? 'foot' : undefined);
      } else if (parent === table && child.name === 'caption' && caption === undefined) {
        caption = readCaption(child);
      }
    }
    for (let at = first; at < rows.length; at++) rows[at] = endRowspans(rows[at]!, rows.length - at);
  };

  const readCaption = (element: HtmlElement) => {
    const blocks: Block[] = [];
    builder.blocks = blocks;
    const start = builder.place(separator);
    reader.readCaption(element);
    builder.endBlock();
    if (builder.text.length === start) return undefined;
    separator = '\n';
    holds = true;
    return { start, end: builder.text.length };
  };

  const readRow = (element: HtmlElement, group: RawRow['group']): RawRow => {
    const cells: RawCell[] = [];
    for (const child of element.children) {
      if (!isElement(child) || (child.name !== 'td' && child.name !== 'th')) continue;
      if (reader.leavesOut(child)) continue;
      const blocks: Block[] = [];
      builder.blocks = blocks;
      const start = builder.place(cells.length > 0 ? '\t' : separator);
      separator = '\n';
      reader.readCell(child);
      builder.endBlock();
      if (blocks.length > 0) holds = true;
      cells.push(cellOf(child, start, builder.text.length, blocks));
    }
    const start = cells[0]?.start ?? 0;
    const end = cells.at(-1)?.end ?? 0;
    return { cells, start, end, ...(group === undefined ? {} : { group }) };
  };

  readGroup(table, undefined);
  builder.blocks = outer;
  builder.endTable(mark, !holds);
  if (!holds) {
    reader.tables = index;
    return;
  }
  const { role } = table.attribs;
  const block: TableBlock = {
    kind: 'table',
    start: mark.start,
    end: builder.text.length,
    ...(anchor === undefined ? {} : { anchor }),
    table: {
      index,
      rows,
      ...(caption === undefined ? {} : { caption }),
      ...(role === 'presentation' || role === 'none' ? { presentation: true } : {}),
    },
  };
  outer.push(block);
}

const scopes = new Set(['row', 'col', 'rowgroup', 'colgroup']);

function cellOf(element: HtmlElement, start: number, end: number, blocks: readonly Block[]): RawCell {
  const { attribs } = element;
  const scope = attribs.scope?.toLowerCase();
  const headers = attribs.headers?.split(/\s+/).filter((id) => id !== '');
  return {
    start,
    end,
    rowspan: spanOf(attribs.rowspan, 65_534, 0),
    colspan: Math.max(spanOf(attribs.colspan, 1_000, 1), 1),
    header: element.name === 'th',
    ...(scope !== undefined && scopes.has(scope) ? { scope: scope as NonNullable<RawCell['scope']> } : {}),
    ...(attribs.id ? { id: attribs.id } : {}),
    ...(headers && headers.length > 0 ? { headers } : {}),
    blocks,
  };
}

/** HTML's limits for spans; anything that is no number counts as 1. */
function spanOf(value: string | undefined, most: number, least: number): number {
  const n = Number.parseInt(value ?? '', 10);
  return Number.isNaN(n) || n < least ? 1 : Math.min(n, most);
}

/** `rowspan="0"` reaches to the end of its row group. */
function endRowspans(row: RawRow, left: number): RawRow {
  if (row.cells.every((cell) => cell.rowspan > 0)) return row;
  return { ...row, cells: row.cells.map((cell) => (cell.rowspan > 0 ? cell : { ...cell, rowspan: left })) };
}
