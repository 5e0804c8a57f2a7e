/** Pages of PDFs, scans and pictures as they look, of files that still are what the library read. */
import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import type { StoredDocument } from '../library/index.ts';
import type { PagePictures, PageSource } from '../view/index.ts';
import { originalPath } from './originals.ts';

/** Formats whose pages can be drawn. */
const drawn: ReadonlySet<string> = new Set(['pdf', 'image']);

export const isDrawn = ({ format }: StoredDocument): boolean => drawn.has(format);

export interface DrawnPages {
  /** Null where it cannot be drawn. */
  draw(document: StoredDocument, page: number): ReturnType<PagePictures['draw']>;
  /** How many pages the file has; null where it cannot be drawn. */
  count(document: StoredDocument): Promise<number | null>;
  close(): Promise<void>;
}

/** Files whose hash is remembered. */
const remembered = 200;

export function createDrawnPages(): DrawnPages {
  let pictures: PagePictures | undefined;
  /** The file as it lies on the disk (path, size, time) → its hash: a file of 100 MB is read once and not with each page. */
  const hashes = new Map<string, string>();

  /** What the library read is shown; a file that has changed since has other pages. */
  const sourceOf = async (document: StoredDocument): Promise<PageSource | null> => {
    const file = originalPath(document.root, document.container ?? document.filePath);
    const { size, mtimeMs } = await stat(file);
    const stamp = JSON.stringify([file, document.path, size, mtimeMs]);
    let read = () => readOriginal(document);
    let hash = hashes.get(stamp);
    if (hash === undefined) {
      const bytes = await readOriginal(document);
      read = async () => bytes;
      hash = createHash('sha256').update(bytes).digest('hex');
      hashes.set(stamp, hash);
      const [oldest] = hashes.keys();
      if (hashes.size > remembered && oldest !== undefined) hashes.delete(oldest);
    }
    return hash === document.hash ? { key: hash, read } : null;
  };
  const asked = async <T>(
    document: StoredDocument,
    ask: (pictures: PagePictures, source: PageSource) => Promise<T | null>,
  ): Promise<T | null> => {
    const source = isDrawn(document) ? await sourceOf(document).catch(() => null) : null;
    if (!source) return null;
    const { createPagePictures } = await import('../view/index.ts');
    pictures ??= createPagePictures();
    return ask(pictures, source);
  };

  return {
    draw: (document, page) => asked(document, (made, source) => made.draw(source, page)),
    count: (document) => asked(document, (made, source) => made.count(source)),
    close: async () => pictures?.close(),
  };
}

/** A file inside another one is taken out of it again. */
export async function readOriginal(document: StoredDocument): Promise<Uint8Array> {
  if (document.container === null) return readFile(originalPath(document.root, document.filePath));
  const { partOf } = await import('../ingest/index.ts');
  const outer = await readFile(originalPath(document.root, document.container));
  return partOf(outer, document.container, document.path);
}
