/** A page of a PDF, of a scan or a picture as it looks, so that a citation can be seen where it stands on it. */
import type { Canvas } from '@napi-rs/canvas';
import { FootnoteError } from '../../contract/errors.ts';
import { unpackPages } from './image/unpack.ts';
import { pageCanvas } from './ocr/index.ts';
import { isPdf, openPdf } from './pdf/open.ts';

export interface PagePicture {
  readonly png: Uint8Array;
  /** In points, as the boxes of `Place.page` are. */
  readonly width: number;
  readonly height: number;
}

/** A file whose pages are drawn one after the other, as a person turns them. */
export interface OpenPages {
  readonly count: number;
  /**
   * @param number from 1
   * @throws FootnoteError `damaged` where there is no such page, else as the readers
   */
  draw(number: number): Promise<PagePicture>;
  close(): Promise<void>;
}

/** Pixels across: sharp in half a 4K screen, some 300 KB for a page of text. */
const across = 1400;
/** Pixels of a picture inside a PDF that is decoded. */
const mostPixels = 60_000_000;
/** As in image/index.ts: a pixel of a picture is 1/96 inch. */
const pointsPerPixel = 0.75;

/** @throws FootnoteError as the readers */
export async function openPages(bytes: Uint8Array): Promise<OpenPages> {
  if (isPdf(bytes)) return openPdfPages(bytes);
  return {
    count: (await unpackPages(bytes)).count,
    draw: (number) => drawPicture(bytes, number),
    close: async () => {},
  };
}

async function openPdfPages(bytes: Uint8Array): Promise<OpenPages> {
  const file = await openPdf(bytes, { picturePixels: mostPixels });
  return {
    count: file.numPages,
    async draw(number) {
      if (number > file.numPages) throw new FootnoteError('damaged', { format: 'PDF' });
      const page = await file.getPage(number);
      try {
        const { width, height } = page.getViewport({ scale: 1 });
        const { canvas, scale } = pageCanvas(width, height, across / width);
        await page.render({ canvas: canvas as never, viewport: page.getViewport({ scale }) }).promise;
        return { png: await pngOf(canvas), width, height };
      } finally {
        page.cleanup();
      }
    },
    close: () => file.loadingTask.destroy(),
  };
}

async function drawPicture(bytes: Uint8Array, number: number): Promise<PagePicture> {
  let at = 0;
  for (const page of (await unpackPages(bytes)).pages) {
    at += 1;
    if (at < number) continue;
    if (!page) break;
    const { width, height } = page;
    const { canvas } = page.draw(Math.min(1, across / width));
    return { png: await pngOf(canvas), width: width * pointsPerPixel, height: height * pointsPerPixel };
  }
  throw new FootnoteError('damaged', { format: 'TIFF' });
}

const pngOf = (canvas: Canvas): Promise<Uint8Array> => canvas.encode('png');
