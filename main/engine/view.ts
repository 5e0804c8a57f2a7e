/**
 * What the frame beside an answer shows: documents rendered for reading, and images below their root. The frame has no
 * cookie and an opaque origin, so the way in is a token in the path, new with each engine.
 */
import { randomBytes } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { asFootnoteError, type Document, FootnoteError, type Locale } from '../contract/index.ts';
import type { Library, StoredDocument } from '../library/index.ts';
import { createDrawnPages, isDrawn, readOriginal } from './drawn-pages.ts';
import { originalPath } from './originals.ts';
import { createSlidePictures } from './slide-pictures.ts';

export interface ViewResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array | string;
}

interface Position {
  readonly start: number;
  readonly end: number;
}

/** How a document is shown. */
export interface Look {
  readonly position?: Position | undefined;
  /** Only this page of it, from 1; for documents whose pages can be drawn. */
  readonly page?: number | undefined;
  /** The text alone, at once: what is read until the page is drawn. */
  readonly meanwhile?: boolean | undefined;
  readonly theme?: 'light' | 'dark' | undefined;
  readonly locale?: Locale | undefined;
}

/** Addresses on the host. */
export interface ViewAddresses {
  /** With the place marked. What stands there comes once its page is drawn, or cannot be. */
  readonly url: string;
  /** Its text alone, to be read until then; null where there is no page to be drawn. */
  readonly meanwhile: string | null;
}

export interface ViewHost {
  addresses(document: StoredDocument, look: Look): ViewAddresses;
  /** Its pages that can be looked at, and the one that the position begins on (from 1); null where there are none. */
  pages(
    document: StoredDocument,
    position: Position | undefined,
  ): Promise<{ readonly count: number; readonly cited: number } | null>;
  /** @param request path and query below `/view` */
  respond(request: string): Promise<ViewResponse>;
  close(): Promise<void>;
}

const imageTypes: Readonly<Record<string, string>> = {
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
  '.bmp': 'image/bmp',
  '.svg': 'image/svg+xml',
};
/** Bytes; a larger picture is not sent. */
const largestImage = 32 * 2 ** 20;

/** No scripts, no forms, nothing from elsewhere; shown only inside the application itself. */
const frameHeaders = {
  'content-security-policy':
    "sandbox; default-src 'none'; img-src 'self' data:; style-src 'unsafe-inline'; frame-ancestors 'self'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
};

export function createView({ library }: { readonly library: () => Library }): ViewHost {
  const pages = createDrawnPages();
  const slidePicture = createSlidePictures();
  const token = randomBytes(24).toString('base64url');
  const encoded = (relative: string) => relative.split('/').map(encodeURIComponent).join('/');

  const page = async (document: StoredDocument, query: URLSearchParams): Promise<ViewResponse> => {
    // Loaded with the first page shown: sanitising and its parser are not needed to answer.
    const [{ renderBlocks, renderDocument }, { targetOf, unpackContent }] = await Promise.all([
      import('../view/index.ts'),
      import('../ingest/index.ts'),
    ]);
    const start = Number(query.get('start'));
    const end = Number(query.get('end'));
    const given = query.get('theme');
    const theme = given === 'light' || given === 'dark' ? given : undefined;
    const locale: Locale = query.get('locale') === 'en' ? 'en' : 'ko';
    const position = end > start ? { start, end } : undefined;
    const number = Number(query.get('page'));
    const wanted = isDrawn(document) && Number.isSafeInteger(number) && number > 0 ? number : undefined;
    const shown = (html: string): ViewResponse => ({
      status: 200,
      headers: { ...frameHeaders, 'content-type': 'text/html; charset=utf-8' },
      body: html,
    });
    const kept = library().content(document.id);
    if (kept) {
      const content = unpackContent(kept);
      const meanwhile = query.has('meanwhile');
      const picture = await pictureOf(document, content, { position, page: wanted, meanwhile });
      const pictureAt = (name: string) => `/view/${token}/s/${document.id}/${encoded(name)}`;
      return shown(renderBlocks(content, { position, locale, theme, picture, page: wanted, pictureAt }).html);
    }
    const bytes = await readOriginal(document);
    // Links inside the frame keep the look.
    const look = new URLSearchParams([...query].filter(([name]) => name === 'theme' || name === 'locale'));
    const target = (href: string) => targetOf(href, document.path);
    const { html } = renderDocument(bytes, document.path, {
      ...(position ? { position } : {}),
      locale,
      theme,
      linkTo: (href) => {
        const to = target(href);
        const linked = to && library().documentAt(document.rootId, to);
        return linked ? `/view/${token}/d/${linked.id}?${look}${fragmentOf(href)}` : null;
      },
      imageAt: (href) => {
        const to = target(href);
        return to && imageTypes[path.posix.extname(to).toLowerCase()]
          ? `/view/${token}/i/${document.rootId}/${encoded(to)}`
          : null;
      },
    });
    return shown(html);
  };

  /** The cited page as it looks, or the wanted one; null where the document has none. */
  const pictureOf = async (
    document: StoredDocument,
    content: Document,
    { position, page: wanted, meanwhile = false }: Look,
  ) => {
    const cited = await citedIn(document, content, position, wanted);
    if (!cited) return null;
    const picture = meanwhile ? null : await pages.draw(document, cited.number);
    return picture ? { ...cited, ...picture } : { number: cited.number, drawing: meanwhile };
  };

  const image = async (rootId: number, relative: string): Promise<ViewResponse> => {
    const root = library()
      .roots()
      .find((r) => r.id === rootId);
    const type = imageTypes[path.posix.extname(relative).toLowerCase()];
    if (!root || !type) throw new FootnoteError('document-missing');
    const file = originalPath(root.path, relative);
    if ((await stat(file)).size > largestImage) throw new FootnoteError('document-missing');
    return { status: 200, headers: { ...frameHeaders, 'content-type': type }, body: await readFile(file) };
  };

  const address = (document: StoredDocument, { position, theme, locale, page, meanwhile }: Look): string => {
    const query = new URLSearchParams();
    if (position) {
      query.set('start', String(position.start));
      query.set('end', String(position.end));
    }
    if (page) query.set('page', String(page));
    if (meanwhile) query.set('meanwhile', '');
    if (theme) query.set('theme', theme);
    if (locale) query.set('locale', locale);
    return `/view/${token}/d/${document.id}?${query}${position ? '#cited' : ''}`;
  };

  const ofSlide = async (id: number, part: string): Promise<ViewResponse> => {
    const document = library().document(id);
    const picture = document?.format === 'pptx' ? await slidePicture(document, part) : null;
    if (!picture) throw new FootnoteError('document-missing');
    return { status: 200, headers: { ...frameHeaders, 'content-type': picture.type }, body: picture.bytes };
  };

  return {
    addresses: (document, look) => ({
      url: address(document, look),
      meanwhile: isDrawn(document) ? address(document, { ...look, meanwhile: true }) : null,
    }),
    async pages(document, position) {
      const kept = isDrawn(document) ? library().content(document.id) : null;
      if (!kept) return null;
      const { unpackContent } = await import('../ingest/index.ts');
      const cited = await citedIn(document, unpackContent(kept), position);
      const count = cited && (await pages.count(document));
      return count ? { count, cited: cited.number } : null;
    },
    close: () => pages.close(),
    respond: async (request) => {
      try {
        const url = new URL(request, 'http://view');
        const [given, kind, id, ...rest] = url.pathname.slice(1).split('/');
        if (given !== token) return refusal(404, new FootnoteError('document-missing'));
        if (kind === 'd') {
          const document = library().document(Number(id));
          if (!document) return refusal(404, new FootnoteError('document-missing'));
          return await page(document, url.searchParams);
        }
        if (kind === 'i') return await image(Number(id), rest.map(decodeURIComponent).join('/'));
        if (kind === 's') return await ofSlide(Number(id), rest.map(decodeURIComponent).join('/'));
        return refusal(404, new FootnoteError('document-missing'));
      } catch (error) {
        return refusal(404, asFootnoteError(error));
      }
    },
  };
}

async function citedIn(
  document: StoredDocument,
  content: Document,
  position: Position | undefined,
  wanted?: number,
) {
  if (!isDrawn(document)) return null;
  const { citedPage } = await import('../view/index.ts');
  return citedPage(content, position, wanted);
}

function fragmentOf(href: string): string {
  const hash = href.indexOf('#');
  return hash < 0 ? '' : href.slice(hash);
}

/** A page of its own, since it stands in the frame: both languages, no markup from outside. */
function refusal(status: number, error: FootnoteError): ViewResponse {
  const escaped = (text: string) => text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);
  const [ko, en] = [error.words('ko'), error.words('en')];
  const lines = [`${ko.message} ${ko.action}`, `${en.message} ${en.action}`];
  return {
    status,
    headers: { ...frameHeaders, 'content-type': 'text/html; charset=utf-8' },
    body: `<!doctype html><meta charset="utf-8"><title>Footnote</title>${lines.map((l) => `<p>${escaped(l)}</p>`).join('')}`,
  };
}
