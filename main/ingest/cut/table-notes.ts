/** The notes that stand under a table and explain marks in its cells (`* 부가세 별도`, `주1) …`, `¹ …`). */
import type { TableBlock, TextBlock } from '../../contract/index.ts';
import { collapse } from '../../language/index.ts';
import { parseNote } from '../tables/index.ts';

/** Notes stand right below; further down a line that starts with a mark is something else. */
const blocksBelow = 8;

export function tableNotes(blocks: readonly (TextBlock | TableBlock)[], table: number, text: string) {
  const notes: NonNullable<ReturnType<typeof parseNote>>[] = [];
  for (const block of blocks.slice(table + 1, table + 1 + blocksBelow)) {
    if (block.kind === 'table') break;
    const note = parseNote(collapse(text.slice(block.start, block.end)));
    if (note) notes.push(note);
    else if (notes.length > 0) break;
  }
  return notes;
}
