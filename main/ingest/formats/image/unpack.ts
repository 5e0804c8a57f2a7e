/** A picture's bytes → its pixels on a canvas, within limits that are checked before anything is unpacked. */
import { type Canvas, loadImage } from '@napi-rs/canvas';
import { FootnoteError } from '../../../contract/errors.ts';
import { pageCanvas } from '../ocr/index.ts';
import { isProtected } from '../protection.ts';
import { pictureSize } from './size.ts';

export const imageLimits = {
  bytes: 100_000_000,
  /** Pixels; unpacked, each takes four bytes. */
  pixels: 60_000_000,
  /** A picture smaller than this on one side is an icon; nothing is looked for. */
  side: 24,
} as const;

export interface Unpacked {
  /** Pixels, as they stand in the file. */
  readonly width: number;
  readonly height: number;
  /** Drawn on white, so many times larger; smaller where it would pass the limit of recognition. */
  draw(by: number): { readonly canvas: Canvas; readonly scale: number };
}

/** @throws FootnoteError `not-format`, `damaged`, `encrypted`, `too-large`, `no-text` */
export async function unpackPicture(bytes: Uint8Array): Promise<Unpacked> {
  if (isProtected(bytes)) throw new FootnoteError('encrypted');
  const megabytes = (value: number) => Math.round(value / 1_000_000);
  if (bytes.length > imageLimits.bytes)
    throw new FootnoteError('too-large', {
      size: megabytes(bytes.length),
      limit: megabytes(imageLimits.bytes),
    });
  const size = pictureSize(bytes);
  if (!size) throw new FootnoteError('not-format', { format: 'PNG, JPEG, GIF, BMP, WebP' });
  const { width, height, type } = size;
  if (width * height > imageLimits.pixels)
    throw new FootnoteError('too-large', {
      size: megabytes(width * height * 4),
      limit: megabytes(imageLimits.pixels * 4),
    });
  const damaged = (cause?: unknown) => new FootnoteError('damaged', { format: type.toUpperCase() }, cause);
  if (width === 0 || height === 0) throw damaged();
  if (Math.min(width, height) < imageLimits.side) throw new FootnoteError('no-text');
  const image = await loadImage(Buffer.from(bytes)).catch((error: unknown) => {
    throw damaged(error);
  });
  return {
    width,
    height,
    draw: (by) => {
      const made = pageCanvas(width, height, by);
      made.canvas.getContext('2d').drawImage(image, 0, 0, width * made.scale, height * made.scale);
      return made;
    },
  };
}
