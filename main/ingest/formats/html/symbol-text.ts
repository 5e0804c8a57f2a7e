/** Bullets that a word processor saved as a letter in a symbol font: `<span style="font-family:Wingdings">l</span>`. */
import { isSymbolFont, symbolSign } from '../symbol-fonts.ts';
import type { HtmlElement, HtmlNode } from './node.ts';

/** The font stands on the letter's element, or on one close around it. */
const closeBy = 3;

/** The text as it is seen; as long as the node's own, so that positions in it stay. */
export function symbolText(node: HtmlNode & { type: 'text' }): string {
  const { data } = node;
  if (data.trim().length !== 1) return data;
  let around = node.parent;
  for (let step = 0; step < closeBy && around && 'attribs' in around; step++) {
    const font = fontOf(around);
    if (font !== undefined)
      return isSymbolFont(font) ? data.replace(/\S/, (one) => symbolSign(font, one.charCodeAt(0))) : data;
    around = around.parent;
  }
  return data;
}

const fontOf = ({ attribs }: HtmlElement): string | undefined =>
  attribs.face ??
  /(?:^|;)\s*font(?:-family\s*:|\s*:\s*[\d.]+\w+)\s*["']?([\w -]+)/i.exec(attribs.style ?? '')?.[1]?.trim();
