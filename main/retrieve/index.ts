/**
 * A question → ranked documents with their ranked passages. Candidates by terms (and by vectors where they weigh),
 * scored exactly by BM25F on passage and page level, fused by score.
 */
import { type Filters, FootnoteError } from '../contract/index.ts';
import { type Analyser, everydayWords, type Glossary } from '../language/index.ts';
import type { Library } from '../library/index.ts';
import { defaultParameters, type RankingParameters } from './bm25f.ts';
import { beginNearest, findCandidates } from './candidates.ts';
import { type Confirmation, confirmations, confirmedPassages } from './confirmed.ts';
import { didYouMean } from './did-you-mean.ts';
import { deepest } from './editions.ts';
import { fuse, scaled } from './fuse.ts';
import { scoreLexically } from './lexical.ts';
import { lostNouns } from './lost.ts';
import { inOrder } from './order.ts';
import { questionTerms, strangeWords, unknownWords } from './question-terms.ts';
import { type QueryEmbedder, questionVector } from './question-vector.ts';
import type { RankedDocument } from './ranked.ts';
import { type Reranked, type Reranker, type RerankOptions, reranked } from './rerank.ts';
import type { Retrieval } from './retrieval.ts';
import { apart } from './run-together.ts';

export { attachmentsOf, isPage } from './attachments.ts';
export { defaultParameters, idf, type RankingParameters, type WeightedTerm } from './bm25f.ts';
export type { Compared } from './comparison.ts';
export type { Confirmation } from './confirmed.ts';
export { explain } from './explain.ts';
export { createPace, fewestRead, isTooSlow, type Pace, passagesAt, rerankBudget } from './pace.ts';
export type { AskedTerms, QueryEmbedder } from './question-vector.ts';
export type { RankedDocument, RankedPassage } from './ranked.ts';
export { newerFirst } from './recency.ts';
export { type Reranked, type Reranker, type Reranking, type RerankOptions, reranked } from './rerank.ts';
export type { Retrieval } from './retrieval.ts';
export { type ReadSection, type SectionLimits, sectionsFor } from './sections.ts';

export interface RetrieverParts {
  readonly library: Library;
  readonly analyser: Analyser;
  /** Asked at each question: the embedder may be relearned meanwhile. */
  readonly embedder: () => QueryEmbedder | undefined;
  /** Asked at each question: entries are edited meanwhile. Default: the bundled everyday words. */
  readonly glossary?: () => Glossary;
  /** Asked at each question: undefined where none is installed, or none that helps in this library. */
  readonly reranker?: (() => Reranker | undefined) | undefined;
  readonly reranking?: RerankOptions;
  readonly parameters?: Partial<RankingParameters>;
  /** False: as if nobody had confirmed a page; for measuring. Default true. */
  readonly confirmations?: boolean;
  /** False: as if no question compared anything; for measuring. Default true. */
  readonly comparisons?: boolean;
}

/**
 * @param filters only documents that fit take part, from the candidates on
 * @throws FootnoteError `no-document-fits`, `cancelled`
 */
export type Retriever = (question: string, filters?: Filters, signal?: AbortSignal) => Promise<Retrieval>;

export function createRetriever(parts: RetrieverParts): Retriever {
  const parameters = { ...defaultParameters, ...parts.parameters };
  const { library, analyser } = parts;
  const bundled = analyser.glossary(everydayWords());
  const glossary = parts.glossary ?? (() => bundled);
  const confirmedFor = confirmations(library, analyser);

  return async (question, filters, signal) => {
    const allowed = library.allowedDocuments(filters);
    if (allowed?.size === 0) throw new FootnoteError('no-document-fits');
    const query = analyser.queryTerms(apart(library, analyser, glossary(), question));
    const averages = library.averages();
    const asked = questionTerms(library, query, averages.documents, glossary(), parameters);
    const { known, expanded, terms } = asked;

    const embedder = parameters.vectors > 0 || terms.length === 0 ? parts.embedder() : undefined;
    const { vector, problem } = await questionVector(embedder, question, terms, signal);
    const nearest = beginNearest(library, embedder, vector, allowed);
    const found = await findCandidates(library, terms, nearest, allowed, parameters);

    const confirmed: ReadonlyMap<number, Confirmation> =
      parts.confirmations === false ? new Map() : confirmedFor(query, allowed);
    const candidates = new Set([...found.passages, ...confirmedPassages(library, confirmed)]);
    const lexical = await scoreLexically(library, terms, [...candidates], averages, parameters, found.counts);
    const isModel = embedder?.kind === 'model';
    const fused = fuse(lexical, isModel ? scaled(found.neighbours) : found.neighbours, {
      ...parameters,
      vectors: isModel ? parameters.modelVectors : parameters.vectors,
    });
    await library.readAhead(fused.slice(0, deepest).map(({ documentId }) => documentId));
    const best = await readAgain(parts, question, fused, signal);
    const order = inOrder(parts, question, best.documents, confirmed);

    const unknown = unknownWords(query, known);
    const isStrange = unknown.length > 0 || terms.length === 0;
    return {
      ...order,
      query,
      terms,
      expanded,
      known: new Map([...known].map(([key, term]) => [key, term.id])),
      unknownWords: unknown,
      strangeWords: strangeWords(query, unknown, expanded),
      lostNouns: lostNouns(query, known, expanded),
      didYouMean: isStrange ? didYouMean(library, analyser, question) : null,
      problems: [problem, best.problem].filter((one) => one !== undefined),
      allowed: allowed?.size ?? null,
      confirmed,
      reranking: best.reranking,
      byModel: vector !== null && isModel,
    };
  };
}

/** By the reranker, where one is there and has a choice; else as they were. */
async function readAgain(
  { library, reranker, reranking }: RetrieverParts,
  question: string,
  documents: readonly RankedDocument[],
  signal: AbortSignal | undefined,
): Promise<Pick<Reranked, 'documents' | 'problem'> & Pick<Retrieval, 'reranking'>> {
  const installed = documents.length > 1 ? reranker?.() : undefined;
  if (!installed) return { documents, reranking: null };
  return reranked(library, installed, question, documents, { ...reranking, signal });
}
