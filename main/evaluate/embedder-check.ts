/**
 * Does an installed embedder find this library's pages at least as well as the vectors learned from it? Measured before
 * it serves: an English model lowers MRR on Korean manuals by a seventh.
 *
 * On a sample: the passages that the words find for questions whose page is known, and that page's own. A whole library
 * takes a model hours, for nothing where it is refused; and its vectors would know the headings that are asked here, so
 * the sample is embedded without them in any case.
 */
import { fewestPairs } from '../contract/index.ts';
import type { ModelCheck } from '../library/index.ts';
import type { ServingModel } from '../models/index.ts';
import { createRetriever, type QueryEmbedder } from '../retrieve/index.ts';
import { type KnownParts, type KnownQuestion, knownQuestions, rankIn, rankingOf } from './known-questions.ts';
import { type CheckOptions, gainsOf, keptCheck, ranked } from './model-check.ts';
import { nearestOf } from './nearest-of.ts';

/** One of the two embedders that are compared. */
export interface Contestant extends Pick<QueryEmbedder, 'kind' | 'embed'> {
  /** Of what stands in the passages, without titles and headings; undefined where it knows nothing of one. */
  vectorsOf(
    passageIds: readonly number[],
    signal?: AbortSignal,
  ): Promise<readonly (Float32Array | undefined)[]>;
}

export interface EmbedderCheckParts extends KnownParts {
  /** The learned embedder; undefined where the library is too small for one, and words do alone. */
  readonly learned: Contestant | undefined;
  readonly model: Contestant;
}

const wantedPairs = 100;
/** Passages of the sample for each question: those that the words find, and those of the right page. */
const found = 20;
const own = 5;
/** Passages embedded between two looks at the gate. */
const batch = 16;

/**
 * Measures and stores the verdict. The caller holds the writer's lock.
 * @throws FootnoteError `cancelled`, and the model's own: nothing is stored then
 */
export async function checkEmbedder(
  parts: EmbedderCheckParts,
  model: ServingModel,
  options: CheckOptions = {},
): Promise<ModelCheck> {
  const questions = knownQuestions(parts, wantedPairs);
  const sample = await sampleFor(parts, questions);
  const total = sample.length + questions.length;
  const learned = parts.learned && (await embedded(parts.learned, sample, options));
  const byModel = await embedded(parts.model, sample, {
    ...options,
    progress: (done) => options.progress?.(done, total),
  });
  const ranks = await ranked(
    questions,
    async (known) => ({
      before: await rankOf(parts, known, parts.learned, learned, options.signal),
      after: await rankOf(parts, known, parts.model, byModel, options.signal),
    }),
    { ...options, progress: (done) => options.progress?.(sample.length + done, total) },
  );
  const gain = gainsOf(ranks).reduce((sum, one) => sum + one, 0);
  return keptCheck(parts.library, model, ranks, ranks.length < fewestPairs || gain >= 0);
}

type Vectors = ReadonlyMap<number, Float32Array>;

/** The numbers of the passages that are embedded, each once. */
async function sampleFor(
  { library, analyser }: EmbedderCheckParts,
  questions: readonly KnownQuestion[],
): Promise<number[]> {
  const sample = new Set<number>();
  for (const known of questions) {
    const words = { library, analyser, embedder: () => undefined, confirmations: false };
    const { documents } = await createRetriever({ ...words, parameters: rankingOf(known) })(known.question);
    const best = documents.flatMap(({ passages }) => passages).sort((a, b) => b.lexical - a.lexical);
    const right = best.filter(({ documentId }) => known.documentIds.includes(documentId)).slice(0, own);
    for (const { passageId } of [...best.slice(0, found), ...right]) sample.add(passageId);
    if (right.length > 0) continue;
    for (const id of known.documentIds)
      for (const passage of library.passagesOf(id).slice(0, own)) sample.add(passage.id);
  }
  return [...sample];
}

async function embedded(
  embedder: Contestant,
  sample: readonly number[],
  { signal, gate, progress }: CheckOptions,
): Promise<Vectors> {
  const vectors = new Map<number, Float32Array>();
  for (let at = 0; at < sample.length; at += batch) {
    await gate?.passed(signal);
    signal?.throwIfAborted();
    const ids = sample.slice(at, at + batch);
    for (const [i, vector] of (await embedder.vectorsOf(ids, signal)).entries())
      if (vector) vectors.set(ids[i]!, vector);
    progress?.(Math.min(sample.length, at + batch), sample.length);
  }
  return vectors;
}

/** The right page's rank in the product's own ranking, whose neighbours are those of the sample. */
async function rankOf(
  { library, analyser }: EmbedderCheckParts,
  known: KnownQuestion,
  embedder: Contestant | undefined,
  vectors: Vectors | undefined,
  signal: AbortSignal | undefined,
): Promise<number> {
  const retrieve = createRetriever({
    library: vectors ? { ...library, nearestBeside: nearestOf(vectors) } : library,
    analyser,
    embedder: () =>
      embedder && vectors && { ...embedder, embedderId: 0, exact: (ids) => ids.map((id) => vectors.get(id)) },
    confirmations: false,
    parameters: rankingOf(known),
  });
  const { documents, problems } = await retrieve(known.question, undefined, signal);
  if (problems[0]) throw problems[0];
  return rankIn(documents, known);
}
