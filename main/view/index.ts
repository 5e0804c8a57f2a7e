/**
 * The cited page as the UI shows it: read by the same reader as ingest, so that positions agree, the place marked, the
 * site's frame and hidden parts left out, sanitised, in a stylesheet of our own.
 */
import { randomBytes } from 'node:crypto';
import type { Document } from '../contract/document.ts';
import type { Locale } from '../contract/errors.ts';
import { applyBase, type HtmlReading, readForView } from '../ingest/formats/index.ts';
import { type BlocksLook, blocksMarkup } from './blocks.ts';
import { escapeText } from './escape.ts';
import { markPosition, type Position } from './mark.ts';
import { plainTextMarkup } from './plain-text.ts';
import { prune } from './prune.ts';
import { sanitise } from './sanitise.ts';
import { stylesheet, type Theme } from './stylesheet.ts';

export { createPagePictures, type PagePictures, type PageSource } from '../ingest/formats/index.ts';
export { citedPage } from './page-figure.ts';

export interface RenderOptions {
  /** What to mark, in characters of `Document.text`. */
  readonly position?: Position;
  /**
   * The address that shows a link's target: a path on the host (addresses with a scheme are not let through). The
   * target is relative to the file (a page's `<base>` is applied); null
   * leaves the link's text without a target. Links inside the page are kept as they are and not asked for.
   */
  readonly linkTo: (href: string) => string | null;
  /** The address of a picture, likewise; null shows its alternative text instead. */
  readonly imageAt: (href: string) => string | null;
  /** The reader's language; used where the document's own is not known. */
  readonly locale: Locale;
  /** The application's theme; the system's where it is not given. */
  readonly theme?: Theme | undefined;
}

export interface RenderedDocument {
  /** A whole HTML document without scripts; nothing in it is loaded but what `imageAt` named. */
  readonly html: string;
  /** True where the position was found and marked; its first mark has the id `cited`. */
  readonly marked: boolean;
}

/** Renders a file for reading. Throws what `readDocument` throws. */
export function renderDocument(bytes: Uint8Array, path: string, options: RenderOptions): RenderedDocument {
  const reading = readForView(bytes, path);
  const { content, marked } =
    'page' in reading ? pageContent(reading, options) : plainTextMarkup(reading, options.position);
  return { html: wrapped(reading.document, content, options), marked };
}

/** Renders a document from the blocks that ingest kept: for formats that are no markup. */
export function renderBlocks(
  document: Document,
  options: BlocksLook & Pick<RenderOptions, 'theme'>,
): RenderedDocument {
  const { content, marked } = blocksMarkup(document, options);
  return { html: wrapped(document, content, options), marked };
}

function pageContent(reading: HtmlReading, options: RenderOptions): { content: string; marked: boolean } {
  const { page, base, leftOut } = reading;
  const nonce = randomBytes(12).toString('hex');
  const { position } = options;
  const marked =
    position !== undefined && markPosition(reading, position, { name: 'data-footnote', value: nonce });
  if (page.body) prune(page.body, leftOut);
  const content = sanitise(page.bodyMarkup(), {
    nonce,
    linkTo: (href) => options.linkTo(applyBase(href, base)),
    imageAt: (href) => options.imageAt(applyBase(href, base)),
  });
  return { content, marked };
}

function wrapped(
  document: Document,
  content: string,
  { locale, theme }: Pick<RenderOptions, 'locale' | 'theme'>,
): string {
  const lang = document.language === 'other' ? locale : document.language;
  return `<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${escapeText(document.title)}</title>
<style>${stylesheet(theme)}</style>
</head>
<body>
<main>
${content}
</main>
</body>
</html>
`;
}
