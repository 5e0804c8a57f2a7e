/** Dense tall matrices, row-major Float32Array of `rows` × `width`; sums in double precision. */

/** `Yᵀ Z`, `width` × `width`; of `Yᵀ Y` only the upper half is computed, the lower is its mirror. */
export function* product(
  y: Float32Array,
  z: Float32Array,
  rows: number,
  width: number,
): Generator<void, Float64Array> {
  const result = new Float64Array(width * width);
  // Four rows at once: the result is walked through a quarter as often. Rows behind the last count as zeros.
  const padded = rows % 4 === 0 ? rows : rows + 4 - (rows % 4);
  const [left, right] = padded === rows ? [y, z] : [pad(y, padded * width), pad(z, padded * width)];
  const mirrored = y === z;
  for (let r = 0; r < padded; r += 4) {
    const [a, b, c, d] = [r * width, (r + 1) * width, (r + 2) * width, (r + 3) * width];
    for (let i = 0; i < width; i++) {
      const ya = left[a + i] as number;
      const yb = left[b + i] as number;
      const yc = left[c + i] as number;
      const yd = left[d + i] as number;
      const at = i * width;
      for (let j = mirrored ? i : 0; j < width; j++) {
        result[at + j] =
          (result[at + j] as number) +
          ya * (right[a + j] as number) +
          yb * (right[b + j] as number) +
          yc * (right[c + j] as number) +
          yd * (right[d + j] as number);
      }
    }
    if (r % 32 === 0) yield;
  }
  for (let i = 0; mirrored && i < width; i++) {
    for (let j = 0; j < i; j++) result[i * width + j] = result[j * width + i] as number;
  }
  return result;
}

function pad(values: Float32Array, length: number): Float32Array {
  const padded = new Float32Array(length);
  padded.set(values);
  return padded;
}

/**
 * Makes the columns orthonormal in place, by the Cholesky factor of their Gram matrix (CholeskyQR; twice, it is as
 * good as Householder's: Yamamoto et al. 2015). Columns that depend on those before them become zero.
 */
export function* orthonormalise(
  y: Float32Array,
  rows: number,
  width: number,
  passes: 1 | 2,
): Generator<void, void> {
  for (let pass = 0; pass < passes; pass++) {
    const inverse = yield* inverseFactor(yield* product(y, y, rows, width), width);
    const row = new Float64Array(width);
    for (let r = 0; r < rows; r++) {
      const at = r * width;
      row.fill(0);
      for (let i = 0; i < width; i++) {
        const value = y[at + i] as number;
        if (value === 0) continue;
        const from = i * width;
        for (let j = i; j < width; j++) row[j] = (row[j] as number) + value * (inverse[from + j] as number);
      }
      for (let j = 0; j < width; j++) y[at + j] = row[j] as number;
      if (r % 64 === 0) yield;
    }
  }
}

/** Relative squared length under which what is left of a column is rounding. */
const nothingLeft = 1e-11;

/** `L⁻ᵀ` (upper triangular) of `G = L Lᵀ`; the columns of dependent ones are zero. */
function* inverseFactor(gram: Float64Array, width: number): Generator<void, Float64Array> {
  const lower = new Float64Array(width * width);
  const inverse = new Float64Array(width * width);
  for (let i = 0; i < width; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = gram[i * width + j] as number;
      for (let m = 0; m < j; m++) sum -= (lower[i * width + m] as number) * (lower[j * width + m] as number);
      if (j < i) {
        const pivot = lower[j * width + j] as number;
        lower[i * width + j] = pivot === 0 ? 0 : sum / pivot;
      } else {
        lower[i * width + i] = sum > nothingLeft * (gram[i * width + i] as number) ? Math.sqrt(sum) : 0;
      }
    }
    if (i % 16 === 0) yield;
  }
  // Column j of L⁻ᵀ is row j of L⁻¹: forward substitution with each unit vector.
  for (let column = 0; column < width; column++) {
    for (let j = column; j < width; j++) {
      const pivot = lower[j * width + j] as number;
      if (pivot === 0) continue;
      let sum = j === column ? 1 : 0;
      for (let m = column; m < j; m++) {
        sum -= (lower[j * width + m] as number) * (inverse[column * width + m] as number);
      }
      inverse[column * width + j] = sum / pivot;
    }
    if (column % 16 === 0) yield;
  }
  return inverse;
}
