/** Models for tests: what they answer follows from the text alone. */
import { createHash } from 'node:crypto';
import type { ModelCalls, ServingModel } from '../../main/models/index.ts';

export const servingModel = (change: Partial<ServingModel> = {}): ServingModel => ({
  name: 'fake',
  hash: 'f'.repeat(64),
  dimensions: null,
  context: 512,
  profile: 'plain',
  ...change,
});

/** Texts that share words get vectors that share directions. */
export function vectorOf(text: string, dimensions: number): Float32Array {
  const vector = new Float32Array(dimensions);
  for (const word of text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []) {
    const bytes = createHash('sha256').update(word).digest();
    for (let i = 0; i < dimensions; i++) vector[i]! += (bytes[i % 32]! - 127.5) / 127.5;
  }
  const length = Math.hypot(...vector) || 1;
  return vector.map((component) => component / length);
}

export function embeddingModel({
  dimensions = 16,
  spoil = (vector: Float32Array): Float32Array => vector,
}: {
  readonly dimensions?: number;
  readonly spoil?: (vector: Float32Array) => Float32Array;
} = {}) {
  const model = servingModel({ dimensions });
  /** Passages embedded so far. */
  const texts: string[] = [];
  const calls: Pick<ModelCalls, 'serving' | 'embed'> = {
    serving: (role) => (role === 'embedding' ? model : undefined),
    embed: async (given, kind) => {
      if (kind === 'passage') texts.push(...given);
      return given.map((text) => spoil(vectorOf(text, dimensions)));
    },
  };
  return { ...calls, hash: model.hash, texts };
}
