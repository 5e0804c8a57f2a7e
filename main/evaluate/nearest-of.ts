/** The nearest of a few vectors that are in memory, in place of the library's own. */
import { cosine, type Library } from '../library/index.ts';

export const nearestOf =
  (vectors: ReadonlyMap<number, Float32Array>): Library['nearestBeside'] =>
  async (_, vector, k) =>
    [...vectors]
      .map(([passageId, own]) => ({ passageId, similarity: cosine(own, vector) }))
      .sort((a, b) => b.similarity - a.similarity || a.passageId - b.passageId)
      .slice(0, k);
