/**
 * A document's counts as bytes: the number of terms; for each field its length in words, then in bigrams; the number of
 * bytes that the terms take, and in digits (digits.ts) how far each term is behind the one before, less one; a bit a
 * term, set for bigrams; the counts (marked-counts.ts): the body's, and `headings + 6 × title + 36 × keywords` where all
 * are below 6, else `216 + headings + 2⁸ × title + 2¹⁶ × keywords`. Integers before the digits are those of bytes.ts.
 */
import { IntegerReader, IntegerWriter } from './bytes.ts';
import { type Counts, documentFields, indexOfTerm, type PageCounts, packed, takeLengths } from './counts.ts';
import { DigitReader, DigitWriter } from './digits.ts';
import { MarkedCounts, putMarkedCounts } from './marked-counts.ts';

const base = 6;
const unusual = base ** 3;

/** Headings, title and keywords in one number; 0 where all are 0. */
function joined(headings: number, title: number, keywords: number): number {
  return Math.max(headings, title, keywords) < base
    ? headings + base * (title + base * keywords)
    : unusual + headings + 256 * (title + 256 * keywords);
}

/** Puts them into the fields but the body, at a place. */
function part(both: number, fields: readonly { [place: number]: number }[], place: number): void {
  const by = both < unusual ? base : 256;
  let rest = both < unusual ? both : both - unusual;
  for (let field = 1; field < documentFields.length; field++) {
    fields[field]![place] = rest % by;
    rest = Math.floor(rest / by);
  }
}

export function encodePage({ terms, fields, lengths, bigrams }: PageCounts): Uint8Array {
  const out = new IntegerWriter();
  const distances = new DigitWriter();
  const kinds = new Uint8Array(Math.ceil(terms.length / 8));
  let before = -1;
  for (const [i, term] of terms.entries()) {
    distances.put(term - before - 1);
    before = term;
    if (bigrams[i] === 1) kinds[i >> 3]! |= 1 << (i & 7);
  }
  const [body, headings, title, keywords] = fields;
  out.put(terms.length);
  for (const length of lengths) out.put(length);
  const bytes = distances.bytes();
  out.put(bytes.length);
  out.append(bytes);
  out.append(kinds);
  const others = Array.from(terms, (_, i) => joined(headings![i]!, title![i]!, keywords![i]!));
  putMarkedCounts(out, body!, others);
  return out.bytes();
}

function pageAt(blob: Uint8Array) {
  const from = new IntegerReader(blob);
  const n = from.take();
  const lengths = takeLengths(from, documentFields.length);
  const bytes = from.take();
  const kindsAt = from.at + bytes;
  return {
    n,
    lengths,
    distances: new DigitReader(blob, from.at),
    kindsAt,
    counts: new MarkedCounts(blob, kindsAt + Math.ceil(n / 8), n),
  };
}

/** A page's terms alone: a small part of the time. */
export function pageTerms(blob: Uint8Array): Uint32Array {
  const { n, distances } = pageAt(blob);
  return distances.ascending(n);
}

export function decodePage(blob: Uint8Array): PageCounts {
  const { n, lengths, distances, kindsAt, counts } = pageAt(blob);
  const terms = distances.ascending(n);
  const fields = documentFields.map(() => new Uint8Array(n));
  const bigrams = new Uint8Array(n);
  for (let i = 0; i < n; i++) {
    bigrams[i] = (blob[kindsAt + (i >> 3)]! >> (i & 7)) & 1;
    counts.read(i);
    fields[0]![i] = counts.first;
    part(counts.second, fields, i);
  }
  return { terms, fields, lengths, bigrams };
}

/**
 * The counts of some terms only, without making room for the others; and where these stand.
 * @param wanted ascending
 */
export function findInPage(
  blob: Uint8Array,
  wanted: Uint32Array,
): { readonly counts: Counts; readonly places: readonly number[] } {
  const { n, lengths, distances, counts } = pageAt(blob);
  const places: number[] = [];
  const terms: number[] = [];
  const fields = documentFields.map((): number[] => []);
  const all = distances.ascending(n, wanted.at(-1) ?? -1);
  for (const term of wanted) {
    const i = indexOfTerm(all, term);
    if (i < 0) continue;
    counts.read(i);
    fields[0]!.push(counts.first);
    part(counts.second, fields, places.length);
    places.push(i);
    terms.push(term);
  }
  return { counts: packed(terms, fields, lengths), places };
}
