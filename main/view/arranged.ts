/** Slides on which something stands beside something else: their parts in columns of the slide's widths. */
import type { Arranged, Block, Document } from '../contract/index.ts';

/** @param run blocks one after the other, as markup */
export function inArrangement(
  { blocks, arranged = [] }: Pick<Document, 'blocks' | 'arranged'>,
  run: (blocks: readonly Block[]) => string,
): string {
  const content: string[] = [];
  let rest = blocks;
  for (const slide of arranged) {
    content.push(run(rest.filter(({ start }) => start < slide.start)), partMarkup(slide, rest, run));
    rest = rest.filter(({ start }) => start >= slide.end);
  }
  return [...content, run(rest)].filter(Boolean).join('\n');
}

function partMarkup(
  { start, end, beside, parts = [] }: Arranged,
  among: readonly Block[],
  run: (blocks: readonly Block[]) => string,
): string {
  const blocks = among.filter((block) => start <= block.start && block.start < end);
  if (parts.length === 0) return run(blocks);
  const inside = parts.map((part) => partMarkup(part, blocks, run));
  if (!beside) return inside.join('\n');
  const whole = parts.reduce((sum, { width }) => sum + width, 0);
  const share = ({ width }: Arranged) => Math.round((width / whole) * 100) || 1;
  const columns = parts.map((part, at) => `<div style="flex:${share(part)} 1 8em">${inside[at]}</div>`);
  return `<div class="footnote-beside">${columns.join('')}</div>`;
}
