/** What `npm run bench reranker` measures of one model: reading to a depth, and searches without and with it in turns. */
import type { Models } from '../../main/models/index.ts';
import {
  createPace,
  createRetriever,
  type RankedDocument,
  type Reranker,
  reranked,
} from '../../main/retrieve/index.ts';
import { type Corpus, rememberingAnalyser } from './corpora.ts';
import { percentile } from './table.ts';

export const depths = [10, 20, 30, 40, 50];
/** Milliseconds spent on a depth, about. */
const most = 1500;
const fewestQuestions = 2;
/** Questions searched with and without. */
const searched = 16;

export interface Reading {
  readonly corpus: Corpus;
  readonly reranker: Reranker;
  readonly textOf: (passageId: number) => string;
}

/** Milliseconds of each passage are added to `times`, as the library's check measures them. */
export const timedReranker = (name: string, models: Models, times: number[]): Reranker => ({
  name,
  rerank: async (question, texts, signal) => {
    const begun = performance.now();
    const scores = await models.rerank(question, texts, signal);
    const each = (performance.now() - begun) / texts.length;
    times.push(...texts.map(() => each));
    return scores;
  },
});

/** Milliseconds until so many passages are read, the median of questions; `-` where that would be many times a search's time. */
export async function readingTo(
  depth: number,
  { corpus, reranker, textOf }: Reading,
  times: readonly number[],
): Promise<string> {
  const pace = () => percentile(times, 0.5);
  const read = (one: Best, to: number) =>
    reranked(corpus.library, reranker, one.question, one.documents, {
      budget: Number.POSITIVE_INFINITY,
      depth: to,
      textOf,
    });
  const found: number[] = [];
  const begun = performance.now();
  for (const one of await bestOf(corpus)) {
    // With a model that takes seconds for a passage no more is needed to see it.
    if (times.length === 0) await read(one, 2);
    if (pace() * depth > 2 * most) return '-';
    if (found.length >= fewestQuestions && performance.now() - begun + pace() * depth > most) break;
    const from = performance.now();
    await read(one, depth);
    found.push(performance.now() - from);
  }
  return `${percentile(found, 0.5).toFixed(0)} ms`;
}

/** Each question without and with the reranker, in turns. */
export async function searches({ corpus, reranker, textOf }: Reading, pace: number) {
  const { library, embedder, questions } = corpus;
  const parts = { library, analyser: await words(), embedder: () => embedder };
  const inUse = { ...reranker, pace: createPace(pace) };
  const plain = createRetriever(parts);
  const reading = createRetriever({ ...parts, reranker: () => inUse, reranking: { textOf } });
  const [without, within, read] = [[] as number[], [] as number[], [] as number[]];
  for (const { question } of questions.slice(0, searched)) {
    const begun = performance.now();
    await plain(question);
    const between = performance.now();
    const { reranking } = await reading(question);
    without.push(between - begun);
    within.push(performance.now() - between);
    read.push(reranking?.read ?? 0);
  }
  return { without, within, read };
}

interface Best {
  readonly question: string;
  readonly documents: readonly RankedDocument[];
}

let analyser: Awaited<ReturnType<typeof rememberingAnalyser>> | undefined;
let kept: Best[] | undefined;

async function words() {
  analyser ??= await rememberingAnalyser();
  return analyser;
}

/** What the words and the learned vectors find for the questions; searched once. */
export async function bestOf({ library, embedder, questions }: Corpus): Promise<readonly Best[]> {
  if (kept) return kept;
  const retrieve = createRetriever({ library, analyser: await words(), embedder: () => embedder });
  kept = [];
  for (const { question } of questions.slice(0, searched))
    kept.push({ question, documents: (await retrieve(question)).documents });
  return kept;
}
