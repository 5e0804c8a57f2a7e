/** A slide between its file and the `Document`: PPTX, ODP and PPT are read into it. */

export interface Slide {
  /** From 1, as the program numbers it; hidden slides are counted. */
  readonly number: number;
  readonly hidden: boolean;
  /** A title slide, or one that opens a part: the slides after it stand under it. */
  readonly opensPart: boolean;
  /** Empty where the slide has none. */
  readonly title: string;
  /** As in the file; the title's is not among them. */
  readonly shapes: readonly SlideShape[];
  /** Paragraphs of the speaker's notes. */
  readonly notes: readonly string[];
}

export interface SlideShape {
  /** In any unit that all shapes of the slide (or of the group) share; none where the file says nothing. */
  readonly box?: Box;
  readonly blocks: readonly SlideBlock[];
  /** Names of pictures in the file that it shows; at least one where they are given. */
  readonly pictures?: readonly string[];
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export type SlideBlock = SlideText | SlideTable;

export interface SlideText {
  readonly kind: 'paragraph' | 'list-item' | 'caption';
  readonly text: string;
  /** Of a list item: depth from 0, and its number as shown. */
  readonly depth?: number;
  readonly label?: string;
  readonly links?: readonly SlideLink[];
}

export interface SlideLink {
  readonly href: string;
  readonly text: string;
}

export interface SlideTable {
  readonly kind: 'table';
  readonly rows: readonly { readonly head: boolean; readonly cells: readonly SlideCell[] }[];
}

export interface SlideCell {
  readonly blocks: readonly SlideBlock[];
  readonly rowspan: number;
  readonly colspan: number;
  /** The header of its row. */
  readonly headsRow?: boolean;
}
