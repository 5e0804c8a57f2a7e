/** What the checks of rerankers and embedders share: ranks without and with the model, and what is kept of them. */
import { FootnoteError } from '../contract/index.ts';
import type { Library, ModelCheck } from '../library/index.ts';
import type { ServingModel } from '../models/index.ts';
import type { KnownQuestion } from './known-questions.ts';

export interface CheckOptions {
  readonly signal?: AbortSignal | undefined;
  /** Waited for before each question. */
  readonly gate?: { passed(signal?: AbortSignal): Promise<void> } | undefined;
  readonly progress?: ((done: number, total: number) => void) | undefined;
}

/** Ranks of the right page, from 1; Infinity where it was not found. */
export interface Ranks {
  readonly before: number;
  readonly after: number;
}

/** Checked again when the library has grown or shrunk by this share since. */
const staleShare = 0.5;

/** The check that holds now; undefined where there is none, or none that still holds. */
export function currentCheck(library: Library, model: ServingModel): ModelCheck | undefined {
  const check = library.modelCheck(model.hash);
  const { passages } = library.size();
  return check && Math.abs(passages - check.passages) <= staleShare * check.passages ? check : undefined;
}

/**
 * Question after question; those without ranks take no part.
 * @throws FootnoteError `cancelled`, and what `ranksOf` throws
 */
export async function ranked(
  questions: readonly KnownQuestion[],
  ranksOf: (question: KnownQuestion) => Promise<Ranks | undefined>,
  { signal, gate, progress }: CheckOptions,
): Promise<Ranks[]> {
  const all: Ranks[] = [];
  for (const [i, question] of questions.entries()) {
    await gate?.passed(signal);
    if (signal?.aborted) throw new FootnoteError('cancelled');
    const ranks = await ranksOf(question);
    if (ranks) all.push(ranks);
    progress?.(i + 1, questions.length);
  }
  return all;
}

export const gainsOf = (ranks: readonly Ranks[]): number[] =>
  ranks.map(({ before, after }) => 1 / after - 1 / before);

/** @param pace of a reranker, milliseconds a passage */
export function keptCheck(
  library: Library,
  { hash, name }: ServingModel,
  ranks: readonly Ranks[],
  used: boolean,
  pace: number | null = null,
): ModelCheck {
  const pairs = ranks.length;
  const mrr = (rankOf: (one: Ranks) => number) =>
    pairs === 0 ? 0 : ranks.reduce((sum, one) => sum + 1 / rankOf(one), 0) / pairs;
  const check: ModelCheck = {
    model: hash,
    name,
    checked: new Date().toISOString(),
    passages: library.size().passages,
    pairs,
    mrrWithout: mrr(({ before }) => before),
    mrrWith: mrr(({ after }) => after),
    pace,
    used,
  };
  library.putModelCheck(check);
  return check;
}
