/**
 * Zip containers of documents (DOCX, XLSX, PPTX, HWPX, ODF), read part by part. All sizes are checked before anything
 * is unpacked, and unpacking stops at the declared size. Not for zip exports, which are folders of files.
 */
import { crc32, inflateRawSync } from 'node:zlib';
import { FootnoteError } from '../../../contract/errors.ts';
import { asBuffer, startsWith } from '../encoding/bytes.ts';
import { isProtected } from '../protection.ts';
import { packedBytes, readDirectory, type ZipEntry } from './directory.ts';

/** Sizes in bytes, unpacked. */
export interface ZipLimits {
  readonly entries: number;
  /** Of one part. */
  readonly part: number;
  /** Of all parts together, read or not. */
  readonly total: number;
  /** Unpacked to packed, of parts above a megabyte; deflate itself reaches 1,032. */
  readonly ratio: number;
}

export const zipLimits: ZipLimits = {
  entries: 20_000,
  part: 150_000_000,
  total: 1_000_000_000,
  ratio: 500,
};

export interface ZipPackage {
  /** In the order of the directory, without folders. */
  readonly names: readonly string[];
  /**
   * A part's bytes, `null` where there is none; a name in other letter case is found too, as OPC asks.
   * @throws FootnoteError `damaged` (truncated, wrong checksum, lying size), `encrypted`
   */
  read(name: string): Uint8Array | null;
}

/**
 * Opens a zip that is a document.
 * @param format the name in messages: `DOCX`
 * @throws FootnoteError `not-format`, `encrypted`, `damaged`, `unpacks-too-large`, `too-many-elements`
 */
export function openZip(bytes: Uint8Array, format: string, limits: Partial<ZipLimits> = {}): ZipPackage {
  if (isProtected(bytes)) throw new FootnoteError('encrypted');
  if (!startsWith(bytes, [0x50, 0x4b])) throw new FootnoteError('not-format', { format });
  const { entries, part, total, ratio } = { ...zipLimits, ...limits };
  const file = asBuffer(bytes);
  const directory = readDirectory(file, entries);
  if (directory === null) throw new FootnoteError('damaged', { format });
  if (directory === 'too-many') throw new FootnoteError('too-many-elements', { limit: entries });

  let sum = 0;
  for (const { size, packedSize } of directory) {
    sum += size;
    if (size > part || sum > total || (size > 1_000_000 && size > packedSize * ratio))
      throw new FootnoteError('unpacks-too-large', { limit: (size > part ? part : total) / 1_000_000 });
  }
  const byName = new Map<string, ZipEntry>();
  const byLowerName = new Map<string, ZipEntry>();
  for (const entry of directory) {
    if (entry.name.endsWith('/')) continue;
    byName.set(entry.name, entry);
    byLowerName.set(entry.name.toLowerCase(), entry);
  }
  return {
    names: [...byName.keys()],
    read: (name) => {
      const entry = byName.get(name) ?? byLowerName.get(name.toLowerCase());
      return entry ? unpack(file, entry, format) : null;
    },
  };
}

function unpack(file: Buffer, entry: ZipEntry, format: string): Uint8Array {
  if (entry.encrypted) throw new FootnoteError('encrypted');
  const packed = packedBytes(file, entry);
  const unpacked = packed && inflated(packed, entry);
  if (!unpacked || unpacked.length !== entry.size || crc32(unpacked) !== entry.checksum)
    throw new FootnoteError('damaged', { format });
  return unpacked;
}

function inflated(packed: Buffer, { method, size }: ZipEntry): Buffer | null {
  if (method === 0) return packed;
  if (method !== 8) return null;
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(size, 1) });
  } catch {
    return null; // Damaged, or larger than it says.
  }
}
