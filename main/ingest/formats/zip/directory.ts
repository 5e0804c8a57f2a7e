/** The central directory of a zip: what is in it, how large, and where, without unpacking anything. */

export interface ZipEntry {
  /** With `/`; never absolute, never with `..`. */
  readonly name: string;
  readonly encrypted: boolean;
  /** 0 stored, 8 deflated; others are not read. */
  readonly method: number;
  readonly packedSize: number;
  /** As the directory declares it. */
  readonly size: number;
  readonly checksum: number;
  /** Offset of the local header. */
  readonly at: number;
}

const endOfDirectory = 0x06054b50;
const endOfDirectory64 = 0x06064b50;
const locator64 = 0x07064b50;
const directoryEntry = 0x02014b50;
const localHeader = 0x04034b50;
const unset = 0xffffffff;

/**
 * The entries in the order of the directory, `null` where there is no whole directory. Entries that would leave the
 * folder (`../`, absolute paths, drive letters) are left out: no file of a document is stored there.
 * @param most entries that are read; a directory with more gives `'too-many'`
 */
export function readDirectory(file: Buffer, most: number): ZipEntry[] | 'too-many' | null {
  const end = findEnd(file);
  if (!end) return null;
  if (end.entries > most) return 'too-many';
  const found: ZipEntry[] = [];
  let at = end.offset;
  for (let i = 0; i < end.entries; i++) {
    if (at + 46 > file.length || file.readUInt32LE(at) !== directoryEntry) return null;
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((offset) =>
      file.readUInt16LE(at + offset),
    ) as [number, number, number];
    const next = at + 46 + nameLength + extraLength + commentLength;
    if (next > file.length) return null;
    const name = safeName(file.toString('utf8', at + 46, at + 46 + nameLength));
    const extra = file.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength);
    const sizes = sizesOf(file, at, extra);
    if (!sizes) return null;
    if (name !== null)
      found.push({
        name,
        encrypted: (file.readUInt16LE(at + 8) & 1) === 1,
        method: file.readUInt16LE(at + 10),
        checksum: file.readUInt32LE(at + 16),
        ...sizes,
      });
    at = next;
  }
  return found;
}

/** The packed bytes of an entry, `null` where its local header is not where the directory says. */
export function packedBytes(file: Buffer, entry: ZipEntry): Buffer | null {
  const { at } = entry;
  if (at + 30 > file.length || file.readUInt32LE(at) !== localHeader) return null;
  const start = at + 30 + file.readUInt16LE(at + 26) + file.readUInt16LE(at + 28);
  const end = start + entry.packedSize;
  return end > file.length ? null : file.subarray(start, end);
}

/** The end record stands in the last 64 KB, after it a comment at most; in a zip64 another one stands before it. */
function findEnd(file: Buffer): { entries: number; offset: number } | null {
  const lowest = Math.max(0, file.length - 22 - 0xffff);
  for (let at = file.length - 22; at >= lowest; at--) {
    if (file.readUInt32LE(at) !== endOfDirectory) continue;
    const entries = file.readUInt16LE(at + 10);
    const offset = file.readUInt32LE(at + 16);
    if (entries !== 0xffff && offset !== unset) return { entries, offset };
    return at >= 20 && file.readUInt32LE(at - 20) === locator64 ? findEnd64(file, at - 20) : null;
  }
  return null;
}

function findEnd64(file: Buffer, locator: number): { entries: number; offset: number } | null {
  const at = Number(file.readBigUInt64LE(locator + 8));
  if (at + 56 > file.length || file.readUInt32LE(at) !== endOfDirectory64) return null;
  return { entries: Number(file.readBigUInt64LE(at + 32)), offset: Number(file.readBigUInt64LE(at + 48)) };
}

/** Sizes and offset; those that do not fit 32 bits stand in the zip64 extra field, in this order. */
function sizesOf(
  file: Buffer,
  at: number,
  extra: Buffer,
): Pick<ZipEntry, 'size' | 'packedSize' | 'at'> | null {
  const values = [24, 20, 42].map((offset) => file.readUInt32LE(at + offset));
  let wide = zip64Field(extra);
  for (let i = 0; i < values.length; i++) {
    if (values[i] !== unset) continue;
    if (wide.length < 8) return null;
    values[i] = Number(wide.readBigUInt64LE(0));
    wide = wide.subarray(8);
  }
  const [size, packedSize, offset] = values as [number, number, number];
  return { size, packedSize, at: offset };
}

function zip64Field(extra: Buffer): Buffer {
  for (let at = 0; at + 4 <= extra.length; ) {
    const length = extra.readUInt16LE(at + 2);
    if (extra.readUInt16LE(at) === 1) return extra.subarray(at + 4, at + 4 + length);
    at += 4 + length;
  }
  return Buffer.alloc(0);
}

function safeName(raw: string): string | null {
  const name = raw.replaceAll('\\', '/').replace(/^(?:\.\/)+/, '');
  if (name.startsWith('/') || /^[a-zA-Z]:/.test(name) || name.includes('\0')) return null;
  return name.split('/').includes('..') ? null : name;
}
