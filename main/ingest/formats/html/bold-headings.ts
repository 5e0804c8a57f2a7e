import type { Block, HeadingBlock } from '../../../contract/document.ts';
import type { HtmlElement } from './node.ts';

/** How strongly text is set: 0 plain, 1 bold, 2 bold or plain in a large size. */
export type Strength = 0 | 1 | 2;

/** The strength that an inline element gives to its text. */
export function strengthOf({ name, attribs }: HtmlElement): Strength {
  if (name === 'b' || name === 'strong') return 1;
  if (name === 'big') return 2;
  if (name === 'font') return /^(?:[4-7]|\+[1-4])$/.test(attribs.size ?? '') ? 2 : 0;
  const { style } = attribs;
  if (style === undefined) return 0;
  const size = /font-size\s*:\s*([\d.]+)(pt|px)/i.exec(style);
  if (size && Number(size[1]) >= (size[2]!.toLowerCase() === 'pt' ? 14 : 18)) return 2;
  return /font-weight\s*:\s*(?:bold|[6-9]00)/i.test(style) ? 1 : 0;
}

const longest = 60;

/**
 * Old editors have no headings: authors set a short line in bold or large type. In a page without any heading of
 * its own, such a line that stands before other text is one; `blocks` is changed in place.
 * @param least how many blocks must stand together; a cell of one bold line is a cell, not a section
 */
export function promoteBoldLines(
  blocks: Block[],
  strengths: ReadonlyMap<Block, Strength>,
  text: string,
  least: number,
): void {
  if (blocks.length < least) return;
  for (let i = 0; i < blocks.length - 1; i++) {
    const block = blocks[i]!;
    const strength = strengths.get(block) ?? 0;
    if (block.kind !== 'paragraph' || strength === 0 || block.depth !== undefined) continue;
    const line = text.slice(block.start, block.end);
    if (line.length > longest || /[.:!?;,다요]$|^[※*]/.test(line)) continue;
    const { start, end, anchor } = block;
    const level = strength === 2 ? 2 : 3;
    const heading: HeadingBlock = { kind: 'heading', level, start, end, ...(anchor ? { anchor } : {}) };
    blocks[i] = heading;
  }
}
