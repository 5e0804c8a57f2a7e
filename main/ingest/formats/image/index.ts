/** Pictures of text (scans, photographs, screenshots): recognised, with the box of every block. */
import { loadImage } from '@napi-rs/canvas';
import type { Document } from '../../../contract/document.ts';
import { FootnoteError } from '../../../contract/errors.ts';
import { buildDocument } from '../document-builder.ts';
import { writePages } from '../layout/index.ts';
import { bestScale, pageCanvas, recognise } from '../ocr/index.ts';
import { isProtected } from '../protection.ts';
import { pictureSize } from './size.ts';

export const imageLimits = {
  bytes: 100_000_000,
  /** Pixels; unpacked, each takes four bytes. */
  pixels: 60_000_000,
  /** A picture smaller than this on one side is an icon; nothing is looked for. */
  side: 24,
} as const;

/** A place's box in points: a pixel is 1/96 inch, as browsers show it. */
const pointsPerPixel = 0.75;
/** Recognition is set up for pages of 200 dpi. */
const pointsPerScannedPixel = 72 / 200;

/**
 * @param name the file's name without extension; the title where the picture has no heading
 * @throws FootnoteError `not-format`, `damaged`, `encrypted`, `too-large`, `ocr-unsure`, `no-text`
 */
export async function readImage(bytes: Uint8Array, name: string): Promise<Document> {
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
  const drawn = (by: number) => {
    const made = pageCanvas(width, height, by);
    made.canvas.getContext('2d').drawImage(image, 0, 0, width * made.scale, height * made.scale);
    return made;
  };
  const asItIs = drawn(1);
  const { canvas, scale } = drawn(asItIs.scale * bestScale(asItIs.canvas));
  const units = scale * pointsPerScannedPixel;
  const read = await recognise({ canvas, page: 1, width: width * units, height: height * units });
  if (read.failed) throw new FootnoteError('too-slow', { seconds: 60 });
  if (read.items.items.length === 0) {
    if (read.unsure) throw new FootnoteError('ocr-unsure', { count: 1 });
    throw new FootnoteError('no-text');
  }
  const builder = buildDocument();
  const heading = writePages([read.items], [], builder, pointsPerPixel / units);
  const notices: Document['notices'] = read.unsure ? [{ code: 'ocr-unsure', params: { count: 1 } }] : [];
  const document = builder.finish({ format: 'image', title: heading || name, notices });
  if (document.blocks.length === 0) throw new FootnoteError('no-text');
  return document;
}
