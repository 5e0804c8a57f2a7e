/** What Footnote makes of a file's tables, side by side: for checking before a folder is ingested. */
import { readFile } from 'node:fs/promises';
import { type Document, FootnoteError, type TablePreview } from '../contract/index.ts';
import { collapse } from '../language/index.ts';
import { cutDocument } from './cut/passages.ts';
import { type FlatBlock, flatten } from './cut/sections.ts';
import { fileProblem } from './file-problem.ts';
import { readAny } from './formats/index.ts';
import { gridTexts } from './tables/index.ts';

/** @throws FootnoteError `file-missing`, and what reading the file throws */
export async function tablesOfFile(path: string): Promise<TablePreview[]> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(path);
  } catch (error) {
    if ((error as { code?: string }).code === 'ENOENT')
      throw new FootnoteError('file-missing', { path }, error);
    throw fileProblem(error, path);
  }
  return tablesOfDocument(await readAny(bytes, path.replaceAll('\\', '/'), { ocr: false }));
}

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
