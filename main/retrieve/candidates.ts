/** The passages that are scored: those that the words speak for, and those near the question's vector. */
import type { CandidateTerm, FoundCounts, Library, Neighbour } from '../library/index.ts';
import type { RankingParameters, WeightedTerm } from './bm25f.ts';
import type { QueryEmbedder } from './question-vector.ts';

export interface Candidates {
  readonly passages: ReadonlySet<number>;
  /** Those of them that the vectors found, nearest first. */
  readonly neighbours: readonly Neighbour[];
  /** The counts of some of them, read while the vectors were compared. */
  readonly counts: FoundCounts;
}

/** Passages taken from the vectors. */
const vectorCandidates = 100;

/** @param nearest the search for the neighbours, begun already: it goes on beside while the words' are looked up here */
export async function findCandidates(
  library: Library,
  terms: readonly WeightedTerm[],
  nearest: Promise<readonly Neighbour[]> | undefined,
  allowed: ReadonlySet<number> | undefined,
  parameters: RankingParameters,
): Promise<Candidates> {
  const wanted = candidateTerms(terms, parameters);
  const byWords = await library.candidatesBeside(wanted, parameters.candidates, allowed);
  const counts = nearest
    ? await library.countsMeanwhile(
        byWords,
        terms.map(({ id }) => id),
        nearest,
      )
    : { passages: [], documents: new Map() };
  const neighbours = (await nearest) ?? [];
  const passages = new Set([...byWords, ...neighbours.map(({ passageId }) => passageId)]);
  return { passages, neighbours, counts };
}

/** Begins the search for the passages near a vector; undefined where there is none. */
export function beginNearest(
  library: Library,
  embedder: QueryEmbedder | undefined,
  vector: Float32Array | null,
  allowed: ReadonlySet<number> | undefined,
): Promise<readonly Neighbour[]> | undefined {
  if (!embedder || !vector) return undefined;
  const { embedderId, exact } = embedder;
  return library.nearestBeside(embedderId, vector, vectorCandidates, { allowed, exact });
}

/** Every form that counts as a term is looked for too, with its share of the weight. */
function candidateTerms(terms: readonly WeightedTerm[], { bigrams }: RankingParameters): CandidateTerm[] {
  return terms.flatMap(({ id, kind, idf, weight, others = [] }) => {
    const whole = weight * idf * (kind === 'bigram' ? bigrams : 1);
    return [{ id, share: 1 }, ...others].map((one) => ({ id: one.id, weight: whole * one.share }));
  });
}
