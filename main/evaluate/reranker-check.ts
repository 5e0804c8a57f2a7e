/**
 * Does a reranker help in this library, and does it read fast enough on this machine? Measured before it is used, on
 * questions whose page is known: headings held out of the index (the page must be found by the text below them) and
 * questions that people confirmed. In published tests with Korean texts 11 of 25 rerankers made it worse.
 */
import { FootnoteError, fewestPairs } from '../contract/index.ts';
import type { ModelCheck } from '../library/index.ts';
import type { ModelCalls, ServingModel } from '../models/index.ts';
import { createRetriever, isTooSlow, type Reranker, reranked } from '../retrieve/index.ts';
import {
  bodyOf,
  type KnownParts,
  type KnownQuestion,
  knownQuestions,
  rankIn,
  rankingOf,
} from './known-questions.ts';
import { type CheckOptions, gainsOf, keptCheck, type Ranks, ranked } from './model-check.ts';

export interface RerankerCheckParts extends KnownParts {
  readonly models: Pick<ModelCalls, 'rerank'> & Partial<Pick<ModelCalls, 'readyToRerank'>>;
  /** Milliseconds since some beginning; default: the machine's clock. */
  readonly now?: () => number;
}

const wantedPairs = 200;
/** Passages read for each question. */
const depth = 20;
/** So many show the pace: where it is too slow then, the check is over. At 6 s a passage 200 questions would take 7 hours. */
const fewestTimed = 40;

/**
 * Measures and stores the verdict. The caller holds the writer's lock.
 * @throws FootnoteError `cancelled`, and the model's own: nothing is stored then
 */
export async function checkReranker(
  parts: RerankerCheckParts,
  model: ServingModel,
  options: CheckOptions = {},
): Promise<ModelCheck> {
  const questions = knownQuestions(parts, wantedPairs);
  const times: number[] = [];
  const reranker = timed(parts, model, times);
  const isOver = () => times.length >= fewestTimed && isTooSlow(median(times));
  const ranksFor = async (one: KnownQuestion) =>
    isOver() ? undefined : ranksOf(parts, reranker, one, options.signal);
  let ranks: Ranks[] = [];
  try {
    ranks = await ranked(questions, ranksFor, options);
  } catch (error) {
    // A model whose scores are no use is never used; one whose process ended is checked another time.
    if (!(error instanceof FootnoteError && error.code === 'model-failed')) throw error;
  }
  const pace = times.length > 0 ? median(times) : null;
  const helps = ranks.length >= fewestPairs && isGain(gainsOf(ranks));
  return keptCheck(parts.library, model, ranks, helps && pace !== null && !isTooSlow(pace), pace);
}

/** @param times milliseconds of each passage that is read, added as they come; loading is none of them */
function timed(
  { models, now = () => performance.now() }: RerankerCheckParts,
  { name }: ServingModel,
  times: number[],
): Reranker {
  return {
    name,
    rerank: async (question, texts, signal) => {
      if (times.length === 0) await models.readyToRerank?.(signal);
      const begun = now();
      const scores = await models.rerank(question, texts, signal);
      const each = (now() - begun) / texts.length;
      times.push(...texts.map(() => each));
      return scores;
    },
  };
}

/** Not the mean: a search beside it, or a pause of the machine, is no pace. */
const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;

/** A mean gain above its own standard error: less may be chance. */
function isGain(gains: readonly number[]): boolean {
  const mean = gains.reduce((sum, gain) => sum + gain, 0) / gains.length;
  const variance = gains.reduce((sum, gain) => sum + (gain - mean) ** 2, 0) / (gains.length - 1);
  return mean > 0 && mean > Math.sqrt(variance / gains.length);
}

/** The right page's rank without and with the reranker; undefined where neither the words nor it could find it. */
async function ranksOf(
  { library, analyser }: RerankerCheckParts,
  reranker: Reranker,
  known: KnownQuestion,
  signal: AbortSignal | undefined,
): Promise<Ranks | undefined> {
  const { question, heldOut } = known;
  const retrieve = createRetriever({
    library,
    analyser,
    embedder: () => undefined,
    confirmations: false,
    parameters: { ...rankingOf(known), vectors: 0 },
  });
  const { documents } = await retrieve(question, undefined, signal);
  const before = rankIn(documents, known);
  if (before === Number.POSITIVE_INFINITY) return undefined;
  const result = await reranked(library, reranker, question, documents, {
    budget: Number.POSITIVE_INFINITY,
    depth,
    signal,
    ...(heldOut ? { textOf: (passageId: number) => bodyOf(library, passageId) } : {}),
  });
  if (result.problem) throw result.problem;
  return { before, after: rankIn(result.documents, known) };
}
