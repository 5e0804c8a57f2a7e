/**
 * A page's own table of contents: its headings once more, as links to them. Read as text, it stands in the page's first
 * passage and says all of its words without saying anything.
 */
import type { Measure, PageMeasure } from './measure.ts';
import { type HtmlElement, type HtmlNode, isElement, textOf } from './node.ts';

/** As wikis name the box: `toc`, `dw__toc`, `wiki-macro-toc`, `wikiToc`, `toc-macro`. */
const boxName = /(?:^|[-_\s]|wiki)(?:toc|table-?of-?contents)(?:$|[-_\s])/i;
const title = /^[[<【]?\s*(?:목\s?차|차\s?례|(?:table of )?contents|on this page)\s*[\]>】:]?$/i;
const longestTitle = 24;

/** @returns true for the list and for the line over it that says 목차 */
export function isOwnContents(element: HtmlElement, measure: Measure, page: PageMeasure): boolean {
  if (isContentsList(element, measure)) return true;
  if (measure.chars > longestTitle || !title.test(textOf(element).trim())) return false;
  const list = neighbour(element, 'next');
  if (list?.type !== 'tag') return false;
  const below = page.of.get(list);
  return below !== undefined && isContentsList(list, below);
}

/** All its links stay in the page, and it is named as contents; or titled so, and mostly links. */
function isContentsList(element: HtmlElement, { links, inPage, chars, linkChars }: Measure): boolean {
  if (links === 0 || inPage < links) return false;
  const { class: names = '', id = '' } = element.attribs;
  if (boxName.test(names) || boxName.test(id)) return true;
  // What is explained under the name `contents` holds an anchor beside it, and sentences.
  if (links < 2 || linkChars * 2 < chars) return false;
  if (title.test(firstText(element))) return true;
  if (!/^(?:ul|ol|dl|div)$/.test(element.name)) return false;
  const above = neighbour(element, 'prev');
  return above !== null && isShort(above) && title.test(textOf(above).trim());
}

/** The next thing beside it that is not white space or a comment. */
function neighbour(element: HtmlElement, side: 'next' | 'prev'): HtmlElement | null {
  let at: HtmlNode | null = element[side];
  while (at !== null && !isElement(at)) {
    if (at.type === 'text' && at.data.trim() !== '') return null;
    at = at[side];
  }
  return at;
}

/** Few children, so that its text is short to read. */
const isShort = (element: HtmlElement): boolean => element.children.length <= 4;

function firstText(element: HtmlElement): string {
  for (const child of element.children) {
    const text = child.type === 'text' ? child.data.trim() : isElement(child) ? firstText(child) : '';
    if (text !== '') return text;
  }
  return '';
}
