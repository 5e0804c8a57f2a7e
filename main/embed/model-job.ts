/** Embedding the library's passages with an installed model: in batches, nothing twice, the former vectors serving. */
import { createHash } from 'node:crypto';
import { FootnoteError } from '../contract/index.ts';
import type { Library } from '../library/index.ts';
import type { ModelCalls, ServingModel } from '../models/index.ts';
import { assigner, tendClusters } from './clusters.ts';
import { breathe, etaOf, stopwatch } from './pace.ts';
import type { VectorOptions } from './vector-options.ts';

/** Texts handed to the model at once: some seconds of work on a CPU, and what a kill loses. */
const batch = 64;

/**
 * @throws FootnoteError `cancelled`, `disk-full`, and `model-…` where the model fails or its vectors are no numbers or
 *   of another length; the former embedder goes on serving
 */
export async function embedWithModel(
  library: Library,
  models: Pick<ModelCalls, 'embed'>,
  model: ServingModel,
  options: VectorOptions,
): Promise<void> {
  const { signal, progress } = options;
  const dimensions = model.dimensions ?? (await dimensionsOf(models, model, signal));
  const { passages } = library.size();
  const id = library.addEmbedder({ name: `model-${model.hash}`, dimensions, content: null, passages });
  const assign = assigner(library.clusters(id));
  const total = library.vectorsMissing(id);
  const worked = stopwatch(options);
  // The time left is reckoned from what the model had to embed, not from what was known.
  let [done, known] = [0, 0];
  for (let last = 0; ; ) {
    await breathe(options);
    const missing = library.passagesWithoutVector(id, batch, last);
    if (missing.length === 0) break;
    last = missing.at(-1)!.passageId;
    const texts = missing.map(({ passageId }) => passageText(library, passageId));
    const reads = texts.map(textHash);
    const keys = reads.map((read) => read.toString('hex'));
    const vectors = new Map<string, Float32Array>();
    const wanted = new Map<string, string>();
    for (const [i, read] of reads.entries()) {
      const stored = library.embedded(id, read);
      if (stored) vectors.set(keys[i]!, stored);
      else wanted.set(keys[i]!, texts[i]!);
    }
    known += missing.length - wanted.size;
    if (wanted.size > 0) {
      const made = await models.embed([...wanted.values()], 'passage', signal);
      checkVectors(made, wanted.size, dimensions, model);
      for (const [i, key] of [...wanted.keys()].entries()) vectors.set(key, made[i]!);
    }
    library.writeVectors(
      id,
      missing.map((row, i) => {
        const vector = vectors.get(keys[i]!)!;
        return { ...row, vector, cluster: assign(vector), read: reads[i]! };
      }),
    );
    done += missing.length;
    progress?.({
      stage: 'embedding',
      done,
      total,
      eta: etaOf(worked(), done - known, total - known),
    });
  }
  await tendClusters(library, id, {
    ...options,
    progress: undefined,
    reach: true,
    fewest: options.fewestForClusters,
  });
  if (library.embedderInUse()?.id !== id) library.serveEmbedder(id);
  library.forgetEmbedded(id);
}

const textHash = (text: string): Buffer => createHash('sha256').update(text).digest().subarray(0, 16);

/**
 * What a model reads of a passage: the page's title and the headings above it, then its text. Without them MRR was .01
 * lower, fused (English sheet of tests/bench/sheets, the best 20 passages by words of each question).
 */
export function passageText(library: Library, passageId: number): string {
  const passage = library.passage(passageId);
  const document = passage && library.document(passage.documentId);
  if (!passage || !document) return '';
  const section = library.sections(document.id).find(({ ordinal }) => ordinal === passage.section);
  const above = new Set([document.title, ...(section?.path ?? [])].filter((line) => line !== ''));
  return `${[...above].join(' > ')}\n${passage.units.map((unit) => unit.text).join('\n')}`;
}

/** @throws FootnoteError `model-failed` */
export function checkVectors(
  vectors: readonly Float32Array[],
  count: number,
  dimensions: number,
  { name }: ServingModel,
): void {
  const fail = (reason: string): never => {
    throw new FootnoteError('model-failed', { name, reason });
  };
  if (vectors.length !== count) fail(`${vectors.length} vectors for ${count} texts`);
  for (const vector of vectors) {
    if (vector.length !== dimensions) fail(`${vector.length} dimensions where ${dimensions} were announced`);
    if (!vector.every(Number.isFinite)) fail('NaN in a vector');
  }
}

async function dimensionsOf(
  models: Pick<ModelCalls, 'embed'>,
  model: ServingModel,
  signal: AbortSignal | undefined,
): Promise<number> {
  const [vector] = await models.embed(['0'], 'passage', signal);
  if (!vector?.length) throw new FootnoteError('model-failed', { name: model.name, reason: 'no vector' });
  return vector.length;
}
