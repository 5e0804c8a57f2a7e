/** The pictures of slides, out of presentations that still are what the library read. */
import { createHash } from 'node:crypto';
import type { StoredDocument } from '../library/index.ts';
import { readOriginal } from './drawn-pages.ts';

/** Milliseconds that a presentation is held for its next picture: a frame asks for all of them at once. */
const held = 20_000;

type Pictures = ReturnType<typeof import('../ingest/index.ts')['openPictures']>;

/** Gives a picture by its name in the package; null where the file is another one now, or has no such picture. */
export function createSlidePictures(): (
  document: StoredDocument,
  part: string,
) => Promise<ReturnType<Pictures>> {
  let open: { readonly hash: string; readonly pictures: Promise<Pictures | null> } | null = null;
  let letGo: NodeJS.Timeout | undefined;

  const opened = async (document: StoredDocument): Promise<Pictures | null> => {
    const bytes = await readOriginal(document);
    if (createHash('sha256').update(bytes).digest('hex') !== document.hash) return null;
    const { openPictures } = await import('../ingest/index.ts');
    return openPictures(bytes);
  };
  return async (document, part) => {
    if (open?.hash !== document.hash)
      open = { hash: document.hash, pictures: opened(document).catch(() => null) };
    clearTimeout(letGo);
    letGo = setTimeout(() => {
      open = null;
    }, held);
    letGo.unref();
    return (await open.pictures)?.(part) ?? null;
  };
}
