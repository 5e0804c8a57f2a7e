/**
 * Downloads a model that a person asked for by name: the one place of the product that reaches a network. A download
 * that was cut goes on where it stopped, if the server still has the same file.
 */

import { createHash } from 'node:crypto';
import { createReadStream, existsSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { open, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { FootnoteError } from '../contract/index.ts';
import { checkRoom, withRoom } from './store/transfer.ts';

export type Get = typeof globalThis.fetch;

export interface DownloadOptions {
  readonly url: string;
  /** Null where nobody has said it: then the file is only as good as its server. */
  readonly sha256: string | null;
  /** The finished file. */
  readonly target: string;
  readonly get?: Get;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((done: number, total: number | null) => void) | undefined;
}

/** @throws FootnoteError `download-failed`, `download-damaged`, `models-disk-full`, `cancelled` */
export async function download(options: DownloadOptions): Promise<void> {
  const { url, target, sha256, signal, onProgress, get = globalThis.fetch } = options;
  const part = `${target}.part`;
  mkdirSync(path.dirname(target), { recursive: true });
  let whole = 0;
  try {
    const answer = await askFor(get, url, part, signal);
    const resumed = answer.status === 206;
    let done = resumed ? statSync(part).size : 0;
    const length = Number(answer.headers.get('content-length') ?? Number.NaN);
    const total = Number.isFinite(length) ? done + length : null;
    whole = total ?? 0;
    await checkRoom(path.dirname(target), Number.isFinite(length) ? length : 0);
    await writeFile(`${part}.tag`, tagOf(answer));
    const file = await open(part, resumed ? 'a' : 'w');
    try {
      // Each piece is on the disk before the next is taken: a cut loses nothing that came.
      for await (const chunk of answer.body as unknown as AsyncIterable<Uint8Array>) {
        whole = Math.max(whole, done + chunk.length);
        await file.writeFile(chunk);
        done += chunk.length;
        onProgress?.(done, total);
      }
      await file.sync();
    } finally {
      await file.close();
    }
    if (total !== null && done < total) throw new Error('the connection was cut');
  } catch (error) {
    // Without a tag it cannot be gone on with, and would only fill the disk.
    if (existsSync(`${part}.tag`) && (await readFile(`${part}.tag`, 'utf8')) === '') forget(part);
    throw downloadError(await withRoom(error, path.dirname(target), async () => whole), url);
  }
  if (sha256 !== null && (await sumOf(part)) !== sha256) {
    forget(part);
    throw new FootnoteError('download-damaged', { url });
  }
  await rename(part, target);
  forget(part);
}

async function askFor(
  get: Get,
  url: string,
  part: string,
  signal: AbortSignal | undefined,
): Promise<Response> {
  const tag = existsSync(part) && existsSync(`${part}.tag`) ? await readFile(`${part}.tag`, 'utf8') : '';
  const headers: Record<string, string> =
    // Without a tag nobody can say whether it is still the same file.
    tag === '' || statSync(part).size === 0
      ? {}
      : { range: `bytes=${statSync(part).size}-`, 'if-range': tag };
  const answer = await get(url, { headers, redirect: 'follow', ...(signal && { signal }) });
  // All of it was there already, or the rest cannot be had: from the beginning.
  if (answer.status === 416) {
    forget(part);
    return askFor(get, url, part, signal);
  }
  if (!answer.ok || !answer.body) throw new Error(`HTTP ${answer.status}`);
  return answer;
}

const tagOf = ({ headers }: Response): string => {
  const etag = headers.get('etag') ?? '';
  // A weak tag does not promise the same bytes.
  return etag.startsWith('W/') ? '' : etag;
};

function forget(part: string): void {
  rmSync(part, { force: true });
  rmSync(`${part}.tag`, { force: true });
}

async function sumOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 })) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

function downloadError(error: unknown, url: string): unknown {
  if (error instanceof FootnoteError) return error;
  const { name, message, cause } = error as Error;
  if (name === 'AbortError') return new FootnoteError('cancelled', {}, error);
  const reason = cause instanceof Error ? cause.message : message;
  return new FootnoteError('download-failed', { url, reason: reason.replace(/\.$/, '') }, error);
}
