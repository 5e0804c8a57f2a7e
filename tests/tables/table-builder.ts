/** Tables for tests, written as rows of cells: builds the text and the `RawTable` over it. */
import type { RawCell, RawRow, RawTable } from '../../main/contract/document.ts';

export interface CellSpec {
  readonly text: string;
  readonly th?: boolean;
  readonly rowspan?: number;
  readonly colspan?: number;
  readonly scope?: 'row' | 'col' | 'rowgroup' | 'colgroup';
  readonly id?: string;
  readonly headers?: readonly string[];
}

export interface RowSpec {
  readonly group?: 'head' | 'foot';
  readonly cells: readonly (CellSpec | string)[];
}

export const th = (text: string, more: Omit<CellSpec, 'text'> = {}): CellSpec => ({
  text,
  th: true,
  ...more,
});
export const td = (text: string, more: Omit<CellSpec, 'text'> = {}): CellSpec => ({ text, ...more });

/** Cells are separated by tabs, rows by line feeds; strings are plain cells. */
export function buildTable(
  rows: readonly (RowSpec | readonly (CellSpec | string)[])[],
  more: { caption?: string; presentation?: boolean } = {},
): { table: RawTable; text: string } {
  let text = 'Before the table.\n';
  let caption: { start: number; end: number } | undefined;
  if (more.caption !== undefined) {
    caption = { start: text.length, end: text.length + more.caption.length };
    text += `${more.caption}\n`;
  }
  const built: RawRow[] = [];
  for (const spec of rows) {
    const { group, cells } = 'cells' in spec ? spec : { group: undefined, cells: spec };
    const start = text.length;
    const raw: RawCell[] = [];
    for (const [at, one] of cells.entries()) {
      const cell = typeof one === 'string' ? { text: one } : one;
      if (at > 0) text += '\t';
      const from = text.length;
      text += cell.text;
      raw.push({
        start: from,
        end: text.length,
        rowspan: cell.rowspan ?? 1,
        colspan: cell.colspan ?? 1,
        header: cell.th ?? false,
        ...(cell.scope ? { scope: cell.scope } : {}),
        ...(cell.id ? { id: cell.id } : {}),
        ...(cell.headers ? { headers: cell.headers } : {}),
        blocks: cell.text === '' ? [] : [{ kind: 'paragraph', start: from, end: text.length }],
      });
    }
    built.push({ cells: raw, start, end: text.length, ...(group ? { group } : {}) });
    text += '\n';
  }
  const table: RawTable = {
    index: 0,
    rows: built,
    ...(caption ? { caption } : {}),
    ...(more.presentation === undefined ? {} : { presentation: more.presentation }),
  };
  return { table, text: `${text}After the table.` };
}
