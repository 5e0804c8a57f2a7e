/** Brings a file into the models' folder, whole or not at all, with its SHA-256 on the way. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { link, open, rename, rm, stat, statfs } from 'node:fs/promises';
import path from 'node:path';
import { FootnoteError } from '../../contract/index.ts';

export interface Transfer {
  readonly sha256: string;
  readonly bytes: number;
}

export interface TransferOptions {
  readonly signal?: AbortSignal | undefined;
  /** Bytes so far. */
  readonly onProgress?: ((done: number) => void) | undefined;
}

/**
 * Linked where both lie on one disk (a model of gigabytes is there once, then, and needs no room), else copied.
 * @throws FootnoteError `models-disk-full`, `cancelled`, `read-failed`
 */
export async function bringIn(source: string, target: string, options: TransferOptions): Promise<Transfer> {
  const part = path.join(path.dirname(target), `.${path.basename(target)}.${process.pid}.part`);
  await rm(part, { force: true });
  try {
    const linked = await link(source, part).then(
      () => true,
      () => false,
    );
    const transfer = linked ? await hashFile(part, options) : await copy(source, part, options);
    await rename(part, target);
    return transfer;
  } catch (error) {
    await rm(part, { force: true });
    throw await withRoom(error, path.dirname(target), () => stat(source).then(({ size }) => size));
  }
}

/** @throws as `bringIn` */
export async function hashFile(file: string, { signal, onProgress }: TransferOptions): Promise<Transfer> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20, ...(signal && { signal }) })) {
    hash.update(chunk as Buffer);
    bytes += (chunk as Buffer).length;
    onProgress?.(bytes);
  }
  return { sha256: hash.digest('hex'), bytes };
}

async function copy(
  source: string,
  part: string,
  { signal, onProgress }: TransferOptions,
): Promise<Transfer> {
  await checkRoom(path.dirname(part), (await stat(source)).size);
  const to = await open(part, 'wx');
  const hash = createHash('sha256');
  let bytes = 0;
  try {
    for await (const chunk of createReadStream(source, {
      highWaterMark: 1 << 20,
      ...(signal && { signal }),
    })) {
      hash.update(chunk as Buffer);
      await to.writeFile(chunk as Buffer);
      bytes += (chunk as Buffer).length;
      onProgress?.(bytes);
    }
    await to.sync();
  } finally {
    await to.close();
  }
  return { sha256: hash.digest('hex'), bytes };
}

/** @throws FootnoteError `models-disk-full` where the folder's disk has not so many bytes free */
export async function checkRoom(folder: string, bytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  if (bavail * bsize < bytes) throw noRoom(bytes, bavail * bsize);
}

const noRoom = (bytes: number, free: number, cause?: unknown) =>
  new FootnoteError(
    'models-disk-full',
    { needed: Math.ceil(bytes / 1e6), free: Math.floor(free / 1e6) },
    cause,
  );

/** A disk that became full on the way, with what the whole file needs and what is free; else as `diskError`. */
export async function withRoom(
  error: unknown,
  folder: string,
  bytes: () => Promise<number>,
): Promise<unknown> {
  const { code } = error as NodeJS.ErrnoException;
  if (code !== 'ENOSPC' && code !== 'EDQUOT') return diskError(error);
  const { bavail, bsize } = await statfs(folder);
  return noRoom(await bytes(), bavail * bsize, error);
}

export function diskError(error: unknown): unknown {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'ABORT_ERR') return new FootnoteError('cancelled', {}, error);
  if (code === 'EACCES' || code === 'EIO' || code === 'EBUSY')
    return new FootnoteError('read-failed', { reason: message }, error);
  return error;
}
