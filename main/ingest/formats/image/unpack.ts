/** A picture's bytes → its pixels on a canvas, within limits that are checked before anything is unpacked. */
import { loadImage } from '@napi-rs/canvas';
import { FootnoteError } from '../../../contract/errors.ts';
import { isProtected } from '../protection.ts';
import { imageLimits } from './limits.ts';
import { drawable, tooLarge, type Unpacked, type UnpackedPages } from './picture.ts';
import { pictureSize } from './size.ts';
import { isTiff } from './tiff-pages.ts';

/** @throws FootnoteError `not-format`, `damaged`, `encrypted`, `too-large`, `no-text` */
export async function unpackPages(bytes: Uint8Array): Promise<UnpackedPages> {
  if (isProtected(bytes)) throw new FootnoteError('encrypted');
  if (bytes.length > imageLimits.bytes) throw tooLarge(bytes.length, imageLimits.bytes);
  if (isTiff(bytes)) return (await import('./tiff.ts')).unpackTiff(bytes);
  return { pages: [await unpackPicture(bytes)], count: 1, leftOut: 0 };
}

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
