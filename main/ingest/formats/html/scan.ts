import { FootnoteError } from '../../../contract/errors.ts';
import { limits } from '../limits.ts';
import { formattingElements, rawTextElements, voidElements } from './names.ts';
import { OpenElements } from './open-elements.ts';

/**
 * Tags that do not nest: there is one of each however often it is written, links close one another, and the end of
 * a form leaves what is open in it open.
 */
const neverDeeper = new Set(['html', 'head', 'body', 'a', 'form']);

/**
 * Looks at every tag once before the page is parsed, because parsing is quadratic on damaged markup: throws
 * `too-deep` beyond `limits.depth` open elements, `too-many-elements` beyond `limits.tags` tags, and gives the page back without the start tags of formatting
 * elements beyond `limits.formatting` unclosed ones (text and structure stay).
 */
export function boundedMarkup(html: string): string {
  const open = new OpenElements();
  let kept = '';
  let from = 0;
  let tags = 0;
  for (let i = html.indexOf('<'); i >= 0; i = html.indexOf('<', i)) {
    const code = html.charCodeAt(i + 1);
    if (code === 33 || code === 63) {
      // A comment ends with -->; a doctype, a declaration of a word processor or a prolog with >.
      const end = html.startsWith('<!--', i) ? html.indexOf('-->', i + 2) : html.indexOf('>', i);
      if (end < 0) break;
      i = end + 1;
      continue;
    }
    const closing = code === 47;
    const nameStart = i + (closing ? 2 : 1);
    if (!isLetter(html.charCodeAt(nameStart))) {
      i++;
      continue;
    }
    const nameEnd = endOfName(html, nameStart);
    const name = html.slice(nameStart, Math.min(nameEnd, nameStart + 40)).toLowerCase();
    if (++tags > limits.tags) throw new FootnoteError('too-many-elements', { limit: limits.tags });
    const start = i;
    i = endOfTag(html, nameEnd);
    if (voidElements.has(name) || neverDeeper.has(name)) continue;
    if (closing) {
      if (formattingElements.has(name)) open.endFormatting(name);
      else open.end(name);
    } else if (formattingElements.has(name)) {
      if (open.startFormatting(name) <= limits.formatting) continue;
      open.endFormatting(name);
      kept += html.slice(from, start);
      from = i;
    } else if (rawTextElements.has(name)) {
      const rest = endOfRawText(html, name, i);
      if (rest < 0) break;
      i = rest;
    } else {
      open.start(name, html.charCodeAt(i - 2) === 47);
      if (open.depth > limits.depth) throw new FootnoteError('too-deep', { limit: limits.depth });
    }
  }
  return from === 0 ? html : kept + html.slice(from);
}

function isLetter(code: number): boolean {
  const lower = code | 32;
  return lower >= 97 && lower <= 122;
}

function endOfName(html: string, from: number): number {
  let i = from;
  for (; i < html.length; i++) {
    const code = html.charCodeAt(i);
    if (code <= 32 || code === 47 || code === 62) break;
  }
  return i;
}

/** Past the tag's `>`, minding quoted attribute values; the end of the text where the tag never ends. */
function endOfTag(html: string, from: number): number {
  let afterEquals = false;
  for (let i = from; i < html.length; i++) {
    const code = html.charCodeAt(i);
    if (code === 62) return i + 1;
    if ((code === 34 || code === 39) && afterEquals) {
      i = html.indexOf(code === 34 ? '"' : "'", i + 1);
      if (i < 0) return html.length;
    }
    if (code > 32) afterEquals = code === 61;
  }
  return html.length;
}

/** Where the raw text's end tag begins; -1 where it never ends. */
function endOfRawText(html: string, name: string, from: number): number {
  for (let i = html.indexOf('</', from); i >= 0; i = html.indexOf('</', i + 2)) {
    if (html.slice(i + 2, i + 2 + name.length).toLowerCase() === name) return i;
  }
  return -1;
}
