/**
 * The largest eigenvectors of a sparse symmetric matrix by randomised subspace iteration (Halko, Martinsson & Tropp
 * 2011, "Finding structure with randomness", algorithms 4.4 and 5.3).
 */
import { orthonormalise, product } from './orthonormalise.ts';
import type { SymmetricMatrix } from './ppmi.ts';
import { randomStream } from './random.ts';
import { symmetricEigen } from './symmetric-eigen.ts';

/** Directions more than wanted, which make the wanted ones exact. */
const oversampling = 16;
const powerIterations = 2;

export interface Subspace {
  /** At most as many as wanted, largest magnitude first. */
  readonly values: Float64Array;
  /** Row-major, matrix size × `values.length`: column `i` belongs to `values[i]`. */
  readonly vectors: Float32Array;
}

export function* largestEigenvectors(
  matrix: SymmetricMatrix,
  wanted: number,
  seed: number,
): Generator<void, Subspace> {
  const { size } = matrix;
  const width = Math.min(size, wanted + oversampling);
  const random = randomStream(seed);
  let basis = new Float32Array(size * width).map(random);
  for (let iteration = 1; iteration <= powerIterations; iteration++) {
    basis = yield* multiply(matrix, basis, width);
    yield* orthonormalise(basis, size, width, iteration === powerIterations ? 2 : 1);
  }
  const image = yield* multiply(matrix, basis, width);
  const small = yield* product(basis, image, size, width);
  for (let i = 0; i < width; i++) {
    for (let j = 0; j < i; j++) {
      const mean = ((small[i * width + j] as number) + (small[j * width + i] as number)) / 2;
      small[i * width + j] = mean;
      small[j * width + i] = mean;
    }
  }
  const { values, vectors } = yield* symmetricEigen(small, width);
  const order = [...values.keys()]
    .sort((a, b) => Math.abs(values[b] as number) - Math.abs(values[a] as number))
    .slice(0, wanted);
  return {
    values: Float64Array.from(order, (i) => values[i] as number),
    vectors: yield* rotate(basis, size, width, vectors, order),
  };
}

/** `M X` for row-major `X`, `size` × `width`. */
function* multiply({ size, starts, columns, values }: SymmetricMatrix, x: Float32Array, width: number) {
  const y = new Float32Array(size * width);
  let work = 0;
  for (let i = 0; i < size; i++) {
    const row = i * width;
    const end = starts[i + 1] as number;
    for (let at = starts[i] as number; at < end; at++) {
      const column = (columns[at] as number) * width;
      const value = values[at] as number;
      for (let k = 0; k < width; k++) {
        y[row + k] = (y[row + k] as number) + value * (x[column + k] as number);
        y[column + k] = (y[column + k] as number) + value * (x[row + k] as number);
      }
      if (++work % 4096 === 0) yield;
    }
  }
  return y;
}

/** The basis in the directions of the chosen small eigenvectors. */
function* rotate(
  basis: Float32Array,
  size: number,
  width: number,
  vectors: Float64Array,
  order: readonly number[],
) {
  const result = new Float32Array(size * order.length);
  for (let r = 0; r < size; r++) {
    for (const [column, vector] of order.entries()) {
      let sum = 0;
      for (let k = 0; k < width; k++) {
        sum += (basis[r * width + k] as number) * (vectors[vector * width + k] as number);
      }
      result[r * order.length + column] = sum;
    }
    if (r % 64 === 0) yield;
  }
  return result;
}
