import type { Block, Document, RawTable } from '../../../../contract/document.ts';

type Content = Pick<Document, 'text' | 'blocks' | 'links'>;

/**
 * Puts what several readers gave one after another: offsets and table numbers are shifted, headings set lower.
 * @param deeper by how many levels the headings of each are lowered (at most to 6)
 */
export function joinDocuments(parts: readonly { content: Content; deeper: number }[]): Content {
  let text = '';
  let tables = 0;
  const blocks: Block[] = [];
  const links: Document['links'][number][] = [];
  for (const { content, deeper } of parts) {
    if (content.blocks.length === 0 && content.links.length === 0) continue;
    if (text !== '' && content.text !== '') text += '\n';
    const by = { offset: text.length, table: tables, deeper };
    text += content.text;
    for (const block of content.blocks) blocks.push(shifted(block, by));
    for (const link of content.links)
      links.push({ ...link, start: link.start + by.offset, end: link.end + by.offset });
    tables += countTables(content.blocks);
  }
  return { text, blocks, links };
}

interface Shift {
  readonly offset: number;
  readonly table: number;
  readonly deeper: number;
}

function shifted(block: Block, by: Shift): Block {
  const span = { start: block.start + by.offset, end: block.end + by.offset };
  if (block.kind === 'heading') return { ...block, ...span, level: Math.min(6, block.level + by.deeper) };
  if (block.kind === 'table') return { ...block, ...span, table: shiftedTable(block.table, by) };
  return { ...block, ...span };
}

function shiftedTable(table: RawTable, by: Shift): RawTable {
  const move = <T extends { start: number; end: number }>(span: T): T => ({
    ...span,
    start: span.start + by.offset,
    end: span.end + by.offset,
  });
  return {
    ...table,
    index: table.index + by.table,
    ...(table.caption ? { caption: move(table.caption) } : {}),
    rows: table.rows.map((row) => ({
      ...move(row),
      cells: row.cells.map((cell) => ({ ...move(cell), blocks: cell.blocks.map((b) => shifted(b, by)) })),
    })),
  };
}

function countTables(blocks: readonly Block[]): number {
  let count = 0;
  for (const block of blocks) {
    if (block.kind !== 'table') continue;
    count++;
    for (const row of block.table.rows) for (const cell of row.cells) count += countTables(cell.blocks);
  }
  return count;
}
