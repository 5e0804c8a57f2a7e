/** A picture's type and size in pixels from its first bytes, before anything is unpacked. */
import { asBuffer, startsWith } from '../encoding/bytes.ts';

export interface PictureSize {
  readonly type: 'png' | 'jpeg' | 'gif' | 'bmp' | 'webp';
  readonly width: number;
  readonly height: number;
}

/** Null where the bytes are none of these; width 0 where they say no size. */
export function pictureSize(bytes: Uint8Array): PictureSize | null {
  const view = asBuffer(bytes);
  const ascii = (from: number, to: number) => view.toString('latin1', from, to);
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))
    return view.length < 24
      ? none('png')
      : { type: 'png', width: view.readUInt32BE(16), height: view.readUInt32BE(20) };
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return jpegSize(view);
  if (ascii(0, 4) === 'GIF8')
    return view.length < 10
      ? none('gif')
      : { type: 'gif', width: view.readUInt16LE(6), height: view.readUInt16LE(8) };
  if (ascii(0, 2) === 'BM' && view.length >= 26 && view.readUInt32LE(6) === 0)
    return { type: 'bmp', width: Math.abs(view.readInt32LE(18)), height: Math.abs(view.readInt32LE(22)) };
  if (ascii(0, 4) === 'RIFF' && ascii(8, 12) === 'WEBP') return webpSize(view, ascii(12, 16));
  return null;
}

const none = (type: PictureSize['type']): PictureSize => ({ type, width: 0, height: 0 });

function jpegSize(view: Buffer): PictureSize {
  for (let at = 2; at + 9 < view.length; ) {
    if (view[at] !== 0xff) {
      at++;
      continue;
    }
    const marker = view[at + 1]!;
    if (marker === 0xff) at++;
    else if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd9)) at += 2;
    else if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc)
      return { type: 'jpeg', width: view.readUInt16BE(at + 7), height: view.readUInt16BE(at + 5) };
    else at += 2 + view.readUInt16BE(at + 2);
  }
  return none('jpeg');
}

function webpSize(view: Buffer, chunk: string): PictureSize {
  if (view.length < 30) return none('webp');
  if (chunk === 'VP8X')
    return { type: 'webp', width: view.readUIntLE(24, 3) + 1, height: view.readUIntLE(27, 3) + 1 };
  if (chunk === 'VP8L') {
    const bits = view.readUInt32LE(21);
    return { type: 'webp', width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
  }
  return { type: 'webp', width: view.readUInt16LE(26) & 0x3fff, height: view.readUInt16LE(28) & 0x3fff };
}
