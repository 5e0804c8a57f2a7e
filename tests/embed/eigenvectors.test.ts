import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { orthonormalise } from '../../main/embed/orthonormalise.ts';
import type { SymmetricMatrix } from '../../main/embed/ppmi.ts';
import { randomStream } from '../../main/embed/random.ts';
import { largestEigenvectors } from '../../main/embed/subspace.ts';
import { symmetricEigen } from '../../main/embed/symmetric-eigen.ts';

function result<T>(steps: Generator<void, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

describe('the eigenvectors of a small matrix', () => {
  it('rebuild the matrix, whatever it is', () => {
    const matrix = fc.integer({ min: 1, max: 12 }).chain((size) =>
      fc
        .array(fc.oneof(fc.constant(0), fc.integer({ min: -50, max: 50 })), {
          minLength: size * size,
          maxLength: size * size,
        })
        .map((values) => ({ size, values })),
    );
    fc.assert(
      fc.property(matrix, ({ size, values }) => {
        const symmetric = new Float64Array(size * size);
        for (let i = 0; i < size; i++) {
          for (let j = 0; j < size; j++) {
            symmetric[i * size + j] = (values[Math.max(i, j) * size + Math.min(i, j)] ?? 0) / 7;
          }
        }
        const eigen = result(symmetricEigen(symmetric.slice(), size));
        for (let i = 0; i < size; i++) {
          for (let j = 0; j < size; j++) {
            let sum = 0;
            let dot = 0;
            for (let k = 0; k < size; k++) {
              const [a, b] = [eigen.vectors[k * size + i] ?? 0, eigen.vectors[k * size + j] ?? 0];
              sum += (eigen.values[k] ?? 0) * a * b;
              dot += a * b;
            }
            assert.ok(Math.abs(sum - (symmetric[i * size + j] ?? 0)) < 1e-9);
            assert.ok(Math.abs(dot - (i === j ? 1 : 0)) < 1e-9);
          }
        }
      }),
    );
  });
});

describe('orthonormal columns', () => {
  it('have length one and stand at right angles; a dependent one becomes zero', () => {
    const [rows, width] = [41, 6];
    const random = randomStream(7);
    const y = new Float32Array(rows * width).map(random);
    for (let r = 0; r < rows; r++) y[r * width + 4] = 2 * (y[r * width] ?? 0) - (y[r * width + 1] ?? 0);
    result(orthonormalise(y, rows, width, 2));
    for (let i = 0; i < width; i++) {
      for (let j = 0; j < width; j++) {
        let dot = 0;
        for (let r = 0; r < rows; r++) dot += (y[r * width + i] ?? 0) * (y[r * width + j] ?? 0);
        const expected = i === j && i !== 4 ? 1 : 0;
        assert.ok(Math.abs(dot - expected) < 1e-5, `${i} ${j} ${dot}`);
      }
    }
  });
});

describe('the largest eigenvectors of a large sparse matrix', () => {
  it('are those of the whole matrix', () => {
    // Blocks of ones of falling size: their eigenvalues are known (size − 1, the diagonal being zero).
    const blocks = [40, 31, 23, 17];
    const columns: number[] = [];
    const starts = [0];
    let first = 0;
    for (const size of blocks) {
      for (let i = 0; i < size; i++) {
        for (let j = 0; j < i; j++) columns.push(first + j);
        starts.push(columns.length);
      }
      first += size;
    }
    const matrix: SymmetricMatrix = {
      size: first,
      starts: Uint32Array.from(starts),
      columns: Uint32Array.from(columns),
      values: new Float32Array(columns.length).fill(1),
    };
    const { values, vectors } = result(largestEigenvectors(matrix, 4, 1));
    for (const [i, size] of blocks.entries()) {
      assert.ok(Math.abs((values[i] ?? 0) - (size - 1)) < 0.01, `${values[i]}`);
    }
    for (let row = 0; row < 40; row++) {
      assert.ok(Math.abs(Math.abs(vectors[row * 4] ?? 0) - 1 / Math.sqrt(40)) < 1e-3);
    }
  });
});
