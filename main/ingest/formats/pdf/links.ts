import type { PageViewport, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PlacedLink } from '../layout/index.ts';
import { apply, matrixOf } from './matrix.ts';

const most = 2_000;

/** The page's links to other files and addresses, with the areas that they cover; links inside the file are left out. */
export async function pageLinks(page: PDFPageProxy, view: PageViewport): Promise<PlacedLink[]> {
  const notes: readonly Record<string, unknown>[] = await page.getAnnotations().catch(() => []);
  const matrix = matrixOf(view.transform)!;
  return notes.slice(0, most).flatMap(({ subtype, unsafeUrl, url, rect }) => {
    const href = String(unsafeUrl ?? url ?? '').trim();
    if (subtype !== 'Link' || href === '' || /^(?:javascript|vbscript|data):/i.test(href) || !isRect(rect))
      return [];
    const [ax, ay] = apply(matrix, rect[0], rect[1]);
    const [bx, by] = apply(matrix, rect[2], rect[3]);
    const box = { x0: Math.min(ax, bx), y0: Math.min(ay, by), x1: Math.max(ax, bx), y1: Math.max(ay, by) };
    return [{ box, href }];
  });
}

function isRect(value: unknown): value is [number, number, number, number] {
  return Array.isArray(value) && value.length === 4 && value.every((one) => Number.isFinite(one));
}
