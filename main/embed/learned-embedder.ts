/** The learned embedder: a vector for each frequent term; a text is the weighted sum of its terms' vectors. */
import { createHash } from 'node:crypto';
import { FootnoteError } from '../contract/index.ts';
import { unit } from '../library/index.ts';

export interface TermCount {
  /** The library's id of the term. */
  readonly term: number;
  /** How often it stands in the text, at least 1. */
  readonly tf: number;
}

export interface LearnedEmbedder {
  /** `learned-` and a hash of the content: equal ids mean equal vectors. */
  readonly id: string;
  readonly dimensions: number;
  /** Terms that have a vector. */
  readonly terms: number;
  /** Unit length; zero where no term is known. */
  embed(terms: Iterable<TermCount>): Float32Array;
  /** For storage; see `embedderFromBytes`. */
  toBytes(): Uint8Array;
}

/**
 * Little-endian, as every machine that Footnote runs on: "FNLE", version, dimensions (16 bits each), terms (32),
 * the first 16 bytes of SHA-256 of the rest; then per term its id (32), its weight (float 32), its vector (int 8).
 */
const magic = 'FNLE';
const version = 1;
const headerLength = 28;

/**
 * From term vectors (row-major, terms × dimensions) and the weight of each term in a text. Vectors are kept in
 * eight bits each, scaled to the row's largest component.
 */
export function packEmbedder(
  ids: Uint32Array,
  weights: Float32Array,
  vectors: Float32Array,
  dimensions: number,
): LearnedEmbedder {
  const count = ids.length;
  const bytes = new Uint8Array(headerLength + count * (8 + dimensions));
  const { idsOf, weightsOf, vectorsOf } = views(bytes, count, dimensions);
  idsOf.set(ids);
  for (let row = 0; row < count; row++) {
    let largest = 0;
    for (let k = 0; k < dimensions; k++) {
      largest = Math.max(largest, Math.abs(vectors[row * dimensions + k] as number));
    }
    weightsOf[row] = ((weights[row] as number) * largest) / 127;
    if (largest === 0) continue;
    for (let k = 0; k < dimensions; k++) {
      vectorsOf[row * dimensions + k] = Math.round(
        ((vectors[row * dimensions + k] as number) / largest) * 127,
      );
    }
  }
  const header = new DataView(bytes.buffer);
  for (let i = 0; i < 4; i++) header.setUint8(i, magic.charCodeAt(i));
  header.setUint16(4, version, true);
  header.setUint16(6, dimensions, true);
  header.setUint32(8, count, true);
  bytes.set(checksum(bytes), 12);
  return embedder(bytes, count, dimensions);
}

/**
 * Reads what `toBytes` gave.
 * @param library the library file that the bytes come from, for the message; empty where there is none
 * @throws FootnoteError `library-damaged` where the bytes are not whole or of a later version; learning anew helps
 */
export function embedderFromBytes(stored: Uint8Array, library = ''): LearnedEmbedder {
  // Copied: a blob may start at an odd place, and it belongs to the database.
  const bytes = new Uint8Array(stored);
  const header = new DataView(bytes.buffer);
  const known =
    bytes.length >= headerLength &&
    String.fromCharCode(...bytes.subarray(0, 4)) === magic &&
    header.getUint16(4, true) === version;
  const dimensions = known ? header.getUint16(6, true) : 0;
  const count = known ? header.getUint32(8, true) : 0;
  if (
    !known ||
    bytes.length !== headerLength + count * (8 + dimensions) ||
    !checksum(bytes).equals(bytes.subarray(12, headerLength))
  ) {
    throw new FootnoteError('library-damaged', { path: library, reason: 'embedder' });
  }
  return embedder(bytes, count, dimensions);
}

function checksum(bytes: Uint8Array): Buffer {
  return createHash('sha256')
    .update(bytes.subarray(0, 12))
    .update(bytes.subarray(headerLength))
    .digest()
    .subarray(0, 16);
}

function views(bytes: Uint8Array, count: number, dimensions: number) {
  const at = bytes.byteOffset + headerLength;
  return {
    idsOf: new Uint32Array(bytes.buffer, at, count),
    weightsOf: new Float32Array(bytes.buffer, at + count * 4, count),
    vectorsOf: new Int8Array(bytes.buffer, at + count * 8, count * dimensions),
  };
}

function embedder(bytes: Uint8Array, count: number, dimensions: number): LearnedEmbedder {
  const { idsOf, weightsOf, vectorsOf } = views(bytes, count, dimensions);
  const rows = new Map<number, number>();
  for (let row = 0; row < count; row++) rows.set(idsOf[row] as number, row);
  return {
    id: `learned-${Buffer.from(bytes.subarray(12, headerLength)).toString('hex')}`,
    dimensions,
    terms: count,
    toBytes: () => bytes.slice(),
    embed(terms) {
      const sum = new Float64Array(dimensions);
      for (const { term, tf } of terms) {
        const row = rows.get(term);
        if (row === undefined || !(tf > 0)) continue;
        const weight = (1 + Math.log(tf)) * (weightsOf[row] as number);
        const at = row * dimensions;
        for (let k = 0; k < dimensions; k++)
          sum[k] = (sum[k] as number) + weight * (vectorsOf[at + k] as number);
      }
      return unit(sum);
    },
  };
}
