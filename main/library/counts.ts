/**
 * How often terms stand in a passage or a document, as one blob: a header of lengths, the term numbers in ascending
 * order, then for each field a byte a term.
 *
 * Layout, little endian: uint32 n · uint32 × (2 × fields) lengths (words, bigrams of each field) · uint32 × n term
 * numbers · uint8 × n of field 0 · uint8 × n of field 1 …
 */

/** A passage's fields, in this order. */
export const passageFields = ['body', 'headings'] as const;
/** A document's fields, in this order; body and headings are those of the whole document. */
export const documentFields = ['body', 'headings', 'title', 'keywords'] as const;

export interface Counts {
  /** Ascending. */
  readonly terms: Uint32Array;
  /** One array a field, as long as `terms`; saturates at 255. */
  readonly fields: readonly Uint8Array[];
  /** Field lengths in terms: for each field its words, then its bigrams. */
  readonly lengths: Uint32Array;
}

/** @param counts term number → tf per field */
export function encodeCounts(
  counts: ReadonlyMap<number, readonly number[]>,
  lengths: readonly number[],
): Uint8Array {
  const fields = lengths.length / 2;
  const numbers = [...counts.keys()].sort((a, b) => a - b);
  const n = numbers.length;
  const head = 4 + 4 * lengths.length;
  const bytes = new Uint8Array(head + 4 * n + fields * n);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, n, true);
  for (const [i, length] of lengths.entries()) view.setUint32(4 + 4 * i, length, true);
  for (const [i, number] of numbers.entries()) {
    view.setUint32(head + 4 * i, number, true);
    const tf = counts.get(number)!;
    for (let f = 0; f < fields; f++) bytes[head + 4 * n + f * n + i] = Math.min(255, tf[f] ?? 0);
  }
  return bytes;
}

export function decodeCounts(blob: Uint8Array, fieldCount: number): Counts {
  // Blobs may start at an odd offset: copied before they are read as 32-bit numbers.
  const bytes = blob.slice();
  const n = new DataView(bytes.buffer).getUint32(0, true);
  const head = 4 + 8 * fieldCount;
  return {
    lengths: new Uint32Array(bytes.buffer, 4, 2 * fieldCount),
    terms: new Uint32Array(bytes.buffer, head, n),
    fields: Array.from({ length: fieldCount }, (_, f) =>
      bytes.subarray(head + 4 * n + f * n, head + 4 * n + (f + 1) * n),
    ),
  };
}

/** Index of a term in ascending `terms`, or -1. */
export function indexOfTerm(terms: Uint32Array, term: number): number {
  let low = 0;
  let high = terms.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const value = terms[middle]!;
    if (value === term) return middle;
    if (value < term) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
