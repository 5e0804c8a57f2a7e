/** Slides: what stands beside something else in columns of the slide's widths, and their pictures. */
import type { Arranged, Block, Document } from '../contract/index.ts';

export interface PartMarkup {
  /** Blocks one after the other. */
  run(blocks: readonly Block[]): string;
  /** @param described whether words about it stand below */
  picture(name: string, described: boolean): string;
}

export function inArrangement(
  { blocks, arranged = [] }: Pick<Document, 'blocks' | 'arranged'>,
  markup: PartMarkup,
): string {
  const content: string[] = [];
  let rest = blocks;
  for (const slide of arranged) {
    const before = rest.filter(({ start }) => start < slide.start);
    content.push(markup.run(before), partMarkup(slide, rest, markup));
    rest = rest.filter(({ start }) => start >= slide.end);
  }
  return [...content, markup.run(rest)].filter(Boolean).join('\n');
}

function partMarkup(
  { start, end, beside, pictures = [], parts = [] }: Arranged,
  among: readonly Block[],
  markup: PartMarkup,
): string {
  const blocks = among.filter((block) => start <= block.start && block.start < end);
  if (parts.length === 0)
    return pictures.map((name) => markup.picture(name, blocks.length > 0)).join('') + markup.run(blocks);
  const inside = parts.map((part) => partMarkup(part, blocks, markup));
  if (!beside) return inside.join('\n');
  const whole = parts.reduce((sum, { width }) => sum + width, 0);
  const share = ({ width }: Arranged) => Math.round((width / whole) * 100) || 1;
  const columns = parts.map((part, at) => `<div style="flex:${share(part)} 1 8em">${inside[at]}</div>`);
  return `<div class="footnote-beside">${columns.join('')}</div>`;
}
