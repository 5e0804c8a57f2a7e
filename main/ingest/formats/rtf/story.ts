/** A run of paragraphs and tables of its own: the document, a footnote, a header, a text box. */
import {
  type FlowBlock,
  type FlowCount,
  type FlowNote,
  type FlowParagraph,
  isContentsStyle,
  levelOfStyle,
  type RowDefinition,
  roleOfStyle,
  TableLevels,
} from '../flow/index.ts';
import type { GroupState } from './state.ts';
import type { RtfStyle } from './style-sheet.ts';

export class Story {
  text = '';
  label = '';
  anchor: string | undefined;
  /** Gathered in the paragraph at hand. */
  links: { href: string; text: string }[] = [];
  notes: FlowNote[] = [];
  boxes: FlowBlock[] = [];
  readonly #sizes = new Map<number, number>();
  #bold = 0;
  #letters = 0;
  readonly #levels: TableLevels;
  readonly #count: FlowCount;

  constructor(count: FlowCount) {
    this.#count = count;
    this.#levels = new TableLevels(count);
  }

  append(text: string, { size, bold }: GroupState): void {
    this.text += text;
    const letters = text.replace(/\s/g, '').length;
    this.#letters += letters;
    if (bold) this.#bold += letters;
    if (letters > 0) this.#sizes.set(size, (this.#sizes.get(size) ?? 0) + letters);
  }

  endParagraph(state: GroupState, style: RtfStyle | undefined): void {
    this.#levels.add(this.#paragraph(state, style), depthOf(state));
  }

  endCell(state: GroupState, style: RtfStyle | undefined, nested: boolean): void {
    const depth = nested ? Math.max(2, depthOf(state)) : 1;
    this.#levels.add(this.#paragraph(state, style), depth);
    this.#levels.endCell(depth);
  }

  endRow(state: GroupState, row: RowDefinition, nested: boolean): void {
    this.#levels.endRow(row, nested ? Math.max(2, depthOf(state)) : 1);
  }

  finish(state: GroupState, style: RtfStyle | undefined): readonly FlowBlock[] {
    if (this.text.trim() !== '' || this.boxes.length > 0) this.endParagraph(state, style);
    return this.#levels.finish();
  }

  #paragraph(state: GroupState, style: RtfStyle | undefined): FlowBlock[] {
    const { text, label, anchor, links, notes, boxes } = this;
    const [size] = [...this.#sizes].sort((a, b) => b[1] - a[1])[0] ?? [];
    const bold = this.#letters > 0 && this.#bold === this.#letters;
    this.#begin();
    const name = style?.name ?? '';
    if (text.trim() === '' && boxes.length === 0 && links.length === 0) return [];
    if (isContentsStyle(name)) return boxes;
    this.#count.paragraph();
    const level = levelOf(state.outline ?? style?.outline) ?? levelOfStyle(name);
    const item = state.list || label !== '';
    const role = roleOfStyle(name) ?? (item ? 'list-item' : undefined);
    const shown = /[\p{L}\p{N}]/u.test(label) ? label.replace(/\s+/g, ' ').trim() : '';
    const paragraph: FlowParagraph = {
      kind: 'paragraph',
      text,
      bold,
      ...(size === undefined ? {} : { size: size / 2 }),
      ...(level === undefined ? {} : { level }),
      ...(role === undefined ? {} : { role }),
      ...(item ? { depth: state.listLevel } : {}),
      ...(shown === '' ? {} : { label: shown }),
      ...(anchor === undefined ? {} : { anchor }),
      ...(links.length > 0 ? { links } : {}),
      ...(notes.length > 0 ? { notes } : {}),
    };
    return [paragraph, ...boxes];
  }

  #begin(): void {
    this.text = '';
    this.label = '';
    this.anchor = undefined;
    this.links = [];
    this.notes = [];
    this.boxes = [];
    this.#sizes.clear();
    this.#bold = 0;
    this.#letters = 0;
  }
}

/** The lines of a story as one text: a note, a header. */
export function plainText(blocks: readonly FlowBlock[]): string {
  return blocks
    .map((block) =>
      block.kind === 'paragraph'
        ? block.text
        : block.rows.flatMap(({ cells }) => cells.map((cell) => plainText(cell.blocks))).join(' '),
    )
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();
}

function depthOf({ inTable, tableDepth }: GroupState): number {
  return inTable ? Math.max(1, tableDepth) : 0;
}

function levelOf(outline: number | undefined): number | undefined {
  return outline !== undefined && outline >= 0 && outline <= 8 ? outline + 1 : undefined;
}
