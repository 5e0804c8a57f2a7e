/** Pictures of text (scans, photographs, screenshots): recognised, with the box of every block. */
import type { Document } from '../../../contract/document.ts';
import { FootnoteError } from '../../../contract/errors.ts';
import { buildDocument } from '../document-builder.ts';
import type { PageItems } from '../layout/index.ts';
import { writePages } from '../layout/index.ts';
import { bestScale, recognise } from '../ocr/index.ts';
import type { Unpacked } from './picture.ts';
import { unpackPages } from './unpack.ts';

export { imageLimits } from './limits.ts';

/** A place's box in points: a pixel is 1/96 inch, as browsers show it. */
const pointsPerPixel = 0.75;
/** Recognition is set up for pages of 200 dpi. */
const pointsPerScannedPixel = 72 / 200;

/**
 * @param name the file's name without extension; the title where the picture has no heading
 * @throws FootnoteError `not-format`, `damaged`, `encrypted`, `too-large`, `ocr-unsure`, `no-text`
 */
export async function readImage(bytes: Uint8Array, name: string): Promise<Document> {
  const { pages, leftOut } = await unpackPages(bytes);
  const found: PageItems[] = [];
  const counts = { unsure: 0, failed: 0, damaged: 0 };
  let number = 0;
  let units = 0;
  for (const page of pages) {
    number++;
    if (!page) {
      counts.damaged++;
      continue;
    }
    // The pages of a scan are alike; one size of letters makes them one text.
    const { canvas, scale } = page.draw(units === 0 ? fittingScale(page) : units / pointsPerScannedPixel);
    units = scale * pointsPerScannedPixel;
    const read = await recognise({
      canvas,
      page: number,
      width: page.width * units,
      height: page.height * units,
    });
    if (read.failed) counts.failed++;
    if (read.unsure) counts.unsure++;
    if (read.items.items.length > 0) found.push(read.items);
  }
  if (found.length === 0) {
    if (counts.failed > 0) throw new FootnoteError('too-slow', { seconds: 60 });
    if (counts.unsure > 0) throw new FootnoteError('ocr-unsure', { count: counts.unsure });
    if (counts.damaged > 0) throw new FootnoteError('damaged', { format: 'TIFF' });
    throw new FootnoteError('no-text');
  }
  const builder = buildDocument();
  const heading = writePages(found, [], builder, pointsPerPixel / units);
  const missing = leftOut + counts.failed + counts.damaged;
  const notices: NonNullable<Document['notices']> = [
    ...(counts.unsure > 0 ? [{ code: 'ocr-unsure', params: { count: counts.unsure } } as const] : []),
    ...(missing > 0 ? [{ code: 'pages-left-out', params: { count: missing } } as const] : []),
  ];
  const document = builder.finish({ format: 'image', title: heading || name, notices });
  if (document.blocks.length === 0) throw new FootnoteError('no-text');
  return document;
}

function fittingScale(page: Unpacked): number {
  const asItIs = page.draw(1);
  return asItIs.scale * bestScale(asItIs.canvas);
}
