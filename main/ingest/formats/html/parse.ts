import { load } from 'cheerio';
import type { HtmlElement, HtmlNode, HtmlRoot } from './node.ts';
import { isElement } from './node.ts';
import { boundedMarkup } from './scan.ts';

export interface Page {
  readonly root: HtmlRoot;
  readonly head: HtmlElement | null;
  readonly body: HtmlElement | null;
  /** The tree as markup again, after the view changed it: the body's content. */
  bodyMarkup(): string;
}

/** Markup to a tree, as browsers read it. Throws `too-deep`. */
export function parsePage(html: string): Page {
  const $ = load(boundedMarkup(html));
  const root = $.root()[0] as unknown as HtmlRoot;
  const top = child(root.children, 'html');
  const body = child(top?.children ?? [], 'body');
  return {
    root,
    head: child(top?.children ?? [], 'head'),
    body,
    bodyMarkup: () => $('body').html() ?? '',
  };
}

function child(nodes: readonly HtmlNode[], name: string): HtmlElement | null {
  for (const node of nodes) if (isElement(node) && node.name === name) return node;
  return null;
}
