/**
 * Pages that people confirmed for a question rank higher for similar ones. The boost is bounded, stands in each hit's
 * explanation, and goes when the confirmation is taken back.
 */
import type { Analyser, QueryTerms } from '../language/index.ts';
import type { ConfirmedPage, Library } from '../library/index.ts';
import { asks } from './asking.ts';
import { idf } from './bm25f.ts';
import type { RankedDocument } from './ranked.ts';

export interface Confirmation {
  readonly feedbackId: number;
  /** The question for which the page was confirmed. */
  readonly question: string;
  /** How much of the two questions' words, by weight, is in both: from `leastAlike` to 1. */
  readonly similarity: number;
  /** Added to the page's score, as a share of the best page's score. */
  readonly boost: number;
}

/**
 * Two questions that share less than this of their words, by weight, are about different things. Measured by
 * `npm run bench confirmed`: with the right page of every other question confirmed no rank is worse on either sheet
 * (down to .2); .5 leaves room for questions that differ in the one word that matters.
 */
const leastAlike = 0.5;
/** For the very same question; a question that is half alike gets nothing. */
const most = 0.6;
/** Passages of a confirmed page that join the candidates. */
const passagesTaken = 50;

interface Known {
  readonly page: ConfirmedPage;
  readonly words: ReadonlySet<string>;
}

const wordsOf = (query: QueryTerms): Set<string> =>
  new Set(query.terms.flatMap(({ kind, text }) => (kind === 'word' && !asks(text) ? [text] : [])));

/** Document → its strongest confirmation for a question; questions are analysed once, until a confirmation changes. */
export function confirmations(library: Library, analyser: Analyser) {
  let version = '';
  let known: readonly Known[] = [];

  return (query: QueryTerms, allowed: ReadonlySet<number> | undefined): Map<number, Confirmation> => {
    const now = library.confirmationsVersion();
    if (now !== version) {
      known = library
        .confirmedPages()
        .map((page) => ({ page, words: wordsOf(analyser.queryTerms(page.question)) }));
      version = now;
    }
    const found = new Map<number, Confirmation>();
    if (known.length === 0) return found;
    const asked = wordsOf(query);
    const weightOf = weights(library, asked);
    for (const { page, words } of known) {
      if (allowed && !allowed.has(page.documentId)) continue;
      const similarity = alike(asked, words, weightOf);
      if (similarity <= leastAlike) continue;
      if ((found.get(page.documentId)?.similarity ?? 0) >= similarity) continue;
      const boost = (most * (similarity - leastAlike)) / (1 - leastAlike);
      found.set(page.documentId, {
        feedbackId: page.feedbackId,
        question: page.question,
        similarity,
        boost,
      });
    }
    return found;
  };
}

/** A word's idf; one that stands nowhere is as telling as the rarest. */
function weights(library: Library, asked: ReadonlySet<string>): (word: string) => number {
  const { documents } = library.averages();
  const known = new Map<string, number>();
  const look = (words: Iterable<string>): void => {
    for (const { text, documents: holding } of library.lookUpTerms(
      [...words].map((text) => ({ text, kind: 'word' })),
    ))
      known.set(text, idf(documents, holding));
  };
  look(asked);
  const rarest = idf(documents, 0);
  return (word) => {
    if (!known.has(word)) look([word]);
    const weight = known.get(word) ?? rarest;
    known.set(word, weight);
    return weight;
  };
}

/** Weighted Jaccard: what both have of what either has. */
function alike(a: ReadonlySet<string>, b: ReadonlySet<string>, weightOf: (word: string) => number): number {
  let both = 0;
  let either = 0;
  for (const word of a) {
    either += weightOf(word);
    if (b.has(word)) both += weightOf(word);
  }
  if (both === 0) return 0;
  for (const word of b) if (!a.has(word)) either += weightOf(word);
  return both / either;
}

/** Passages of confirmed pages, so that a page that no word finds takes part too. */
export function confirmedPassages(library: Library, found: ReadonlyMap<number, Confirmation>): number[] {
  return [...found.keys()].flatMap((documentId) =>
    library
      .passagesOf(documentId)
      .slice(0, passagesTaken)
      .map(({ id }) => id),
  );
}

/** @param ranked best first */
export function withConfirmations(
  ranked: readonly RankedDocument[],
  found: ReadonlyMap<number, Confirmation>,
): readonly RankedDocument[] {
  if (found.size === 0) return ranked;
  const best = ranked[0]?.score ?? 0;
  return ranked
    .map((document) => {
      const boost = found.get(document.documentId)?.boost;
      return boost === undefined ? document : { ...document, score: document.score + boost * best };
    })
    .sort((a, b) => b.score - a.score || a.documentId - b.documentId);
}
