/** Walking through what lies in a cluster without holding up searches. */
import type { Library, PlacedVector } from '../library/index.ts';
import { breathe, type Pace } from './pace.ts';

/** Vectors read between two pauses for searches. */
const step = 128;

/** The vectors of a cluster, some at a time. @throws FootnoteError `cancelled` */
export async function* vectorsInCluster(
  library: Library,
  embedderId: number,
  cluster: number,
  pace: Pace,
): AsyncGenerator<readonly PlacedVector[], void, undefined> {
  const passages = library.passagesInCluster(embedderId, cluster);
  for (let at = 0; at < passages.length; at += step) {
    await breathe(pace);
    yield library.placedVectors(embedderId, passages.slice(at, at + step));
  }
}
