import { FootnoteError } from '../../../contract/errors.ts';
import { limits } from '../limits.ts';
import { readable } from '../readable.ts';
import { isLeftOut } from './hidden.ts';
import { containers, headings } from './names.ts';
import { type HtmlElement, type HtmlNode, isElement } from './node.ts';

/** What stands in a container, nested ones included. Characters are counted without separators. */
export interface Measure {
  chars: number;
  linkChars: number;
  links: number;
  /** Links inside the page (`#…`). */
  inPage: number;
  /** Links to attachments: forms and files are content, never navigation. */
  files: number;
  headings: number;
  /** Place in document order: the number of text nodes before it, and up to its end. */
  from: number;
  to: number;
}

export interface PageMeasure {
  readonly of: ReadonlyMap<HtmlElement, Measure>;
  readonly body: Measure;
  /** Where the content begins, by order of text nodes: its first heading, else its first sentence. */
  readonly contentFrom: number;
  /** Where the last sentence stands. */
  readonly contentTo: number;
  /** `<main>`, `role="main"`, or the only `<article>`. */
  readonly main: HtmlElement | null;
  readonly mainHasTitle: boolean;
}

/** Text of a block that is no link and as long as this is a sentence, not a label. */
const sentence = 30;

/**
 * One pass over the tree before it is read: who holds text and who holds links. Throws `too-deep`: the tree is deeper
 * than its tags by the parts that the parser adds to tables, and all passes over it are recursive.
 */
export function measurePage(body: HtmlElement): PageMeasure {
  const of = new Map<HtmlElement, Measure>();
  let texts = 0;
  let firstHeading = -1;
  let firstSentence = -1;
  let lastSentence = -1;
  let main: HtmlElement | null = null;
  let mainTitles = 0;
  const articles: HtmlElement[] = [];

  const visit = (
    node: HtmlNode,
    into: Measure,
    link: Measure | null,
    chrome: boolean,
    depth: number,
  ): void => {
    if (node.type === 'text') {
      const chars = lettersOf(node.data);
      if (chars === 0) return;
      texts++;
      into.chars += chars;
      if (link) into.linkChars += chars;
      else if (chars >= sentence && !chrome) {
        if (firstSentence < 0) firstSentence = texts;
        lastSentence = texts;
      }
      return;
    }
    if (!isElement(node) || isLeftOut(node)) return;
    if (depth > limits.depth * 2) throw new FootnoteError('too-deep', { limit: limits.depth });
    const { name, attribs } = node;
    const isLink = name === 'a' && attribs.href !== undefined;
    if (isLink) {
      into.links++;
      if (attribs.href!.startsWith('#')) into.inPage++;
      else if (readable(attribs.href!.split(/[?#]/, 1)[0]!) === 'attachment') into.files++;
    }
    if (name === 'main' || attribs.role === 'main') main ??= node;
    else if (name === 'article') articles.push(node);
    const inChrome = chrome || name === 'nav' || name === 'header' || name === 'footer' || name === 'aside';
    const own = containers.has(name) || headings.has(name) ? emptyMeasure(texts) : into;
    if (own !== into) of.set(node, own);
    for (const child of node.children) visit(child, own, isLink ? own : link, inChrome, depth + 1);
    if (own === into) return;
    own.to = texts;
    if (headings.has(name)) {
      own.headings++;
      // A heading that is one link is a logo or a menu's head; the content's own heading is text.
      if (firstHeading < 0 && !inChrome && own.chars > own.linkChars) firstHeading = own.from;
    }
    add(into, own);
  };

  const total = emptyMeasure(0);
  for (const child of body.children) visit(child, total, null, false, 1);
  total.to = texts;
  of.set(body, total);
  const only: HtmlElement | null = main ?? (articles.length === 1 ? articles[0]! : null);
  if (only) mainTitles = hasTitle(only, of) ? 1 : 0;
  return {
    of,
    body: total,
    contentFrom: firstHeading >= 0 ? firstHeading : Math.max(firstSentence - 1, 0),
    contentTo: lastSentence,
    main: only,
    mainHasTitle: mainTitles > 0,
  };
}

function emptyMeasure(from: number): Measure {
  return { chars: 0, linkChars: 0, links: 0, inPage: 0, files: 0, headings: 0, from, to: from };
}

function add(into: Measure, part: Measure): void {
  into.chars += part.chars;
  into.linkChars += part.linkChars;
  into.links += part.links;
  into.inPage += part.inPage;
  into.files += part.files;
  into.headings += part.headings;
}

function hasTitle(main: HtmlElement, of: ReadonlyMap<HtmlElement, Measure>): boolean {
  const within = of.get(main);
  if (!within) return false;
  for (const [element, measure] of of) {
    if (element.name === 'h1' && measure.from >= within.from && measure.to <= within.to && measure.chars > 0)
      return true;
  }
  return false;
}

/** Length without surrounding white space; 0 for what only separates (`|`, `>`, `·`). */
function lettersOf(data: string): number {
  const text = data.trim();
  return text.length < 4 && /^[|>›»/·•\-–—:\s]*$/.test(text) ? 0 : text.length;
}
