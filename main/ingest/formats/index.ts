/**
 * Reading files: bytes to a `Document`. Ingest and the view read with the same code, so that positions agree.
 * Knows nothing of folders, libraries or links between files.
 */
import type { Document } from '../../contract/document.ts';
import { FootnoteError } from '../../contract/errors.ts';
import type { Unpacked } from './container/index.ts';
import { decode } from './encoding/index.ts';
import { type HtmlReading, readHtml } from './html/index.ts';
import { limits } from './limits.ts';
import { extensionOf, readable } from './readable.ts';
import { hasMarkup, isBinaryFormat, looksBinary } from './sniff.ts';
import { readText, type TextReading } from './text/index.ts';

export type { Unpacked } from './container/index.ts';
export { blockFingerprint } from './fingerprint.ts';
export { applyBase } from './html/head.ts';
export { isHidden } from './html/hidden.ts';
export type { HtmlReading } from './html/index.ts';
export { type HtmlElement, type HtmlNode, type HtmlParent, type HtmlText, isElement } from './html/node.ts';
export { isSavedPart } from './html/saved-part.ts';
export type { Piece } from './html/text-builder.ts';
export { limits } from './limits.ts';
export type { PagePicture } from './page-picture.ts';
export { createPagePictures, type PagePictures, type PageSource } from './page-pictures.ts';
export { openPictures } from './presentation/pptx/pictures.ts';
export { extensionOf, type Readability, readable } from './readable.ts';
export { type ReadOptions, readAny, type Stage, stageOf } from './readers.ts';
export type { TextPiece, TextReading } from './text/index.ts';

/**
 * Reads a page or a plain text file.
 * @param path names the format by its extension, and the title as a last resort; nothing is opened
 * @throws FootnoteError `not-html`, `not-text`, `too-large`, `too-many-elements`, `too-deep`, `no-text`; `unreadable-yet` for other types
 */
export function readDocument(bytes: Uint8Array, path: string): Document {
  return read(bytes, path, false).document;
}

/** As `readDocument`, with what the view needs to find a position of the text in the page again. */
export function readForView(bytes: Uint8Array, path: string): HtmlReading | TextReading {
  return read(bytes, path, true);
}

function read(bytes: Uint8Array, path: string, forView: boolean): HtmlReading | TextReading {
  const kind = readable(path);
  if (kind !== 'html' && kind !== 'text')
    throw new FootnoteError('unreadable-yet', { format: extensionOf(path).toUpperCase() });
  if (bytes.length > limits.bytes)
    throw new FootnoteError('too-large', { size: megabytes(bytes.length), limit: megabytes(limits.bytes) });
  const wrongType = kind === 'html' ? 'not-html' : 'not-text';
  if (isBinaryFormat(bytes)) throw new FootnoteError(wrongType);
  const { text, encoding } = decode(bytes);
  if (text.trim() === '') throw new FootnoteError('no-text');
  if (looksBinary(text)) throw new FootnoteError(wrongType);
  const name = nameOf(path);
  if (kind === 'text') return readText(text, encoding, name, forView);
  if (!hasMarkup(text)) throw new FootnoteError('not-html');
  return readHtml(text, encoding, name, forView);
}

function megabytes(bytes: number): number {
  return Math.round(bytes / 1_000_000);
}

/** The file's name without its extension, NFC. */
function nameOf(path: string): string {
  const name = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  const extension = extensionOf(path);
  return (extension === '' ? name : name.slice(0, -extension.length - 1)).normalize('NFC') || path;
}

/**
 * A CSV or XLSX file as plain rows, for lists that people hand over; the reader is loaded with the first one.
 * @throws FootnoteError where it cannot be read
 */
export async function readRows(bytes: Uint8Array, name: string): Promise<string[][]> {
  const spreadsheet = await import('./spreadsheet/rows.ts');
  return spreadsheet.readRows(bytes, name);
}

/**
 * Takes a container apart; its code is loaded with the first one.
 * @throws FootnoteError where it cannot be opened
 */
export async function unpack(bytes: Uint8Array, path: string): Promise<Unpacked> {
  const container = await import('./container/index.ts');
  return container.unpack(bytes, path);
}
