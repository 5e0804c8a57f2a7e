/**
 * OLE compound files (HWP 5, PPT, old Office): streams in folders, in a file of sectors chained like a FAT disk.
 * After [MS-CFB]. Every chain is bounded by the file's own size, so that a loop ends.
 */
import { FootnoteError } from '../../../contract/errors.ts';
import { asBuffer } from '../encoding/bytes.ts';
import { isCompoundFile, isProtected } from '../protection.ts';

export interface CompoundFile {
  /** Paths of the streams with `/`, in the order of the directory; the root has no name. */
  readonly names: readonly string[];
  /**
   * A stream's bytes, `null` where there is none.
   * @throws FootnoteError `damaged` where its chain leaves the file or is too short
   */
  read(path: string): Buffer | null;
}

interface Entry {
  readonly name: string;
  readonly type: number;
  readonly left: number;
  readonly right: number;
  readonly child: number;
  readonly start: number;
  readonly size: number;
}

const miniLimit = 4096;
const miniSector = 64;
const none = 0xffffffff;
/** Directory entries that are read; a document has some dozens. */
const mostEntries = 100_000;

/**
 * Opens a compound file.
 * @param format the name in messages: `HWP`
 * @throws FootnoteError `not-format`, `encrypted` (an Office file with a password, rights management), `damaged`
 */
export function openCompound(bytes: Uint8Array, format: string): CompoundFile {
  if (isProtected(bytes)) throw new FootnoteError('encrypted');
  if (!isCompoundFile(bytes)) throw new FootnoteError('not-format', { format });
  const file = asBuffer(bytes);
  const damaged = () => new FootnoteError('damaged', { format });
  if (file.length < 512) throw damaged();
  const shift = file.readUInt16LE(30);
  if (shift !== 9 && shift !== 12) throw damaged();
  const size = 1 << shift;
  const most = Math.ceil(file.length / size);

  const sector = (index: number): Buffer => {
    const at = (index + 1) * size;
    if (at >= file.length) throw damaged();
    return file.subarray(at, Math.min(at + size, file.length));
  };
  const table = readTable(file, sector, size, most, damaged);
  /** Follows a chain for at most `limit` sectors: writers may reserve more than a stream needs, and a loop has no end. */
  const chain = (start: number, next: Uint32Array, limit: number): number[] => {
    const found: number[] = [];
    for (let at = start; at < none - 5 && found.length < limit; at = next[at]!) {
      if (at >= next.length) throw damaged();
      found.push(at);
    }
    return found;
  };
  const join = (start: number) => {
    const sectors = chain(start, table, most);
    if (sectors.length === most) throw damaged();
    return Buffer.concat(sectors.map(sector));
  };

  const directory = join(file.readUInt32LE(48));
  const entries = readEntries(directory, damaged);
  const root = entries[0];
  if (!root) throw damaged();
  const miniStart = file.readUInt32LE(60);
  let mini: { table: Uint32Array; data: Buffer } | undefined;
  const miniStreams = () => {
    mini ??= {
      table: wordsOf(miniStart < none - 5 ? join(miniStart) : Buffer.alloc(0)),
      data: join(root.start),
    };
    return mini;
  };
  const content = (entry: Entry): Buffer => {
    if (entry.size === 0) return Buffer.alloc(0);
    let whole: Buffer;
    if (entry.size >= miniLimit) {
      whole = Buffer.concat(chain(entry.start, table, Math.ceil(entry.size / size)).map(sector));
    } else {
      const { table: next, data } = miniStreams();
      const parts = chain(entry.start, next, Math.ceil(entry.size / miniSector));
      whole = Buffer.concat(parts.map((at) => data.subarray(at * miniSector, (at + 1) * miniSector)));
    }
    if (whole.length < entry.size) throw damaged();
    return whole.subarray(0, entry.size);
  };

  const streams = streamsOf(entries, damaged);
  return {
    names: [...streams.keys()],
    read: (path) => {
      const entry = streams.get(path);
      return entry ? content(entry) : null;
    },
  };
}

/** The sector table, itself in sectors that the header and a chain of further sectors list. */
function readTable(
  file: Buffer,
  sector: (index: number) => Buffer,
  size: number,
  most: number,
  damaged: () => FootnoteError,
): Uint32Array {
  const listed: number[] = [];
  for (let at = 76; at < 512; at += 4) listed.push(file.readUInt32LE(at));
  let next = file.readUInt32LE(68);
  for (let i = 0; next < none - 5; i++) {
    if (i > most) throw damaged();
    const words = wordsOf(sector(next));
    if (words.length < size / 4) throw damaged();
    listed.push(...words.subarray(0, -1));
    next = words[words.length - 1]!;
  }
  const used = listed.filter((index) => index < none - 5);
  if (used.length === 0 || used.length > most) throw damaged();
  return wordsOf(Buffer.concat(used.map(sector)));
}

function wordsOf(bytes: Buffer): Uint32Array {
  const words = new Uint32Array(Math.floor(bytes.length / 4));
  for (let i = 0; i < words.length; i++) words[i] = bytes.readUInt32LE(i * 4);
  return words;
}

function readEntries(directory: Buffer, damaged: () => FootnoteError): Entry[] {
  const count = Math.floor(directory.length / 128);
  if (count > mostEntries) throw damaged();
  return Array.from({ length: count }, (_, i) => {
    const bytes = directory.subarray(i * 128, (i + 1) * 128);
    const nameLength = Math.min(Math.max(bytes.readUInt16LE(64) - 2, 0), 62);
    return {
      name: bytes.toString('utf16le', 0, nameLength - (nameLength % 2)),
      type: bytes[66]!,
      left: bytes.readUInt32LE(68),
      right: bytes.readUInt32LE(72),
      child: bytes.readUInt32LE(76),
      start: bytes.readUInt32LE(116),
      size: bytes.readUInt32LE(120),
    };
  });
}

/** Streams by their path; siblings form a tree, and a damaged one may loop. */
function streamsOf(entries: readonly Entry[], damaged: () => FootnoteError): Map<string, Entry> {
  const streams = new Map<string, Entry>();
  const seen = new Set<number>();
  const open: { index: number; folder: string }[] = [{ index: entries[0]!.child, folder: '' }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { index, folder } = next;
    if (index === none) continue;
    const entry = entries[index];
    if (!entry || seen.has(index)) throw damaged();
    seen.add(index);
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.type === 2) streams.set(path, entry);
    if (entry.type === 1) open.push({ index: entry.child, folder: path });
    open.push({ index: entry.left, folder }, { index: entry.right, folder });
  }
  return streams;
}
