/** A picture's bytes → its pixels on a canvas, within limits that are checked before anything is unpacked. */
import { type Canvas, type Image, loadImage } from '@napi-rs/canvas';
import { FootnoteError } from '../../../contract/errors.ts';
import { pageCanvas } from '../ocr/index.ts';
import { isProtected } from '../protection.ts';
import { imageLimits } from './limits.ts';
import { pictureSize } from './size.ts';
import { isTiff } from './tiff-pages.ts';

export interface Unpacked {
  /** Pixels, as they stand in the file. */
  readonly width: number;
  readonly height: number;
  /** Drawn on white, so many times larger; smaller where it would pass the limit of recognition. */
  draw(by: number): { readonly canvas: Canvas; readonly scale: number };
}

export interface UnpackedPages {
  /** One by one: a page may take hundreds of megabytes. Undefined for one that is damaged among others. */
  readonly pages: Iterable<Unpacked | undefined>;
  /** Of `pages`. */
  readonly count: number;
  /** Pages beyond the limit. */
  readonly leftOut: number;
}

/** @throws FootnoteError `not-format`, `damaged`, `encrypted`, `too-large`, `no-text` */
export async function unpackPages(bytes: Uint8Array): Promise<UnpackedPages> {
  if (isProtected(bytes)) throw new FootnoteError('encrypted');
  if (bytes.length > imageLimits.bytes) throw tooLarge(bytes.length, imageLimits.bytes);
  if (isTiff(bytes)) return (await import('./tiff.ts')).unpackTiff(bytes);
  return { pages: [await unpackPicture(bytes)], count: 1, leftOut: 0 };
}

const megabytes = (value: number) => Math.round(value / 1_000_000);

/** Bytes that it is, and that it may be. */
export const tooLarge = (size: number, limit: number): FootnoteError =>
  new FootnoteError('too-large', { size: megabytes(size), limit: megabytes(limit) });

async function unpackPicture(bytes: Uint8Array): Promise<Unpacked> {
  const size = pictureSize(bytes);
  if (!size) throw new FootnoteError('not-format', { format: 'PNG, JPEG, GIF, BMP, WebP, TIFF' });
  const { width, height, type } = size;
  if (width * height > imageLimits.pixels) throw tooLarge(width * height * 4, imageLimits.pixels * 4);
  const damaged = (cause?: unknown) => new FootnoteError('damaged', { format: type.toUpperCase() }, cause);
  if (width === 0 || height === 0) throw damaged();
  if (Math.min(width, height) < imageLimits.side) throw new FootnoteError('no-text');
  const image = await loadImage(Buffer.from(bytes)).catch((error: unknown) => {
    throw damaged(error);
  });
  return drawable(image, width, height);
}

/** A picture that is stretched to this size in pixels where it has another one. */
export function drawable(picture: Canvas | Image, width: number, height: number): Unpacked {
  return {
    width,
    height,
    draw: (by) => {
      const made = pageCanvas(width, height, by);
      made.canvas.getContext('2d').drawImage(picture, 0, 0, width * made.scale, height * made.scale);
      return made;
    },
  };
}
