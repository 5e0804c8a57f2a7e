import { readable } from '../readable.ts';
import { promoteBoldLines, type Strength, strengthOf } from './bold-headings.ts';
import { bulkOf, type ChromeRules, isChrome, isEditLink, isWorthKeeping } from './chrome.ts';
import { applyBase, collapse } from './head.ts';
import { isLeftOut } from './hidden.ts';
import { ListLabels } from './list-label.ts';
import type { PageMeasure } from './measure.ts';
import { blockElements, headings, preformatted } from './names.ts';
import { type HtmlElement, type HtmlNode, type HtmlParent, isElement } from './node.ts';
import { symbolText } from './symbol-text.ts';
import { readTable } from './table.ts';
import { type BlockContext, TextBuilder } from './text-builder.ts';

/** Where in the page the walk is. */
interface Place {
  readonly context: BlockContext;
  /** Depth of the list that the walk is in; -1 outside. */
  readonly list: number;
  readonly labels: ListLabels | null;
  readonly pre: 'none' | 'code' | 'lines';
  /** Inside `<main>`, an article, a section, a cell: a header there is not the page's. */
  readonly inSection: boolean;
}

const paragraph: BlockContext = { kind: 'paragraph' };
const sections = new Set(['main', 'article', 'section', 'blockquote', 'li', 'dd', 'figure']);
/** What documentation tools call their boxes beside the text. */
const noteName =
  /(?:^|[\s_-])(?:note|notes|tip|tips|warning|caution|important|notice|hint|danger|alert|admonition|callout|참고|주의)(?:$|[\s_-])/i;

export interface WalkOptions {
  /** Gather which text node each character came from, and what was left out (for the view). */
  readonly withPieces: boolean;
  readonly base: string | null;
  readonly byLinks: boolean;
}

/** The one walk over a page's tree: what it passes, in order, is the document. */
export class PageWalk {
  readonly builder: TextBuilder;
  readonly leftOut: Set<HtmlNode> | null;
  tables = 0;
  readonly #rules: ChromeRules;
  readonly #base: string | null;
  /** The elements around `<main>`; null where the page has none. */
  readonly #aroundMain: ReadonlySet<HtmlParent> | null;
  #place: Place = { context: paragraph, list: -1, labels: null, pre: 'none', inSection: false };
  #level = 1;

  constructor(body: HtmlElement, page: PageMeasure, options: WalkOptions) {
    this.builder = new TextBuilder(options.withPieces);
    this.leftOut = options.withPieces ? new Set() : null;
    this.#base = options.base;
    const bulk = bulkOf(body, page);
    this.#rules = { page, bulk, bulkMeasure: page.of.get(bulk) ?? page.body, byLinks: options.byLinks };
    this.#aroundMain = page.main ? ancestors(page.main) : null;
    this.#children(body);
    this.builder.endBlock();
    this.#promote(2);
  }

  leavesOut(element: HtmlElement): boolean {
    const { page } = this.#rules;
    const out =
      isLeftOut(element) ||
      isChrome(element, this.#rules, this.#place.inSection) ||
      isEditLink(element) ||
      (this.#aroundMain !== null &&
        element !== page.main &&
        element.parent !== null &&
        this.#aroundMain.has(element.parent) &&
        !this.#aroundMain.has(element) &&
        !isWorthKeeping(element, page));
    if (out) {
      this.leftOut?.add(element);
      this.#embeddedFile(element);
    }
    return out;
  }

  readCell(cell: HtmlElement): void {
    const before = this.builder.text.length;
    this.#anchorOf(cell);
    const { strength } = this.builder;
    this.builder.strength = 0;
    this.#within(cell, { context: paragraph, list: -1, labels: null, pre: 'none', inSection: true });
    this.builder.strength = strength;
    if (!this.builder.inBlock && this.builder.text.length === before) this.#pictureText(cell, paragraph);
    this.builder.endBlock();
    this.#promote(3);
  }

  #promote(least: number): void {
    const { builder } = this;
    if (this.#rules.page.body.headings > 0) return;
    promoteBoldLines(builder.blocks, builder.strengths, builder.text, least);
  }

  readCaption(caption: HtmlElement): void {
    this.#within(caption, { ...this.#place, context: { kind: 'caption' }, inSection: true });
  }

  #children(parent: HtmlElement): void {
    for (const child of parent.children) this.#node(child);
  }

  #within(element: HtmlElement, place: Place): void {
    const outer = this.#place;
    this.#place = place;
    this.#children(element);
    this.#place = outer;
  }

  #node(node: HtmlNode): void {
    if (node.type === 'text') {
      this.#text(node);
      return;
    }
    if (!isElement(node)) return;
    if (node.name === 'br') {
      this.builder.lineBreak(this.#place.context);
      return;
    }
    if (this.leavesOut(node)) return;
    this.#anchorOf(node);
    if (blockElements.has(node.name)) this.#block(node);
    else if (node.name === 'a' && node.attribs.href !== undefined) this.#link(node, node.attribs.href.trim());
    else if (node.name === 'img') this.#picture(node);
    else if (node.children.length > 0) this.#inline(node);
  }

  #inline(element: HtmlElement): void {
    const { attribs } = element;
    if (attribs.role === 'heading') {
      this.#heading(element, Number.parseInt(attribs['aria-level'] ?? '2', 10));
      return;
    }
    const outer: Strength = this.builder.strength;
    const own = strengthOf(element);
    if (own > outer) this.builder.strength = own;
    this.#children(element);
    this.builder.strength = outer;
  }

  /** A picture inside a sentence is read by its alternative text: "the lamp is [red]". */
  #picture(picture: HtmlElement): void {
    const alt = collapse(picture.attribs.alt ?? '');
    const follows = picture.next?.type === 'text' ? picture.next.data.trim() : '';
    if (alt === '' || alt.length > 20 || /아이콘|이미지|그림|사진|icon|image|logo|bullet/i.test(alt)) return;
    if (!this.builder.inBlock && follows === '') return;
    if (follows.startsWith(alt) || this.builder.endsWith(alt)) return;
    this.builder.append(alt, this.#place.context, picture);
  }

  #text(node: HtmlNode & { type: 'text' }): void {
    const { context, pre } = this.#place;
    if (this.#aroundMain?.has(node.parent!) && !isWorthKeeping(node, this.#rules.page)) {
      this.leftOut?.add(node);
    } else if (pre === 'code') this.builder.appendRaw(node.data, context, node);
    else if (pre === 'none') this.builder.append(symbolText(node), context, node);
    else this.#lines(node);
  }

  /** Preformatted running text: every line end is a `<br>`. The lines keep their offsets in the node. */
  #lines(node: HtmlNode & { type: 'text' }): void {
    let from = 0;
    for (const line of node.data.split('\n')) {
      if (from > 0) this.builder.lineBreak(this.#place.context);
      this.builder.append(line, this.#place.context, node, from);
      from += line.length + 1;
    }
  }

  #block(element: HtmlElement): void {
    const { builder } = this;
    const { name } = element;
    builder.endBlock();
    if (name === 'table') readTable(element, this);
    else if (headings.has(name)) this.#heading(element, name.charCodeAt(1) - 48);
    else if (name === 'ul' || name === 'ol' || name === 'menu' || name === 'dir') this.#list(element);
    else if (name === 'li') this.#item(element);
    else if (name === 'summary') this.#heading(element, this.#level + 1, false);
    else if (preformatted.has(name)) this.#preformatted(element);
    else if (element.children.length > 0) this.#within(element, this.#blockPlace(element));
    builder.endBlock();
  }

  #blockPlace(element: HtmlElement): Place {
    const place = this.#place;
    const { name } = element;
    const context = this.#blockContext(name, element);
    const inSection = place.inSection || sections.has(name) || element.attribs.role === 'main';
    return context === place.context && inSection === place.inSection
      ? place
      : { ...place, context, inSection };
  }

  #blockContext(name: string, { attribs }: HtmlElement): BlockContext {
    const { context } = this.#place;
    const { item } = context;
    const within = item === undefined ? {} : { item };
    if (name === 'dt') return { kind: 'term', ...within };
    if (name === 'dd') return { kind: 'definition', ...within };
    if (name === 'figcaption' || name === 'caption') return { kind: 'caption', ...within };
    if (
      (name === 'aside' ||
        attribs.role === 'note' ||
        (attribs.class !== undefined && noteName.test(attribs.class))) &&
      context.kind === 'paragraph'
    )
      return { kind: 'note', ...within };
    return context;
  }

  #heading(element: HtmlElement, level: number, counts = true): void {
    const shown = Math.min(Math.max(Number.isNaN(level) ? 2 : level, 1), 6);
    if (counts) this.#level = shown;
    this.builder.endBlock();
    this.#within(element, { ...this.#place, context: { kind: 'heading', level: shown }, pre: 'none' });
    this.builder.endBlock();
  }

  #list(list: HtmlElement): void {
    const { context } = this.#place;
    const kept = context.kind === 'note' ? context : paragraph;
    this.#within(list, {
      ...this.#place,
      context: kept,
      list: this.#place.list + 1,
      labels: new ListLabels(list),
    });
  }

  #item(item: HtmlElement): void {
    const place = this.#place;
    const depth = Math.max(place.list, 0);
    const label = place.labels?.next(item) ?? null;
    const context: BlockContext = { kind: 'list-item', item: { depth, label, begun: false } };
    this.#within(item, { ...place, context, labels: null, inSection: true });
    if (!context.item!.begun && !this.builder.inBlock) this.#pictureText(item, context);
  }

  #preformatted(element: HtmlElement): void {
    const prose = isRunningText(element);
    const { item } = this.#place.context;
    const context: BlockContext = prose
      ? this.#place.context
      : { kind: 'code', ...(item === undefined ? {} : { item }) };
    this.#within(element, { ...this.#place, context, pre: prose ? 'lines' : 'code' });
  }

  #link(element: HtmlElement, href: string): void {
    if (href === '' || /^(?:javascript|vbscript|data):/i.test(href)) {
      this.#children(element);
      return;
    }
    const link = this.builder.openLink(applyBase(href, this.#base));
    this.#children(element);
    this.builder.closeLink(link);
  }

  #anchorOf({ attribs, name }: HtmlElement): void {
    const anchor = (name === 'a' ? attribs.name : undefined) ?? attribs.id;
    if (anchor) this.builder.anchor = anchor;
  }

  /** The alternative text of a picture that is all that a cell or an item holds. */
  #pictureText(holder: HtmlElement, context: BlockContext): void {
    for (const picture of pictures(holder)) {
      const alt = collapse(picture.attribs.alt ?? '');
      if (alt === '') continue;
      if (this.builder.inBlock) this.builder.append(' ', context, null);
      this.builder.append(alt, context, picture);
    }
    this.builder.endBlock();
  }

  /** A file of the export that is shown inside the page is linked from it: a PDF, the page in an iframe. */
  #embeddedFile({ name, attribs }: HtmlElement): void {
    const target =
      name === 'object' ? attribs.data : name === 'embed' || name === 'iframe' ? attribs.src : undefined;
    if (target === undefined || /^(?:[a-z][a-z\d+.-]*:|\/\/)/i.test(target.trim())) return;
    const kind = readable(target.split(/[?#]/, 1)[0]!);
    if (kind !== 'attachment' && !(name === 'iframe' && kind === 'html')) return;
    this.builder.closeLink(this.builder.openLink(applyBase(target.trim(), this.#base)));
  }
}

function ancestors(element: HtmlElement): Set<HtmlParent> {
  const found = new Set<HtmlParent>();
  for (let at = element.parent; at !== null; at = at.parent) found.add(at);
  return found;
}

function pictures(holder: HtmlElement): HtmlElement[] {
  const found: HtmlElement[] = [];
  for (const child of holder.children) {
    if (!isElement(child) || isLeftOut(child)) continue;
    if (child.name === 'img') found.push(child);
    else found.push(...pictures(child));
  }
  return found;
}

/** `<pre>` that holds Korean sentences and no `<code>`: a notice typed with line ends, not a program. */
function isRunningText(element: HtmlElement): boolean {
  let text = '';
  const gather = (nodes: readonly HtmlNode[]): boolean =>
    nodes.every((node) => {
      if (node.type === 'text') text += node.data;
      return !isElement(node) || (!/^(?:code|samp|kbd|var)$/.test(node.name) && gather(node.children));
    });
  if (!gather(element.children)) return false;
  const hangul = text.match(/[가-힣]/g)?.length ?? 0;
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  return hangul >= 10 && hangul >= letters * 0.7;
}
