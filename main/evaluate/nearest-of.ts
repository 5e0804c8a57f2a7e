/** The nearest of a few vectors that are in memory, in place of the library's own. */
import type { Library } from '../library/index.ts';

export const nearestOf =
  (vectors: ReadonlyMap<number, Float32Array>): Library['nearest'] =>
  (_, vector, k) =>
    [...vectors]
      .map(([passageId, own]) => ({ passageId, similarity: cosine(own, vector) }))
      .sort((a, b) => b.similarity - a.similarity || a.passageId - b.passageId)
      .slice(0, k);

function cosine(a: Float32Array, b: ArrayLike<number>): number {
  let [dot, ofA, ofB] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    dot += a[i]! * b[i]!;
    ofA += a[i]! ** 2;
    ofB += b[i]! ** 2;
  }
  return ofA > 0 && ofB > 0 ? dot / Math.sqrt(ofA * ofB) : 0;
}
