/** Writes small GGUF files (version 3, tensors as 32- or 16-bit numbers or Q8_0): github.com/ggml-org/ggml/blob/master/docs/gguf.md */
import { closeSync, openSync, writeSync } from 'node:fs';

export type Value =
  | { readonly u32: number }
  | { readonly f32: number }
  | { readonly bool: boolean }
  | { readonly text: string }
  | { readonly texts: readonly string[] }
  | { readonly i32s: readonly number[] };

export interface Tensor {
  readonly name: string;
  /** The fastest dimension first, as the file has it. */
  readonly shape: readonly number[];
  readonly type: 'F32' | 'F16' | 'Q8_0';
  /** The numbers of a row (the first dimension). Asked for in order, once: a large model is never in memory whole. */
  row(index: number): Float32Array;
}

const alignment = 32;
const typeNumbers = { F32: 0, F16: 1, Q8_0: 8 } as const;
const bytesOf = {
  F32: (numbers: number) => numbers * 4,
  F16: (numbers: number) => numbers * 2,
  Q8_0: (numbers: number) => (numbers / 32) * 34,
} as const;

export function writeGguf(
  path: string,
  metadata: Readonly<Record<string, Value>>,
  tensors: readonly Tensor[],
): void {
  const head: Buffer[] = [
    Buffer.from('GGUF'),
    u32(3),
    u64(tensors.length),
    u64(Object.keys(metadata).length),
  ];
  for (const [key, value] of Object.entries(metadata)) head.push(text(key), bytes(value));
  let offset = 0;
  for (const { name, shape, type } of tensors) {
    head.push(text(name), u32(shape.length), ...shape.map(u64), u32(typeNumbers[type]), u64(offset));
    offset += padded(bytesOf[type](product(shape)));
  }
  const descriptor = openSync(path, 'w');
  try {
    const header = Buffer.concat(head);
    writeSync(descriptor, Buffer.concat([header, padding(header.length)]));
    for (const { shape, type, row } of tensors) {
      let written = 0;
      for (let index = 0; index < product(shape) / shape[0]!; index += 1)
        written += writeSync(descriptor, encoded(row(index), type));
      writeSync(descriptor, padding(written));
    }
  } finally {
    closeSync(descriptor);
  }
}

function bytes(value: Value): Buffer {
  if ('u32' in value) return Buffer.concat([u32(4), u32(value.u32)]);
  if ('f32' in value) return Buffer.concat([u32(6), f32(value.f32)]);
  if ('bool' in value) return Buffer.concat([u32(7), Buffer.from([value.bool ? 1 : 0])]);
  if ('text' in value) return Buffer.concat([u32(8), text(value.text)]);
  if ('texts' in value)
    return Buffer.concat([u32(9), u32(8), u64(value.texts.length), ...value.texts.map(text)]);
  const numbers = Buffer.from(Int32Array.from(value.i32s).buffer);
  return Buffer.concat([u32(9), u32(5), u64(value.i32s.length), numbers]);
}

/** A row in the file's type; Q8_0 keeps 32 numbers as one scale and 32 signed bytes. */
export function encoded(row: Float32Array, type: Tensor['type']): Buffer {
  if (type === 'F32') return Buffer.from(row.buffer, row.byteOffset, row.byteLength);
  if (type === 'F16') return Buffer.from(Float16Array.from(row).buffer);
  const out = Buffer.alloc(bytesOf.Q8_0(row.length));
  for (let block = 0; block < row.length / 32; block += 1) {
    const numbers = row.subarray(block * 32, block * 32 + 32);
    let most = 0;
    for (const number of numbers) most = Math.max(most, Math.abs(number));
    const scale = most / 127;
    out.set(new Uint8Array(Float16Array.of(scale).buffer), block * 34);
    numbers.forEach((number, i) => {
      out.writeInt8(scale === 0 ? 0 : Math.round(number / scale), block * 34 + 2 + i);
    });
  }
  return out;
}

const product = (shape: readonly number[]) => shape.reduce((all, side) => all * side, 1);
const padded = (length: number) => Math.ceil(length / alignment) * alignment;
const padding = (length: number) => Buffer.alloc(padded(length) - length);
const u32 = (value: number) => {
  const buffer = Buffer.alloc(4);
  buffer.writeUInt32LE(value);
  return buffer;
};
const u64 = (value: number) => {
  const buffer = Buffer.alloc(8);
  buffer.writeBigUInt64LE(BigInt(value));
  return buffer;
};
const f32 = (value: number) => {
  const buffer = Buffer.alloc(4);
  buffer.writeFloatLE(value);
  return buffer;
};
const text = (value: string) => {
  const written = Buffer.from(value);
  return Buffer.concat([u64(written.length), written]);
};
