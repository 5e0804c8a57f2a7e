/** Which reader reads a file, and when: pages at once, documents after them, recognising text in pictures last. */
import type { Document } from '../../contract/document.ts';
import { FootnoteError } from '../../contract/errors.ts';
import { readDocument } from './index.ts';
import { extensionOf, readable } from './readable.ts';

export interface ReadOptions {
  /** Recognise text in pictures and in pages without text; slow (about 5 s a page). */
  readonly ocr: boolean;
}

type Reader = (bytes: Uint8Array, name: string, options: ReadOptions) => Promise<Document>;

/** Loaded when the first file of the kind is read: most need megabytes of parser. */
const documentReaders: Readonly<Record<string, () => Promise<Reader>>> = {
  docx: async () => (await import('./docx/index.ts')).readDocx,
  dotx: async () => (await import('./docx/index.ts')).readDocx,
  docm: async () => (await import('./docx/index.ts')).readDocx,
  xlsx: async () => (await import('./spreadsheet/index.ts')).readSpreadsheet,
  xlsm: async () => (await import('./spreadsheet/index.ts')).readSpreadsheet,
  xls: async () => (await import('./spreadsheet/index.ts')).readSpreadsheet,
  ods: async () => (await import('./spreadsheet/index.ts')).readSpreadsheet,
  csv: async () => (await import('./spreadsheet/index.ts')).readCsv,
  tsv: async () => (await import('./spreadsheet/index.ts')).readCsv,
  doc: async () => (await import('./doc/index.ts')).readDoc,
  dot: async () => (await import('./doc/index.ts')).readDoc,
  rtf: async () => (await import('./rtf/index.ts')).readRtf,
  odt: async () => (await import('./odt/index.ts')).readOdt,
  ott: async () => (await import('./odt/index.ts')).readOdt,
  pptx: async () => (await import('./presentation/index.ts')).readPptx,
  ppsx: async () => (await import('./presentation/index.ts')).readPptx,
  pptm: async () => (await import('./presentation/index.ts')).readPptx,
  odp: async () => (await import('./presentation/index.ts')).readOdp,
  ppt: async () => (await import('./presentation/index.ts')).readPpt,
  hwp: async () => (await import('./hwp/index.ts')).readHwp,
  hwpx: async () => (await import('./hwp/index.ts')).readHwpx,
  pdf: async () => {
    const { readPdf } = await import('./pdf/index.ts');
    return (bytes, name, { ocr }) => readPdf(bytes, name, ocr ? {} : { recognisedPages: 0 });
  },
};

/** Text in these is recognised, not read. */
const pictures: Readonly<Record<string, () => Promise<Reader>>> = Object.fromEntries(
  'png jpg jpeg gif bmp webp tif tiff'
    .split(' ')
    .map((extension) => [extension, async () => (await import('./image/index.ts')).readImage]),
);

const containers: ReadonlySet<string> = new Set(['eml', 'msg', 'mht', 'mhtml', 'zip']);

/**
 * - `page`: HTML and plain text, read in threads;
 * - `document`: read in a throw-away process, after the pages;
 * - `container`: holds files of its own; with the documents;
 * - `picture`: its text is recognised, last of all;
 * - `unread`: known, and not read yet; `ignored`: nothing that a person reads.
 */
export type Stage = 'page' | 'document' | 'container' | 'picture' | 'unread' | 'ignored';

export function stageOf(path: string): Stage {
  const extension = extensionOf(path);
  if (extension in documentReaders) return 'document';
  if (extension in pictures) return 'picture';
  if (containers.has(extension)) return 'container';
  const kind = readable(path);
  if (kind === 'attachment') return 'unread';
  return kind === 'ignored' ? 'ignored' : 'page';
}

/**
 * Reads a file of any format but containers.
 * @param path names the format by its extension; nothing is opened
 * @throws FootnoteError where the file cannot be read
 */
export async function readAny(bytes: Uint8Array, path: string, options: ReadOptions): Promise<Document> {
  const extension = trueExtension(bytes, extensionOf(path));
  const load = documentReaders[extension] ?? pictures[extension];
  // A page under another format's name is read as the page that it is.
  if (!load) return readDocument(bytes, extension === extensionOf(path) ? path : `${path}.${extension}`);
  if (bytes.length === 0) throw new FootnoteError('no-text');
  const reader = await load();
  // Some parsers refuse Node's Buffer: a plain view of the same bytes.
  return reader(new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength), nameOf(path), options);
}

/**
 * Korean web systems often hand out pages and rich text as `.doc` and `.xls`: these two are read as what they hold.
 * Every other extension is taken at its word, and its reader says where the bytes are something else.
 */
function trueExtension(bytes: Uint8Array, extension: string): string {
  if (extension !== 'doc' && extension !== 'xls') return extension;
  const head = Buffer.from(bytes.subarray(0, 1024))
    .toString('latin1')
    .replace(/^[\u00ef\u00bb\u00bf\s]+/, '');
  if (head.startsWith('{\\rtf')) return 'rtf';
  if (/^(?:<!doctype html|<html|<head|<table|<\?xml[^>]*>\s*<html)/i.test(head)) return 'html';
  if (head.startsWith('PK')) return extension === 'doc' ? 'docx' : 'xlsx';
  return extension;
}

/** The file's name without folder and extension, NFC. */
function nameOf(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const dot = name.lastIndexOf('.');
  return (dot > 0 ? name.slice(0, dot) : name).normalize('NFC');
}
