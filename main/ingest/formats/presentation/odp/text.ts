/** Paragraphs and lists of ODF text boxes. */
import type { OdtLists } from '../../odt/lists.ts';
import { childrenOf, type XmlElement } from '../../xml/index.ts';
import type { SlideLink, SlideText } from '../slide.ts';

/** The paragraphs of a box or a cell, in order. */
export function textsOf(holder: XmlElement | undefined, lists: OdtLists): SlideText[] {
  return lists.apart(() => within(holder, lists));
}

function within(holder: XmlElement | undefined, lists: OdtLists): SlideText[] {
  return childrenOf(holder).flatMap((element): SlideText[] => {
    const { name, attributes } = element;
    if (name === 'text:p' || name === 'text:h') return paragraphOf(element, lists);
    if (name === 'text:list') {
      lists.enterList(attributes);
      const texts = within(element, lists);
      lists.leaveList();
      return texts;
    }
    if (name !== 'text:list-item' && name !== 'text:list-header') return [];
    lists.enterItem(attributes, name === 'text:list-header');
    return within(element, lists);
  });
}

function paragraphOf(element: XmlElement, lists: OdtLists): SlideText[] {
  const links: SlideLink[] = [];
  const text = lineOf(element, links);
  // An empty item shows no number, and is not counted.
  if (text.trim() === '') return [];
  const linked = links.length > 0 ? { links } : {};
  const label = lists.nextLabel();
  if (lists.depth < 0 || label === null) return [{ kind: 'paragraph', text, ...linked }];
  return [{ kind: 'list-item', text, depth: lists.depth, ...(label ? { label } : {}), ...linked }];
}

const skipped =
  /^(?:office:annotation|text:page-number|presentation:(?:header|footer|date-time)|text:ruby-text)/;

/** The text of a paragraph; links are added to `links`. */
export function lineOf(element: XmlElement, links: SlideLink[]): string {
  let line = '';
  for (const child of element.children) {
    if (typeof child === 'string') line += child;
    else if (child.name === 'text:line-break') line += '\n';
    else if (child.name === 'text:s' || child.name === 'text:tab') line += ' ';
    else if (!skipped.test(child.name)) {
      const text = lineOf(child, links);
      line += text;
      const href = child.name === 'text:a' ? child.attributes['xlink:href'] : undefined;
      // `#Slide 3` is a jump inside of the show.
      if (href && !href.startsWith('#')) links.push({ href, text });
    }
  }
  return line;
}
