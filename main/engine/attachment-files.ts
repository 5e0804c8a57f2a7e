/**
 * What a page's attachments are on the disk now: their size, also of a file that no reader takes (a film, a program),
 * and whether they are there at all. Looked at when a page is shown, never for an answer: a network drive may be slow.
 */
import { realpath, stat } from 'node:fs/promises';
import type { Attachment } from '../contract/index.ts';
import type { Library, StoredDocument } from '../library/index.ts';
import { contains, openable, spellings } from './originals.ts';

/** Milliseconds for all of them. A drive that does not answer keeps one of the engine's threads, not all. */
const patience = 500;

/** Where a path leads in the end, and its size in bytes. */
type Look = (path: string) => Promise<{ readonly real: string; readonly size: number }>;

const onDisk: Look = async (path) => {
  const real = await realpath(path);
  return { real, size: (await stat(real)).size };
};

/** One that was not reached in time, or lies in an archive or a mail, is as the library knows it. */
export async function withFiles(
  library: Library,
  { root, rootId }: StoredDocument,
  attachments: readonly Attachment[],
  { look = onDisk, within = patience }: { readonly look?: Look; readonly within?: number } = {},
): Promise<Attachment[]> {
  const seen: Attachment[] = attachments.map((one) => ({ ...one, opens: openable(one.path) }));
  const insideFile = (path: string) => {
    const parts = path.split('/');
    return parts.some((_, i) => i > 0 && library.documentAt(rootId, parts.slice(0, i).join('/')));
  };
  const lookAtAll = async () => {
    // A drive that is away has lost nothing.
    const home = (await look(root)).real;
    for (const [at, one] of seen.entries()) {
      if (insideFile(one.path)) continue;
      const bytes = await sizeOf(home, root, one.path, look);
      if (bytes !== undefined) seen[at] = bytes === null ? { ...one, missing: true } : { ...one, bytes };
    }
  };
  const waited = Promise.withResolvers<void>();
  const timer = setTimeout(waited.resolve, within);
  await Promise.race([lookAtAll().catch(() => {}), waited.promise]);
  clearTimeout(timer);
  return [...seen];
}

/** Bytes; null where the file is not there, undefined where that cannot be said. */
async function sizeOf(
  home: string,
  root: string,
  path: string,
  look: Look,
): Promise<number | null | undefined> {
  const places = spellings(root, path);
  for (const place of places) {
    try {
      const { real, size } = await look(place);
      // A link on the disk may lead out of the root: what lies there is nobody's business.
      return contains(home, real) ? size : undefined;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') return undefined;
    }
  }
  return places.length > 0 ? null : undefined;
}
