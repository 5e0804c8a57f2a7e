/**
 * How far into the clusters of a model's vectors a search must go. A fixed share found too little, and models differ, so
 * it is measured: some of the library's own vectors are compared with all.
 */
import { type Cluster, type Library, orderOf, type PlacedVector } from '../library/index.ts';
import { vectorsInCluster } from './in-cluster.ts';
import { dotOf } from './kmeans.ts';
import type { Pace } from './pace.ts';

/** Vectors whose neighbours are looked for. */
const asked = 128;
const neighbours = 10;
/** So many of all neighbours are to be among what a search compares; questions find as many (`npm run bench vectors`). */
const wanted = 0.96;

interface Found {
  readonly likeness: number;
  /** Place of its cluster. */
  readonly cluster: number;
}

/** Measures it for the latest clusters and keeps it with them. @throws FootnoteError `cancelled` */
export async function measureReach(library: Library, embedderId: number, pace: Pace = {}): Promise<void> {
  const all = library.clusters(embedderId);
  const { generation } = all.at(-1)!;
  const clusters = all.filter((cluster) => cluster.generation === generation);
  const sizes = library.clusterSizes(embedderId);
  const listed = library.listedPassages(embedderId);
  const count = Math.min(asked, listed.length);
  const sample = library.placedVectors(
    embedderId,
    Array.from({ length: count }, (_, i) => listed[Math.floor((i * listed.length) / count)]!),
  );
  const nearest: Found[][] = sample.map(() => []);
  for (const [place, { id }] of clusters.entries()) {
    for await (const compared of vectorsInCluster(library, embedderId, id, pace))
      for (const [i, own] of sample.entries()) addNearest(nearest[i]!, own, compared, place);
  }
  const sized = clusters.map((cluster) => ({ ...cluster, size: sizes.get(cluster.id) ?? 0 }));
  const before = sample.flatMap(({ vector }, i) => {
    const reached = sizesBefore(vector, sized);
    return nearest[i]!.map(({ cluster }) => reached[cluster]!);
  });
  before.sort((a, b) => a - b);
  const most = before[Math.floor(wanted * before.length)] ?? 0;
  library.keepReach(embedderId, generation, (most + 1) / Math.max(1, listed.length));
}

function addNearest(found: Found[], own: PlacedVector, compared: readonly PlacedVector[], cluster: number) {
  const { length } = own.vector;
  for (const { passageId, vector } of compared) {
    const likeness = dotOf(own.vector, 0, vector, 0, length);
    if (passageId === own.passageId) continue;
    if (found.length === neighbours && likeness <= found.at(-1)!.likeness) continue;
    if (found.length === neighbours) found.pop();
    found.push({ likeness, cluster });
    found.sort((a, b) => b.likeness - a.likeness);
  }
}

/** How many vectors lie in the clusters that are nearer, for each cluster. */
function sizesBefore(
  vector: Float32Array,
  clusters: readonly (Pick<Cluster, 'centroid' | 'spread'> & { readonly size: number })[],
): number[] {
  const reached: number[] = new Array(clusters.length);
  let sum = 0;
  for (const { place } of clusters
    .map(({ centroid, spread }, place) => {
      const cosine = dotOf(centroid, 0, vector, 0, vector.length);
      return { place, order: orderOf(cosine, spread) };
    })
    .sort((a, b) => b.order - a.order)) {
    reached[place] = sum;
    sum += clusters[place]!.size;
  }
  return reached;
}
