/**
 * How often terms stand in a document and in its passages. A document's terms are listed once, ascending; its passages
 * name them by their place in that list. As bytes: page-counts.ts, passage-counts.ts.
 */
import type { IntegerReader } from './bytes.ts';

/** A passage's fields, in this order. */
export const passageFields = ['body', 'headings'] as const;
/** A document's fields, in this order; body and headings are those of the whole document. */
export const documentFields = ['body', 'headings', 'title', 'keywords'] as const;

/** Counts saturate here. */
const mostCounted = 255;

export interface Counts {
  /** Ascending. */
  readonly terms: Uint32Array;
  /** One array a field, as long as `terms`; saturates at 255. */
  readonly fields: readonly Uint8Array[];
  /** Field lengths in terms: for each field its words, then its bigrams. */
  readonly lengths: Uint32Array;
}

/** A document's own counts. A term that only a passage's headings name has 0 in all fields. */
export interface PageCounts extends Counts {
  /** 1 where the term is a bigram. */
  readonly bigrams: Uint8Array;
}

/** A passage's counts; `places` are places in its page's terms, ascending. */
export interface PlacedCounts {
  readonly places: Uint32Array;
  readonly fields: readonly Uint8Array[];
  readonly lengths: Uint32Array;
}

export const saturated = (count: number): number => Math.min(mostCounted, count);

/** Field lengths as they are written. */
export function takeLengths(from: IntegerReader, fields: number): Uint32Array {
  const lengths = new Uint32Array(2 * fields);
  for (let i = 0; i < lengths.length; i++) lengths[i] = from.take();
  return lengths;
}

export const packed = (terms: number[], fields: number[][], lengths: Uint32Array): Counts => ({
  terms: new Uint32Array(terms),
  fields: fields.map((counts) => new Uint8Array(counts)),
  lengths,
});

/**
 * With the terms themselves instead of their places.
 * @param pageTerms its page's, ascending
 */
export function withTerms({ places, fields, lengths }: PlacedCounts, pageTerms: Uint32Array): Counts {
  const terms = new Uint32Array(places.length);
  for (let i = 0; i < places.length; i++) terms[i] = pageTerms[places[i]!]!;
  return { terms, fields, lengths };
}

/** Does the document hold the term, so that it counts among the term's documents? */
export const holds = ({ fields }: PageCounts, place: number): boolean =>
  fields.some((field) => field[place]! > 0);

/** Index of a term in ascending `terms`, or -1. */
export function indexOfTerm(terms: Uint32Array, term: number): number {
  let low = 0;
  let high = terms.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const value = terms[middle]!;
    if (value === term) return middle;
    if (value < term) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
