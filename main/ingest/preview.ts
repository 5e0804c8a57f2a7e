/** What Footnote makes of a document's tables, side by side. */
import type { Document, TablePreview } from '../contract/index.ts';
import { collapse } from '../language/index.ts';
import { cutDocument } from './cut/passages.ts';
import { type FlatBlock, flatten } from './cut/sections.ts';
import { gridTexts } from './tables/index.ts';

export function tablesOfDocument(document: Document): TablePreview[] {
  const { text } = document;
  const headings = headingsOf([...flatten(document.blocks, text)], text);
  const { tables } = cutDocument(document);
  return tables.flatMap(({ index, caption, kind, rows }) => {
    const found = headings.get(index);
    if (!found) return [];
    return {
      index,
      caption,
      heading: found.heading,
      kind,
      grid: gridTexts(found.table, text),
      records: rows.map(({ row, values, prose }) => ({ row, values: [...values], prose })),
    };
  });
}

type Table = Extract<FlatBlock, { kind: 'table' }>['table'];

function headingsOf(
  blocks: readonly FlatBlock[],
  text: string,
): Map<number, { heading: string; table: Table }> {
  const found = new Map<number, { heading: string; table: Table }>();
  let heading = '';
  for (const block of blocks) {
    if (block.kind === 'heading') heading = collapse(text.slice(block.start, block.end));
    if (block.kind === 'table') found.set(block.table.index, { heading, table: block.table });
  }
  return found;
}
