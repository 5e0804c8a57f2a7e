/** Puts clusters' centroids where their vectors are: they were learned from a sixteenth of these. */
import type { Library } from '../library/index.ts';
import { vectorsInCluster } from './in-cluster.ts';
import type { Pace } from './pace.ts';

/** A mean that is as long as its vectors, which are all alike, would look like one that was learned. */
const longest = 0.9999;

/** Of the latest clusters those that were not yet. A kill before the end leaves them as they were. @throws FootnoteError `cancelled` */
export async function centreClusters(library: Library, embedderId: number, pace: Pace = {}): Promise<void> {
  const all = library.clusters(embedderId);
  const latest = all.at(-1)?.generation;
  const means = new Map<number, Float32Array>();
  for (const { id, generation, spread } of all) {
    if (generation !== latest || spread !== null) continue;
    let sum: Float64Array | undefined;
    let count = 0;
    for await (const placed of vectorsInCluster(library, embedderId, id, pace)) {
      count += placed.length;
      for (const { vector } of placed) {
        sum ??= new Float64Array(vector.length);
        for (let k = 0; k < vector.length; k++) sum[k]! += vector[k]!;
      }
    }
    const length = Math.hypot(...(sum ?? []));
    if (!sum || length === 0) continue;
    const scale = Math.min(1 / count, longest / length);
    means.set(
      id,
      Float32Array.from(sum, (component) => component * scale),
    );
  }
  if (means.size > 0) library.replaceCentroids(means);
}
