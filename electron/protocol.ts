/**
 * `footnote://app/…`: the built user interface, and under `/view/` the manuals that its frames show.
 *
 * Both lie under one host, so the path that the engine gives for a manual works here as it does on the loopback host.
 * That is safe because a manual never has this origin: every answer under `/view/` carries the directive `sandbox`
 * without `allow-same-origin` (added here, whatever the engine says), so the frame's origin is opaque: it runs no
 * script, cannot reach its parent, its storage or the preload, and guards.ts keeps it under `/view/`.
 */
import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import type { ElectronApi } from './api.ts';
import type { ViewAnswer } from './messages.ts';
import { scheme } from './origin.ts';

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

const pageHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "font-src 'self'",
    "img-src 'self' data:",
    // The engine is spoken to over a message port: the page needs no network at all.
    "connect-src 'none'",
    "frame-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'cross-origin-opener-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

/** A second policy beside the engine's: both hold. */
const viewPolicy = `default-src 'none'; style-src 'unsafe-inline' ${scheme}:; img-src data: ${scheme}:; font-src ${scheme}:; sandbox`;

/** Must be called before Electron is ready. */
export function registerScheme(electron: Pick<ElectronApi, 'protocol'>): void {
  const privileges = { standard: true, secure: true, supportFetchAPI: true, codeCache: true };
  electron.protocol.registerSchemesAsPrivileged([{ scheme, privileges }]);
}

export interface Served {
  /** The built user interface. It is listed once; what is not in the list cannot be asked for. */
  readonly rendererFolder: string;
  /** `path` is what follows `/view`, with its query. */
  view(path: string): Promise<ViewAnswer>;
}

export async function serveScheme(electron: Pick<ElectronApi, 'protocol'>, served: Served): Promise<void> {
  const files = await listFiles(served.rendererFolder);
  electron.protocol.handle(scheme, async (request) => {
    const { host, pathname, search } = new URL(request.url);
    if (host !== 'app' || (request.method !== 'GET' && request.method !== 'HEAD')) return nothing(404);
    if (pathname.startsWith('/view/')) {
      const { status, headers, body } = await served.view(pathname.slice('/view'.length) + search);
      const own = new Headers(headers);
      own.append('content-security-policy', viewPolicy);
      own.set('x-content-type-options', 'nosniff');
      return new Response(body as Uint8Array<ArrayBuffer> | string, { status, headers: own });
    }
    const file = files.get(pathname === '/' ? '/index.html' : pathname);
    if (file === undefined) return nothing(404);
    const headers = { ...pageHeaders, 'content-type': types[extname(file)] ?? 'application/octet-stream' };
    return new Response(new Uint8Array(await readFile(file)), { headers });
  });
}

function nothing(status: number): Response {
  return new Response(null, { status, headers: pageHeaders });
}

async function listFiles(folder: string): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>();
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || types[extname(entry.name)] === undefined) continue;
    const file = join(entry.parentPath, entry.name);
    files.set(`/${relative(folder, file).split(sep).join('/')}`, file);
  }
  return files;
}
