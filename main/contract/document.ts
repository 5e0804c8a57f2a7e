/**
 * What a reader of a format gives (`Document`), and what ingest cuts from it (`Section`, `Passage`).
 * Plain data: it crosses thread borders by structured clone.
 *
 * Every `start`/`end` is an offset in UTF-16 code units into `Document.text` (end exclusive), everywhere.
 */

import type { ErrorCode, ErrorParams } from './errors.ts';

/** The language of a text, by its script and words; `other` is neither Korean nor English. */
export type Language = 'ko' | 'en' | 'other';

export interface Encoding {
  /** IANA-like lower-case name: `utf-8`, `utf-16le`, `utf-16be`, `cp949`, `windows-1252`. */
  readonly name: string;
  /**
   * How sure the reader is: a byte order mark; the declaration, and the bytes are valid in it; no (or a wrong)
   * declaration, but the bytes are valid in this encoding only; a guess with replaced characters.
   */
  readonly certainty: 'bom' | 'declared' | 'detected' | 'guessed';
}

export type DocumentFormat =
  | 'html'
  | 'text'
  | 'docx'
  | 'doc'
  | 'rtf'
  | 'odt'
  | 'xlsx'
  | 'xls'
  | 'ods'
  | 'csv'
  | 'pptx'
  | 'ppt'
  | 'odp'
  | 'pdf'
  | 'hwp'
  | 'hwpx'
  | 'image'
  | 'eml'
  | 'msg'
  /** An archive: holds documents and has no text of its own. */
  | 'zip';

/** Where a run of the document's text stands in a file that has pages, sheets or slides. */
export interface Place {
  /** Offsets into `Document.text`; places are in order and do not overlap. */
  readonly start: number;
  readonly end: number;
  /** A page from 1, and the box on it in points (1/72 inch) from its top left corner: x, y, width, height. */
  readonly page?: { readonly number: number; readonly box?: readonly [number, number, number, number] };
  /** A sheet and the cells as a spreadsheet names them (`B3` or `B3:D3`). */
  readonly sheet?: { readonly name: string; readonly range: string };
  /** From 1. */
  readonly slide?: number;
}

export interface Document {
  readonly format: DocumentFormat;
  readonly encoding: Encoding;
  readonly language: Language;
  /** The document's own title, without the site's suffix where the format knows it; never empty. */
  readonly title: string;
  /**
   * The content as reading text. Blocks are separated by `\n`, the cells of a table row by `\t`, rows by `\n`;
   * inside a block, white space is collapsed to single blanks (kept as it stands in code).
   */
  readonly text: string;
  /** In reading order. Blocks do not overlap (a table's cells hold blocks of their own). */
  readonly blocks: readonly Block[];
  readonly links: readonly Link[];
  /** Keywords that the document declares (`<meta name="keywords">`, `itemprop="keywords"`), as they stand. */
  readonly keywords: readonly string[];
  /** For formats with pages, sheets or slides. */
  readonly places?: readonly Place[];
  /** Slides with pictures, or on which something stands beside something else, in order. */
  readonly arranged?: readonly Arranged[];
  /** Things a person should know of a document that was read all the same (`encrypted-part`, `ocr-unsure` …). */
  readonly notices?: readonly { readonly code: ErrorCode; readonly params: ErrorParams }[];
}

/** A part of a slide: blocks below each other, or further parts, below or beside each other. */
export interface Arranged {
  /** Its blocks begin in this run of the text. */
  readonly start: number;
  readonly end: number;
  /** In a unit of the slide's own. */
  readonly width: number;
  readonly beside?: boolean;
  /** Names of pictures in the file that stand before its blocks. */
  readonly pictures?: readonly string[];
  readonly parts?: readonly Arranged[];
}

export type Block = HeadingBlock | TextBlock | TableBlock;

interface Span {
  readonly start: number;
  readonly end: number;
  /** The id or name of the nearest anchor at or before the block, without `#`. */
  readonly anchor?: string;
}

export interface HeadingBlock extends Span {
  readonly kind: 'heading';
  /** 1 to 6. */
  readonly level: number;
}

export interface TextBlock extends Span {
  readonly kind: 'paragraph' | 'list-item' | 'term' | 'definition' | 'code' | 'caption' | 'note';
  /** For a list item: nesting depth from 0, and its number in an ordered list (as shown, for instance `3.`). */
  readonly depth?: number;
  readonly label?: string;
}

export interface TableBlock extends Span {
  readonly kind: 'table';
  readonly table: RawTable;
}

/** A table as it stands in the file, before its spans are resolved. */
export interface RawTable {
  /** From 0, over all tables of the document in document order, nested ones after the table that holds them. */
  readonly index: number;
  readonly caption?: { readonly start: number; readonly end: number };
  readonly rows: readonly RawRow[];
  /** What the markup says (`role="presentation"`), where it says something. */
  readonly presentation?: boolean;
}

export interface RawRow {
  readonly cells: readonly RawCell[];
  /** In the markup's head or foot group. */
  readonly group?: 'head' | 'foot';
  /** The row's own text, from its first cell's start to its last cell's end. */
  readonly start: number;
  readonly end: number;
}

export interface RawCell {
  readonly start: number;
  readonly end: number;
  /** As written in the markup, at least 1; `rowspan` 0 (to the end of the group) is resolved by the reader. */
  readonly rowspan: number;
  readonly colspan: number;
  /** The markup calls it a header (`th`). */
  readonly header: boolean;
  readonly scope?: 'row' | 'col' | 'rowgroup' | 'colgroup';
  /** The cell's `id`, and the ids of its header cells (`headers`). */
  readonly id?: string;
  readonly headers?: readonly string[];
  /** What the cell holds: paragraphs, lists, headings in layout tables, nested tables. */
  readonly blocks: readonly Block[];
}

export interface Link {
  /** As written in the file; a relative `<base>` is put before it, so that it is relative to the file. */
  readonly href: string;
  /** The link's text, white space collapsed; may be empty. */
  readonly text: string;
  /** Where the link's text stands. */
  readonly start: number;
  readonly end: number;
}

/** A heading and what stands under it, up to the next heading of any level: the parent of passages. */
export interface Section {
  /** From 0 in document order; section 0 is what stands before the first heading (its heading is the title). */
  readonly ordinal: number;
  /** 0 for section 0, else the heading's level. */
  readonly level: number;
  readonly heading: string;
  /** The headings above it and its own, outermost first; the document's title is not in it. */
  readonly path: readonly string[];
  readonly start: number;
  readonly end: number;
  readonly anchor?: string;
}

/** What may be quoted: a sentence, a list step, a table row … never less. */
export interface Unit {
  readonly kind: 'sentence' | 'step' | 'row' | 'term' | 'code' | 'caption' | 'heading' | 'note';
  /** What is read and said: for a row its prose, where it has one; else as `source`. Of a row its cells are indexed. */
  readonly text: string;
  /** The rule's prose of a row, where `text` is a chat model's sentence instead. */
  readonly ruled?: string;
  /** What stands in the file, white space collapsed to single blanks. The only thing that may be quoted. */
  readonly source: string;
  readonly start: number;
  readonly end: number;
  /** The ordinal of the section it stands in. */
  readonly section: number;
  /** For a row of several cells that are not empty: what stands in each; joined by blanks they are `source`. */
  readonly cells?: readonly string[];
  /** For a row: its table and grid row. */
  readonly record?: { readonly table: number; readonly row: number };
  /** Where it stands in a file with pages, sheets or slides: the first page's box, all cells of a row. */
  readonly place?: Omit<Place, 'start' | 'end'>;
}

/** What is indexed and retrieved: neighbouring units of one document, up to a size. */
export interface Passage {
  /** From 0 in document order. */
  readonly ordinal: number;
  /** The ordinal of the section in which its first unit stands. */
  readonly section: number;
  /** The heading paths of all sections that it covers, joined for the index. */
  readonly headings: readonly string[];
  readonly units: readonly Unit[];
  readonly start: number;
  readonly end: number;
}

/** A table as `tables` resolved it. */
export interface TableRecords {
  /** `RawTable.index`. */
  readonly index: number;
  readonly caption: string;
  readonly kind: 'records' | 'key-value' | 'matrix';
  readonly rows: readonly TableRecord[];
}

/** One record: header paths to values, and its sentence. */
export interface TableRecord {
  /** The grid row it stands in; every row of a key–value table is a record of its own, so that it can be quoted. */
  readonly row: number;
  readonly start: number;
  readonly end: number;
  /** Header path (outer header first, joined by ` `) → value; in column order. */
  readonly values: readonly { readonly header: string; readonly value: string }[];
  /**
   * A natural sentence in the document's language that says the same, without symbols as marks. Nothing is said of a
   * form's blanks: empty where the row holds nothing else.
   */
  readonly prose: string;
  /** Of a row that is longer than a passage: its parts, cut between cells, what names the record said in each. */
  readonly parts?: readonly Pick<TableRecord, 'start' | 'end' | 'values' | 'prose'>[];
}

/** A table as a person checks it: as a grid, as records, as prose. */
export interface TablePreview {
  /** `RawTable.index`. */
  readonly index: number;
  readonly caption: string;
  readonly heading: string;
  readonly kind: TableRecords['kind'];
  /** Spans filled in, header rows included. */
  readonly grid: readonly (readonly string[])[];
  readonly records: readonly {
    readonly row: number;
    readonly values: readonly { readonly header: string; readonly value: string }[];
    readonly prose: string;
    /** A chat model's sentence that is said instead. */
    readonly byModel?: string;
  }[];
}
