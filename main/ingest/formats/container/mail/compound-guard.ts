/**
 * Looks at a compound file before @kenjiuno/msgreader does: that library follows every chain of sectors and the tree
 * of the directory to the end, and a damaged file may have none. After [MS-CFB].
 */
import { asBuffer } from '../../encoding/bytes.ts';

const endOfChain = 0xfffffffa; // This and above mark ends, unused sectors and the tables themselves.
const noEntry = 0xffffffff;
const miniLimit = 4096;

/** False where a chain or the tree loops, leaves the file, or is shorter than a stream's size. */
export function isSound(bytes: Uint8Array): boolean {
  const file = asBuffer(bytes);
  if (file.length < 1024) return false;
  // As the library sees it: 4,096 where the header says 12, else 512.
  const size = file[30] === 12 ? 4096 : 512;
  const sectors = Math.ceil(file.length / size) - 1;
  const table = tableOf(file, size, sectors);
  if (!table || !endsEverywhere(table)) return false;
  const lengthOf = (start: number): number | null => {
    let length = 0;
    for (let at = start; at < endOfChain; at = table[at]!, length++)
      if (at >= sectors || at >= table.length) return null;
    return length;
  };
  const content = (start: number): Buffer | null => {
    const parts: Buffer[] = [];
    for (let at = start; at < endOfChain; at = table[at]!) {
      if (at >= sectors || at >= table.length) return null;
      parts.push(file.subarray((at + 1) * size, (at + 2) * size));
    }
    return Buffer.concat(parts);
  };
  const directory = content(file.readUInt32LE(48));
  const miniTable = content(file.readUInt32LE(60));
  if (!directory || !miniTable || directory.length < 128) return false;
  const mini = wordsOf(miniTable);
  if (!endsEverywhere(mini) || !isTree(directory)) return false;
  const miniBytes = (lengthOf(directory.readUInt32LE(116)) ?? 0) * size;
  for (let at = 0; at + 128 <= directory.length; at += 128) {
    if (directory[at + 66] !== 2) continue;
    const [start, need] = [directory.readUInt32LE(at + 116), directory.readUInt32LE(at + 120)];
    if (need === 0) continue;
    if (need > file.length || start >= endOfChain) return false;
    if (need >= miniLimit) {
      if ((lengthOf(start) ?? 0) * size < need) return false;
    } else {
      let held = 0;
      for (let i = start; i < endOfChain; i = mini[i]!, held += 64) {
        if (i >= mini.length || (i + 1) * 64 > miniBytes + 63) return false;
      }
      if (held < need) return false;
    }
  }
  return true;
}

/** The sector table, of the sectors that the header and a chain of further sectors list. */
function tableOf(file: Buffer, size: number, sectors: number): Uint32Array | null {
  const count = file.readUInt32LE(44);
  if (count > sectors) return null;
  const listed: number[] = [];
  for (let i = 0; i < Math.min(count, 109); i++) listed.push(file.readUInt32LE(76 + i * 4));
  let next = file.readUInt32LE(68);
  const further = file.readUInt32LE(72);
  if (further > sectors) return null;
  for (let i = 0; i < further && next < endOfChain; i++) {
    if (next >= sectors || (next + 2) * size > file.length) return null;
    const words = wordsOf(file.subarray((next + 1) * size, (next + 2) * size));
    listed.push(...words.subarray(0, Math.min(words.length - 1, count - listed.length)));
    next = words[words.length - 1]!;
  }
  const parts: Buffer[] = [];
  for (const at of listed) {
    if (at >= sectors || (at + 2) * size > file.length) return null;
    parts.push(file.subarray((at + 1) * size, (at + 2) * size));
  }
  return wordsOf(Buffer.concat(parts));
}

function wordsOf(bytes: Buffer): Uint32Array {
  return Uint32Array.from({ length: bytes.length >>> 2 }, (_, i) => bytes.readUInt32LE(i * 4));
}

/** True where following the table from any sector comes to an end. */
function endsEverywhere(table: Uint32Array): boolean {
  const walk = new Uint32Array(table.length);
  for (let from = 0; from < table.length; from++) {
    for (
      let at = from;
      at < table.length && walk[at] !== 0 ? walk[at] === from + 1 : at < table.length;
      at = table[at]!
    ) {
      if (walk[at] === from + 1) return false;
      walk[at] = from + 1;
    }
  }
  return true;
}

/** True where every entry of the directory is reached once at most, and folders do not nest without end. */
function isTree(directory: Buffer): boolean {
  const count = Math.floor(directory.length / 128);
  const seen = new Set<number>();
  const open = [{ index: directory.readUInt32LE(76), depth: 0 }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { index, depth } = next;
    if (index === noEntry) continue;
    if (index >= count || seen.has(index) || depth > 40) return false;
    seen.add(index);
    const [left, right, child] = [68, 72, 76].map((field) => directory.readUInt32LE(index * 128 + field));
    open.push({ index: left!, depth }, { index: right!, depth });
    if (directory[index * 128 + 66] === 1) open.push({ index: child!, depth: depth + 1 });
  }
  return true;
}
