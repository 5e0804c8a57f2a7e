/**
 * BM25F: one saturation over the weighted fields of a text (Robertson, Zaragoza, Taylor: Simple BM25 Extension to
 * Multiple Weighted Fields, CIKM 2004), over words and, weaker, over Hangul bigrams.
 */
import { type Counts, indexOfTerm } from '../library/index.ts';

/**
 * Chosen by `npm run bench ranking`, which prints them beside their neighbours: a value stands where the LibreOffice
 * sheet and the sample manuals' sheet agree.
 */
export interface RankingParameters {
  readonly body: number;
  readonly title: number;
  readonly headings: number;
  readonly keywords: number;
  readonly k1: number;
  readonly b: number;
  /** Weight of the bigram score beside the word score. */
  readonly bigrams: number;
  /** A page's score: its best passage + `page` × the page as a whole. */
  readonly page: number;
  /** Weight of the manuals' words for what was asked: by the bundled everyday words, by the library's own glossary. */
  readonly everyday: number;
  readonly glossary: number;
  /** How much of a word's other form counts as the word (English: delete, deleted). */
  readonly forms: number;
  /** Weight of the cosine beside the lexical score, which is scaled to 1 for the best page. */
  readonly vectors: number;
  /** The same for the vectors of an installed model, whose cosines are scaled to 1 for the nearest passage. */
  readonly modelVectors: number;
  /** Passages scored exactly. */
  readonly candidates: number;
}

export const defaultParameters: RankingParameters = {
  body: 1,
  title: 1.5,
  headings: 0.6,
  keywords: 0.6,
  k1: 0.9,
  b: 0.5,
  bigrams: 0.25,
  page: 0.3,
  everyday: 0.5,
  glossary: 0.8,
  forms: 0.4,
  vectors: 0.2,
  modelVectors: 0.6,
  candidates: 100,
};

export interface WeightedTerm {
  readonly id: number;
  readonly kind: 'word' | 'bigram';
  readonly idf: number;
  /** √ of how often it stands in the question. */
  readonly weight: number;
  /** Words that count as this one, by a share: its other forms. */
  readonly others?: readonly { readonly id: number; readonly share: number }[];
}

/** Inverse document frequency, never negative. */
export function idf(documents: number, withTerm: number): number {
  return Math.log(1 + (documents - withTerm + 0.5) / (withTerm + 0.5));
}

export interface Field {
  readonly counts: Counts;
  /** The field's number in its counts. */
  readonly field: number;
  readonly weight: number;
  /** Mean lengths, as `Averages` has them for these counts. */
  readonly averages: readonly number[];
}

function countOf(counts: Counts, field: number, id: number): number {
  const at = indexOfTerm(counts.terms, id);
  return at < 0 ? 0 : counts.fields[field]![at]!;
}

/** How often a term stands in a field, its other forms by their shares. */
function countWithForms({ counts, field }: Field, { id, others }: WeightedTerm): number {
  let count = countOf(counts, field, id);
  if (others) for (const other of others) count += other.share * countOf(counts, field, other.id);
  return count;
}

/** The score of a text whose fields may come from different counts (a passage's body, its document's title). */
export function score(
  terms: readonly WeightedTerm[],
  fields: readonly Field[],
  parameters: RankingParameters,
): number {
  const { k1, b } = parameters;
  let words = 0;
  let bigrams = 0;
  for (const term of terms) {
    const kind = term.kind === 'bigram' ? 1 : 0;
    let tf = 0;
    for (let i = 0; i < fields.length; i++) {
      const own = fields[i]!;
      const count = countWithForms(own, term);
      if (count === 0) continue;
      const at = 2 * own.field + kind;
      const average = own.averages[at] || 1;
      tf += (own.weight * count) / (1 - b + (b * own.counts.lengths[at]!) / average);
    }
    if (tf === 0) continue;
    const part = (term.weight * term.idf * tf * (k1 + 1)) / (tf + k1);
    if (kind === 1) bigrams += part;
    else words += part;
  }
  return words + parameters.bigrams * bigrams;
}
