/**
 * The pages of a TIFF, from its directories: sizes and where their pixels lie, with every count and every place checked
 * against the file before anything is unpacked.
 */
import { FootnoteError } from '../../../contract/errors.ts';
import { asBuffer } from '../encoding/bytes.ts';

export const tiffLimits = {
  /** Pages that are recognised; each takes 5 to 10 s. */
  pages: 60,
  /** Directories that are looked at. */
  directories: 5_000,
  /** Strips or tiles of a page. */
  parts: 100_000,
} as const;

/** Tag → its numbers, as utif2 names and takes them (`t256` is the width). */
export type TiffTags = Readonly<Record<string, number[] | Uint8Array>>;

export interface TiffPage {
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  /** So many times higher than its pixels say: a fax in standard quality has half as many lines as columns an inch. */
  readonly stretch: number;
  readonly tags: TiffTags;
}

/** What unpacking reads: sizes, samples, compression, strips and tiles, palette, JPEG tables. */
const wanted = new Set([
  ...[256, 257, 258, 259, 262, 266, 273, 277, 278, 279, 282, 283, 284, 292, 317, 320, 322, 323, 324, 325],
  ...[338, 339, 347, 530],
]);
/** None, CCITT (modified Huffman, G3, G4), LZW, JPEG, deflate (both numbers), PackBits. */
const compressions = new Set([1, 2, 3, 4, 5, 7, 8, 32946, 32773]);
const bitsOfSample = new Set([1, 2, 4, 8, 16]);
/** Bytes of one value by its type: byte, ASCII, short, long, rational; 7 is bytes without a meaning. */
const sizes: Readonly<Record<number, number>> = { 1: 1, 3: 2, 4: 4, 5: 8, 7: 1 };

export const isTiff = (bytes: Uint8Array): boolean =>
  /^(?:II\*\0|MM\0\*)/.test(asBuffer(bytes).toString('latin1', 0, 4));

/** @throws FootnoteError `damaged` where a directory or a page leaves the file, or is packed in a way not known */
export function tiffPages(bytes: Uint8Array): TiffPage[] {
  const view = asBuffer(bytes);
  const little = view[0] === 0x49;
  const damaged = () => new FootnoteError('damaged', { format: 'TIFF' });
  const within = (at: number, length: number) => {
    if (at < 0 || at + length > view.length) throw damaged();
    return at;
  };
  const short = (at: number) =>
    little ? view.readUInt16LE(within(at, 2)) : view.readUInt16BE(within(at, 2));
  const long = (at: number) => (little ? view.readUInt32LE(within(at, 4)) : view.readUInt32BE(within(at, 4)));
  const value = (type: number, at: number): number => {
    if (type === 3) return short(at);
    if (type === 4) return long(at);
    if (type === 5) return long(at) / Math.max(1, long(at + 4));
    return view[within(at, 1)]!;
  };

  const pages: TiffPage[] = [];
  const seen = new Set<number>();
  for (let at = long(4); at !== 0 && !seen.has(at) && seen.size < tiffLimits.directories; ) {
    seen.add(at);
    const entries = short(at);
    within(at, 2 + 12 * entries);
    const tags: Record<string, number[] | Uint8Array> = {};
    for (let entry = at + 2; entry < at + 2 + 12 * entries; entry += 12) {
      const [tag, type, count] = [short(entry), short(entry + 2), long(entry + 4)];
      const size = sizes[type];
      // 254 says what the picture is: a smaller copy is no page.
      if (size === undefined || (!wanted.has(tag) && tag !== 254)) continue;
      if (count > tiffLimits.parts) throw damaged();
      const from = within(size * count <= 4 ? entry + 8 : long(entry + 8), size * count);
      tags[`t${tag}`] =
        tag === 347
          ? new Uint8Array(view.subarray(from, from + count))
          : Array.from({ length: count }, (_, i) => value(type, from + i * size));
    }
    if (tags.t256?.[0] && tags.t257?.[0] && ((tags.t254?.[0] ?? 0) & 1) === 0) {
      const page = pageOf(tags, view.length);
      if (!page) throw damaged();
      pages.push(page);
    }
    at = at + 2 + 12 * entries + 4 <= view.length ? long(at + 2 + 12 * entries) : 0;
  }
  return pages;
}

/** Undefined where its pixels do not lie in the file, or are not packed in a known way. */
function pageOf(tags: TiffTags, fileLength: number): TiffPage | undefined {
  const first = (tag: string, otherwise: number) => tags[tag]?.[0] ?? otherwise;
  const [width, height] = [first('t256', 0), first('t257', 0)];
  const tiled = tags.t322 !== undefined;
  const starts = tiled ? tags.t324 : tags.t273;
  const lengths = tiled ? tags.t325 : tags.t279;
  if (!starts || !lengths || starts.length !== lengths.length) return undefined;
  for (const [i, start] of starts.entries()) if (start + lengths[i]! > fileLength) return undefined;
  if (!compressions.has(first('t259', 1)) || first('t284', 1) !== 1) return undefined;
  const samples = first('t277', 1);
  if (!bitsOfSample.has(first('t258', 1)) || samples < 1 || samples > 8) return undefined;
  if (tiled) {
    const [across, down] = [first('t322', 0), first('t323', 0)];
    if (across === 0 || down === 0 || across * down > 4 * 2 ** 20) return undefined;
    if (starts.length < Math.ceil(width / across) * Math.ceil(height / down)) return undefined;
  } else if (starts.length > height) return undefined;
  const stretch = first('t282', 1) / Math.max(1e-9, first('t283', 1));
  return { width, height, stretch: stretch > 0.4 && stretch < 2.5 ? stretch : 1, tags };
}
