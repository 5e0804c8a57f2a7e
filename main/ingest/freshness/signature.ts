/**
 * MinHash (Broder: On the Resemblance and Containment of Documents, 1997): two texts share a value of their signatures
 * with the probability that they share a shingle (Jaccard). Shingles are four words in a row; every number counts as
 * the same, so that this month's table is like last month's.
 */

/** Values of a signature; the estimate's standard error is at most 1 / (2 √64) = .06. */
const values = 64;
const shingleWords = 4;
/** Fewer shingles say nothing: a stub is like every other stub. */
const fewestShingles = 16;

/** SplitMix32: constants that are the same on every machine. */
function constants(): { multipliers: Uint32Array; increments: Uint32Array } {
  let state = 0x9e3779b9;
  const next = () => {
    state = (state + 0x9e3779b9) | 0;
    let z = state ^ (state >>> 16);
    z = Math.imul(z, 0x21f0aaad);
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
    return (z ^ (z >>> 15)) >>> 0;
  };
  const multipliers = Uint32Array.from({ length: values }, () => next() | 1);
  return { multipliers, increments: Uint32Array.from({ length: values }, next) };
}

const { multipliers, increments } = constants();

/** FNV-1a over UTF-16 code units. */
function wordHash(word: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193);
  return hash;
}

/** Murmur3's finaliser: every bit of the shingle reaches every bit of the hash. */
function mixed(hash: number): number {
  let h = hash;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}

/** Shingles remembered, so that one that comes again is not counted again: a long text has millions. */
const shinglesKept = 65_536;

export interface SignatureMaker {
  /** The next of a document's texts. */
  add(text: string): void;
  /** 64 × uint32, little endian; null where the text is too short to be compared. */
  finish(): Uint8Array | null;
}

export function makeSignature(): SignatureMaker {
  const least = new Uint32Array(values).fill(0xffffffff);
  const seen = new Set<number>();
  let isLong = false;
  /** The hashes of the last words, at most one fewer than a shingle has. */
  let words: number[] = [];

  const take = (shingle: number): void => {
    if (seen.has(shingle)) return;
    if (seen.size >= shinglesKept) seen.clear();
    seen.add(shingle);
    if (seen.size >= fewestShingles) isLong = true;
    for (let i = 0; i < values; i++) {
      const hash = mixed(Math.imul(shingle, multipliers[i]!) + increments[i]!) >>> 0;
      if (hash < least[i]!) least[i] = hash;
    }
  };

  return {
    add: (text) => {
      for (const word of text.toLowerCase().match(/\p{N}+|[\p{L}\p{M}]+/gu) ?? []) {
        words.push(wordHash(/^\p{N}/u.test(word) ? '0' : word));
      }
      for (let i = 0; i + shingleWords <= words.length; i++) {
        let hash = 0;
        for (let j = 0; j < shingleWords; j++) hash = Math.imul(hash, 0x01000193) + words[i + j]!;
        take(mixed(hash));
      }
      words = words.slice(Math.max(0, words.length - shingleWords + 1));
    },
    finish: () => {
      if (!isLong) return null;
      const bytes = new Uint8Array(4 * values);
      const view = new DataView(bytes.buffer);
      for (const [i, value] of least.entries()) view.setUint32(4 * i, value, true);
      return bytes;
    },
  };
}

/** @param texts a document's passages */
export function signatureOf(texts: readonly string[]): Uint8Array | null {
  const maker = makeSignature();
  for (const text of texts) maker.add(text);
  return maker.finish();
}

/** Estimated Jaccard similarity of two texts, 0 to 1. */
export function similarityOf(a: Uint8Array, b: Uint8Array): number {
  let same = 0;
  for (let i = 0; i < values; i++) {
    const at = 4 * i;
    if (a[at] === b[at] && a[at + 1] === b[at + 1] && a[at + 2] === b[at + 2] && a[at + 3] === b[at + 3])
      same++;
  }
  return same / values;
}
