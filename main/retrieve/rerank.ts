/**
 * A cross-encoder reads question and passage together and orders the best of what was found. What it does not reach in
 * time keeps its order behind; where its scores say nothing, all does; where it reads too slowly to be of use, it is not
 * asked, but now and then.
 */
import { FootnoteError } from '../contract/index.ts';
import type { Library } from '../library/index.ts';
import type { ModelCalls } from '../models/index.ts';
import { createPace, fewestRead, type Pace, rerankBudget, rerankDepth } from './pace.ts';
import type { RankedDocument } from './ranked.ts';
import { inOrderOf, passagesToRead } from './read-order.ts';

export interface Reranker {
  /** The model's name, for messages. */
  readonly name: string;
  readonly rerank: ModelCalls['rerank'];
  /** Loads it; undefined: it is always at hand. */
  readonly ready?: ModelCalls['readyToRerank'];
  /** Kept from search to search; default: nothing is known of it. */
  readonly pace?: Pace;
  /** Passages that must fit into a search's time, else it is not asked; default `fewestRead`. */
  readonly fewest?: number;
}

export interface RerankOptions {
  /** Milliseconds for the model; Infinity: as long as it takes. */
  readonly budget?: number;
  /** Passages read at most. */
  readonly depth?: number;
  /** Milliseconds waited for a model that is not in memory; it goes on loading for the next search. */
  readonly loading?: number;
  /** What the model reads of a passage. */
  readonly textOf?: (passageId: number) => string;
  /** Milliseconds since some beginning. */
  readonly now?: () => number;
  readonly signal?: AbortSignal | undefined;
}

/** What a reranker did for a search. */
export interface Reranking {
  readonly name: string;
  /** Passages that it has read. */
  readonly read: number;
  /** Milliseconds a passage, as searches go now; null before the first. */
  readonly pace: number | null;
  /** Why it read fewer than are of use: `slow`: fewer fit into its time; `loading`: it is not in memory yet. */
  readonly held: 'slow' | 'loading' | null;
}

export interface Reranked {
  readonly documents: readonly RankedDocument[];
  readonly reranking: Reranking;
  /** Why its scores were not used. */
  readonly problem?: FootnoteError;
}

/** What is in memory says so in a millisecond or two, beside other work in some more. */
const inMemory = 100;
/** Passages handed over at once at most: what is lost when time runs out. The first goes alone, and shows the speed. */
const batch = 4;
/** So many scores that are all the same say nothing. */
const fewestAlike = 5;

/** @throws FootnoteError `cancelled` */
export async function reranked(
  library: Library,
  { name, rerank, ready, pace = createPace(), fewest = fewestRead }: Reranker,
  question: string,
  documents: readonly RankedDocument[],
  options: RerankOptions = {},
): Promise<Reranked> {
  const { budget = rerankBudget, depth = rerankDepth, loading = inMemory, signal } = options;
  const now = options.now ?? (() => performance.now());
  const textOf = options.textOf ?? ((passageId) => titledText(library, passageId));
  const wanted = passagesToRead(documents).slice(0, depth);
  const enough = Math.min(fewest, wanted.length);
  const scores = new Map<number, number>();
  const done = (held: Reranking['held'], problem?: FootnoteError): Reranked => ({
    documents: problem || scores.size === 0 ? documents : inOrderOf(scores, documents),
    reranking: { name, read: problem ? 0 : scores.size, pace: pace.ms ?? null, held },
    ...(problem && { problem }),
  });
  const failed = (error: unknown, reason = error instanceof Error ? error.message : String(error)) =>
    done(
      null,
      error instanceof FootnoteError ? error : new FootnoteError('model-failed', { name, reason }, error),
    );

  const wasSlow = pace.ms !== undefined && pace.ms * enough > budget;
  if (wasSlow && !pace.due()) return done('slow');
  if (ready) {
    const until = withTimeout(signal, loading);
    try {
      await ready(until);
    } catch (error) {
      if (signal?.aborted) throw new FootnoteError('cancelled', {}, error);
      return until?.aborted ? done('loading') : failed(error);
    }
  }
  const started = now();
  let slowest = 0;
  for (let at = 0, count = 1; at < wanted.length; at += count) {
    const begun = now();
    const left = budget - (begun - started);
    // What would not be done in time is not begun.
    count = at === 0 ? 1 : Math.min(batch, Math.floor(left / Math.max(slowest, 0.001)));
    if (count < 1) break;
    const ids = wanted.slice(at, at + count);
    // One that was slow shows with its first passage that it no longer is, or costs no more than that.
    const until = withTimeout(signal, wasSlow && at === 0 ? budget / enough : left);
    let given: number[];
    try {
      given = await rerank(question, ids.map(textOf), until);
    } catch (error) {
      if (signal?.aborted) throw new FootnoteError('cancelled', {}, error);
      if (!until?.aborted) return failed(error);
      pace.tookLonger((now() - begun) / ids.length);
      break;
    }
    if (given.length !== ids.length || !given.every(Number.isFinite))
      return failed(undefined, 'its scores are no numbers');
    for (const [i, id] of ids.entries()) scores.set(id, given[i]!);
    const took = (now() - begun) / ids.length;
    pace.took(took);
    slowest = Math.max(slowest, took);
    // Neither as it goes now nor as it went before would enough be read: the rest of the time is not spent.
    const missing = enough - scores.size;
    if (missing > 0 && Math.min(took, pace.ms!) * missing > budget - (now() - started)) break;
  }
  if (scores.size >= fewestAlike && new Set(scores.values()).size === 1)
    return failed(undefined, 'it gives every text the same score');
  return done(scores.size < enough ? 'slow' : null);
}

function titledText(library: Library, passageId: number): string {
  const passage = library.passage(passageId);
  const document = passage && library.document(passage.documentId);
  if (!passage || !document) return '';
  return [document.title, ...passage.units.map((unit) => unit.text)].join('\n');
}

function withTimeout(signal: AbortSignal | undefined, ms: number): AbortSignal | undefined {
  if (!Number.isFinite(ms)) return signal;
  const timeout = AbortSignal.timeout(Math.max(1, Math.ceil(ms)));
  return signal ? AbortSignal.any([signal, timeout]) : timeout;
}
