/**
 * A cross-encoder reads question and passage together and orders the best of what was found. What it does not reach in
 * time keeps its order behind; where its scores say nothing, all does.
 */
import { FootnoteError } from '../contract/index.ts';
import type { Library } from '../library/index.ts';
import type { ModelCalls } from '../models/index.ts';
import type { RankedDocument, RankedPassage } from './ranked.ts';

export interface Reranker {
  /** The model's name, for messages. */
  readonly name: string;
  readonly rerank: ModelCalls['rerank'];
}

export interface RerankOptions {
  /** Milliseconds for the model; Infinity: as long as it takes. */
  readonly budget?: number;
  /** Passages read at most. */
  readonly depth?: number;
  /** What the model reads of a passage. */
  readonly textOf?: (passageId: number) => string;
  readonly signal?: AbortSignal | undefined;
}

export interface Reranked {
  readonly documents: readonly RankedDocument[];
  /** Passages that the model has read. */
  readonly read: number;
  /** Why its scores were not used. */
  readonly problem?: FootnoteError;
}

/** The right page is among the first 40 passages' pages nearly as often as among the first 100 (.98 of the dev sheet). */
const defaultDepth = 40;
/** The evidence is on screen within a second, the search before it included. */
const defaultBudget = 800;
/** Passages handed over at once at most: what is lost when time runs out. The first goes alone, and shows the speed. */
const batch = 4;
/** Further passages of a page are read for the best pages only. */
const pagesWithSecond = 10;
/** So many scores that are all the same say nothing. */
const fewestAlike = 5;

/** @throws FootnoteError `cancelled` */
export async function reranked(
  library: Library,
  { name, rerank }: Reranker,
  question: string,
  documents: readonly RankedDocument[],
  options: RerankOptions = {},
): Promise<Reranked> {
  const { budget = defaultBudget, depth = defaultDepth, signal } = options;
  const textOf = options.textOf ?? ((passageId) => titledText(library, passageId));
  const wanted = passagesToRead(documents).slice(0, depth);
  const scores = new Map<number, number>();
  const started = performance.now();
  let slowest = 0;
  for (let at = 0, count = 1; at < wanted.length; at += count) {
    const begun = performance.now();
    const left = budget - (begun - started);
    // What would not be done in time is not begun.
    count = at === 0 ? 1 : Math.min(batch, Math.floor(left / Math.max(slowest, 0.001)));
    if (count < 1) break;
    const ids = wanted.slice(at, at + count);
    const until = withTimeout(signal, left);
    let given: number[];
    try {
      given = await rerank(question, ids.map(textOf), until);
    } catch (error) {
      if (signal?.aborted) throw new FootnoteError('cancelled', {}, error);
      if (until?.aborted) break;
      return failed(documents, error, name);
    }
    if (given.length !== ids.length || !given.every(Number.isFinite)) {
      return failed(documents, undefined, name, 'its scores are no numbers');
    }
    for (const [i, id] of ids.entries()) scores.set(id, given[i]!);
    slowest = Math.max(slowest, (performance.now() - begun) / ids.length);
  }
  if (scores.size >= fewestAlike && new Set(scores.values()).size === 1) {
    return failed(documents, undefined, name, 'it gives every text the same score');
  }
  return { documents: inOrderOf(scores, documents), read: scores.size };
}

/** Best pages first: the best passage of each, and behind it the second of the very best. */
function passagesToRead(documents: readonly RankedDocument[]): number[] {
  return documents.flatMap(({ passages }, i) =>
    passages.slice(0, i < pagesWithSecond ? 2 : 1).map(({ passageId }) => passageId),
  );
}

/**
 * Pages that were read stand first, by their best passage; equal ones in their former order. The scores stay in their
 * places, so that the list keeps the shape by which an answer is judged sure or not.
 */
function inOrderOf(
  scores: ReadonlyMap<number, number>,
  documents: readonly RankedDocument[],
): RankedDocument[] {
  const read = documents
    .map((document, former) => {
      const passages = bestFirst(scores, document.passages);
      return { ...document, passages, former, rerank: scores.get(passages[0]!.passageId) };
    })
    .sort((a, b) => (b.rerank ?? -Infinity) - (a.rerank ?? -Infinity) || a.former - b.former);
  return read.map(({ former: _, rerank: __, ...document }, place) => ({
    ...document,
    score: documents[place]!.score,
  }));
}

function bestFirst(scores: ReadonlyMap<number, number>, passages: readonly RankedPassage[]): RankedPassage[] {
  return passages
    .map((passage, former) => {
      const rerank = scores.get(passage.passageId);
      return { passage: rerank === undefined ? passage : { ...passage, rerank }, former };
    })
    .sort((a, b) => (b.passage.rerank ?? -Infinity) - (a.passage.rerank ?? -Infinity) || a.former - b.former)
    .map(({ passage }, place) => ({ ...passage, score: passages[place]!.score }));
}

function titledText(library: Library, passageId: number): string {
  const passage = library.passage(passageId);
  const document = passage && library.document(passage.documentId);
  if (!passage || !document) return '';
  return [document.title, ...passage.units.map((unit) => unit.text)].join('\n');
}

function failed(
  documents: readonly RankedDocument[],
  error: unknown,
  name: string,
  reason = error instanceof Error ? error.message : String(error),
): Reranked {
  const problem =
    error instanceof FootnoteError ? error : new FootnoteError('model-failed', { name, reason }, error);
  return { documents, read: 0, problem };
}

function withTimeout(signal: AbortSignal | undefined, ms: number): AbortSignal | undefined {
  if (!Number.isFinite(ms)) return signal;
  const timeout = AbortSignal.timeout(Math.max(1, Math.ceil(ms)));
  return signal ? AbortSignal.any([signal, timeout]) : timeout;
}
