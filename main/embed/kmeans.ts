/** k-means on the unit sphere, in two levels: groups first, then clusters in each, which costs √k instead of k. */
import { randomStream } from './random.ts';

/** Vectors one behind the other. */
export interface Matrix {
  readonly rows: number;
  readonly dimensions: number;
  /** `rows` × `dimensions`, each row of unit length. */
  readonly values: Float32Array;
}

/** With more the centroids hardly move any more. */
const rounds = 6;
/** Fewer clusters than this are learned at once, without groups. */
const fewest = 64;

export function matrixOf(vectors: readonly Float32Array[]): Matrix {
  const dimensions = vectors[0]?.length ?? 0;
  const values = new Float32Array(vectors.length * dimensions);
  for (const [i, vector] of vectors.entries()) values.set(vector, i * dimensions);
  return { rows: vectors.length, dimensions, values };
}

export const rowsOf = ({ rows, dimensions, values }: Matrix): Float32Array[] =>
  Array.from({ length: rows }, (_, i) => values.slice(i * dimensions, (i + 1) * dimensions));

/** `a · b` of two rows. */
export function dotOf(
  a: Float32Array,
  atA: number,
  b: Float32Array,
  atB: number,
  dimensions: number,
): number {
  // Four sums at once: each waits for its own last addition only.
  let [s0, s1, s2, s3] = [0, 0, 0, 0];
  let k = 0;
  for (; k + 3 < dimensions; k += 4) {
    s0 += a[atA + k]! * b[atB + k]!;
    s1 += a[atA + k + 1]! * b[atB + k + 1]!;
    s2 += a[atA + k + 2]! * b[atB + k + 2]!;
    s3 += a[atA + k + 3]! * b[atB + k + 3]!;
  }
  for (; k < dimensions; k++) s0 += a[atA + k]! * b[atB + k]!;
  return s0 + s1 + s2 + s3;
}

/** The row that lies nearest to a vector. */
export function nearestRow({ rows, dimensions, values }: Matrix, vector: Float32Array, at = 0): number {
  let best = 0;
  let most = -Infinity;
  for (let row = 0; row < rows; row++) {
    const likeness = dotOf(values, row * dimensions, vector, at, dimensions);
    if (likeness > most) [best, most] = [row, likeness];
  }
  return best;
}

/** At most `count` centroids, fewer where the vectors are fewer or alike; yields between pieces of work. */
export function* learnCentroids(vectors: Matrix, count: number, seed = 1): Generator<void, Matrix> {
  if (count <= fewest) return yield* lloyd(vectors, count, seed);
  const groups = yield* lloyd(vectors, Math.round(Math.sqrt(count)), seed);
  const members: Float32Array[][] = Array.from({ length: groups.rows }, () => []);
  const { dimensions, values } = vectors;
  for (let row = 0; row < vectors.rows; row++) {
    const at = row * dimensions;
    members[nearestRow(groups, values, at)]!.push(values.subarray(at, at + dimensions));
    if (row % 256 === 0) yield;
  }
  const centroids: Float32Array[] = [];
  for (const own of members) {
    if (own.length === 0) continue;
    const share = Math.max(1, Math.round((count * own.length) / vectors.rows));
    centroids.push(...rowsOf(yield* lloyd(matrixOf(own), share, seed)));
  }
  return matrixOf(centroids);
}

/** Lloyd's rounds; a centroid that attracts nothing is dropped. */
function* lloyd(vectors: Matrix, count: number, seed: number): Generator<void, Matrix> {
  const { rows, dimensions, values } = vectors;
  const random = randomStream(seed);
  const picked = new Set<number>();
  const wanted = Math.min(count, rows);
  for (let tries = 0; picked.size < wanted && tries < 20 * wanted; tries++) {
    picked.add(Math.floor(((random() + 1) / 2) * rows));
  }
  let centroids = matrixOf([...picked].map((row) => values.slice(row * dimensions, (row + 1) * dimensions)));
  for (let round = 0; round < rounds; round++) {
    const sums = new Float32Array(centroids.rows * dimensions);
    for (let row = 0; row < rows; row++) {
      const at = row * dimensions;
      const into = nearestRow(centroids, values, at) * dimensions;
      for (let k = 0; k < dimensions; k++) sums[into + k]! += values[at + k]!;
      if ((row * centroids.rows) % 4096 < centroids.rows) yield;
    }
    centroids = unitRows(sums, dimensions);
  }
  return centroids;
}

function unitRows(sums: Float32Array, dimensions: number): Matrix {
  const kept: Float32Array[] = [];
  for (let at = 0; at < sums.length; at += dimensions) {
    const length = Math.sqrt(dotOf(sums, at, sums, at, dimensions));
    if (length > 0) kept.push(sums.slice(at, at + dimensions).map((component) => component / length));
  }
  return matrixOf(kept);
}
