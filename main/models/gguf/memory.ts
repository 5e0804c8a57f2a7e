/** How much memory a model takes, from its file's header: weights, key-value cache, and what computing needs. */
import type { GgufFacts } from './facts.ts';

/** Tokens that llama.cpp evaluates at once by default. */
const batch = 512;

/**
 * Bytes at a number of tokens: an estimate for plain transformers, and more than it takes for models with sliding
 * windows or recurrent layers, whose cache is smaller.
 */
export function memoryAt(facts: GgufFacts, context: number): number {
  const tokens = Math.min(context, facts.context ?? context);
  const wide = (facts.dimensions ?? 0) * 8 + (facts.feedForward ?? 0) * 2;
  // The scores of every word of the vocabulary: encoders have none.
  const scores = facts.role === 'chat' ? (facts.vocabulary ?? 0) : 0;
  const cache = facts.role === 'chat' || facts.role === null ? facts.cachePerToken * tokens : 0;
  return facts.weights + cache + batch * 4 * (wide + scores);
}
