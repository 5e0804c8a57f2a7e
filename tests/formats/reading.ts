/** Reading a page that a test writes as a string. */
import type { Block, Document, RawTable } from '../../main/contract/document.ts';
import { readDocument } from '../../main/ingest/formats/index.ts';

export function readPage(body: string, head = ''): Document {
  const page = `<!doctype html><html><head><meta charset="utf-8">${head}</head><body>${body}</body></html>`;
  return readDocument(Buffer.from(page), 'page.html');
}

/** The blocks as `kind text`, tables by their rows with `|` between cells. */
export function outline(document: Document, blocks: readonly Block[] = document.blocks): string[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'table')
      return block.table.rows.map((row) =>
        row.cells.map((cell) => document.text.slice(cell.start, cell.end)).join('|'),
      );
    const level = block.kind === 'heading' ? block.level : '';
    return [`${block.kind}${level} ${document.text.slice(block.start, block.end)}`];
  });
}

export function tablesOf(blocks: readonly Block[]): RawTable[] {
  return blocks.flatMap((block) =>
    block.kind === 'table'
      ? [
          block.table,
          ...block.table.rows.flatMap((row) => row.cells.flatMap((cell) => tablesOf(cell.blocks))),
        ]
      : [],
  );
}
