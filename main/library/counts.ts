/**
 * How often terms stand in a document and in its passages. A document's terms are listed once, ascending; its passages
 * name them by their place in that list, so that most of a passage's terms take one byte.
 *
 * All integers are of variable length (bytes.ts). A page: the number of terms; for each field its length in words, then
 * in bigrams; for each term `distance from the one before × 4 + others × 2 + many`, then its body count if `many` (it is
 * not 1), then its counts in the other fields if `others`; then a bit a term, set for bigrams. Passages: their number;
 * the bytes of each; then each: field lengths as above, the number of terms, and for each
 * `distance of its place × 4 + inHeadings × 2 + many`, its body count if `many`, its headings count if `inHeadings`.
 * Two thirds less than with every term's number and counts in every passage.
 */
import { IntegerReader, IntegerWriter } from './bytes.ts';

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

export function encodePage({ terms, fields, lengths, bigrams }: PageCounts): Uint8Array {
  const out = new IntegerWriter();
  const [body, ...rest] = fields;
  out.put(terms.length);
  for (const length of lengths) out.put(length);
  const kinds = new Uint8Array(Math.ceil(terms.length / 8));
  let before = 0;
  for (const [i, term] of terms.entries()) {
    const many = body![i] !== 1;
    const others = rest.some((field) => field[i] !== 0);
    out.put((term - before) * 4 + (others ? 2 : 0) + (many ? 1 : 0));
    before = term;
    if (many) out.put(body![i]!);
    if (others) for (const field of rest) out.put(field[i]!);
    if (bigrams[i] === 1) kinds[i >> 3]! |= 1 << (i & 7);
  }
  out.append(kinds);
  return out.bytes();
}

export function decodePage(blob: Uint8Array): PageCounts {
  const from = new IntegerReader(blob);
  const n = from.take();
  const lengths = takeLengths(from, documentFields.length);
  const terms = new Uint32Array(n);
  const fields = documentFields.map(() => new Uint8Array(n));
  const bigrams = new Uint8Array(n);
  let term = 0;
  for (let i = 0; i < n; i++) {
    const code = from.take();
    term += code >>> 2;
    terms[i] = term;
    fields[0]![i] = code & 1 ? from.take() : 1;
    if (code & 2) for (let f = 1; f < fields.length; f++) fields[f]![i] = from.take();
  }
  for (let i = 0; i < n; i++) bigrams[i] = (blob[from.at + (i >> 3)]! >> (i & 7)) & 1;
  return { terms, fields, lengths, bigrams };
}

export function encodePassages(passages: readonly PlacedCounts[]): Uint8Array {
  const each = passages.map(encodePassage);
  const out = new IntegerWriter();
  out.put(each.length);
  for (const bytes of each) out.put(bytes.length);
  for (const bytes of each) out.append(bytes);
  return out.bytes();
}

function encodePassage({ places, fields, lengths }: PlacedCounts): Uint8Array {
  const out = new IntegerWriter();
  const [body, headings] = fields;
  for (const length of lengths) out.put(length);
  out.put(places.length);
  let before = 0;
  for (const [i, place] of places.entries()) {
    const many = body![i] !== 1;
    const inHeadings = headings![i] !== 0;
    out.put((place - before) * 4 + (inHeadings ? 2 : 0) + (many ? 1 : 0));
    before = place;
    if (many) out.put(body![i]!);
    if (inHeadings) out.put(headings![i]!);
  }
  return out.bytes();
}

/** Where each passage of a blob begins. */
export function passageStarts(blob: Uint8Array): number[] {
  const from = new IntegerReader(blob);
  const n = from.take();
  const starts: number[] = [];
  for (let i = 0, at = 0; i < n; i++) {
    starts.push(at);
    at += from.take();
  }
  for (let i = 0; i < n; i++) starts[i]! += from.at;
  return starts;
}

export function decodePassage(blob: Uint8Array, start: number): PlacedCounts {
  const from = new IntegerReader(blob, start);
  const lengths = takeLengths(from, passageFields.length);
  const n = from.take();
  const places = new Uint32Array(n);
  const body = new Uint8Array(n);
  const headings = new Uint8Array(n);
  let place = 0;
  for (let i = 0; i < n; i++) {
    const code = from.take();
    place += code >>> 2;
    places[i] = place;
    body[i] = code & 1 ? from.take() : 1;
    if (code & 2) headings[i] = from.take();
  }
  return { places, fields: [body, headings], lengths };
}

function takeLengths(from: IntegerReader, fields: number): Uint32Array {
  const lengths = new Uint32Array(2 * fields);
  for (let i = 0; i < lengths.length; i++) lengths[i] = from.take();
  return lengths;
}

/**
 * The counts of some terms only, without making room for the others; and where these stand. A search reads a hundred
 * thousand terms here: the usual ones, of one or two bytes, without a call.
 * @param wanted ascending
 */
export function findInPage(
  blob: Uint8Array,
  wanted: Uint32Array,
): { readonly counts: Counts; readonly places: readonly number[] } {
  const from = new IntegerReader(blob);
  const n = from.take();
  const lengths = takeLengths(from, documentFields.length);
  const places: number[] = [];
  const terms: number[] = [];
  const fields = documentFields.map((): number[] => []);
  for (let i = 0, next = 0, term = 0, at = from.at; i < n; i++) {
    let code = blob[at++]!;
    if (code > 127) {
      const second = blob[at++]!;
      code += (second - 1) << 7;
      if (second > 127) {
        from.at = at - 2;
        code = from.take();
        at = from.at;
      }
    }
    term += code >>> 2;
    while (next < wanted.length && wanted[next]! < term) next++;
    if (next === wanted.length) break;
    if (wanted[next] !== term) {
      at = passOver(blob, at, (code & 1) + (code & 2 ? documentFields.length - 1 : 0));
      continue;
    }
    places.push(i);
    terms.push(term);
    from.at = at;
    fields[0]!.push(code & 1 ? from.take() : 1);
    for (let f = 1; f < fields.length; f++) fields[f]!.push(code & 2 ? from.take() : 0);
    at = from.at;
  }
  return { counts: packed(terms, fields, lengths), places };
}

/** Where so many integers end. */
function passOver(blob: Uint8Array, start: number, integers: number): number {
  let at = start;
  for (let left = integers; left > 0; ) if (!(blob[at++]! > 127)) left--;
  return at;
}

/** @param places of the wanted terms in the page, ascending, and `terms` beside them */
export function findInPassage(
  blob: Uint8Array,
  start: number,
  places: readonly number[],
  terms: Uint32Array,
): Counts {
  const from = new IntegerReader(blob, start);
  const lengths = takeLengths(from, passageFields.length);
  const n = from.take();
  const found: number[] = [];
  const fields = passageFields.map((): number[] => []);
  for (let i = 0, next = 0, place = 0, at = from.at; i < n; i++) {
    let code = blob[at++]!;
    if (code > 127) {
      from.at = at - 1;
      code = from.take();
      at = from.at;
    }
    place += code >>> 2;
    while (next < places.length && places[next]! < place) next++;
    if (next === places.length) break;
    if (places[next] !== place) {
      at = passOver(blob, at, (code & 1) + ((code >> 1) & 1));
      continue;
    }
    found.push(terms[next]!);
    from.at = at;
    fields[0]!.push(code & 1 ? from.take() : 1);
    fields[1]!.push(code & 2 ? from.take() : 0);
    at = from.at;
  }
  return packed(found, fields, lengths);
}

const packed = (terms: number[], fields: number[][], lengths: Uint32Array): Counts => ({
  terms: new Uint32Array(terms),
  fields: fields.map((counts) => new Uint8Array(counts)),
  lengths,
});

/** With the terms themselves instead of their places. */
export function withTerms({ places, fields, lengths }: PlacedCounts, page: PageCounts): Counts {
  const terms = new Uint32Array(places.length);
  for (let i = 0; i < places.length; i++) terms[i] = page.terms[places[i]!]!;
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
