/**
 * A question → ranked documents with their ranked passages. Candidates by terms (and by vectors where they weigh),
 * scored exactly by BM25F on passage and page level, fused by score.
 */
import { asFootnoteError, type Filters, FootnoteError } from '../contract/index.ts';
import { type Analyser, everydayWords, type Glossary, type QueryTerms } from '../language/index.ts';
import type { Library } from '../library/index.ts';
import { asks } from './asking.ts';
import { defaultParameters, idf, type RankingParameters, type WeightedTerm } from './bm25f.ts';
import { type Compared, comparedPages, withCompared } from './comparison.ts';
import { type Confirmation, confirmations, confirmedPassages, withConfirmations } from './confirmed.ts';
import { didYouMean } from './did-you-mean.ts';
import { ordered } from './editions.ts';
import { type ExpandedTerm, expandedTerms, withForms } from './expand.ts';
import { fuse, scaled } from './fuse.ts';
import { type LexicalScores, scoreLexically } from './lexical.ts';
import { lostNouns } from './lost.ts';
import type { RankedDocument } from './ranked.ts';
import { newerFirst } from './recency.ts';
import { type Reranked, type Reranker, type RerankOptions, reranked } from './rerank.ts';

export { attachmentsOf, isPage } from './attachments.ts';
export { defaultParameters, idf, type RankingParameters, type WeightedTerm } from './bm25f.ts';
export type { Compared } from './comparison.ts';
export type { Confirmation } from './confirmed.ts';
export { explain } from './explain.ts';
export type { RankedDocument, RankedPassage } from './ranked.ts';
export { newerFirst } from './recency.ts';
export { type Reranked, type Reranker, type RerankOptions, reranked } from './rerank.ts';
export { type ReadSection, type SectionLimits, sectionsFor } from './sections.ts';

export interface Retrieval {
  readonly query: QueryTerms;
  /** The question's terms that the library knows. */
  readonly terms: readonly WeightedTerm[];
  /** `kind text` of a known term → its number. */
  readonly known: ReadonlyMap<string, number>;
  /** Words that the question was widened by; they are among `terms`. */
  readonly expanded: readonly ExpandedTerm[];
  /** Best first. */
  readonly documents: readonly RankedDocument[];
  /** Content words of the question that stand nowhere in the library. */
  readonly unknownWords: readonly string[];
  /** Those of them that are nouns and stand nowhere inside another word, nor under another word either. */
  readonly lostNouns: readonly string[];
  /** The question as it would read with the keyboard in the other language, where the manuals know that only. */
  readonly didYouMean: string | null;
  /** What an installed model could not do for this question; the ranking then goes without it. */
  readonly problems: readonly FootnoteError[];
  /** How many documents a filter left; null where none was given. */
  readonly allowed: number | null;
  /** Document → the confirmed question that lifted it. */
  readonly confirmed: ReadonlyMap<number, Confirmation>;
  /** A page that went up because it is newer → the page that it passed. */
  readonly passed: ReadonlyMap<number, number>;
  /** In a comparison, the best page of each name; empty where not two are named that have pages of their own. */
  readonly compared: ReadonlyMap<number, Compared>;
  /** Passages that a reranker has read. */
  readonly read: number;
  /** An installed model's vectors took part: they may know what no word says. */
  readonly byModel: boolean;
}

/** The question's vector in the space of the library's vectors. */
export interface QueryEmbedder {
  /** The stored embedder whose vectors are compared. */
  readonly embedderId: number;
  /** Learned from the library, at once; or by an installed model, which takes a while and may fail. */
  readonly kind: 'learned' | 'model';
  /**
   * Null where no term is known to the embedder.
   * @throws FootnoteError of the models room
   */
  embed(question: AskedTerms, signal?: AbortSignal): Float32Array | null | Promise<Float32Array | null>;
  /** The exact vectors of passages; undefined where there is none. */
  exact(passageIds: readonly number[]): readonly (Float32Array | undefined)[];
}

export interface AskedTerms {
  readonly question: string;
  /** The question's words that the library knows. */
  readonly terms: readonly { readonly term: number; readonly tf: number }[];
}

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

/** Passages taken from the vectors. */
const vectorCandidates = 100;

export function createRetriever(parts: RetrieverParts): Retriever {
  const parameters = { ...defaultParameters, ...parts.parameters };
  const { library, analyser } = parts;
  const bundled = analyser.glossary(everydayWords());
  const glossaryNow = parts.glossary ?? (() => bundled);
  const confirmedFor = confirmations(library, analyser);

  return async (question, filters, signal) => {
    const allowed = library.allowedDocuments(filters);
    if (allowed?.size === 0) throw new FootnoteError('no-document-fits');
    const query = analyser.queryTerms(question);
    const averages = library.averages();
    const known = new Map<string, WeightedTerm>();
    const counts = new Map(query.terms.map((term) => [`${term.kind} ${term.text}`, term.count]));
    for (const term of library.lookUpTerms(query.terms)) {
      const key = `${term.kind} ${term.text}`;
      known.set(key, {
        id: term.id,
        kind: term.kind,
        idf: idf(averages.documents, term.documents),
        weight: asks(term.text) ? 0 : Math.sqrt(counts.get(key)!),
      });
    }
    const asked = { library, query, known, documents: averages.documents, parameters };
    const expanded = expandedTerms(asked, glossaryNow());
    const terms = [...withForms(asked), ...expanded];
    const embedder = parameters.vectors > 0 || terms.length === 0 ? parts.embedder() : undefined;
    const words = terms.filter((t) => t.kind === 'word').map((t) => ({ term: t.id, tf: 1 }));
    const problems: FootnoteError[] = [];
    let vector: Float32Array | null = null;
    try {
      vector = (await embedder?.embed({ question, terms: words }, signal)) ?? null;
    } catch (error) {
      // The words find pages without it.
      problems.push(unlessCancelled(error, signal));
    }
    const { embedderId = 0, exact } = embedder ?? {};
    const near = vector && library.nearestBeside(embedderId, vector, vectorCandidates, { allowed, exact });
    const candidates = new Set(
      library.candidates(
        terms.flatMap(({ id, kind, idf, weight, others = [] }) => {
          const whole = weight * idf * (kind === 'bigram' ? parameters.bigrams : 1);
          return [{ id, share: 1 }, ...others].map((one) => ({ id: one.id, weight: whole * one.share }));
        }),
        parameters.candidates,
        allowed,
      ),
    );
    const neighbours = (await near) ?? [];
    for (const { passageId } of neighbours) candidates.add(passageId);
    const confirmed = parts.confirmations === false ? new Map() : confirmedFor(query, allowed);
    for (const passageId of confirmedPassages(library, confirmed)) candidates.add(passageId);
    const lexical: LexicalScores = await scoreLexically(
      library,
      terms,
      [...candidates],
      averages,
      parameters,
    );
    const unknownWords = query.surface
      .filter((word) => !word.terms.some((text) => known.has(`word ${text}`)))
      .map((word) => word.text);
    const numbers = new Map([...known].map(([key, term]) => [key, term.id]));
    const alike = embedder?.kind === 'model' ? scaled(neighbours) : neighbours;
    const weight = embedder?.kind === 'model' ? parameters.modelVectors : parameters.vectors;
    const fused = fuse(lexical, alike, { ...parameters, vectors: weight });
    const reranker = fused.length > 1 ? parts.reranker?.() : undefined;
    const best: Reranked = reranker
      ? await reranked(library, reranker, question, fused, { ...parts.reranking, signal })
      : { documents: fused, read: 0 };
    if (best.problem) problems.push(best.problem);
    const lifted = withConfirmations(best.documents, confirmed);
    const passed = new Map<number, number>();
    const newer = newerFirst(lifted, library.modifiedOf, undefined, undefined, (one, other) =>
      passed.set(one, other),
    );
    const inOrder = ordered(library, question, newer);
    const compared =
      parts.comparisons === false ? new Map() : comparedPages(library, analyser, question, inOrder);
    const documents = withCompared(inOrder, compared);
    const { read } = best;
    const lost = lostNouns(query, known, expanded);
    const found = { query, terms, known: numbers, expanded, documents, unknownWords, lostNouns: lost };
    const strange = unknownWords.length > 0 || terms.length === 0;
    const meant = strange ? didYouMean(library, analyser, question) : null;
    const moved = { confirmed, passed, compared };
    const byModel = vector !== null && embedder?.kind === 'model';
    return { ...found, ...moved, didYouMean: meant, problems, read, byModel, allowed: allowed?.size ?? null };
  };
}

/** @throws FootnoteError `cancelled` where the person left */
function unlessCancelled(error: unknown, signal: AbortSignal | undefined): FootnoteError {
  const failure = asFootnoteError(error);
  if (signal?.aborted || failure.code === 'cancelled') throw new FootnoteError('cancelled', {}, error);
  return failure;
}
