/** A page saved as one file (MHT, MHTML, RFC 2557): its main page and the pages in its frames, as one page. */
import type { Document } from '../../../contract/document.ts';
import { FootnoteError } from '../../../contract/errors.ts';
import { frameSource } from '../html/frames.ts';
import type { HtmlElement } from '../html/node.ts';
import { isElement } from '../html/node.ts';
import { type Page, parsePage } from '../html/parse.ts';
import { readDocument } from '../index.ts';
import { isProtected } from '../protection.ts';
import { containerLimits, megabytes } from './limits.ts';
import { decodePart } from './mail/charset.ts';
import { hasMailHeader } from './mail/eml.ts';
import { type MimePart, readMime } from './mail/mime.ts';

/** Frames within frames. */
const deepest = 4;

/** @throws FootnoteError as `mhtmlPage`, and as a page's reader */
export async function readMhtml(bytes: Uint8Array, path: string): Promise<Document> {
  const { page, encoding } = await mhtmlPage(bytes);
  const name = path.slice(path.lastIndexOf('/') + 1).replace(/\.mht(?:ml)?$/i, '');
  return { ...readDocument(page, `${name}.html`), encoding };
}

/**
 * The saved page as the HTML file it would be (UTF-8 with a byte order mark), for a reader or a viewer of pages. Frames
 * are put in as what they hold. Pictures stay links to where they came from; their bytes are parts with the same
 * `Content-Location` or `Content-ID`, and could be put in as `data:` addresses here.
 * @throws FootnoteError `not-format`, `encrypted`, `no-text` (empty), `too-large`, `too-deep`, `damaged`
 */
export async function mhtmlPage(
  bytes: Uint8Array,
): Promise<{ page: Uint8Array; encoding: Document['encoding'] }> {
  if (bytes.length === 0) throw new FootnoteError('no-text');
  if (isProtected(bytes)) throw new FootnoteError('encrypted');
  const { mail: limit } = containerLimits;
  if (bytes.length > limit)
    throw new FootnoteError('too-large', { size: megabytes(bytes.length), limit: megabytes(limit) });
  if (!hasMailHeader(bytes)) throw new FootnoteError('not-format', { format: 'MHTML' });
  const root = await readMime(bytes, 'MHTML');
  const parts = leaves(root).filter(({ type, bytes: content }) => isPage(type.value) && content.length > 0);
  const start = root.type.params.get('start');
  const main = parts.find((part) => start !== undefined && part.header('content-id') === start) ?? parts[0];
  if (!main)
    throw new FootnoteError(root.children.length > 0 ? 'no-text' : 'not-format', { format: 'MHTML' });
  const { text, encoding } = textOf(main);
  const byPlace = new Map<string, MimePart>();
  for (const part of parts) {
    const [place, id] = [part.header('content-location'), part.header('content-id').replace(/^<|>$/g, '')];
    if (place) byPlace.set(place, part);
    if (id) byPlace.set(`cid:${id}`, part);
  }
  const whole = withFrames(text, main.header('content-location'), byPlace, new Set([main]), 0);
  return { page: Buffer.from(`\uFEFF${whole}`), encoding };
}

const isPage = (type: string) => type === 'text/html' || type === 'application/xhtml+xml';
const textOf = ({ bytes, type }: MimePart) => decodePart(bytes, type.params.get('charset') ?? null);

function leaves(part: MimePart): MimePart[] {
  return part.children.length > 0 ? part.children.flatMap(leaves) : [part];
}

function withFrames(
  html: string,
  place: string,
  parts: ReadonlyMap<string, MimePart>,
  seen: Set<MimePart>,
  depth: number,
): string {
  if (depth >= deepest || !/<i?frame\b/i.test(html)) return html;
  const page = parsePage(html);
  const contents = framesOf(page).flatMap((frame) => {
    const part = parts.get(frameSource(frame) ?? '') ?? parts.get(absolute(frameSource(frame), place));
    if (!part || seen.has(part)) return [];
    seen.add(part);
    const inner = withFrames(textOf(part).text, part.header('content-location'), parts, seen, depth + 1);
    return [`<div>${parsePage(inner).bodyMarkup()}</div>`];
  });
  if (contents.length === 0) return html;
  const [from, to] = [html.search(/<head[\s>]/i), html.search(/<\/head>/i)];
  const head = from >= 0 && to > from ? html.slice(from, to + 7) : '';
  return `<!doctype html><html>${head}<body>${page.bodyMarkup()}${contents.join('')}</body></html>`;
}

function framesOf(page: Page): HtmlElement[] {
  const found: HtmlElement[] = [];
  const visit = (nodes: Page['root']['children']): void => {
    for (const node of nodes) {
      if (!isElement(node)) continue;
      if (node.name === 'frame' || node.name === 'iframe') found.push(node);
      visit(node.children);
    }
  };
  visit(page.root.children);
  return found;
}

function absolute(source: string | null, place: string): string {
  try {
    return source === null ? '' : new URL(source, place).href;
  } catch {
    return '';
  }
}
