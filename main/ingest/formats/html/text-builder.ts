import type { Block, HeadingBlock, Link, TextBlock } from '../../../contract/document.ts';
import type { Strength } from './bold-headings.ts';
import { endsLine, isTrail } from './line-break.ts';
import type { HtmlElement, HtmlText } from './node.ts';

/** What the text that is being gathered will be. */
export interface BlockContext {
  readonly kind: TextBlock['kind'] | 'heading';
  readonly level?: number;
  /** Inside a list item: its depth, its label, and whether its first block was emitted. */
  readonly item?: { readonly depth: number; readonly label: string | null; begun: boolean };
}

/** Characters of the document's text that are those of a text node, one for one, or of a picture's `alt`. */
export interface Piece {
  readonly start: number;
  readonly length: number;
  readonly node: HtmlText | HtmlElement;
  /** Offset in the node's data; 0 for a picture. */
  readonly from: number;
}

export interface TableMark {
  readonly text: string;
  readonly separator: string;
  readonly pieces: number;
  /** Where the table begins. */
  readonly start: number;
}

interface OpenLink {
  readonly href: string;
  start: number;
}

/** Gathers text into blocks: collapses white space, cuts at block borders, keeps positions. */
export class TextBuilder {
  text = '';
  blocks: Block[] = [];
  readonly links: Link[] = [];
  /** The last anchor that was passed, without `#`. */
  anchor: string | undefined;
  readonly pieces: Piece[] | null;
  /** How strongly the text that comes next is set, and how the emitted paragraphs are. */
  strength: Strength = 0;
  readonly strengths = new Map<Block, Strength>();

  /** The block at hand: its text so far, where it will begin, and what it is. */
  #run = '';
  /** Known without looking at the run: looking would flatten it on every addition. */
  #endsBlank = false;
  #tail = '';
  #runStart = 0;
  #runContext: BlockContext | null = null;
  #runAnchor: string | undefined;
  /** The text and what would separate the next block from it, before this block began. */
  #before = { text: '', separator: '' };
  #raw = false;
  /** Where lines end by `<br>`, and the strength of each line up to there; then that of the last line. */
  #breaks: number[] = [];
  #lines: Strength[] = [];
  #line: Strength = 2;
  #separator = '';
  #openLinks: OpenLink[] = [];

  constructor(withPieces: boolean) {
    this.pieces = withPieces ? [] : null;
  }

  /**
   * Adds text of a node; white space is collapsed to single blanks.
   * @param offset where `data` begins in the node's data
   */
  append(data: string, context: BlockContext, node: HtmlText | HtmlElement | null, offset = 0): void {
    let at = 0;
    if (this.#run === '' || this.#endsBlank) {
      at = data.search(/\S/);
      if (at < 0) return;
    }
    this.#begin(context, false);
    const space = /\s{2,}|[^\S ]/g;
    space.lastIndex = at;
    for (let match = space.exec(data); match; match = space.exec(data)) {
      this.#piece(data, at, match.index, node, offset);
      this.#run += ' ';
      this.#endsBlank = true;
      at = match.index + match[0].length;
    }
    this.#piece(data, at, data.length, node, offset);
  }

  /** Adds a text node as it stands. */
  appendRaw(data: string, context: BlockContext, node: HtmlText): void {
    let at = 0;
    if (this.#run === '') {
      // Blank lines before the first line are none of the code.
      at = /^(?:[^\S\n]*\n)*/.exec(data)![0].length;
      if (data.slice(at).trim() === '') return;
    }
    this.#begin(context, true);
    this.#piece(data, at, data.length, node, 0);
  }

  /** A `<br>`: whether it ends a block is known when the next line is. Two in a row always do. */
  lineBreak(context: BlockContext): void {
    if (this.#run === '') return;
    if (this.#raw) {
      this.#run += '\n';
      this.#endsBlank = true;
      return;
    }
    if (this.#breaks.at(-1) === this.#run.length - 1) {
      this.endBlock();
      return;
    }
    if (!this.#endsBlank) this.#run += ' ';
    this.#endsBlank = true;
    if (context.kind === 'heading') return;
    this.#breaks.push(this.#run.length - 1);
    this.#lines.push(this.#line);
    this.#line = 2;
  }

  /** Ends the block at hand, if there is one. */
  endBlock(): void {
    const context = this.#runContext;
    if (context === null) return;
    const run = this.#run.trimEnd();
    if (context.kind === 'paragraph' && this.blocks.length < 8 && isTrail(run)) {
      this.#dropRun();
      return;
    }
    const anchor = this.#runAnchor;
    const strengths = [...this.#lines, this.#line];
    let from = 0;
    let strength = strengths[0]!;
    let text = '';
    this.#breaks.forEach((at, i) => {
      if (at >= run.length) return;
      const next = strengths[i + 1]!;
      const titled = strength > 0 && next === 0 && at - from <= 60;
      if (titled || endsLine(run, from, at)) {
        this.#emit(context, from, at, anchor, run, strength);
        text += `${run.slice(from, at)}\n`;
        from = at + 1;
        strength = next;
      } else strength = next < strength ? next : strength;
    });
    text += run.slice(from);
    this.#emit(context, from, run.length, anchor, run, strength);
    this.text += text;
    this.#separator = '\n';
    this.#endRun();
  }

  #endRun(): void {
    this.#run = '';
    this.#endsBlank = false;
    this.#runContext = null;
    if (this.#breaks.length > 0) {
      this.#breaks = [];
      this.#lines = [];
    }
    this.#line = 2;
  }

  /** Forgets the block at hand, with its pieces and links. */
  #dropRun(): void {
    const start = this.#runStart;
    const keeps = <T extends { start: number }>(list: T[]) => {
      while (list.length > 0 && list.at(-1)!.start >= start) list.pop();
    };
    keeps(this.links as Link[]);
    if (this.pieces) keeps(this.pieces as Piece[]);
    this.text = this.#before.text;
    this.#separator = this.#before.separator;
    this.#endRun();
  }

  openLink(href: string): OpenLink {
    const link = { href, start: -1 };
    this.#openLinks.push(link);
    return link;
  }

  closeLink(link: OpenLink): void {
    this.#openLinks.pop();
    const end = this.#length();
    const start = link.start < 0 ? end : link.start;
    this.links.push({ href: link.href, text: '', start, end });
  }

  /** Where the next block would begin; separators up to there are written. */
  place(separator: string): number {
    this.endBlock();
    this.text += separator;
    this.#separator = '';
    return this.text.length;
  }

  /** Begins a table: what separates it from the text before is written. */
  beginTable(): TableMark {
    this.endBlock();
    const { text } = this;
    const separator = this.#separator;
    const pieces = this.pieces?.length ?? 0;
    return { text, separator, pieces, start: this.place(text === '' ? '' : separator) };
  }

  /** Ends a table; an empty one leaves no trace in the text. */
  endTable(mark: TableMark, empty: boolean): void {
    this.endBlock();
    this.#separator = empty ? mark.separator : '\n';
    if (!empty) return;
    this.text = mark.text;
    if (this.pieces) this.pieces.length = mark.pieces;
  }

  /** True where the current block has text. */
  get inBlock(): boolean {
    return this.#run !== '';
  }

  /** True where the current block ends with `words`. */
  endsWith(words: string): boolean {
    return this.#run !== '' && this.#tail.trimEnd().endsWith(words);
  }

  #length(): number {
    if (this.#runContext === null) return this.text.length;
    return this.#runStart + this.#run.length - (this.#endsBlank ? 1 : 0);
  }

  #begin(context: BlockContext, raw: boolean): void {
    if (this.#runContext === null) {
      this.#before = { text: this.text, separator: this.#separator };
      if (this.text !== '') this.text += this.#separator;
      this.#separator = '';
      this.#runStart = this.text.length;
      this.#runContext = context;
      this.#runAnchor = this.anchor;
      this.#raw = raw;
    }
    for (let i = this.#openLinks.length - 1; i >= 0 && this.#openLinks[i]!.start < 0; i--) {
      this.#openLinks[i]!.start = this.#runStart + this.#run.length;
    }
  }

  #piece(data: string, from: number, to: number, node: HtmlText | HtmlElement | null, offset: number): void {
    if (to <= from) return;
    if (this.strength < this.#line) this.#line = this.strength;
    if (this.pieces && node)
      this.pieces.push({
        start: this.#runStart + this.#run.length,
        length: to - from,
        node,
        from: offset + from,
      });
    this.#tail = from === 0 && to === data.length ? data : data.slice(from, to);
    this.#run += this.#tail;
    this.#endsBlank = this.#tail.endsWith(' ');
  }

  #emit(
    context: BlockContext,
    from: number,
    to: number,
    anchor: string | undefined,
    run: string,
    strength: Strength,
  ): void {
    const span = {
      start: this.#runStart + from,
      end: this.#runStart + to,
      ...(anchor === undefined ? {} : { anchor }),
    };
    if (context.kind === 'heading') {
      const block: HeadingBlock = { ...span, kind: 'heading', level: context.level ?? 1 };
      this.blocks.push(block);
      return;
    }
    const { item } = context;
    if (item === undefined) {
      const kind = context.kind === 'paragraph' && isNote(run, from) ? 'note' : context.kind;
      const block: TextBlock = { ...span, kind };
      if (strength > 0 && kind === 'paragraph') this.strengths.set(block, strength);
      this.blocks.push(block);
      return;
    }
    // The first block of an item is the item; what follows in it stands under it.
    const kind = context.kind === 'list-item' && item.begun ? 'paragraph' : context.kind;
    this.blocks.push({
      ...span,
      kind,
      depth: item.depth,
      ...(kind === 'list-item' && item.label !== null ? { label: item.label } : {}),
    });
    item.begun = true;
  }
}

/** A paragraph that calls itself a note: `※ …`, `참고: …`. */
function isNote(run: string, from: number): boolean {
  return /^(?:※|(?:참고|주의|유의|중요|알림|경고|note|tip|caution|warning|important)(?: ?사항)?\s?[:：])/i.test(
    run.slice(from, from + 20),
  );
}
