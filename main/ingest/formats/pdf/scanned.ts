/** Pages without a text layer: rendered and recognised. */
import { OPS, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PageItems } from '../layout/index.ts';
import { pageCanvas, recognise } from '../ocr/index.ts';
import type { Drawn } from './graphics.ts';
import { openPdf } from './open.ts';

/** 200 dpi: 1.2 % character errors on Korean at 10 points; more pixels cost time and gain little. */
const pointsToPixels = 200 / 72;
/** Pixels of a picture in the file that is decoded; larger ones are left out. */
const mostPixels = 120_000_000;

/** Fewer glyphs are a page number or a stamp on a scan; many unknown ones are a font without a map to characters. */
const leastGlyphs = 12;
const mostUnknown = 0.3;

/** A page that may have to be recognised. */
export interface WantingPage {
  readonly number: number;
  /** It has a little text of its own: recognised only if it has a picture too. */
  readonly hasText: boolean;
}

/** Null for a page whose text layer will do. */
export function wanting({ glyphs, unknown }: Drawn, number: number): WantingPage | null {
  const solid = glyphs.filter(({ blank }) => !blank).length;
  if (unknown > solid * mostUnknown) return { number, hasText: false };
  return solid < leastGlyphs ? { number, hasText: solid > 0 } : null;
}

const pictures: ReadonlySet<number> = new Set([
  ...[OPS.paintImageXObject, OPS.paintInlineImageXObject, OPS.paintImageMaskXObject],
  ...[OPS.paintImageMaskXObjectGroup, OPS.paintImageMaskXObjectRepeat, OPS.paintImageXObjectRepeat],
  ...[OPS.paintInlineImageXObjectGroup],
]);

export interface RecognisedPages {
  /** Pages on which something was found. */
  readonly pages: readonly PageItems[];
  /** Pages with text that was too uncertain. */
  readonly unsure: number;
  /** Pages that could not be drawn, or took too long. */
  readonly failed: number;
}

/** Opens the file once more, with its pictures, and recognises the pages one by one. */
export async function recognisePages(
  bytes: Uint8Array,
  wanted: readonly WantingPage[],
): Promise<RecognisedPages> {
  const file = await openPdf(bytes, { picturePixels: mostPixels });
  const pages: PageItems[] = [];
  let unsure = 0;
  let failed = 0;
  try {
    for (const { number, hasText } of wanted) {
      const page = await file.getPage(number);
      if (hasText && !(await hasPicture(page))) continue;
      const { width, height } = page.getViewport({ scale: 1 });
      const { canvas, scale } = pageCanvas(width, height, pointsToPixels);
      const drawn = await page
        .render({ canvas: canvas as never, viewport: page.getViewport({ scale }) })
        .promise.then(() => true)
        .catch(() => false);
      page.cleanup();
      const read = drawn ? await recognise({ canvas, page: number, width, height }) : null;
      if (!read || read.failed) failed++;
      else {
        if (read.unsure) unsure++;
        if (read.items.items.length > 0) pages.push(read.items);
      }
    }
  } finally {
    await file.loadingTask.destroy();
  }
  return { pages, unsure, failed };
}

async function hasPicture(page: PDFPageProxy): Promise<boolean> {
  const { fnArray } = await page.getOperatorList();
  return fnArray.some((operator) => pictures.has(operator));
}
