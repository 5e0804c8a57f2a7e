/** A document's blocks as one sequence under sections: layout tables unwrapped, data tables kept whole. */
import type { Block, Document, HeadingBlock, Section, TableBlock, TextBlock } from '../../contract/index.ts';
import { collapse } from '../../language/index.ts';
import { isLayoutTable } from '../tables/index.ts';

export type FlatBlock = HeadingBlock | TextBlock | TableBlock;

/** Blocks in reading order; a layout table stands as the blocks of its cells. */
export function* flatten(blocks: readonly Block[], text: string): Generator<FlatBlock> {
  for (const block of blocks) {
    if (block.kind === 'table' && isLayoutTable(block.table, text)) {
      for (const row of block.table.rows) for (const cell of row.cells) yield* flatten(cell.blocks, text);
    } else {
      yield block;
    }
  }
}

export interface CutSection {
  readonly section: Section;
  /** Without the heading. */
  readonly blocks: readonly (TextBlock | TableBlock)[];
}

/** The document's title as a first heading adds nothing to a heading path. */
const same = (a: string, b: string) => a.replace(/\s+/g, '') === b.replace(/\s+/g, '');

/**
 * Sections in document order; one ends where the next heading starts. Section 0 stands before the first heading
 * and is always there.
 */
export function cutSections(document: Document, skip: (block: FlatBlock) => boolean): CutSection[] {
  const { text, title } = document;
  const first = { ordinal: 0, level: 0, heading: title, path: [], start: 0, end: text.length };
  const cut: { section: Section; blocks: (TextBlock | TableBlock)[] }[] = [{ section: first, blocks: [] }];
  const open: { level: number; heading: string }[] = [];
  for (const block of flatten(document.blocks, text)) {
    const last = cut[cut.length - 1]!;
    if (block.kind !== 'heading') {
      if (!skip(block)) last.blocks.push(block);
      continue;
    }
    const heading = collapse(text.slice(block.start, block.end));
    while (open.length > 0 && open[open.length - 1]!.level >= block.level) open.pop();
    open.push({ level: block.level, heading });
    cut[cut.length - 1] = { ...last, section: { ...last.section, end: block.start } };
    const path = open.map((o) => o.heading).filter((h, i) => !(i === 0 && same(h, title)));
    const section = {
      ordinal: cut.length,
      level: block.level,
      heading,
      path,
      start: block.start,
      end: text.length,
      ...(block.anchor === undefined ? {} : { anchor: block.anchor }),
    };
    cut.push({ section, blocks: [] });
  }
  return cut;
}
