/**
 * Builds a `Document` block by block, for the formats that give blocks instead of markup: keeps text and positions in
 * step. Blocks are separated by `\n`, the cells of a row by `\t`, rows by `\n`.
 */
import type {
  Block,
  Document,
  Encoding,
  Link,
  Place,
  RawCell,
  RawRow,
  RawTable,
  TextBlock,
} from '../../contract/index.ts';
import { languageOf } from './language-of.ts';

/** Where a block stands in the file, without offsets: the builder adds them. */
export type PlaceOf = Omit<Place, 'start' | 'end'>;

export interface CellInput {
  /** The cell's text, or what it holds; paragraphs of plain text are separated by `\n`. */
  readonly content: string | ((cell: DocumentBuilder) => void);
  /** At least 1; default 1. */
  readonly rowspan?: number;
  readonly colspan?: number;
  readonly header?: boolean;
  readonly scope?: RawCell['scope'];
  readonly place?: PlaceOf;
}

export interface RowInput {
  readonly cells: readonly CellInput[];
  readonly group?: 'head' | 'foot';
}

export interface DocumentBuilder {
  heading(level: number, text: string, place?: PlaceOf): void;
  text(
    kind: TextBlock['kind'],
    text: string,
    options?: { depth?: number; label?: string; place?: PlaceOf },
  ): void;
  /** Code keeps its line breaks and blanks. */
  code(text: string, place?: PlaceOf): void;
  table(rows: readonly RowInput[], options?: { caption?: string; presentation?: boolean }): void;
  /** A link over the text of the last block (a file's attachments, a mail's addresses). */
  link(href: string, text: string): void;
  /** The anchor of the next block (a bookmark's name). */
  anchor(name: string): void;
  /** Characters so far: a reader stops at its limit. */
  readonly length: number;
}

export interface DocumentFacts extends Pick<Document, 'format' | 'title'> {
  readonly encoding?: Encoding;
  readonly keywords?: readonly string[];
  readonly notices?: Document['notices'];
}

/** Gives a builder, and `finish`, which makes the document. */
export function buildDocument(): DocumentBuilder & { finish(facts: DocumentFacts): Document } {
  const state: State = { parts: [], length: 0, tables: 0, places: [], links: [], anchor: undefined };
  const blocks: Block[] = [];
  const builder = builderInto(state, blocks, '\n');
  return Object.assign(builder, {
    finish: ({ format, title, encoding, keywords, notices }: DocumentFacts): Document => {
      const text = state.parts.join('');
      return {
        format,
        encoding: encoding ?? { name: 'utf-8', certainty: 'declared' },
        language: languageOf(text),
        title: collapse(title) || format,
        text,
        blocks,
        links: state.links,
        keywords: keywords ?? [],
        ...(state.places.length > 0 ? { places: state.places } : {}),
        ...(notices && notices.length > 0 ? { notices } : {}),
      };
    },
  });
}

interface State {
  readonly parts: string[];
  length: number;
  tables: number;
  readonly places: Place[];
  readonly links: Link[];
  anchor: string | undefined;
}

const collapse = (text: string) => text.replace(/\s+/g, ' ').trim();

function builderInto(state: State, blocks: Block[], separator: string): DocumentBuilder {
  const append = (part: string): void => {
    state.parts.push(part);
    state.length += part.length;
  };
  const put = (text: string, place?: PlaceOf): { start: number; end: number } => {
    if (blocks.length > 0) append(separator);
    const start = state.length;
    append(text);
    const span = { start, end: state.length };
    if (place && span.end > span.start) state.places.push({ ...span, ...place });
    return span;
  };
  const anchored = () => (state.anchor === undefined ? {} : { anchor: state.anchor });

  return {
    heading: (level, text, place) => {
      const line = collapse(text);
      if (line)
        blocks.push({
          kind: 'heading',
          level: Math.min(6, Math.max(1, level)),
          ...put(line, place),
          ...anchored(),
        });
    },
    text: (kind, text, { depth, label, place } = {}) => {
      const line = collapse(text);
      if (!line) return;
      const extra = { ...(depth === undefined ? {} : { depth }), ...(label === undefined ? {} : { label }) };
      blocks.push({ kind, ...put(line, place), ...extra, ...anchored() });
    },
    code: (text, place) => {
      const lines = text.replace(/\r\n?/g, '\n').replace(/^\n+|\s+$/g, '');
      if (lines) blocks.push({ kind: 'code', ...put(lines, place), ...anchored() });
    },
    table: (rows, { caption, presentation } = {}) => {
      if (rows.length === 0) return;
      if (caption) {
        const line = collapse(caption);
        if (line) blocks.push({ kind: 'caption', ...put(line), ...anchored() });
      }
      const index = state.tables++;
      if (blocks.length > 0) append(separator);
      const start = state.length;
      const rawRows = rows.map((row, i): RawRow => {
        if (i > 0) append('\n');
        const rowStart = state.length;
        const cells = row.cells.map((cell, c): RawCell => {
          if (c > 0) append('\t');
          return putCell(state, cell);
        });
        const span = { cells, start: rowStart, end: state.length };
        return row.group ? { ...span, group: row.group } : span;
      });
      const table: RawTable = {
        index,
        rows: rawRows,
        ...(presentation === undefined ? {} : { presentation }),
      };
      blocks.push({ kind: 'table', start, end: state.length, table, ...anchored() });
    },
    link: (href, text) => {
      const last = blocks[blocks.length - 1];
      const at = last ? { start: last.start, end: last.end } : { start: 0, end: 0 };
      state.links.push({ href, text: collapse(text), ...at });
    },
    anchor: (name) => {
      state.anchor = name;
    },
    get length() {
      return state.length;
    },
  };
}

function putCell(state: State, cell: CellInput): RawCell {
  if (typeof cell.content === 'string' && !cell.content.includes('\n'))
    return putLine(state, cell, cell.content);
  const start = state.length;
  const blocks: Block[] = [];
  const inner = builderInto(state, blocks, '\n');
  const places = state.places.length;
  if (typeof cell.content === 'string') {
    for (const line of cell.content.split('\n')) inner.text('paragraph', line);
  } else {
    cell.content(inner);
  }
  const end = state.length;
  // A cell's own place covers all of it, unless its blocks have said more.
  if (cell.place && end > start && state.places.length === places)
    state.places.push({ start, end, ...cell.place });
  return {
    start,
    end,
    rowspan: Math.max(1, cell.rowspan ?? 1),
    colspan: Math.max(1, cell.colspan ?? 1),
    header: cell.header ?? false,
    blocks,
    ...(cell.scope ? { scope: cell.scope } : {}),
  };
}

/** A cell of one line, as nearly all cells of a spreadsheet are: without a builder of its own. */
function putLine(state: State, cell: CellInput, content: string): RawCell {
  const line = collapse(content);
  const start = state.length;
  const end = start + line.length;
  if (line !== '') {
    state.parts.push(line);
    state.length = end;
    if (cell.place) state.places.push({ start, end, ...cell.place });
  }
  const paragraph: Block = { kind: 'paragraph', start, end };
  const block = state.anchor === undefined ? paragraph : { ...paragraph, anchor: state.anchor };
  return {
    start,
    end,
    rowspan: Math.max(1, cell.rowspan ?? 1),
    colspan: Math.max(1, cell.colspan ?? 1),
    header: cell.header ?? false,
    blocks: line === '' ? [] : [block],
    ...(cell.scope ? { scope: cell.scope } : {}),
  };
}
