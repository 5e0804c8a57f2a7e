/** A PDF's transformation `[a b c d e f]`: x' = a·x + c·y + e, y' = b·x + d·y + f. */
export type Matrix = readonly [number, number, number, number, number, number];

export const identity: Matrix = [1, 0, 0, 1, 0, 0];

/** `inner` first, then `outer`. */
export function times(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, e, f] = outer;
  const [g, h, i, j, k, l] = inner;
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

export function apply(matrix: Matrix, x: number, y: number): readonly [number, number] {
  const [a, b, c, d, e, f] = matrix;
  return [a * x + c * y + e, b * x + d * y + f];
}

/** Six numbers of an operator's argument, or nothing. */
export function matrixOf(values: ArrayLike<unknown> | null | undefined): Matrix | undefined {
  if (!values || values.length < 6) return undefined;
  const numbers = Array.from({ length: 6 }, (_, i) => Number(values[i]));
  return numbers.every(Number.isFinite) ? (numbers as unknown as Matrix) : undefined;
}
