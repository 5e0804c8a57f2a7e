/**
 * Further words for a question that weigh less than its own: the manuals' words for what people say, and the other
 * forms of English words.
 */
import type { ActiveEntry } from '../contract/index.ts';
import { type Glossary, inflections, type QueryTerms } from '../language/index.ts';
import type { Library } from '../library/index.ts';
import { idf, type RankingParameters, type WeightedTerm } from './bm25f.ts';

export interface ExpandedTerm extends WeightedTerm {
  readonly text: string;
  /** The question's words that it stands for. */
  readonly of: readonly string[];
  /** Whose entry says so. */
  readonly origin: ActiveEntry['origin'];
}

interface Asked {
  readonly library: Library;
  readonly query: QueryTerms;
  /** The question's own terms by `kind text`. */
  readonly known: ReadonlyMap<string, WeightedTerm>;
  readonly documents: number;
  readonly parameters: RankingParameters;
}

/** Content words only: what people ask with (하다, 어떻게, get, what) has no other word in the manuals. */
const contentOf = (query: QueryTerms): Set<string> => new Set(query.surface.flatMap(({ terms }) => terms));

/** What a glossary says the question's words may mean; each term once, at its greatest weight. */
export function expandedTerms(asked: Asked, glossary: Glossary): ExpandedTerm[] {
  const { library, query, known, documents, parameters } = asked;
  const content = contentOf(query);
  const expansions = glossary.expansions(query).filter(({ of }) => of.some((text) => content.has(text)));
  const found = lookUp(library, new Set(expansions.flatMap(({ terms }) => terms)));
  const best = new Map<number, ExpandedTerm>();
  for (const { of, terms, origin } of expansions) {
    // A phrase counts only where the library has all of its words.
    if (!terms.every((text) => found.has(text))) continue;
    const own = of.flatMap((text) => known.get(`word ${text}`) ?? []);
    // No rarer than what it stands for: a rare word is not what was asked.
    const most =
      own.length === of.length ? Math.max(...own.map((term) => term.idf)) : Number.POSITIVE_INFINITY;
    const weight = origin === 'bundled' ? parameters.everyday : parameters.glossary;
    for (const text of terms) {
      const term = found.get(text)!;
      const expanded: ExpandedTerm = {
        id: term.id,
        kind: 'word',
        idf: Math.min(most, idf(documents, term.documents)),
        weight,
        text,
        of,
        origin,
      };
      const before = best.get(term.id);
      if (!before || before.weight * before.idf < expanded.weight * expanded.idf) best.set(term.id, expanded);
    }
  }
  return [...best.values()].filter(({ weight }) => weight > 0);
}

/** The question's terms, with the forms of English words that the library has counted as them. */
export function withForms({ library, query, known, documents, parameters }: Asked): WeightedTerm[] {
  const own = [...known.values()];
  if (parameters.forms === 0) return own;
  const content = contentOf(query);
  const forms = new Map([...content].map((text) => [text, inflections(text)] as const));
  const found = lookUp(library, new Set([...forms.values()].flat()));
  if (found.size === 0) return own;
  const widened = new Map(own.map((term) => [term.id, term]));
  for (const [text, others] of forms) {
    const there = others.flatMap((form) => (known.has(`word ${form}`) ? [] : (found.get(form) ?? [])));
    if (there.length === 0) continue;
    const term = known.get(`word ${text}`);
    const shares = there.map(({ id }) => ({ id, share: parameters.forms }));
    if (term) widened.set(term.id, { ...term, others: shares });
    else {
      const [first, ...rest] = there;
      widened.set(first!.id, {
        id: first!.id,
        kind: 'word',
        idf: idf(documents, first!.documents),
        weight: parameters.forms,
        others: rest.map(({ id }) => ({ id, share: 1 })),
      });
    }
  }
  return [...widened.values()];
}

type Found = ReturnType<Library['lookUpTerms']>[number];

function lookUp(library: Library, texts: ReadonlySet<string>): Map<string, Found> {
  if (texts.size === 0) return new Map();
  const words = [...texts].map((text) => ({ kind: 'word' as const, text }));
  return new Map(library.lookUpTerms(words).map((term) => [term.text, term]));
}
