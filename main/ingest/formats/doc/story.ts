/** A stretch of the text as paragraphs and tables. */
import {
  type FlowBlock,
  type FlowCount,
  type FlowNote,
  type FlowParagraph,
  fieldTarget,
  isContentsStyle,
  isPageField,
  type ListNumbers,
  type RowDefinition,
  roleOfStyle,
  TableLevels,
} from '../flow/index.ts';
import { isSymbolFont, symbolSign } from '../symbol-fonts.ts';
import type { DocFile } from './file.ts';
import type { Formatting } from './formatting.ts';
import { type Piece, pieceText } from './pieces.ts';
import {
  applyToParagraph,
  type ParagraphProperties,
  type RunProperties,
  runProperties,
} from './properties.ts';
import type { TextRange } from './references.ts';
import type { DocStyle } from './styles.ts';

export interface DocContext {
  readonly file: DocFile;
  readonly pieces: readonly Piece[];
  readonly paragraphs: Formatting;
  readonly runs: Formatting;
  readonly styles: (number: number) => DocStyle;
  readonly lists: ListNumbers;
  readonly fonts: readonly string[];
  readonly bookmarks: ReadonlyMap<number, string>;
  readonly count: FlowCount;
  /** The note whose mark stands here, the box whose anchor does. */
  note(position: number): FlowNote | null;
  box(position: number): readonly FlowBlock[];
}

interface Field {
  instruction: string;
  inResult: boolean;
  from: number;
}

/** Marks in the text. */
const [cellMark, lineBreak, pageBreak, paragraphMark] = [7, 11, 12, 13];
const [fieldBegin, fieldSeparator, fieldEnd] = [0x13, 0x14, 0x15];

/** Reads a stretch of the text into blocks. */
export function readStory(context: DocContext, range: TextRange): readonly FlowBlock[] {
  const story = new DocStory(context);
  for (const piece of context.pieces) {
    const from = Math.max(piece.start, range.start);
    const to = Math.min(piece.end, range.end);
    if (from < to) story.readPiece(piece, from, to);
  }
  return story.finish();
}

class DocStory {
  readonly #context: DocContext;
  readonly #levels: TableLevels;
  #text = '';
  #anchor: string | undefined;
  #links: { href: string; text: string }[] = [];
  #notes: FlowNote[] = [];
  #boxes: FlowBlock[] = [];
  #fields: Field[] = [];
  #sizes = new Map<number, number>();
  #bold = 0;
  #letters = 0;

  constructor(context: DocContext) {
    this.#context = context;
    this.#levels = new TableLevels(context.count);
  }

  readPiece(piece: Piece, from: number, to: number): void {
    const { file, runs } = this.#context;
    for (let position = from; position < to; ) {
      const byte = piece.at + (position - piece.start) * piece.width;
      const stretch = runs.at(byte);
      const characters = stretch ? Math.max(1, Math.ceil((stretch.end - byte) / piece.width)) : to - position;
      const end = Math.min(to, position + characters);
      this.#readRun(pieceText(file.main, piece, position, end), piece, position, stretch?.list);
      position = end;
    }
  }

  finish(): readonly FlowBlock[] {
    if (this.#text.trim() !== '') this.#levels.add(this.#paragraph({ style: 0 }), 0);
    return this.#levels.finish();
  }

  #readRun(text: string, piece: Piece, start: number, list: Buffer | undefined): void {
    const { styles } = this.#context;
    let style: DocStyle | undefined;
    let run: RunProperties | undefined;
    let plainFrom = 0;
    for (let i = 0; i <= text.length; i++) {
      const code = i < text.length ? text.charCodeAt(i) : 0;
      if (i < text.length && code >= 0x20) continue;
      if (i > plainFrom) {
        style ??= styles(this.#paragraphAt(piece, start + plainFrom).style);
        run ??= list ? runProperties(list, style.run) : style.run;
        this.#append(text.slice(plainFrom, i), run, start + plainFrom);
      }
      plainFrom = i + 1;
      if (i < text.length && !(list && code !== paragraphMark && isLeftOut(list)))
        this.#mark(code, piece, start + i);
      // The next paragraph may have another style.
      if (code === paragraphMark || code === cellMark) [style, run] = [undefined, undefined];
    }
  }

  #mark(code: number, piece: Piece, position: number): void {
    if (code === paragraphMark || code === cellMark || code === pageBreak)
      this.#endParagraph(code, piece, position);
    else if (code === 9) this.#put('\t', position);
    else if (code === lineBreak) this.#put('\n', position);
    else if (code === 0x1e) this.#put('-', position);
    else if (code === fieldBegin) this.#fields.push({ instruction: '', inResult: false, from: 0 });
    else if (code === fieldSeparator) {
      const field = this.#fields.at(-1);
      if (field) [field.inResult, field.from] = [true, this.#text.length];
    } else if (code === fieldEnd) this.#endField();
    else if (code === 2) {
      const note = this.#context.note(position);
      if (note) this.#notes.push(note);
    } else if (code === 8) this.#boxes.push(...this.#context.box(position));
  }

  #append(text: string, run: RunProperties, position: number): void {
    const { size, bold, hidden, deleted } = run;
    if (hidden || deleted) return;
    const shown = this.#inFont(text, run);
    const before = this.#text.length;
    this.#put(shown, position);
    const letters = this.#text.slice(before).replace(/\s/g, '').length;
    if (letters === 0) return;
    this.#letters += letters;
    if (bold) this.#bold += letters;
    this.#sizes.set(size ?? 10, (this.#sizes.get(size ?? 10) ?? 0) + letters);
  }

  /** Signs of symbol fonts; a private-use character is one whatever its font is called. */
  #inFont(text: string, { symbol, font }: RunProperties): string {
    const { fonts } = this.#context;
    if (symbol && text.length === 1) return symbolSign(fonts[symbol[0]] ?? '', symbol[1]);
    if (!/[\uf000-\uf0ff]/.test(text)) return text;
    const own = fonts[font ?? -1] ?? '';
    const name = isSymbolFont(own) ? own : 'Wingdings';
    return text.replace(/[\uf000-\uf0ff]/g, (sign) => symbolSign(name, sign.charCodeAt(0)));
  }

  #put(text: string, position: number): void {
    const field = this.#fields.at(-1);
    if (field && !field.inResult) {
      if (field.instruction.length < 4000) field.instruction += text;
      return;
    }
    if (this.#fields.some(({ instruction, inResult }) => !inResult || isPageField(instruction))) return;
    const { bookmarks } = this.#context;
    if (bookmarks.size > 0 && this.#anchor === undefined)
      for (let at = position; at < position + text.length; at++) this.#anchor ??= bookmarks.get(at);
    this.#text += text;
  }

  #endField(): void {
    const field = this.#fields.pop();
    const target = field?.inResult ? fieldTarget(field.instruction) : null;
    if (field && target !== null) this.#links.push({ href: target, text: this.#text.slice(field.from) });
  }

  #endParagraph(code: number, piece: Piece, position: number): void {
    const properties = this.#paragraphAt(piece, position);
    const depth =
      properties.inTable || (properties.tableDepth ?? 0) > 0 ? Math.max(1, properties.tableDepth ?? 1) : 0;
    if (code === cellMark && properties.endsRow) {
      this.#levels.endRow(properties.row ?? noRow, 1);
      this.#paragraph(properties);
    } else if (properties.endsInnerRow) {
      this.#levels.endRow(properties.row ?? noRow, depth);
      this.#paragraph(properties);
    } else if (code === cellMark || properties.endsInnerCell) {
      const cellDepth = code === cellMark ? 1 : depth;
      this.#levels.add(this.#paragraph(properties), cellDepth);
      this.#levels.endCell(cellDepth);
    } else this.#levels.add(this.#paragraph(properties), depth);
  }

  /** The properties of the paragraph whose mark, or some character, stands here. */
  #paragraphAt(piece: Piece, position: number): ParagraphProperties {
    const { paragraphs, styles, file } = this.#context;
    const stretch = paragraphs.at(piece.at + (position - piece.start) * piece.width);
    if (!stretch || stretch.list.length < 2) return { style: 0 };
    const number = stretch.list.readUInt16LE(0);
    const properties: ParagraphProperties = { ...styles(number).paragraph, style: number };
    applyToParagraph(properties, stretch.list.subarray(2), file.data);
    return properties;
  }

  #paragraph(properties: ParagraphProperties): FlowBlock[] {
    const { styles, lists, count } = this.#context;
    const [text, anchor, links, notes, boxes] = [
      this.#text,
      this.#anchor,
      this.#links,
      this.#notes,
      this.#boxes,
    ];
    const [size] = [...this.#sizes].sort((a, b) => b[1] - a[1])[0] ?? [];
    const bold = this.#letters > 0 && this.#bold === this.#letters;
    this.#begin();
    const style = styles(properties.style);
    const list = properties.list;
    const number = list ? lists.next(String(list), properties.listLevel ?? 0, undefined) : null;
    if ((text.trim() === '' && boxes.length === 0) || isContentsStyle(style.name)) return [...boxes];
    count.paragraph();
    const { outline } = properties;
    const level = outline !== undefined && outline <= 8 ? outline + 1 : style.level;
    const role = roleOfStyle(style.name) ?? (number ? 'list-item' : undefined);
    const paragraph: FlowParagraph = {
      kind: 'paragraph',
      text,
      bold,
      ...(size === undefined ? {} : { size }),
      ...(level === undefined ? {} : { level }),
      ...(role === undefined ? {} : { role }),
      ...(number ? { depth: number.depth } : {}),
      ...(number && number.label !== '' ? { label: number.label } : {}),
      ...(anchor === undefined ? {} : { anchor }),
      ...(links.length > 0 ? { links } : {}),
      ...(notes.length > 0 ? { notes } : {}),
    };
    return [paragraph, ...boxes];
  }

  /** Fields that were not closed end with their paragraph: else a damaged one would swallow the rest. */
  #begin(): void {
    this.#text = '';
    this.#anchor = undefined;
    [this.#links, this.#notes, this.#boxes, this.#fields] = [[], [], [], []];
    this.#sizes.clear();
    this.#bold = 0;
    this.#letters = 0;
  }
}

const noRow: RowDefinition = { left: 0, head: false, cells: [] };

function isLeftOut(list: Buffer): boolean {
  const { hidden, deleted } = runProperties(list, {});
  return hidden === true || deleted === true;
}
