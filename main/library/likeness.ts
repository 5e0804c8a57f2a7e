/**
 * Cosines of a vector with many, all of eight bits: WebAssembly of 128-bit registers, a fifth of the time that plain
 * loops and sqlite-vec take. The kernel is likeness.wat beside this file as `wat2wasm` (wabt 1.0) makes it.
 */
import { cosine } from './quantise.ts';

const kernel =
  'AGFzbQEAAAABCQFgBX9/f39/AAMCAQAFAwEAAgcUAgZtZW1vcnkCAAdjb21wYXJlAAAK7gEB6wECAn8EewJAA0AgAkUNAf0MAAAAAAAAAAAAAAAAAAAAACEJ/QwAAAAAAAAAAAAAAAAAAAAAIQogACEGIAEgA2ohBQNAIAH9AAQAIQcgBv0ABAAhCCAJIAcgCP2cAf1+IAcgCP2dAf1+/a4B/a4BIQkgCiAHIAf9nAH9fiAHIAf9nQH9fv2uAf2uASEKIAZBEGohBiABQRBqIQEgASAFSQ0ACyAEIAn9GwAgCf0bAWogCf0bAiAJ/RsDamqyIAr9GwAgCv0bAWogCv0bAiAK/RsDamqykZU4AgAgBEEEaiEEIAJBAWshAgwACwsL';
/** As far as it is used; Node's types leave it out. */
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: unknown };
};

/** Numbers of eight bits that the kernel takes at once. */
const lanes = 16;
const bytesOfPage = 65_536;

interface Kernel {
  readonly memory: { readonly buffer: ArrayBuffer; readonly grow: (pages: number) => void };
  /** Dot products of `count` rows with the query, each divided by its row's length. */
  readonly compare: (query: number, rows: number, count: number, dimensions: number, out: number) => void;
}

let loaded: Kernel | undefined;

function loadKernel(): Kernel {
  if (!loaded) {
    const compiled = new WebAssembly.Module(Buffer.from(kernel, 'base64'));
    loaded = new WebAssembly.Instance(compiled).exports as Kernel;
  }
  return loaded;
}

/**
 * Compares a vector with rows that lie one behind the other; gives a cosine for each, valid until the next call.
 * NaN where a row is zero.
 */
export function likenessTo(vector: Int8Array): (rows: Uint8Array) => ArrayLike<number> {
  const { length: dimensions } = vector;
  if (dimensions % lanes !== 0) return (rows) => plainLikeness(vector, rows);
  const { memory, compare } = loadKernel();
  let squares = 0;
  for (const component of vector) squares += component * component;
  const length = Math.sqrt(squares);
  return (rows) => {
    const count = rows.length / dimensions;
    // The vector, the rows, the cosines.
    const outAt = dimensions + rows.length;
    const wanted = outAt + 4 * count;
    if (memory.buffer.byteLength < wanted)
      memory.grow(Math.ceil((wanted - memory.buffer.byteLength) / bytesOfPage));
    const bytes = new Int8Array(memory.buffer);
    bytes.set(vector);
    bytes.set(rows, dimensions);
    compare(0, dimensions, count, dimensions, outAt);
    const out = new Float32Array(memory.buffer, outAt, count);
    for (let i = 0; i < count; i++) out[i]! /= length;
    return out;
  };
}

function plainLikeness(vector: Int8Array, rows: Uint8Array): number[] {
  const { length } = vector;
  const signed = new Int8Array(rows.buffer, rows.byteOffset, rows.length);
  return Array.from({ length: rows.length / length }, (_, i) =>
    cosine(vector, signed.subarray(i * length, (i + 1) * length)),
  );
}
