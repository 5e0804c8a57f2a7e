/** What a paragraph holds, in order: text with its notes and links, and the objects that stand in or beside it. */
import { attributeOf, childOf, childrenOf, descendantsOf, textIn, type XmlElement } from '../xml/index.ts';
import type { HwpHead } from './head.ts';
import { numberAs } from './numbers.ts';

export interface HwpContent {
  /** Text before, between and after the objects that stand in the line; one more than there are of these. */
  text: string;
  readonly pieces: ({ readonly text: string } | { readonly object: XmlElement })[];
  readonly notes: { readonly mark: string; readonly paragraphs: readonly XmlElement[] }[];
  readonly links: { readonly href: string; text: string }[];
  anchor: string | undefined;
  /** Characters by size in points, and those that are bold. */
  readonly sizes: Map<number, number>;
  bold: number;
  /** Headers and footers that begin to hold here. */
  readonly margins: XmlElement[];
  /** The numbering that the outline of the section follows, where the section begins here. */
  outline: string | undefined;
}

const objects: ReadonlySet<string> = new Set([
  ...['hp:tbl', 'hp:pic', 'hp:rect', 'hp:ellipse', 'hp:polygon', 'hp:curve', 'hp:arc', 'hp:line'],
  ...['hp:connectLine', 'hp:container', 'hp:textart', 'hp:chart', 'hp:ole', 'hp:unknownObject'],
]);
const blanks: Readonly<Record<string, string>> = {
  'hp:tab': ' ',
  'hp:lineBreak': '\n',
  'hp:nbSpace': ' ',
  'hp:fwSpace': ' ',
  'hp:hyphen': '-',
};

export function readContent(paragraph: XmlElement, head: HwpHead): HwpContent {
  const content: HwpContent = {
    text: '',
    pieces: [],
    notes: [],
    links: [],
    anchor: undefined,
    sizes: new Map(),
    bold: 0,
    margins: [],
    outline: undefined,
  };
  const reading = new ContentReading(content);
  for (const run of childrenOf(paragraph)) {
    if (run.name !== 'hp:run') {
      reading.read(run);
      continue;
    }
    const before = reading.characters;
    for (const child of childrenOf(run)) reading.read(child);
    const count = reading.characters - before;
    const type = head.type.get(run.attributes.charPrIDRef ?? '');
    if (!type || count === 0) continue;
    content.sizes.set(type.size, (content.sizes.get(type.size) ?? 0) + count);
    if (type.bold) content.bold += count;
  }
  reading.endText();
  content.text = content.pieces.map((piece) => ('text' in piece ? piece.text : '')).join('');
  return content;
}

class ContentReading {
  /** Of text that is not blank. */
  characters = 0;
  readonly #content: HwpContent;
  readonly #open: { id: string; link: { href: string; text: string } }[] = [];
  #text = '';
  /** Inside text that a tracked change has deleted. */
  #deleted = false;

  constructor(content: HwpContent) {
    this.#content = content;
  }

  endText(): void {
    if (this.#text !== '') this.#content.pieces.push({ text: this.#text });
    this.#text = '';
  }

  read(element: XmlElement): void {
    const { name, attributes } = element;
    if (name === 'hp:t') this.#readText(element);
    else if (objects.has(name)) {
      this.endText();
      this.#content.pieces.push({ object: element });
    } else if (name === 'hp:ctrl') for (const control of childrenOf(element)) this.read(control);
    else if (name === 'hp:switch') this.#readSwitch(element);
    else if (name === 'hp:footNote' || name === 'hp:endNote') this.#readNote(element);
    else if (name === 'hp:autoNum') this.#put(autoNumber(element));
    else if (name === 'hp:fieldBegin') this.#beginField(element);
    else if (name === 'hp:fieldEnd') this.#endField(attributes.beginIDRef ?? '');
    else if (name === 'hp:bookmark') this.#content.anchor = attributes.name;
    else if (name === 'hp:header' || name === 'hp:footer') this.#content.margins.push(element);
    else if (name === 'hp:equation') this.#put(` ${textIn(childOf(element, 'hp:script'))} `);
    else if (name === 'hp:compose') this.#put(attributes.composeText ?? '');
    else if (name === 'hp:dutmal') this.#readRuby(element);
    else if (name === 'hp:secPr') this.#content.outline = attributes.outlineShapeIDRef;
    else if (name === 'hp:checkBtn' || name === 'hp:radioBtn' || name === 'hp:btn')
      this.#put(attributes.caption ?? '');
    else if (name === 'hp:edit') this.#put(textIn(childOf(element, 'hp:text')));
  }

  #readText(element: XmlElement): void {
    for (const child of element.children) {
      if (typeof child === 'string') this.#put(child);
      else if (child.name === 'hp:deleteBegin') this.#deleted = true;
      else if (child.name === 'hp:deleteEnd') this.#deleted = false;
      else this.#put(blanks[child.name] ?? '');
    }
  }

  #put(text: string): void {
    if (this.#deleted || text === '') return;
    this.#text += text;
    for (const { link } of this.#open) link.text += text;
    this.characters += text.replace(/\s+/g, '').length;
  }

  #readSwitch(element: XmlElement): void {
    const chosen = childOf(element, 'hp:case') ?? childOf(element, 'hp:default');
    for (const child of childrenOf(chosen)) this.read(child);
  }

  #readNote(note: XmlElement): void {
    if (this.#deleted) return;
    const paragraphs = childrenOf(childOf(note, 'hp:subList'), 'hp:p');
    const auto = descendantsOf(note, 'hp:autoNum')[0];
    const mark = auto ? autoNumber(auto) : `${note.attributes.number ?? ''})`;
    this.#content.notes.push({ mark, paragraphs });
  }

  /** Only links matter: what a person typed into the other fields is text like any other; memos are no content. */
  #beginField(field: XmlElement): void {
    if (!/^hyperlink$/i.test(field.attributes.type ?? '')) return;
    const values = new Map(
      descendantsOf(field, 'hp:stringParam').map((value) => [value.attributes.name ?? '', textIn(value)]),
    );
    const href = values.get('Path') || addressIn(values.get('Command') ?? '');
    if (href === '' || href.startsWith('?')) return;
    const link = { href, text: '' };
    this.#content.links.push(link);
    this.#open.push({ id: field.attributes.id ?? '', link });
  }

  #endField(id: string): void {
    const at = this.#open.findIndex((field) => field.id === id);
    if (at >= 0) this.#open.splice(at, 1);
  }

  #readRuby(element: XmlElement): void {
    const ruby = textIn(childOf(element, 'hp:subText'));
    this.#put(textIn(childOf(element, 'hp:mainText')) + (ruby ? `(${ruby})` : ''));
  }
}

/** `http\://www.example.com;1;0;0;`: an address with escaped signs, then how it is opened. */
function addressIn(command: string): string {
  return (/^(?:\\.|[^;\\])*/.exec(command)?.[0] ?? '').replace(/\\(.)/g, '$1');
}

function autoNumber(element: XmlElement): string {
  const format = childOf(element, 'hp:autoNumFormat');
  const { type, userChar, prefixChar, suffixChar } = format?.attributes ?? {};
  // Page numbers are the page's, not the text's.
  if (/^(?:TOTAL_)?PAGE$/.test(element.attributes.numType ?? '')) return '';
  const n = Number(element.attributes.num);
  if (!Number.isInteger(n) || n < 0) return '';
  const number = /^(?:USER_CHAR|SYMBOL)$/.test(type ?? '') ? (userChar ?? '') : numberAs(n, type ?? 'DIGIT');
  return `${prefixChar ?? ''}${number}${suffixChar ?? ''}`;
}

/** True for an object that stands in the line like a letter. */
export function isInLine(object: XmlElement): boolean {
  return attributeOf(object, 'hp:pos', 'treatAsChar') === '1';
}
