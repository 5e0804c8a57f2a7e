/**
 * Keeps the vectors up to date behind the documents. An installed embedding model serves where there is one, else an
 * embedder learned from the library. Whatever is new (a model, a relearned embedder) serves when its vectors are
 * complete; until then the former ones do.
 */
import type { Library, PassageCounts } from '../library/index.ts';
import { assigner, fewestForClusters, learnClusters, sampleSize, tendClusters } from './clusters.ts';
import { learnEmbedderGently } from './learn.ts';
import { embedderFromBytes, type LearnedEmbedder, type TermCount } from './learned-embedder.ts';
import { embedWithModel } from './model-job.ts';
import { breathe, etaOf, type Pace, stopwatch } from './pace.ts';
import type { VectorOptions } from './vector-options.ts';

/** Fewer passages teach nothing. */
const fewestPassages = 50;
/** Learned anew when the library has grown or shrunk by this share since. */
const relearnShare = 0.3;
/** Vectors written in one transaction, between two pauses for searches. */
const batch = 256;

/** The library's words of a passage, as the learned embedder takes them. */
export function wordCounts(counts: PassageCounts, isWord: Uint8Array): TermCount[] {
  const words: TermCount[] = [];
  const [body, headings] = counts.fields;
  for (let i = 0; i < counts.terms.length; i++) {
    const term = counts.terms[i]!;
    const tf = body![i]! + headings![i]!;
    if (isWord[term] === 1 && tf > 0) words.push({ term, tf });
  }
  return words;
}

/**
 * Brings the vectors up to date. The caller holds the writer's lock. A kill loses at most one batch.
 * @throws FootnoteError `cancelled`, `disk-full`; those of the model (the former vectors are up to date then)
 */
export async function updateVectors(library: Library, options: VectorOptions = {}): Promise<void> {
  const { passages } = library.size();
  const model = options.models?.serving('embedding');
  const inUse = library.embedderInUse();
  const own = model && inUse?.name === `model-${model.hash}`;
  const canLearn = passages >= fewestPassages || Boolean(inUse?.content);
  // A library without vectors gets the learned ones first: a model takes its time.
  if (!own && canLearn) await updateLearned(library, passages, options);
  if (!model || passages === 0) return;
  // Where nothing can be learned there is nothing better.
  if (!canLearn || (await (options.mayServe?.(model) ?? true)))
    await embedWithModel(library, options.models!, model, options);
  else if (own) await updateLearned(library, passages, options);
}

/** The embedder that is learned from the library: the one in use, else learned now and not kept. */
export async function learnedFrom(library: Library, pace: Pace): Promise<LearnedEmbedder | undefined> {
  const stored = library.embedderInUse();
  if (stored?.content) return embedderFromBytes(stored.content, library.file);
  const { passages } = library.size();
  if (passages < fewestPassages) return undefined;
  return learnEmbedderGently(passagesOf(library, library.wordFlags()), { ...pace, passages });
}

async function updateLearned(library: Library, passages: number, options: VectorOptions): Promise<void> {
  const { progress } = options;
  const stored = library.embedderInUse();
  const stale = !stored?.content || Math.abs(passages - stored.passages) > relearnShare * stored.passages;
  if (stored?.content && !stale) {
    const { id, name, dimensions, content } = stored;
    // Makes its table anew where that is of a former format.
    library.addEmbedder({ name, dimensions, content, passages: stored.passages });
    await embedMissing(library, id, embedderFromBytes(content, library.file), options);
    return;
  }
  if (passages < fewestPassages) return;
  progress?.({ stage: 'learning', done: 0, total: 0, eta: null });
  const isWord = library.wordFlags();
  const learned = await learnEmbedderGently(passagesOf(library, isWord), { ...options, passages });
  const id = library.addEmbedder({
    name: learned.id,
    dimensions: learned.dimensions,
    content: learned.toBytes(),
    passages,
  });
  await embedMissing(library, id, learned, options);
  library.serveEmbedder(id);
}

function* passagesOf(library: Library, isWord: Uint8Array): Generator<TermCount[]> {
  for (const counts of library.allPassageCounts()) yield wordCounts(counts, isWord);
}

async function embedMissing(
  library: Library,
  embedderId: number,
  embedder: LearnedEmbedder,
  options: VectorOptions,
): Promise<void> {
  const { progress } = options;
  const isWord = library.wordFlags();
  const embed = (counts: PassageCounts) => embedder.embed(wordCounts(counts, isWord));
  const total = library.vectorsMissing(embedderId);
  if (
    total >= (options.fewestForClusters ?? fewestForClusters) &&
    library.clusters(embedderId).length === 0
  ) {
    // Known beforehand, clusters spare moving every vector afterwards.
    const sample: Float32Array[] = [];
    for (const ids of chunksOf(library.evenPassages(sampleSize(total)), batch)) {
      await breathe(options);
      sample.push(...library.passageCounts(ids).map(embed));
    }
    await learnClusters(library, embedderId, sample, total, options);
  }
  const assign = assigner(library.clusters(embedderId));
  const worked = stopwatch(options);
  let done = 0;
  // A passage never changes and new ones have higher numbers: what lies behind is not looked at again.
  for (let last = 0; ; ) {
    await breathe(options);
    const missing = library.passagesWithoutVector(embedderId, batch, last);
    if (missing.length === 0) break;
    last = missing.at(-1)!.passageId;
    const counts = new Map(
      library.passageCounts(missing.map((m) => m.passageId)).map((c) => [c.passageId, c]),
    );
    library.writeVectors(
      embedderId,
      missing.map(({ passageId, hash }) => {
        const vector = embed(counts.get(passageId)!);
        return { passageId, hash, vector, cluster: assign(vector) };
      }),
    );
    done += missing.length;
    progress?.({ stage: 'embedding', done, total, eta: etaOf(worked(), done, total) });
  }
  await tendClusters(library, embedderId, {
    ...options,
    progress: undefined,
    fewest: options.fewestForClusters,
  });
}

function* chunksOf<T>(items: readonly T[], size: number): Generator<T[]> {
  for (let at = 0; at < items.length; at += size) yield items.slice(at, at + size);
}
