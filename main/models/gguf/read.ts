/**
 * A GGUF file's header: metadata and tensors' shapes, no weight. Small and bounded, since the native library reads a
 * damaged file in its own way, and its errors do not say what is wrong.
 * Format: github.com/ggml-org/ggml/blob/master/docs/gguf.md
 */
import { closeSync, fstatSync, openSync } from 'node:fs';
import { FootnoteError } from '../../contract/index.ts';
import { Cursor, Implausible } from './cursor.ts';
import { bytesOf, tensorTypeName } from './tensor-types.ts';

/** An array holds its first elements only; `length` says how many the file has. */
export interface GgufArray {
  readonly length: number;
  readonly first: readonly Scalar[];
}
type Scalar = string | number | boolean;
export type GgufValue = Scalar | GgufArray;

export interface GgufTensor {
  readonly name: string;
  readonly shape: readonly number[];
  /** `Q4_K`; a number for a type that is not known here. */
  readonly type: string;
  readonly elements: number;
  /** Null for a type that is not known here. */
  readonly bytes: number | null;
}

export interface Gguf {
  readonly version: number;
  readonly metadata: ReadonlyMap<string, GgufValue>;
  readonly tensors: readonly GgufTensor[];
  /** Bytes of the file. */
  readonly size: number;
}

/** The largest real ones (a quarter of a million tokens with their merges) stay under 32 MB. */
const limits = { header: 256 << 20, entries: 65_536, tensors: 262_144, text: 4 << 20 } as const;

/**
 * `kept`: of each list, how many elements are read; the rest is passed over.
 * @throws FootnoteError `file-missing`, `no-permission`, `model-not-gguf`, `model-damaged`, `model-truncated`
 */
export function readGguf(path: string, kept = 1024): Gguf {
  const descriptor = open(path);
  try {
    const stat = fstatSync(descriptor);
    if (!stat.isFile()) throw new FootnoteError('model-not-gguf', { path });
    return parse(descriptor, stat.size, path, kept);
  } catch (error) {
    if (error instanceof Implausible)
      throw new FootnoteError('model-damaged', { path, reason: error.message }, error);
    throw error;
  } finally {
    closeSync(descriptor);
  }
}

function open(path: string): number {
  try {
    return openSync(path, 'r');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new FootnoteError(code === 'EACCES' ? 'no-permission' : 'file-missing', { path }, error);
  }
}

function parse(descriptor: number, size: number, path: string, kept: number): Gguf {
  const cursor = new Cursor(descriptor, Math.min(size, limits.header));
  if (size < 24 || cursor.u32() !== 0x46554747) throw new FootnoteError('model-not-gguf', { path });
  const version = cursor.u32();
  if (version < 2 || version > 3) throw new Implausible(`GGUF v${version}`);
  const tensorCount = bounded(cursor.u64(), limits.tensors, 'tensors');
  const entries = bounded(cursor.u64(), limits.entries, 'entries');
  const metadata = new Map<string, GgufValue>();
  for (let i = 0; i < entries; i += 1) {
    const key = cursor.string(65_535);
    metadata.set(key, readValue(cursor, cursor.u32(), kept, 0));
  }
  const tensors: GgufTensor[] = [];
  let end = 0;
  for (let i = 0; i < tensorCount; i += 1) {
    const { tensor, offset } = tensorOf(cursor);
    tensors.push(tensor);
    end = Math.max(end, offset + (tensor.bytes ?? 0));
  }
  const alignment = Number(metadata.get('general.alignment') ?? 32);
  if (!Number.isInteger(alignment) || alignment < 1 || alignment > 1 << 20)
    throw new Implausible(`alignment: ${alignment}`);
  const whole = Math.ceil(cursor.position / alignment) * alignment + end;
  if (whole > size) throw new FootnoteError('model-truncated', { path, size, whole });
  return { version, metadata, tensors, size };
}

function tensorOf(cursor: Cursor): { tensor: GgufTensor; offset: number } {
  const name = cursor.string(65_535);
  const dimensions = bounded(cursor.u32(), 8, 'dimensions');
  const shape = Array.from({ length: dimensions }, () => cursor.u64());
  const type = cursor.u32();
  const offset = cursor.u64();
  const elements = shape.reduce((product, side) => product * side, 1);
  if (!Number.isSafeInteger(elements)) throw new Implausible(`tensor: ${elements}`);
  return {
    tensor: { name, shape, type: tensorTypeName(type), elements, bytes: bytesOf(type, elements) },
    offset,
  };
}

function readValue(cursor: Cursor, type: number, kept: number, depth: number): GgufValue {
  const read = scalars[type];
  if (read) return read(cursor);
  if (type === 8) return cursor.string(limits.text);
  if (type !== 9 || depth > 3) throw new Implausible(`type: ${type}`);
  const inner = cursor.u32();
  const length = cursor.u64();
  const first: Scalar[] = [];
  for (let i = 0; i < length; i += 1) {
    if (i < kept) {
      const value = readValue(cursor, inner, kept, depth + 1);
      if (typeof value !== 'object') first.push(value);
    } else if (inner === 8) cursor.skipString();
    else if (sizes[inner] === undefined) readValue(cursor, inner, kept, depth + 1);
    else {
      cursor.skip(sizes[inner] * (length - i));
      break;
    }
  }
  return { length, first };
}

const scalars: Readonly<Record<number, (cursor: Cursor) => Scalar>> = {
  0: (cursor) => cursor.u8(),
  1: (cursor) => cursor.i8(),
  2: (cursor) => cursor.u16(),
  3: (cursor) => cursor.i16(),
  4: (cursor) => cursor.u32(),
  5: (cursor) => cursor.i32(),
  6: (cursor) => cursor.f32(),
  7: (cursor) => cursor.u8() !== 0,
  10: (cursor) => cursor.u64(),
  11: (cursor) => cursor.i64(),
  12: (cursor) => cursor.f64(),
};
const sizes: Readonly<Record<number, number>> = {
  ...{ 0: 1, 1: 1, 2: 2, 3: 2, 4: 4, 5: 4, 6: 4, 7: 1, 10: 8, 11: 8, 12: 8 },
};

function bounded(count: number, most: number, what: string): number {
  if (count > most) throw new Implausible(`${what}: ${count}`);
  return count;
}
