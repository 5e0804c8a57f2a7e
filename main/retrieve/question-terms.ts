/** The question's terms that the library knows, and what they are widened by: all that the words can find it with. */
import type { Glossary, QueryTerms } from '../language/index.ts';
import type { Library } from '../library/index.ts';
import { asks, joiningIsRare, joins } from './asking.ts';
import { idf, type RankingParameters, type WeightedTerm } from './bm25f.ts';
import { type ExpandedTerm, expandedTerms, withForms } from './expand.ts';

export interface QuestionTerms {
  /** The question's own terms by `kind text`. */
  readonly known: ReadonlyMap<string, WeightedTerm>;
  /** What a glossary adds. */
  readonly expanded: readonly ExpandedTerm[];
  /** The question's own with their forms, and those that a glossary adds. */
  readonly terms: readonly WeightedTerm[];
}

/** @param documents how many the library has */
export function questionTerms(
  library: Library,
  query: QueryTerms,
  documents: number,
  glossary: Glossary,
  parameters: RankingParameters,
): QuestionTerms {
  const known = knownTerms(library, query, documents);
  const asked = { library, query, known, documents, parameters };
  const expanded = expandedTerms(asked, glossary);
  return { known, expanded, terms: [...withForms(asked), ...expanded] };
}

/** Words that only ask, or join, weigh nothing; they count as known. */
function knownTerms(library: Library, query: QueryTerms, documents: number): Map<string, WeightedTerm> {
  const counts = new Map(query.terms.map((term) => [`${term.kind} ${term.text}`, term.count]));
  const known = new Map<string, WeightedTerm>();
  const joinsNothing =
    query.terms.some(({ text }) => joins(text)) && joiningIsRare(documents, documentsWithThe(library));
  for (const term of library.lookUpTerms(query.terms)) {
    const key = `${term.kind} ${term.text}`;
    const isLight = asks(term.text) || (joinsNothing && joins(term.text));
    known.set(key, {
      id: term.id,
      kind: term.kind,
      idf: idf(documents, term.documents),
      weight: isLight ? 0 : Math.sqrt(counts.get(key)!),
    });
  }
  return known;
}

const documentsWithThe = (library: Library): number =>
  library.lookUpTerms([{ kind: 'word', text: 'the' }])[0]?.documents ?? 0;

/** Content words of the question that stand nowhere in the library. */
export function unknownWords(query: QueryTerms, known: ReadonlyMap<string, WeightedTerm>): string[] {
  return query.surface
    .filter((word) => !word.terms.some((text) => known.has(`word ${text}`)))
    .map((word) => word.text);
}

/** Those of them for which no glossary knows a word of the manuals: 티비 is none where the manuals say TV. */
export function strangeWords(
  { surface }: QueryTerms,
  unknown: readonly string[],
  expanded: readonly ExpandedTerm[],
): string[] {
  const bridged = new Set(expanded.flatMap(({ of }) => of));
  const isBridged = ({ terms }: QueryTerms['surface'][number]) => terms.some((term) => bridged.has(term));
  const other = new Set(surface.filter(isBridged).map(({ text }) => text));
  return unknown.filter((text) => !other.has(text));
}
