/** A unit vector as sqlite-vec's int8 takes it: every component times 127. A zero vector stays zero. */
export function quantise(vector: Float32Array): Int8Array {
  const bytes = new Int8Array(vector.length);
  for (let i = 0; i < vector.length; i++) {
    bytes[i] = Math.max(-127, Math.min(127, Math.round((vector[i] ?? 0) * 127)));
  }
  return bytes;
}
