/** What a paragraph of OpenDocument holds, in order. */
import { type FlowBlock, type FlowNote, isSafeTarget } from '../flow/index.ts';
import { pictureText } from '../picture-text.ts';
import { isSymbolFont, symbolSign } from '../symbol-fonts.ts';
import { childOf, childrenOf, descendantsOf, textIn, type XmlElement } from '../xml/index.ts';
import type { OdtStyle, OdtStyles } from './styles.ts';

export interface InlineContext {
  readonly styles: OdtStyles;
  /** The page at hand by the last layout; undefined where the file does not say. */
  page: number | undefined;
  /** Numbers the next note. */
  nextNote(): number;
  /** The blocks in a text box or a shape. */
  boxed(content: XmlElement): FlowBlock[];
}

/** Not part of the running text: comments, deletions, what only the printed page has, what is not shown. */
const leftOut =
  /^(?:office:annotation(?:-end)?|text:(?:page-number|page-count|page-continuation|hidden-text|hidden-paragraph|note-citation|ruby-text|tracked-changes|script|toc-mark.*|alphabetical-index-mark.*)|svg:.*|draw:(?:image|glue-point|enhanced-geometry)|office:(?:event-listeners|forms|binary-data))$/;

export class Inline {
  text = '';
  page: number | undefined;
  anchor: string | undefined;
  readonly links: { href: string; text: string }[] = [];
  readonly notes: FlowNote[] = [];
  readonly boxes: FlowBlock[] = [];
  readonly captions: string[] = [];
  readonly #context: InlineContext;
  readonly #sizes = new Map<number, number>();
  #bold = 0;
  #letters = 0;

  constructor(context: InlineContext) {
    this.#context = context;
  }

  /** Points in which most characters are set. */
  get size(): number | undefined {
    let most: number | undefined;
    let count = 0;
    for (const [size, letters] of this.#sizes) if (letters > count) [most, count] = [size, letters];
    return most;
  }

  get bold(): boolean {
    return this.#letters > 0 && this.#bold === this.#letters;
  }

  add(element: XmlElement, style: OdtStyle): void {
    for (const child of element.children) {
      // A line end in the file is a blank.
      if (typeof child === 'string') this.#append(child.replace(/\s+/g, ' '), style);
      else this.#element(child, style);
    }
  }

  #element(element: XmlElement, style: OdtStyle): void {
    const { name, attributes } = element;
    if (leftOut.test(name)) return;
    if (name === 'text:span') {
      const own = this.#context.styles.of('text', attributes['text:style-name']);
      if (!own.hidden) this.add(element, { ...style, ...own });
    } else if (name === 'text:s') this.#append(' ', style);
    else if (name === 'text:tab') this.#append('\t', style);
    else if (name === 'text:line-break') this.#append('\n', style);
    else if (name === 'text:soft-page-break') this.nextPage();
    else if (name === 'text:bookmark' || name === 'text:bookmark-start')
      this.#bookmark(attributes['text:name']);
    else if (name === 'text:note') this.#note(element);
    else if (name === 'text:a' || name === 'draw:a') this.#link(element, style);
    else if (name === 'draw:frame' || name === 'draw:g') this.#frame(element, style);
    else if (name.startsWith('draw:')) {
      // A drawn shape holds its paragraphs itself.
      if (childOf(element, 'text:p') || childOf(element, 'text:list'))
        this.boxes.push(...this.#context.boxed(element));
    } else this.add(element, style);
  }

  nextPage(): void {
    if (this.#context.page !== undefined) this.#context.page++;
  }

  #append(text: string, { size, bold, font }: OdtStyle): void {
    const shown = font && isSymbolFont(font) ? [...text].map((sign) => inSymbols(sign, font)).join('') : text;
    const letters = shown.replace(/\s/g, '').length;
    if (letters > 0) {
      this.page ??= this.#context.page;
      if (size !== undefined) this.#sizes.set(size, (this.#sizes.get(size) ?? 0) + letters);
      this.#letters += letters;
      if (bold) this.#bold += letters;
    }
    this.text += shown;
  }

  #bookmark(name: string | undefined): void {
    if (name && (this.anchor === undefined || this.anchor.startsWith('_'))) this.anchor = name;
  }

  #note(note: XmlElement): void {
    const body = childOf(note, 'text:note-body');
    const text = body
      ? descendantsOf(body, 'text:p').map(plainText).join(' ').replace(/\s+/g, ' ').trim()
      : '';
    if (text !== '') this.notes.push({ number: this.#context.nextNote(), text });
  }

  #link(element: XmlElement, style: OdtStyle): void {
    const from = this.text.length;
    this.add(element, style);
    const href = element.attributes['xlink:href'] ?? '';
    if (href !== '' && isSafeTarget(href))
      this.links.push({ href: fromFile(href), text: this.text.slice(from) });
  }

  #frame(frame: XmlElement, style: OdtStyle): void {
    const described = textIn(childOf(frame, 'svg:desc')) || textIn(childOf(frame, 'svg:title'));
    const text = pictureText(described);
    // A sign in a sentence or a cell is read there; a description stands by itself.
    if (text !== '' && text.length <= 20) this.#append(this.text.trim() === '' ? text : ` ${text} `, style);
    else if (text !== '') this.captions.push(text);
    for (const child of childrenOf(frame)) {
      if (child.name === 'draw:text-box') this.boxes.push(...this.#context.boxed(child));
      else this.#element(child, style);
    }
  }
}

/** The text below, without what is left out. */
export function plainText(element: XmlElement): string {
  return element.children
    .map((child) => {
      if (typeof child === 'string') return child;
      if (/^text:(?:s|tab|line-break)$/.test(child.name)) return ' ';
      return leftOut.test(child.name) || child.name === 'text:note' ? '' : plainText(child);
    })
    .join('');
}

function inSymbols(sign: string, font: string): string {
  return /\s/.test(sign) ? sign : symbolSign(font, sign.codePointAt(0)!);
}

/**
 * Relative links count from the inside of the package, one folder deeper than the file; links to bookmarks are
 * percent-encoded by some programs.
 */
function fromFile(href: string): string {
  if (href.startsWith('../')) return href.slice(3);
  if (!href.startsWith('#')) return href;
  try {
    return decodeURIComponent(href);
  } catch {
    return href;
  }
}
