/** Nouns of a question that the library has in no way. */
import type { QueryTerms } from '../language/index.ts';
import type { WeightedTerm } from './bm25f.ts';
import type { ExpandedTerm } from './expand.ts';

/** 6G, XL, HB-W9: what is written so names one thing, in either language. */
const modelName = /^(?=.*[A-Z])[A-Z\d][A-Z\d.-]+$/u;

/**
 * Neither as a word, nor inside one (학생 stands in 대학생: its bigrams are known), nor under another word that a
 * glossary knows for it. Whatever page stands first, it is silent about such a thing.
 */
export function lostNouns(
  { surface }: QueryTerms,
  known: ReadonlyMap<string, WeightedTerm>,
  expanded: readonly ExpandedTerm[],
): string[] {
  const bridged = new Set(expanded.flatMap(({ of }) => of));
  return surface
    .filter(({ text, terms, isNoun }) => {
      if (
        (!isNoun && !modelName.test(text)) ||
        terms.some((term) => known.has(`word ${term}`) || bridged.has(term))
      )
        return false;
      const bigrams = Array.from({ length: text.length - 1 }, (_, at) => text.slice(at, at + 2));
      return bigrams.some((bigram) => !known.has(`bigram ${bigram}`));
    })
    .map(({ text }) => text);
}
