/** What a paragraph's runs hold, in order. */
import { type FlowBlock, type FlowNote, fieldTarget, isPageField, isSafeTarget } from '../flow/index.ts';
import type { Relationship } from '../opc/index.ts';
import { pictureText } from '../picture-text.ts';
import { isSymbolFont, symbolSign } from '../symbol-fonts.ts';
import { attributeOf, childOf, childrenOf, descendantsOf, textIn, type XmlElement } from '../xml/index.ts';
import { boldOf, type DocxStyle, type DocxStyles, isOn, sizeOf } from './styles.ts';

/** What the reading knows beyond the paragraph. */
export interface InlineContext {
  readonly styles: DocxStyles;
  readonly relationships: ReadonlyMap<string, Relationship>;
  /** The page at hand by Word's own last layout; undefined where the file does not say. */
  page: number | undefined;
  /** The text of a note and its number, in the order of reference. */
  note(kind: 'footnote' | 'endnote', id: string): FlowNote | null;
  /** The blocks in a text box. */
  boxed(content: XmlElement): FlowBlock[];
  /** The blocks of a chart or a diagram. */
  drawn(graphic: XmlElement): FlowBlock[];
}

interface Field {
  instruction: string;
  phase: 'instruction' | 'result';
  linkFrom: number;
}

export class Inline {
  text = '';
  page: number | undefined;
  anchor: string | undefined;
  readonly links: { href: string; text: string }[] = [];
  readonly notes: FlowNote[] = [];
  /** Text boxes, charts and diagrams that are anchored here: they stand after the paragraph. */
  readonly boxes: FlowBlock[] = [];
  /** Alternative texts of pictures too long to stand in the sentence. */
  readonly captions: string[] = [];
  readonly #context: InlineContext;
  readonly #style: DocxStyle;
  readonly #sizes = new Map<number, number>();
  #bold = 0;
  #letters = 0;
  readonly #fields: Field[] = [];

  constructor(context: InlineContext, style: DocxStyle) {
    this.#context = context;
    this.#style = style;
  }

  /** Points in which most characters are set. */
  get size(): number | undefined {
    let most: number | undefined;
    let count = 0;
    for (const [size, letters] of this.#sizes) if (letters > count) [most, count] = [size, letters];
    return most ?? this.#style.size;
  }

  get bold(): boolean {
    return this.#letters > 0 && this.#bold === this.#letters;
  }

  addAll(children: readonly (XmlElement | string)[]): void {
    for (const child of children) if (typeof child !== 'string') this.#add(child);
  }

  #add(element: XmlElement): void {
    const { name, attributes } = element;
    if (name === 'w:r') this.#run(element);
    else if (name === 'w:hyperlink') this.#hyperlink(element);
    else if (name === 'w:fldSimple') {
      if (!isPageField(attributes['w:instr'] ?? '')) this.addAll(element.children);
    } else if (name === 'w:bookmarkStart') this.#bookmark(attributes['w:name'] ?? '');
    else if (name === 'm:oMath' || name === 'm:oMathPara')
      this.#append(descendantsOf(element, 'm:t').map(textIn).join(''));
    else if (name === 'mc:AlternateContent') this.addAll(alternativeOf(element));
    // Deleted, moved away, comments and properties are not part of the text; all else only wraps runs.
    else if (!/^w:(?:del|moveFrom|pPr|rPr|sdtPr|sdtEndPr|comment.*|.*Range(?:Start|End))$/.test(name))
      this.addAll(element.children);
  }

  #run(run: XmlElement): void {
    const properties = childOf(run, 'w:rPr');
    const hidden = childOf(properties, 'w:vanish');
    if (hidden && isOn(hidden.attributes['w:val'], true)) return;
    const before = this.text.length;
    for (const child of run.children) if (typeof child !== 'string') this.#inRun(child, properties);
    const added = this.text.slice(before).replace(/\s/g, '').length;
    if (added === 0) return;
    const own = attributeOf(properties, 'w:rStyle', 'w:val');
    const style = own === undefined ? undefined : this.#context.styles.of(own);
    const size = sizeOf(properties) ?? this.#style.size;
    if (size !== undefined) this.#sizes.set(size, (this.#sizes.get(size) ?? 0) + added);
    this.#letters += added;
    if (boldOf(properties) ?? (style?.bold || this.#style.bold)) this.#bold += added;
  }

  #inRun(element: XmlElement, properties: XmlElement | undefined): void {
    const { name, attributes } = element;
    const text = textOf(element, properties);
    if (text !== null) this.#append(text);
    else if (name === 'w:fldChar') this.#field(attributes['w:fldCharType']);
    else if (name === 'w:instrText') {
      const field = this.#fields.at(-1);
      if (field && field.instruction.length < 4000) field.instruction += textIn(element);
    } else if (name === 'w:lastRenderedPageBreak') {
      if (this.#context.page !== undefined) this.#context.page++;
    } else if (name === 'w:footnoteReference') this.#note('footnote', attributes['w:id'] ?? '');
    else if (name === 'w:endnoteReference') this.#note('endnote', attributes['w:id'] ?? '');
    else if (name === 'mc:AlternateContent')
      for (const child of alternativeOf(element)) this.#inRun(child, properties);
    else if (name === 'w:ruby') this.addAll(childOf(element, 'w:rubyBase')?.children ?? []);
    else if (/^w:(?:drawing|pict|object)$/.test(name)) this.#drawing(element);
  }

  #append(text: string): void {
    if (text === '' || this.#suppressed()) return;
    if (this.page === undefined && text.trim() !== '') this.page = this.#context.page;
    this.text += text;
  }

  #suppressed(): boolean {
    return this.#fields.some(({ phase, instruction }) => phase === 'instruction' || isPageField(instruction));
  }

  #field(type: string | undefined): void {
    const field = this.#fields.at(-1);
    if (type === 'begin') this.#fields.push({ instruction: '', phase: 'instruction', linkFrom: 0 });
    else if (type === 'separate' && field) {
      field.phase = 'result';
      field.linkFrom = this.text.length;
    } else if (type === 'end' && field) {
      this.#fields.pop();
      const target = field.phase === 'result' ? fieldTarget(field.instruction) : null;
      if (target !== null) this.#link(target, field.linkFrom);
    }
  }

  #hyperlink(element: XmlElement): void {
    const { 'r:id': id, 'w:anchor': anchor } = element.attributes;
    const from = this.text.length;
    this.addAll(element.children);
    const external = id === undefined ? undefined : this.#context.relationships.get(id);
    const target = external ? external.target : '';
    const href = anchor && !target.includes('#') ? `${target}#${anchor}` : target;
    if (href !== '') this.#link(href, from);
  }

  #link(href: string, from: number): void {
    if (isSafeTarget(href)) this.links.push({ href, text: this.text.slice(from) });
  }

  /** Of several bookmarks the one that an author named. */
  #bookmark(name: string): void {
    if (name === '' || name === '_GoBack') return;
    if (this.anchor === undefined || this.anchor.startsWith('_')) this.anchor = name;
  }

  #note(kind: 'footnote' | 'endnote', id: string): void {
    const note = this.#suppressed() ? null : this.#context.note(kind, id);
    if (note) this.notes.push(note);
  }

  #drawing(element: XmlElement): void {
    if (this.#suppressed()) return;
    for (const part of drawingParts(element)) {
      const { name, attributes } = part;
      if (name === 'w:txbxContent') this.boxes.push(...this.#context.boxed(part));
      else if (name === 'a:graphicData') this.boxes.push(...this.#context.drawn(part));
      else this.#picture(pictureText(attributes.descr || attributes.alt));
    }
  }

  /** A sign in a sentence or a cell is read there; a description stands by itself. */
  #picture(text: string): void {
    if (text === '') return;
    if (text.length <= 20) this.#append(this.text.trim() === '' ? text : ` ${text} `);
    else this.captions.push(text);
  }
}

/** Text boxes, graphics and what describes pictures; those inside of a text box come with the box. */
function drawingParts(element: XmlElement): XmlElement[] {
  return childrenOf(element).flatMap((child) => {
    if (child.name === 'w:txbxContent') return [child];
    if (child.name === 'mc:AlternateContent') return alternativeOf(child).flatMap(drawingParts);
    const own = child.name === 'wp:docPr' || child.name === 'v:shape' || child.name === 'a:graphicData';
    return own ? [child, ...drawingParts(child)] : drawingParts(child);
  });
}

/** The newest form of what is written twice for old programs; never both. */
export function alternativeOf(element: XmlElement): XmlElement[] {
  const choice = childOf(element, 'mc:Choice');
  const filled = choice && choice.children.length > 0 ? choice : childOf(element, 'mc:Fallback');
  return childrenOf(filled);
}

/** The text of an element that stands for characters, `null` for another. */
function textOf(element: XmlElement, properties: XmlElement | undefined): string | null {
  const { name, attributes } = element;
  if (name === 'w:t') return inFont(textIn(element), properties);
  if (name === 'w:tab' || name === 'w:ptab') return '\t';
  if (name === 'w:cr') return '\n';
  if (name === 'w:noBreakHyphen') return '-';
  if (name === 'w:sym') {
    const code = Number.parseInt(attributes['w:char'] ?? '', 16);
    return symbolSign(attributes['w:font'] ?? '', code > 0 && code <= 0xffff ? code : 0x2022);
  }
  if (name !== 'w:br') return null;
  const type = attributes['w:type'];
  return type === undefined || type === 'textWrapping' ? '\n' : ' ';
}

function inFont(text: string, properties: XmlElement | undefined): string {
  const fonts = childOf(properties, 'w:rFonts')?.attributes;
  const font = fonts?.['w:ascii'] ?? fonts?.['w:hAnsi'] ?? '';
  if (!isSymbolFont(font)) return text;
  return [...text].map((sign) => (/\s/.test(sign) ? sign : symbolSign(font, sign.codePointAt(0)!))).join('');
}
