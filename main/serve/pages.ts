/** The user interface's built files. The folder is read once: what is not in the list cannot be asked for. */
import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { FootnoteError } from '../contract/index.ts';

export interface Page {
  readonly type: string;
  /** True where the build put a hash of the content into the name. */
  readonly immutable: boolean;
  read(): Promise<Uint8Array>;
}

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

/** URL path (`/`, `/assets/index-1a2b.js`) → file. Fails with `file-missing` where nothing was built. */
export async function listPages(folder: string): Promise<ReadonlyMap<string, Page>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch((error: unknown) => {
    throw new FootnoteError('file-missing', { path: join(folder, 'index.html') }, error);
  });
  const pages = new Map<string, Page>();
  for (const entry of entries) {
    const type = types[extname(entry.name)];
    // Not followed: a symbolic link could lead out of the folder.
    if (!entry.isFile() || type === undefined) continue;
    const file = join(entry.parentPath, entry.name);
    const path = `/${relative(folder, file).split(sep).join('/')}`;
    pages.set(path, { type, immutable: path.startsWith('/assets/'), read: () => readFile(file) });
  }
  const start = pages.get('/index.html');
  if (start === undefined) throw new FootnoteError('file-missing', { path: join(folder, 'index.html') });
  return pages.set('/', start);
}
