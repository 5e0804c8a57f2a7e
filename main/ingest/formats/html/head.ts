import type { HtmlElement, HtmlNode } from './node.ts';
import { isElement } from './node.ts';

export interface PageHead {
  /** Of `<title>`, tags stripped and white space collapsed; empty where there is none. */
  readonly title: string;
  readonly keywords: readonly string[];
  /** `<base href>`, for relative links. */
  readonly base: string | null;
  readonly lang: string;
}

const most = 200;

/** What the head declares; `<meta>` and `<base>` count wherever the parser found them. */
export function readHead(nodes: readonly HtmlNode[]): PageHead {
  let title = '';
  let base: string | null = null;
  let lang = '';
  const keywords: string[] = [];
  const keep = (keyword: string) => {
    const text = collapse(keyword);
    if (text !== '' && keywords.length < most && !keywords.includes(text)) keywords.push(text);
  };
  const visit = (list: readonly HtmlNode[]): void => {
    for (const node of list) {
      if (!isElement(node)) continue;
      const { name, attribs } = node;
      if (name === 'html') lang = (attribs.lang ?? attribs['xml:lang'] ?? '').trim().toLowerCase();
      else if (name === 'title' && title === '' && node.parent?.type !== 'root' && inHead(node))
        title = collapse(textOf(node).replace(/<\/?[a-z][^<>]{0,200}>/gi, ''));
      else if (name === 'base') base ??= attribs.href?.trim() || null;
      else if (name === 'meta') {
        if (attribs.name?.toLowerCase() === 'keywords') (attribs.content ?? '').split(/[,;]/).forEach(keep);
        else if (attribs.itemprop === 'keywords') keep(attribs.content ?? '');
      }
      if (node.children.length > 0) visit(node.children);
    }
  };
  visit(nodes);
  return { title: isNoTitle(title) ? '' : title, keywords, base, lang };
}

/** A title inside an SVG picture is not the page's. */
function inHead(node: HtmlElement): boolean {
  return node.parent?.type === 'tag' && node.parent.name !== 'svg' && node.parent.name !== 'g';
}

/** What editors write where nobody gave a title. */
function isNoTitle(title: string): boolean {
  return /^(?:untitled(?: document| page)?|new page ?\d*|no title|document\d*|제목 ?없음|무제(?: ?문서)?\d*|문서 ?\d*)$/i.test(
    title,
  );
}

function textOf(element: HtmlElement): string {
  return element.children.map((child) => (child.type === 'text' ? child.data : '')).join('');
}

export function collapse(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** A link's target relative to the file itself: a relative `<base>` is put before a relative target. */
export function applyBase(href: string, base: string | null): string {
  if (base === null || /^(?:[a-z][a-z\d+.-]*:|\/|#|$)/i.test(href)) return href;
  return base.slice(0, base.lastIndexOf('/') + 1) + href;
}
