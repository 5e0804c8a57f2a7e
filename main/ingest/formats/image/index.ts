/** Pictures of text (scans, photographs, screenshots): recognised, with the box of every block. */
import type { Document } from '../../../contract/document.ts';
import { FootnoteError } from '../../../contract/errors.ts';
import { buildDocument } from '../document-builder.ts';
import { writePages } from '../layout/index.ts';
import { bestScale, recognise } from '../ocr/index.ts';
import { unpackPicture } from './unpack.ts';

export { imageLimits } from './unpack.ts';

/** A place's box in points: a pixel is 1/96 inch, as browsers show it. */
const pointsPerPixel = 0.75;
/** Recognition is set up for pages of 200 dpi. */
const pointsPerScannedPixel = 72 / 200;

/**
 * @param name the file's name without extension; the title where the picture has no heading
 * @throws FootnoteError `not-format`, `damaged`, `encrypted`, `too-large`, `ocr-unsure`, `no-text`
 */
export async function readImage(bytes: Uint8Array, name: string): Promise<Document> {
  const { width, height, draw } = await unpackPicture(bytes);
  const asItIs = draw(1);
  const { canvas, scale } = draw(asItIs.scale * bestScale(asItIs.canvas));
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
