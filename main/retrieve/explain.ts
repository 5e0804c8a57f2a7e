/** Why a page was found and stands where it stands: worked out again for the one page that somebody asks about. */
import type { Explanation } from '../contract/index.ts';
import { documentFields, indexOfTerm, type Library, passageFields } from '../library/index.ts';
import { defaultParameters, type RankingParameters, score } from './bm25f.ts';
import { fieldsOf } from './lexical.ts';
import { passagesAt } from './pace.ts';
import type { Reranking } from './rerank.ts';
import type { Retrieval } from './retrieval.ts';

/** Terms shown at most. */
const termsShown = 40;

type Counted = { readonly terms: Uint32Array; readonly fields: readonly Uint8Array[] };

function count<Name extends string>(
  counts: Counted | undefined,
  names: readonly Name[],
  term: number,
): Record<Name, number> {
  const at = counts ? indexOfTerm(counts.terms, term) : -1;
  const entries = names.map((name, field) => [name, at < 0 ? 0 : counts!.fields[field]![at]!] as const);
  return Object.fromEntries(entries) as Record<Name, number>;
}

const rounded = (value: number): number => Math.round(value * 10_000) / 10_000;

/** Undefined where the page was not found. @param passageId its best passage where none is named */
export function explain(
  library: Library,
  retrieval: Retrieval,
  documentId: number,
  passageId?: number,
  parameters: RankingParameters = defaultParameters,
): Explanation | undefined {
  const at = retrieval.documents.findIndex((document) => document.documentId === documentId);
  const document = retrieval.documents[at];
  const passage = document?.passages.find((one) => one.passageId === passageId) ?? document?.passages[0];
  if (!document || !passage) return undefined;
  const [own] = library.passageCounts([passage.passageId]);
  const page = library.documentCounts(documentId);
  const fields = own ? fieldsOf(own, page, library.averages(), parameters).passage : [];
  const terms = retrieval.terms
    .map((term) => ({
      text: library.termText(term.id) ?? '',
      kind: term.kind,
      idf: rounded(term.idf),
      weight: rounded(term.weight),
      passage: count(own, passageFields, term.id),
      page: count(page, documentFields, term.id),
      score: rounded(score([term], fields, parameters)),
    }))
    .filter((term) => Object.values({ ...term.page, ...term.passage }).some((times) => times > 0))
    .sort((a, b) => b.score - a.score)
    .slice(0, termsShown);
  return {
    query: {
      unknownWords: [...retrieval.unknownWords],
      expansions: retrieval.expanded.map(({ of, text, origin }) => ({ of: of.join(' '), text, origin })),
      didYouMean: retrieval.didYouMean,
      reranker: retrieval.reranking && rerankerLine(retrieval.reranking),
    },
    terms,
    scores: {
      passage: rounded(passage.lexical),
      similarity: rounded(passage.similarity),
      rerank: passage.rerank === undefined ? null : rounded(passage.rerank),
      total: rounded(document.score),
    },
    rank: at + 1,
    reasons: reasonsFor(library, retrieval, documentId),
  };
}

const rerankerLine = ({ name, read, pace, held }: Reranking): Explanation['query']['reranker'] => ({
  name,
  read,
  pace: pace === null ? null : Math.round(pace * 10) / 10,
  reads: pace === null ? null : passagesAt(pace),
  held,
});

function reasonsFor(library: Library, retrieval: Retrieval, documentId: number): Explanation['reasons'] {
  const reasons: Explanation['reasons'] = [];
  const confirmed = retrieval.confirmed.get(documentId);
  if (confirmed) {
    const { feedbackId, question, similarity, boost } = confirmed;
    reasons.push({
      kind: 'confirmed',
      feedback: feedbackId,
      question,
      similarity: rounded(similarity),
      boost: rounded(boost),
    });
  }
  const copies = library.copiesOf(documentId);
  if (copies.length > 0) reasons.push({ kind: 'copies', paths: copies.map(({ path }) => path) });
  const found = new Set(retrieval.documents.map((one) => one.documentId));
  const later = library.successorsOf(documentId).find((one) => found.has(one.documentId));
  if (later) reasons.push({ kind: 'superseded', path: later.path, title: later.title });
  const passed = retrieval.passed.get(documentId);
  const older = passed === undefined ? undefined : library.document(passed);
  if (older) reasons.push({ kind: 'newer', path: older.path, title: older.title });
  const compared = retrieval.compared.get(documentId);
  if (compared?.lifted) reasons.push({ kind: 'compared', name: compared.name });
  return reasons;
}
