/**
 * A text's signature (ingest's MinHash: 64 × uint32, little endian) in half of its bytes: of each value the lower half.
 * Two different values share it with a probability of 1 to 65,536.
 */
export function shortSignature(signature: Uint8Array): Uint8Array {
  return signature.filter((_, i) => i % 4 < 2);
}

/** The upper halves are 0: only signatures that were stored are compared with one another. */
export function fromShortSignature(short: Uint8Array): Uint8Array {
  const signature = new Uint8Array(2 * short.length);
  for (let i = 0; i < short.length; i++) signature[i + 2 * (i >> 1)] = short[i]!;
  return signature;
}
