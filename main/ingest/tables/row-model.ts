/** A table's row with everything resolved, before it is worded. */

import type { Polarity, Verb } from './notes.ts';
import type { Orientation } from './orientation.ts';

export interface Value {
  readonly text: string;
  /** A yes-or-no cell; `text` is then its wording as a name (제공, not offered). */
  readonly polarity?: Polarity;
  readonly verb?: Verb;
  /** The page's own verb for it (지급하, paid). */
  readonly stem?: string;
  /** What the cell adds to its sign: ○ (동시 30명). */
  readonly remark?: string;
}

/** A header as it is said: what it stands under, and its own name. */
export interface Name {
  readonly outer: string;
  readonly inner: string;
}

export interface Field {
  /** Header paths; several where one cell spans columns of different headers, none where the column has none. */
  readonly headers: readonly Name[];
  readonly value: Value;
  /** Where its cell stands in the document's text; null for one that began in a row above. */
  readonly at: { readonly start: number; readonly end: number } | null;
}

export interface Key {
  readonly header: string;
  readonly text: string;
}

export interface Row {
  readonly orientation: Orientation | 'pairs' | 'terms';
  /** What the table is about, for rows that name no subject of their own. */
  readonly caption: string;
  /** The sub-heading over the row, empty where there is none. */
  readonly group: string;
  /** What names the record, outermost first. */
  readonly keys: readonly Key[];
  readonly fields: readonly Field[];
  /** What holds for its amounts (VAT 포함, 3년 약정 기준), as the table says it once for all; empty where nothing does. */
  readonly condition: string;
  /** Footnotes of cells and headers: what they are about, and what they say. */
  readonly notes: readonly { readonly about: string; readonly text: string }[];
}

/** The header path: outer header first. */
export const pathOf = ({ outer, inner }: Name): string => (outer === '' ? inner : `${outer} ${inner}`);
