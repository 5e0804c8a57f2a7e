/**
 * Texts to unit vectors. On a processor each thread has a context of its own: threads that share one wait for each other
 * at every layer, spinning, which on a machine that does something else too costs more than it gains.
 */
import type { LlamaModel } from 'node-llama-cpp';
import { FootnoteError } from '../../contract/index.ts';
import type { ModelSpec } from '../messages.ts';
import type { Native } from './llama.ts';
import { createLock } from './lock.ts';

export interface EmbeddingModel {
  embed(texts: readonly string[], kind: 'query' | 'passage', signal: AbortSignal): Promise<Float32Array[]>;
}

/** Begin and end tokens that the context adds itself. */
const added = 2;

/** Each has buffers of its own. */
const mostContexts = 4;

export async function embeddingModel(
  model: LlamaModel,
  spec: ModelSpec,
  { threads }: Native,
): Promise<EmbeddingModel> {
  const places = model.gpuLayers > 0 ? 1 : Math.min(threads, mostContexts);
  const contexts = await Promise.all(
    Array.from({ length: places }, () =>
      model.createEmbeddingContext({
        contextSize: spec.context,
        batchSize: spec.context,
        threads: Math.floor(threads / places),
      }),
    ),
  );
  const lock = createLock(places);
  // Of no token there is no vector; a blank is one in most vocabularies, and none in BERT's.
  const nothing =
    [' ', '.'].map((text) => model.tokenize(text, false)).find(({ length }) => length > 0) ?? [];
  const vectorOf = async (text: string, place: number): Promise<Float32Array> => {
    // Control tokens in a text are the characters that they are.
    const tokens = model.tokenize(text, false).slice(0, spec.context - added - 1);
    if (tokens.length === 0) tokens.push(...nothing);
    const { vector } = await contexts[place]!.getEmbeddingFor(tokens);
    return unit(vector, spec.name);
  };
  return {
    async embed(texts, kind, signal) {
      const vectors: Float32Array[] = [];
      let next = 0;
      const inTurn = async (): Promise<void> => {
        while (next < texts.length) {
          const i = next++;
          // The lock is taken for each text, so that a question passes between the passages of a long job.
          vectors[i] = await lock.run(
            (place) => vectorOf(spec.prefixes[kind] + texts[i], place),
            kind === 'query',
          );
          if (signal.aborted) throw new FootnoteError('cancelled');
        }
      };
      if (signal.aborted) throw new FootnoteError('cancelled');
      try {
        await Promise.all(contexts.map(inTurn));
      } finally {
        next = texts.length;
      }
      return vectors;
    },
  };
}

function unit(vector: readonly number[], name: string): Float32Array {
  const length = Math.hypot(...vector);
  if (!(length > 0) || !Number.isFinite(length))
    throw new FootnoteError('model-failed', { name, reason: 'its vector holds no numbers' });
  return Float32Array.from(vector, (value) => value / length);
}
