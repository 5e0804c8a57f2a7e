/**
 * What a term adds to a passage's score, in one byte: the saturated term frequency of BM25F. It finds candidates only;
 * retrieve scores these exactly. A title's and keywords' terms stand in the postings of every passage of the document.
 */
import type { Averages } from './averages.ts';
import type { PageCounts, PlacedCounts } from './counts.ts';
import type { CountsPart } from './term-counts.ts';

/** As retrieve's defaults. Ranking with others stays exact; only which passages are looked at follows these. */
const weights = { body: 1, headings: 0.6, title: 1.5, keywords: 0.6, k1: 0.9, b: 0.5 };
/** The impact of a term that saturates wholly. */
export const fullImpact = 255;

export interface PassagePostings {
  /** Ascending. */
  readonly terms: Uint32Array;
  /** 1 to 255. */
  readonly impacts: Uint8Array;
}

/** The postings of each passage of a part. */
export function postingsOf({ page, passages }: CountsPart, averages: Averages): PassagePostings[] {
  const [, , title, keywords] = page.fields;
  const norms = {
    title: normsOf(page, 2, averages.document, weights.title),
    keywords: normsOf(page, 3, averages.document, weights.keywords),
  };
  const everywhere: number[] = [];
  for (let place = 0; place < page.terms.length; place++)
    if (title![place]! > 0 || keywords![place]! > 0) everywhere.push(place);
  const shared = everywhere.map((place) => {
    const kind = page.bigrams[place]!;
    return title![place]! * norms.title[kind]! + keywords![place]! * norms.keywords[kind]!;
  });
  return passages.map((passage) => ofPassage(page, passage, everywhere, shared, averages));
}

function ofPassage(
  page: PageCounts,
  passage: PlacedCounts,
  everywhere: readonly number[],
  shared: readonly number[],
  averages: Averages,
): PassagePostings {
  const { places, fields } = passage;
  const [body, headings] = fields;
  const bodyNorms = normsOf(passage, 0, averages.passage, weights.body);
  const headingNorms = normsOf(passage, 1, averages.passage, weights.headings);
  const terms = new Uint32Array(places.length + everywhere.length);
  const impacts = new Uint8Array(terms.length);
  let n = 0;
  for (let i = 0, e = 0; i < places.length || e < everywhere.length; ) {
    const place = Math.min(places[i] ?? 2 ** 32, everywhere[e] ?? 2 ** 32);
    const kind = page.bigrams[place]!;
    let tf = 0;
    if (places[i] === place) {
      tf += body![i]! * bodyNorms[kind]! + headings![i]! * headingNorms[kind]!;
      i++;
    }
    if (everywhere[e] === place) tf += shared[e++]!;
    terms[n] = page.terms[place]!;
    impacts[n++] = Math.max(1, Math.round((fullImpact * tf) / (tf + weights.k1)));
  }
  return { terms: terms.subarray(0, n), impacts: impacts.subarray(0, n) };
}

/** What one occurrence in a field counts: for words, then for bigrams. */
function normsOf(
  { lengths }: Pick<PlacedCounts, 'lengths'>,
  field: number,
  averages: readonly number[],
  weight: number,
): [number, number] {
  const norm = (kind: number) => {
    const average = averages[2 * field + kind] || 1;
    return weight / (1 - weights.b + (weights.b * lengths[2 * field + kind]!) / average);
  };
  return [norm(0), norm(1)];
}
