/**
 * What stands around a table and belongs to it: notes under it that explain marks in its cells (`* 부가세 별도`,
 * `주1) …`, `O: 가능`), the line over it that names it, and the one that states its unit.
 */
import type { TableBlock, TextBlock } from '../../contract/index.ts';
import { collapse } from '../../language/index.ts';
import { legendsIn, parseNote, statesUnit } from '../tables/index.ts';
import type { CutSection } from './sections.ts';

/** Notes stand right below; further down a line that starts with a mark is something else. */
const blocksBelow = 8;

export function tableNotes(blocks: readonly (TextBlock | TableBlock)[], table: number, text: string) {
  const notes: NonNullable<ReturnType<typeof parseNote>>[] = [];
  for (const block of blocks.slice(table + 1, table + 1 + blocksBelow)) {
    if (block.kind === 'table') break;
    const line = collapse(text.slice(block.start, block.end));
    const note = parseNote(line);
    const legends = note ? [note] : legendsIn(line);
    if (legends.length > 0) notes.push(...legends);
    else if (notes.length > 0) break;
  }
  return notes;
}

/** The lines right above the table, nearest first: that which states its unit, and the one that may name it. */
function linesAbove(blocks: readonly (TextBlock | TableBlock)[], table: number, text: string) {
  const lines = blocks.slice(Math.max(0, table - 2), table).reverse();
  const end = lines.findIndex((block) => block.kind === 'table');
  const near = (end < 0 ? lines : lines.slice(0, end)).map((block) => ({
    block,
    line: collapse(text.slice(block.start, block.end)),
  }));
  const isUnit = near[0] !== undefined && statesUnit(near[0].line);
  return { unitLine: isUnit ? near[0]!.line : '', before: near[isUnit ? 1 : 0] };
}

export const unitLineAbove = (cut: CutSection, table: number, text: string): string =>
  linesAbove(cut.blocks, table, text).unitLine;

/** The caption in the markup, else a short line right above that announces the table, else the heading. */
export function captionOf(cut: CutSection, table: number, text: string): string {
  const { caption } = (cut.blocks[table] as TableBlock).table;
  if (caption) return collapse(text.slice(caption.start, caption.end));
  const { before } = linesAbove(cut.blocks, table, text);
  if (before) {
    const { block, line } = before;
    if (block.kind === 'caption' || (line.length <= 40 && /^[<[【〈■▶○●◆□*]|[:>\]】〉]$|표$/.test(line)))
      return line.replace(/^[<[【〈■▶○●◆□*\s]+|[:>\]】〉\s]+$/g, '');
  }
  return cut.section.heading;
}
