/** Normally distributed numbers from a seed: the same on every machine. */
export function gaussians(seed: number, count: number): Float32Array {
  let state = (seed * 0x9e3779b9) >>> 0;
  // mulberry32: github.com/bryc/code/blob/master/jshash/PRNGs.md
  const uniform = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return Float32Array.from({ length: count }, () => {
    const radius = Math.sqrt(-2 * Math.log(1 - uniform()));
    return radius * Math.cos(2 * Math.PI * uniform());
  });
}

/** Different rows of a length: speed does not depend on the numbers, only on how many there are. */
const rows = 61;

/** Rows of random matrices, for models that measure speed: made once for each length. */
export function gaussianRows(): (length: number, index: number) => Float32Array {
  const made = new Map<number, Float32Array[]>();
  return (length, index) => {
    const ready =
      made.get(length) ??
      Array.from({ length: rows }, (_, i) =>
        gaussians(length + i, length).map((one) => one / Math.sqrt(length)),
      );
    made.set(length, ready);
    return ready[index % rows]!;
  };
}
