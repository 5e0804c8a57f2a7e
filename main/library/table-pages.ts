/**
 * Where a table's rows lie in the library's file: its pages as SQLite's file format has them (sqlite.org/fileformat2.html,
 * "B-tree Pages"), for tables whose key is a whole number. What is in the journal is not seen, and a page may be another
 * one by now: good for reading ahead, never for reading.
 */

/** A page of pages. */
export interface Branch {
  /** Ascending: what lies in a child has its key or a lower one. */
  readonly keys: Float64Array;
  /** Pages; one more than keys. */
  readonly children: Uint32Array;
}

/** Neighbouring pages. */
export interface Stretch {
  /** From 1 on, as SQLite counts. */
  readonly page: number;
  readonly count: number;
}

/** Keys, both included. */
export type KeyRange = readonly [from: number, to: number];

const branch = 5;
const leaf = 13;
const headerBytes = { [branch]: 12, [leaf]: 8 };

/** Undefined where the page is no branch of a table. */
export function branchOf(page: Buffer): Branch | undefined {
  const count = cellsIn(page, branch);
  if (count === undefined) return undefined;
  const keys = new Float64Array(count);
  const children = new Uint32Array(count + 1);
  for (let i = 0; i < count; i++) {
    const cell = cellAt(page, branch, i);
    children[i] = page.readUInt32BE(cell);
    keys[i] = varint(page, cell + 4);
  }
  children[count] = page.readUInt32BE(8);
  return { keys, children };
}

export const isLeaf = (page: Buffer): boolean => page[0] === leaf;

/** The first child in which a key may be. */
export const childFor = ({ keys }: Branch, key: number): number =>
  firstFrom(keys.length, (i) => keys[i]!, key);

/** Where the rows of some keys go on outside their leaf: in neighbouring pages, unless the file was full of holes. */
export function restsOf(page: Buffer, ranges: readonly KeyRange[]): Stretch[] {
  const rests: Stretch[] = [];
  const count = cellsIn(page, leaf) ?? 0;
  const most = page.length - 35;
  const least = Math.floor(((page.length - 12) * 32) / 255) - 23;
  const keyOf = (i: number): number => varint(page, behindVarint(page, cellAt(page, leaf, i)));
  for (const [from, to] of ranges) {
    for (let i = firstFrom(count, keyOf, from); i < count && keyOf(i) <= to; i++) {
      const cell = cellAt(page, leaf, i);
      const size = varint(page, cell);
      if (size <= most) continue;
      const fitting = least + ((size - least) % (page.length - 4));
      const here = fitting <= most ? fitting : least;
      const end = behindVarint(page, behindVarint(page, cell)) + here;
      if (end + 4 <= page.length)
        rests.push({ page: page.readUInt32BE(end), count: Math.ceil((size - here) / (page.length - 4)) });
    }
  }
  return rests;
}

/** The first place whose key is not lower; `count` where all are. */
export function firstFrom(count: number, keyOf: (place: number) => number, key: number): number {
  let from = 0;
  for (let to = count; from < to; ) {
    const middle = (from + to) >> 1;
    if (keyOf(middle) < key) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** Undefined where the page is of another kind, or is none. */
function cellsIn(page: Buffer, kind: typeof branch | typeof leaf): number | undefined {
  if (page[0] !== kind) return undefined;
  const count = page.readUInt16BE(3);
  return headerBytes[kind] + 2 * count <= page.length ? count : undefined;
}

/** Within the page, whatever stands there. */
function cellAt(page: Buffer, kind: typeof branch | typeof leaf, place: number): number {
  return Math.min(page.readUInt16BE(headerBytes[kind] + 2 * place), page.length - 4);
}

/** Seven bits a byte, the highest first; of nine bytes the last has eight. */
function varint(page: Buffer, at: number): number {
  let value = 0;
  for (let i = 0; i < 8; i++) {
    const byte = page[at + i] ?? 0;
    value = value * 128 + (byte & 127);
    if (byte < 128) return value;
  }
  return value * 256 + (page[at + 8] ?? 0);
}

function behindVarint(page: Buffer, at: number): number {
  for (let i = 0; i < 8; i++) if ((page[at + i] ?? 0) < 128) return at + i + 1;
  return at + 9;
}
