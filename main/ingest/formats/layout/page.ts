/**
 * A page as its marks stand on it, before anyone knows what they mean: what the reading of a PDF page and the
 * recognition of a picture have in common. All measures are points (1/72 inch) from the page's top left corner.
 */

export interface Box {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

/** One character of a text layer, or one word of a recognised picture. */
export interface Glyph {
  readonly text: string;
  readonly x: number;
  readonly width: number;
  readonly baseline: number;
  /** The font's size. */
  readonly size: number;
  readonly bold: boolean;
  /** A blank stands in the file here. */
  readonly blank: boolean;
  /** A whole word: a blank follows it whatever the distance. */
  readonly word: boolean;
  /** Which marked content it belongs to (−1: none), in a tagged PDF. */
  readonly mark: number;
}

/** A drawn straight line. */
export interface Rule extends Box {
  readonly horizontal: boolean;
}

export interface PlacedLink {
  readonly box: Box;
  readonly href: string;
}

export interface PageContent {
  /** From 1. */
  readonly number: number;
  readonly width: number;
  readonly height: number;
  /** In the order of the file. */
  readonly glyphs: readonly Glyph[];
  readonly rules: readonly Rule[];
  /** Areas filled with a colour that is not white: backgrounds of cells. */
  readonly shades: readonly Box[];
  readonly links: readonly PlacedLink[];
  /** Words are missing where they could not be recognised: their gaps are no columns. */
  readonly recognised?: boolean;
}

/** A run of glyphs on one baseline without a wide gap; in a column of text, a whole line. */
export interface Line extends Box {
  readonly text: string;
  readonly page: number;
  readonly size: number;
  readonly bold: boolean;
  /** The file has a blank after the last glyph: the line was broken between words. */
  readonly endsInBlank: boolean;
  /** The column that it stands in, left and right. */
  readonly column: readonly [number, number];
  readonly links: readonly { readonly href: string; readonly text: string }[];
  /** Its words and where they stand, until it is known whether it is a row of a table. */
  readonly words?: readonly LineWord[];
}

export interface LineWord {
  readonly text: string;
  readonly x0: number;
  readonly x1: number;
}

export interface PageCell extends Box {
  readonly rowspan: number;
  readonly colspan: number;
  readonly header: boolean;
  readonly scope?: 'row' | 'col';
  readonly items: readonly PageItem[];
}

export interface PageTable extends Box {
  readonly page: number;
  readonly rows: readonly (readonly PageCell[])[];
  /** Leading rows that the file shows to be headers. */
  readonly headRows: number;
  /** The left edges of the grid's columns and the last one's right edge: tables that go on over pages share them. */
  readonly columns: readonly number[];
}

/** What a tagged PDF says of a run of lines. */
export interface Told {
  readonly kind: 'heading' | 'paragraph' | 'list-item' | 'caption' | 'note' | 'code';
  /** Of a heading; 0 where the tag does not say. */
  readonly level?: number;
  readonly depth?: number;
  readonly label?: string;
}

/** In reading order: a line whose role is to be found out, lines whose role the file tells, a table. */
export type PageItem =
  | { readonly kind: 'line'; readonly line: Line }
  | { readonly kind: 'told'; readonly told: Told; readonly lines: readonly Line[] }
  | { readonly kind: 'table'; readonly table: PageTable };

export interface PageItems {
  readonly number: number;
  readonly width: number;
  readonly height: number;
  readonly items: readonly PageItem[];
}
