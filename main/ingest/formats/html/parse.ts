import { load } from 'cheerio';
import type { HtmlElement, HtmlNode, HtmlRoot, HtmlText } from './node.ts';
import { isElement } from './node.ts';
import { boundedMarkup } from './scan.ts';
import { smallTree } from './tree.ts';

export interface Page {
  readonly root: HtmlRoot;
  readonly head: HtmlElement | null;
  readonly body: HtmlElement | null;
  /** The tree as markup again, after the view changed it: the body's content. */
  bodyMarkup(): string;
  /** A new element of this tree, without a parent. */
  element(name: string, attribs: Readonly<Record<string, string>>): HtmlElement;
  /** A new text node of this tree, without a parent. */
  text(data: string): HtmlText;
}

/** Markup to a tree, as browsers read it. Throws `too-deep`. */
export function parsePage(html: string): Page {
  const $ = load(boundedMarkup(html), { treeAdapter: smallTree });
  const root = $.root()[0] as unknown as HtmlRoot;
  const top = child(root.children, 'html');
  const body = child(top?.children ?? [], 'body');
  return {
    root,
    head: child(top?.children ?? [], 'head'),
    body,
    bodyMarkup: () => $('body').html() ?? '',
    element: (name, attribs) => $(`<${name}></${name}>`).attr({ ...attribs })[0] as unknown as HtmlElement,
    text: (data) => $('<i>x</i>').text(data).contents()[0] as unknown as HtmlText,
  };
}

function child(nodes: readonly HtmlNode[], name: string): HtmlElement | null {
  for (const node of nodes) if (isElement(node) && node.name === name) return node;
  return null;
}
