/**
 * PDF with pdf.js: the text layer by what is drawn where (reading order, headings, tables by their rules), by the
 * structure of tagged files where there is one, and by recognition (OCR) on pages without a text layer.
 */
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Document } from '../../../contract/document.ts';
import { FootnoteError } from '../../../contract/errors.ts';
import { buildDocument } from '../document-builder.ts';
import {
  charactersOf,
  itemsOfPage,
  lineCount,
  type PageContent,
  type PageItems,
  writePages,
} from '../layout/index.ts';
import { isProtected } from '../protection.ts';
import { bookmarksOf } from './bookmarks.ts';
import { type Drawn, type LoadedFont, readGraphics } from './graphics.ts';
import { pageLinks } from './links.ts';
import { matrixOf } from './matrix.ts';
import { isPdf, openPdf } from './open.ts';
import { recognisePages, type WantingPage, wanting } from './scanned.ts';
import type { TagNode } from './tag-nodes.ts';
import { taggedItems } from './tagged.ts';
import { meaningfulTitle } from './title.ts';

export const pdfLimits = {
  /** Bytes; a 200 MB file takes about as much memory again. */
  bytes: 200_000_000,
  /** Pages that are read; a notice says how many are left. */
  pages: 5_000,
  /** Lines of text, those in cells too; a notice as for pages. Each takes about 1.5 KB until the file is written. */
  lines: 250_000,
  /** Pages without a text layer that are recognised, at about 5 s each; a notice says how many are left. */
  recognisedPages: 60,
} as const;

export interface PdfOptions {
  /** How many pages without a text layer are recognised; 0 turns recognition off. Default `pdfLimits.recognisedPages`. */
  readonly recognisedPages?: number;
}

/**
 * @param name the file's name without extension, the last resort for a title
 * @throws FootnoteError `encrypted`, `not-format`, `damaged`, `too-large`, `no-text`
 */
export async function readPdf(bytes: Uint8Array, name: string, options: PdfOptions = {}): Promise<Document> {
  if (bytes.length > pdfLimits.bytes) {
    const size = Math.round(bytes.length / 1_000_000);
    throw new FootnoteError('too-large', { size, limit: pdfLimits.bytes / 1_000_000 });
  }
  if (isProtected(bytes)) throw new FootnoteError('encrypted');
  if (!isPdf(bytes)) throw new FootnoteError('not-format', { format: 'PDF' });
  const file = await openPdf(bytes, { picturePixels: 0 });
  try {
    return await read(file, bytes, name, options.recognisedPages ?? pdfLimits.recognisedPages);
  } catch (error) {
    if (error instanceof FootnoteError) throw error;
    throw new FootnoteError('damaged', { format: 'PDF' }, error);
  } finally {
    await file.loadingTask.destroy();
  }
}

async function read(
  file: PDFDocumentProxy,
  bytes: Uint8Array,
  name: string,
  mostRecognised: number,
): Promise<Document> {
  const notices: NonNullable<Document['notices']>[number][] = [];
  const pages: PageItems[] = [];
  const unread: WantingPage[] = [];
  const last = Math.min(file.numPages, pdfLimits.pages);
  const trusted = await tagsAreTrusted(file);
  let damaged = 0;
  let lines = 0;
  for (let number = 1; number <= last && lines < pdfLimits.lines; number++) {
    const page = await pageOrNull(file, number);
    const read = page && (await readPage(page, number, trusted).catch(() => null));
    page?.cleanup();
    if (!read) {
      damaged++;
      continue;
    }
    lines += lineCount(read.items);
    pages.push(read.items);
    const lacks = wanting(read.drawn, number);
    if (lacks) unread.push(lacks);
  }
  if (damaged === last) throw new FootnoteError('damaged', { format: 'PDF' });
  const left = file.numPages - pages.length;
  if (left > 0) notices.push({ code: 'pages-left-out', params: { count: left } });
  if (unread.length > 0 && mostRecognised > 0) {
    const recognised = await recognisePages(bytes, unread.slice(0, mostRecognised));
    for (const items of recognised.pages) {
      const at = pages.findIndex(({ number }) => number === items.number);
      if (charactersOf(items) > charactersOf(pages[at]!)) pages[at] = items;
    }
    if (recognised.unsure > 0) notices.push({ code: 'ocr-unsure', params: { count: recognised.unsure } });
    if (recognised.failed > 0) notices.push({ code: 'pages-left-out', params: { count: recognised.failed } });
  }
  const later = unread.slice(mostRecognised).filter(({ hasText }) => !hasText).length;
  if (later > 0) notices.push({ code: 'ocr-left-out', params: { count: later } });

  const builder = buildDocument();
  const heading = writePages(pages, await bookmarksOf(file), builder);
  const told = await file.getMetadata().catch(() => null);
  const title =
    meaningfulTitle((told?.info as { Title?: unknown } | undefined)?.Title, name) || heading || name;
  const document = builder.finish({ format: 'pdf', title, notices });
  if (document.blocks.length === 0) throw new FootnoteError('no-text');
  return document;
}

async function pageOrNull(file: PDFDocumentProxy, number: number): Promise<PDFPageProxy | null> {
  return file.getPage(number).catch(() => null);
}

async function tagsAreTrusted(file: PDFDocumentProxy): Promise<boolean> {
  const info: unknown = await file.getMarkInfo().catch(() => null);
  const of = (key: string) =>
    info instanceof Map ? info.get(key) : (info as Record<string, unknown> | null)?.[key];
  return of('Marked') === true && of('Suspects') !== true;
}

async function readPage(
  page: PDFPageProxy,
  number: number,
  trusted: boolean,
): Promise<{ items: PageItems; drawn: Drawn }> {
  const view = page.getViewport({ scale: 1 });
  const operators = await page.getOperatorList();
  const drawn = readGraphics(operators, matrixOf(view.transform)!, (font) =>
    page.commonObjs.has(font) ? (page.commonObjs.get(font) as LoadedFont) : undefined,
  );
  const content: PageContent = {
    number,
    width: view.width,
    height: view.height,
    ...drawn,
    links: await pageLinks(page, view),
  };
  const told = trusted
    ? taggedItems(await (page.getStructTree() as Promise<TagNode | null>).catch(() => null), content)
    : null;
  return { items: told ?? itemsOfPage(content), drawn };
}
