/**
 * What stands around a table and belongs to it: notes under it that explain marks in its cells (`* 부가세 별도`,
 * `주1) …`, `O: 가능`), the line over it that names it, and the one that states its unit.
 */
import type { RawTable, TableBlock, TextBlock } from '../../contract/index.ts';
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
    const note = parseNote(line) ?? raisedNote(line, (blocks[table] as TableBlock).table, text);
    const legends = note ? [note] : legendsIn(line);
    if (legends.length > 0) notes.push(...legends);
    else if (notes.length > 0) break;
  }
  return notes;
}

/** `1 같은 단말이면 무료`, where the figure was raised and a cell ends with it (`2,750원1`): the page's text has lost that. */
function raisedNote(line: string, { rows }: RawTable, text: string): ReturnType<typeof parseNote> {
  const [, mark, said] = /^(\d{1,2})\s+(\S.*)$/u.exec(line) ?? [];
  if (mark === undefined || said === undefined) return undefined;
  const bears = new RegExp(`[가-힣)%]${mark}$`, 'u');
  const isBorne = rows.some(({ cells }) =>
    cells.some(({ start, end }) => bears.test(text.slice(start, end))),
  );
  return isBorne ? { mark, text: said } : undefined;
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

/** The lines under a table, down to the next one; the last is that one's where it stands right above it. */
function linesBelow(blocks: readonly (TextBlock | TableBlock)[], table: number, text: string): string[] {
  const below = blocks.slice(table + 1, table + 1 + blocksBelow);
  const next = below.findIndex((block) => block.kind === 'table');
  const lines = (next < 0 ? below : below.slice(0, next)).map((block) =>
    collapse(text.slice(block.start, block.end)),
  );
  if (next > 0 && !/^[*※-]/u.test(lines[next - 1]!)) lines.pop();
  return lines;
}

/** The line that states the unit of the table's numbers, above it or else below, and the other lines around it. */
export function linesAround(
  { blocks }: CutSection,
  table: number,
  text: string,
): { readonly unitLine: string; readonly around: readonly string[] } {
  const { unitLine, before } = linesAbove(blocks, table, text);
  const below = linesBelow(blocks, table, text);
  return {
    unitLine: unitLine || (below.find(statesUnit) ?? ''),
    around: before ? [before.line, ...below] : below,
  };
}

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
