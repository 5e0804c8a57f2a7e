/**
 * A word processor's document between its file and the `Document`: paragraphs and tables in reading order, with what
 * the file says of each. DOCX, ODT, DOC and RTF are read into it; the rules that they share are applied once, after.
 */
import type { TextBlock } from '../../../contract/document.ts';

export type FlowBlock = FlowParagraph | FlowTable;

export interface FlowParagraph {
  readonly kind: 'paragraph';
  /** Line breaks inside the paragraph are `\n`. */
  readonly text: string;
  /** Outline level from 1, where the file says that this is a heading. */
  readonly level?: number;
  readonly role?: Exclude<TextBlock['kind'], 'paragraph'>;
  /** Nesting of a list item from 0, and its number as shown (`가.`, `①`); none for bullets. */
  readonly depth?: number;
  readonly label?: string;
  /** Of most of its characters: points, and whether all of them are bold. */
  readonly size?: number;
  readonly bold?: boolean;
  readonly page?: number;
  readonly anchor?: string;
  readonly links?: readonly { readonly href: string; readonly text: string }[];
  /** Footnotes and endnotes that are referred to here. */
  readonly notes?: readonly FlowNote[];
}

export interface FlowNote {
  /** From 1 in the document, as the mark shows. */
  readonly number: number;
  readonly text: string;
}

export interface FlowTable {
  readonly kind: 'table';
  readonly rows: readonly FlowRow[];
  readonly caption?: string;
}

export interface FlowRow {
  readonly head?: boolean;
  readonly cells: readonly FlowCell[];
}

export interface FlowCell {
  readonly rowspan?: number;
  readonly colspan?: number;
  readonly blocks: readonly FlowBlock[];
}

/** Bounds of a word processor's document; more throws `too-many-elements`. */
export const flowLimits = {
  /** Cells of all tables together. 149,000 in one DOCX table took 5 s and 440 MB. */
  cells: 150_000,
  paragraphs: 500_000,
  /** Columns that one cell may span; larger spans are cut to this. */
  span: 1_000,
} as const;
