import type { Block, HeadingBlock, Link, TextBlock } from '../../../contract/document.ts';
import { endsLine } from './line-break.ts';
import type { HtmlText } from './node.ts';

/** What the text that is being gathered will be. */
export interface BlockContext {
  readonly kind: TextBlock['kind'] | 'heading';
  readonly level?: number;
  /** Inside a list item: its depth, its label, and whether its first block was emitted. */
  readonly item?: { readonly depth: number; readonly label: string | null; begun: boolean };
}

/** Characters of the document's text that are those of a text node, one for one. */
export interface Piece {
  readonly start: number;
  readonly length: number;
  readonly node: HtmlText;
  /** Offset in the node's data. */
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

  /** The block at hand: its text so far, where it will begin, and what it is. */
  #run = '';
  #runStart = 0;
  #runContext: BlockContext | null = null;
  #runAnchor: string | undefined;
  #raw = false;
  #breaks: number[] = [];
  #separator = '';
  #openLinks: OpenLink[] = [];

  constructor(withPieces: boolean) {
    this.pieces = withPieces ? [] : null;
  }

  /**
   * Adds text of a node; white space is collapsed to single blanks.
   * @param offset where `data` begins in the node's data
   */
  append(data: string, context: BlockContext, node: HtmlText | null, offset = 0): void {
    let at = 0;
    if (this.#run === '' || this.#run.endsWith(' ')) {
      at = data.search(/\S/);
      if (at < 0) return;
    }
    this.#begin(context, false);
    const space = /\s{2,}|[^\S ]/g;
    space.lastIndex = at;
    for (let match = space.exec(data); match; match = space.exec(data)) {
      this.#piece(data, at, match.index, node, offset);
      this.#run += ' ';
      at = match.index + match[0].length;
    }
    this.#piece(data, at, data.length, node, offset);
  }

  /** Adds a text node as it stands. */
  appendRaw(data: string, context: BlockContext, node: HtmlText | null): void {
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
      return;
    }
    if (this.#breaks.at(-1) === this.#run.length - 1) {
      this.endBlock();
      return;
    }
    if (!this.#run.endsWith(' ')) this.#run += ' ';
    if (context.kind !== 'heading') this.#breaks.push(this.#run.length - 1);
  }

  /** Ends the block at hand, if there is one. */
  endBlock(): void {
    const context = this.#runContext;
    if (context === null) return;
    const run = this.#run.trimEnd();
    const anchor = this.#runAnchor;
    let from = 0;
    let text = run;
    for (const at of this.#breaks) {
      if (at >= run.length || !endsLine(run, from, at)) continue;
      this.#emit(context, from, at, anchor, run);
      text = `${text.slice(0, at)}\n${text.slice(at + 1)}`;
      from = at + 1;
    }
    this.#emit(context, from, run.length, anchor, run);
    this.text += text;
    this.#run = '';
    this.#breaks = [];
    this.#runContext = null;
    this.#separator = '\n';
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

  #length(): number {
    return this.#runContext === null ? this.text.length : this.#runStart + this.#run.trimEnd().length;
  }

  #begin(context: BlockContext, raw: boolean): void {
    if (this.#runContext === null) {
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

  #piece(data: string, from: number, to: number, node: HtmlText | null, offset: number): void {
    if (to <= from) return;
    if (this.pieces && node)
      this.pieces.push({
        start: this.#runStart + this.#run.length,
        length: to - from,
        node,
        from: offset + from,
      });
    this.#run += from === 0 && to === data.length ? data : data.slice(from, to);
  }

  #emit(context: BlockContext, from: number, to: number, anchor: string | undefined, run: string): void {
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
      this.blocks.push({ ...span, kind });
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
