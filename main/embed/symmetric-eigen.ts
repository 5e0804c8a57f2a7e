/**
 * All eigenvalues and eigenvectors of a small dense symmetric matrix: Householder's tridiagonal form, then QL with
 * implicit shifts (Golub & Van Loan, "Matrix Computations", §8.3).
 */
export interface Eigen {
  readonly values: Float64Array;
  /** Row `i` is the unit eigenvector of `values[i]`. */
  readonly vectors: Float64Array;
}

/** `matrix`: `size` × `size`, row-major, symmetric; it is overwritten. */
export function* symmetricEigen(matrix: Float64Array, size: number): Generator<void, Eigen> {
  const { diagonal, beside, reflectors } = yield* tridiagonal(matrix, size);
  const vectors = new Float64Array(size * size);
  for (let i = 0; i < size; i++) vectors[i * size + i] = 1;
  yield* diagonalise(diagonal, beside, vectors, size);
  // The tridiagonal form's eigenvectors back into the coordinates of the matrix.
  for (const { from, axis } of reflectors.reverse()) {
    for (let row = 0; row < size; row++) reflect(vectors, row * size + from, axis);
    yield;
  }
  return { values: diagonal, vectors };
}

interface Reflector {
  readonly from: number;
  /** Unit normal of the mirror, for the components from `from` on. */
  readonly axis: Float64Array;
}

function reflect(values: Float64Array, at: number, axis: Float64Array): void {
  let along = 0;
  for (let i = 0; i < axis.length; i++) along += (values[at + i] as number) * (axis[i] as number);
  along *= 2;
  for (let i = 0; i < axis.length; i++)
    values[at + i] = (values[at + i] as number) - along * (axis[i] as number);
}

function* tridiagonal(a: Float64Array, size: number) {
  const beside = new Float64Array(size);
  const reflectors: Reflector[] = [];
  for (let column = 0; column < size - 1; column++) {
    const from = column + 1;
    const axis = new Float64Array(size - from);
    for (let i = from; i < size; i++) axis[i - from] = a[i * size + column] as number;
    const length = Math.hypot(...axis);
    const first = axis[0] as number;
    const target = first > 0 ? -length : length;
    beside[column] = target;
    axis[0] = first - target;
    const norm = Math.hypot(...axis);
    if (norm === 0) continue;
    for (let i = 0; i < axis.length; i++) axis[i] = (axis[i] as number) / norm;
    reflectors.push({ from, axis });
    mirrorBothSides(a, size, from, axis);
    yield;
  }
  const diagonal = new Float64Array(size);
  for (let i = 0; i < size; i++) diagonal[i] = a[i * size + i] as number;
  return { diagonal, beside, reflectors };
}

/** The lower right block from `from` on becomes `H A H` with `H = I − 2 v vᵀ`. */
function mirrorBothSides(a: Float64Array, size: number, from: number, v: Float64Array): void {
  const width = v.length;
  const w = new Float64Array(width);
  let along = 0;
  for (let i = 0; i < width; i++) {
    const at = (from + i) * size + from;
    let sum = 0;
    for (let j = 0; j < width; j++) sum += (a[at + j] as number) * (v[j] as number);
    w[i] = sum;
    along += sum * (v[i] as number);
  }
  for (let i = 0; i < width; i++) w[i] = 2 * ((w[i] as number) - along * (v[i] as number));
  for (let i = 0; i < width; i++) {
    const at = (from + i) * size + from;
    const [vi, wi] = [v[i] as number, w[i] as number];
    for (let j = 0; j < width; j++) {
      a[at + j] = (a[at + j] as number) - vi * (w[j] as number) - wi * (v[j] as number);
    }
  }
}

/** `d` diagonal, `e[i]` between `i` and `i + 1`; afterwards `d` holds the eigenvalues. */
function* diagonalise(d: Float64Array, e: Float64Array, vectors: Float64Array, size: number) {
  for (let low = 0; low < size; low++) {
    // Each eigenvalue takes two or three rounds; the bound only guards against values that are no numbers.
    for (let round = 0; round < 60; round++) {
      let high = low;
      while (high < size - 1) {
        const scale = Math.abs(d[high] as number) + Math.abs(d[high + 1] as number);
        if (Math.abs(e[high] as number) <= Number.EPSILON * scale) break;
        high++;
      }
      if (high === low) break;
      chase(d, e, vectors, size, low, high);
      yield;
    }
  }
}

/** One implicit QL step on the unreduced block low…high, with Wilkinson's shift. */
function chase(d: Float64Array, e: Float64Array, z: Float64Array, size: number, low: number, high: number) {
  const coupling = e[low] as number;
  const half = ((d[low + 1] as number) - (d[low] as number)) / (2 * coupling);
  const root = Math.hypot(half, 1);
  let g = (d[high] as number) - (d[low] as number) + coupling / (half + (half >= 0 ? root : -root));
  let [sine, cosine, moved] = [1, 1, 0];
  for (let i = high - 1; i >= low; i--) {
    const f = sine * (e[i] as number);
    const b = cosine * (e[i] as number);
    const r = Math.hypot(f, g);
    e[i + 1] = r;
    if (r === 0) {
      // The block has split above: finish what was begun and look again.
      d[i + 1] = (d[i + 1] as number) - moved;
      e[high] = 0;
      return;
    }
    sine = f / r;
    cosine = g / r;
    const shifted = (d[i + 1] as number) - moved;
    const t = ((d[i] as number) - shifted) * sine + 2 * cosine * b;
    moved = sine * t;
    d[i + 1] = shifted + moved;
    g = cosine * t - b;
    const [upper, lower] = [i * size, (i + 1) * size];
    for (let k = 0; k < size; k++) {
      const [p, q] = [z[upper + k] as number, z[lower + k] as number];
      z[lower + k] = sine * p + cosine * q;
      z[upper + k] = cosine * p - sine * q;
    }
  }
  d[low] = (d[low] as number) - moved;
  e[low] = g;
  e[high] = 0;
}
