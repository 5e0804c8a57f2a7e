/**
 * Keeps the clusters of an embedder's vectors: learns them when there are enough vectors, moves the vectors into them,
 * splits those that have grown. Searches go on meanwhile: every vector always lies where they look.
 */
import type { Cluster, Library } from '../library/index.ts';
import { centreClusters } from './centre.ts';
import { learnCentroids, type Matrix, matrixOf, nearestRow, rowsOf } from './kmeans.ts';
import { breathe, gently, type Pace } from './pace.ts';
import { measureReach } from './reach.ts';

/**
 * Below, comparing all vectors takes less time than a search may (`npm run bench vectors`).
 */
export const fewestForClusters = 20_000;
/** Vectors in a cluster on average. With half as many a search visits too many, with twice as many it reads too far. */
const meanSize = 256;
/** Vectors that a centroid is learned from. */
const perCentroid = 16;
/** A cluster that has grown above so many times the mean is split. */
const splitAbove = 4;
/** Learned anew when there are so many times more vectors (or fewer) than they were learned from. */
const relearnAbove = 4;
/** Vectors moved in one transaction, between two pauses for searches. */
const step = 256;

export interface TendOptions extends Pace {
  readonly progress?: ((done: number, total: number) => void) | undefined;
  /**
   * Whether it is measured how far a search must go: for a model's vectors. A learned one's questions find .97 in the
   * hundredth that is searched otherwise, though its passages' own neighbours lie in a fifteenth.
   */
  readonly reach?: boolean | undefined;
  /** For tests: clusters already at so many vectors. */
  readonly fewest?: number | undefined;
}

/** Which cluster a vector belongs to; 0 where there are none. */
export type Assign = (vector: Float32Array) => number;

/** Of many centroids those in the few nearest groups are looked at: a tenth of the work, and rarely another choice. */
export function assigner(clusters: readonly Cluster[]): Assign {
  const latest = Math.max(0, ...clusters.map((cluster) => cluster.generation));
  const own = clusters.filter((cluster) => cluster.generation === latest);
  if (own.length === 0) return () => 0;
  const centroids = matrixOf(own.map((cluster) => cluster.centroid));
  if (own.length <= 256) return (vector) => own[nearestRow(centroids, vector)]!.id;
  const steps = learnCentroids(centroids, Math.round(Math.sqrt(own.length)));
  let step = steps.next();
  while (!step.done) step = steps.next();
  const groups = step.value;
  const members: Cluster[][] = Array.from({ length: groups.rows }, () => []);
  for (const cluster of own) members[nearestRow(groups, cluster.centroid)]!.push(cluster);
  const inside = members.map((group) => matrixOf(group.map((cluster) => cluster.centroid)));
  return (vector) => {
    let best = own[0]!;
    let most = -Infinity;
    for (const group of nearestRows(groups, vector, groupsLookedAt)) {
      if (members[group]!.length === 0) continue;
      const row = nearestRow(inside[group]!, vector);
      const cluster = members[group]![row]!;
      const likeness = likenessOf(cluster.centroid, vector);
      if (likeness > most) [best, most] = [cluster, likeness];
    }
    return best.id;
  };
}

const groupsLookedAt = 6;

function nearestRows(matrix: Matrix, vector: Float32Array, count: number): number[] {
  return Array.from({ length: matrix.rows }, (_, row) => row)
    .map((row) => ({
      row,
      likeness: likenessOf(
        matrix.values.subarray(row * matrix.dimensions, (row + 1) * matrix.dimensions),
        vector,
      ),
    }))
    .sort((a, b) => b.likeness - a.likeness)
    .slice(0, count)
    .map(({ row }) => row);
}

function likenessOf(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let k = 0; k < a.length; k++) sum += a[k]! * b[k]!;
  return sum;
}

/**
 * Learns clusters for as many vectors as there will be.
 * @param sample some of the vectors, an even choice
 */
export async function learnClusters(
  library: Library,
  embedderId: number,
  sample: readonly Float32Array[],
  total: number,
  pace: Pace = {},
): Promise<void> {
  const used = sample.filter((vector) => vector.some((component) => component !== 0));
  if (used.length === 0) return;
  const centroids = await gently(learnCentroids(matrixOf(used), Math.ceil(total / meanSize)), pace);
  library.addClusters(embedderId, rowsOf(centroids), total);
}

/** How many vectors to sample for the clusters of so many. */
export const sampleSize = (total: number): number =>
  Math.min(total, Math.ceil(total / meanSize) * perCentroid);

/** After vectors were written. A kill loses at most one small step; the next run goes on. */
export async function tendClusters(
  library: Library,
  embedderId: number,
  options: TendOptions = {},
): Promise<void> {
  const { fewest = fewestForClusters } = options;
  const total = [...library.clusterSizes(embedderId).values()].reduce((sum, size) => sum + size, 0);
  const clusters = library.clusters(embedderId);
  const learnedFrom = clusters.at(-1)?.learnedFrom ?? 0;
  const due =
    learnedFrom === 0
      ? total >= fewest
      : total > relearnAbove * learnedFrom || total < learnedFrom / relearnAbove;
  if (due && total > 0) {
    const passages = evenly(library.listedPassages(embedderId), sampleSize(total));
    const sample = library.placedVectors(embedderId, passages).map(({ vector }) => vector);
    await learnClusters(library, embedderId, sample, total, options);
  }
  if (library.clusters(embedderId).length === 0) return;
  await moveIntoLatest(library, embedderId, options);
  await splitGrown(library, embedderId, options);
  await centreClusters(library, embedderId, options);
  if (options.reach && library.clusters(embedderId).some(({ searched }) => searched === null))
    await measureReach(library, embedderId, options);
}

function evenly(items: readonly number[], count: number): number[] {
  return Array.from({ length: count }, (_, i) => items[Math.floor((i * items.length) / count)]!);
}

async function moveIntoLatest(library: Library, embedderId: number, options: TendOptions): Promise<void> {
  const total = library.outdatedCount(embedderId);
  if (total > 0) {
    const assign = assigner(library.clusters(embedderId));
    for (let done = 0; ; ) {
      await breathe(options);
      const passages = library.outdatedPassages(embedderId);
      if (passages.length === 0) break;
      const moves = library
        .placedVectors(embedderId, passages)
        .map(({ passageId, vector }) => ({ passageId, cluster: assign(vector) }));
      library.moveVectors(embedderId, moves);
      done += moves.length;
      options.progress?.(done, total);
    }
  }
  library.dropFormerClusters(embedderId);
}

async function splitGrown(library: Library, embedderId: number, pace: Pace): Promise<void> {
  const sizes = library.clusterSizes(embedderId);
  const clusters = library.clusters(embedderId);
  const total = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  const limit = splitAbove * Math.max(meanSize, total / clusters.length);
  for (const cluster of clusters) {
    if ((sizes.get(cluster.id) ?? 0) <= limit) continue;
    const placed = library.placedVectors(embedderId, library.passagesInCluster(embedderId, cluster.id));
    const vectors = matrixOf(placed.map(({ vector }) => vector));
    const count = Math.ceil(placed.length / meanSize);
    const centroids = rowsOf(await gently(learnCentroids(vectors, count), pace));
    // Texts that are all alike cannot be told apart.
    if (centroids.length < 2) continue;
    // The old centroid stands for those that have not moved yet, until all have.
    const [stays, ...leave] = centroids;
    const ids = [cluster.id, ...library.addBeside(embedderId, cluster, leave)];
    const parts = matrixOf(centroids);
    const moves = placed
      .map(({ passageId, vector }) => ({ passageId, cluster: ids[nearestRow(parts, vector)]! }))
      .filter((move) => move.cluster !== cluster.id);
    for (let at = 0; at < moves.length; at += step) {
      await breathe(pace);
      library.moveVectors(embedderId, moves.slice(at, at + step));
    }
    library.replaceCentroids(new Map([[cluster.id, stays!]]));
  }
}
