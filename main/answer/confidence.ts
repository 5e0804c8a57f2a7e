/**
 * Is the best page the right one? Lexical scores tell that well, and hardly whether a right page is silent on a fact;
 * so there are three looks instead of a yes or no.
 */
import type { Confidence } from '../contract/index.ts';
import type { Retrieval } from '../retrieve/index.ts';

export interface ConfidenceFeatures {
  /** How unevenly the first ten pages share the score: 0 all alike, 1 one page has it all. */
  readonly peak: number;
  /** The best page's lead over the second and over the fifth, as a share of its score. */
  readonly lead: number;
  readonly gap: number;
  /** Share of the question's content words that stand nowhere. */
  readonly unknown: number;
  /** Share of the question's idf mass that stands on the best page. */
  readonly covered: number;
}

/** Logistic weights; docs/decisions.md, "Quotes and looks", says what they were fitted on. */
const weights = { bias: -1.16, peak: 1.31, lead: 1.36, gap: 1.76, unknown: -1.88, covered: 0.58 };

/** At least this probability that the best page is right: the quotes are shown as the answer. */
const sureFrom = 0.7;
/** Less of the question than this on the best page, and nothing was found. */
const leastCovered = 0.1;
/**
 * Among so few pages that a filter left, the ranking's shape says nothing: whatever stands first leads by far. There
 * the coverage decides; docs/decisions.md, "Filters" has the figures.
 */
const fewCompeting = 5;
const sureInsideFrom = 0.6;

export function confidenceFeatures(retrieval: Retrieval, coveredOf: number): ConfidenceFeatures {
  const scores = retrieval.documents.slice(0, 10).map((d) => d.score);
  const best = scores[0] ?? 0;
  const content = retrieval.query.surface.length || 1;
  return {
    peak: 1 - entropy(scores),
    lead: best > 0 ? 1 - (scores[1] ?? 0) / best : 0,
    gap: best > 0 ? 1 - (scores[4] ?? 0) / best : 0,
    unknown: retrieval.unknownWords.length / content,
    covered: coveredOf,
  };
}

/** Of the scores as shares, raised so that small differences count; 1 where all are alike. */
function entropy(scores: readonly number[]): number {
  if (scores.length < 2) return 0;
  const powers = scores.map((s) => s ** 6);
  const sum = powers.reduce((a, b) => a + b, 0) || 1;
  const h = powers.reduce((total, p) => total - (p > 0 ? (p / sum) * Math.log(p / sum) : 0), 0);
  return h / Math.log(scores.length);
}

export function rightPageProbability(features: ConfidenceFeatures): number {
  let sum = weights.bias;
  for (const [name, value] of Object.entries(features))
    sum += weights[name as keyof ConfidenceFeatures] * value;
  return 1 / (1 + Math.exp(-sum));
}

/** @param reached as `covered`, where a word may stand on the page under another one that a glossary knows */
export function confidenceOf(
  retrieval: Retrieval,
  features: ConfidenceFeatures,
  reached: number,
): Confidence {
  if (retrieval.documents.length === 0) return 'none';
  const { surface } = retrieval.query;
  if (surface.length > 0 && retrieval.strangeWords.length === surface.length) return 'none';
  if (reached < leastCovered) return 'none';
  // Of a thing that the manuals name nowhere no page says anything, however well it fits the rest of the question.
  if (retrieval.lostNouns.length > 0) return 'unsure';
  // Only words that join or ask, or a number: every page has them, and which one is meant nobody can tell.
  if (surface.length === 0) return 'unsure';
  if (retrieval.allowed !== null && retrieval.allowed < fewCompeting)
    return features.covered >= sureInsideFrom ? 'sure' : 'unsure';
  return rightPageProbability(features) >= sureFrom ? 'sure' : 'unsure';
}
