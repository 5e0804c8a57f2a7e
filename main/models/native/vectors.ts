/** Texts to unit vectors, one sequence at a time. */
import type { LlamaEmbeddingContext, LlamaModel } from 'node-llama-cpp';
import { FootnoteError } from '../../contract/index.ts';
import type { ModelSpec } from '../messages.ts';
import type { Native } from './llama.ts';
import { createLock } from './lock.ts';

export interface EmbeddingModel {
  embed(texts: readonly string[], kind: 'query' | 'passage', signal: AbortSignal): Promise<Float32Array[]>;
}

/** Begin and end tokens that the context adds itself. */
const added = 2;

export async function embeddingModel(
  model: LlamaModel,
  spec: ModelSpec,
  { threads, cores }: Native,
): Promise<EmbeddingModel & { readonly context: LlamaEmbeddingContext }> {
  const context = await model.createEmbeddingContext({
    contextSize: spec.context,
    batchSize: spec.context,
    threads,
  });
  const lock = createLock();
  const vectorOf = async (text: string): Promise<Float32Array> => {
    // Control tokens in a text are the characters that they are.
    const tokens = model.tokenize(text, false).slice(0, spec.context - added - 1);
    // Nothing has no vector; a blank has one.
    if (tokens.length === 0) tokens.push(...model.tokenize(' ', false));
    const { vector } = await context.getEmbeddingFor(tokens);
    return unit(vector, spec.name);
  };
  return {
    context,
    async embed(texts, kind, signal) {
      const vectors: Float32Array[] = [];
      for (const text of texts) {
        if (signal.aborted) throw new FootnoteError('cancelled');
        cores.look();
        // The lock is taken for each text, so that a question passes between the passages of a long job.
        vectors.push(await lock.run(() => vectorOf(spec.prefixes[kind] + text), kind === 'query'));
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
