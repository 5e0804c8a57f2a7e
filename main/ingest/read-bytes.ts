/** A file's bytes, from a drive that may be slow, may stall, and may change under the reader's hands. */
import { open } from 'node:fs/promises';
import { FootnoteError } from '../contract/index.ts';
import { limits, stageOf } from './formats/index.ts';

/** Bytes that a file may have: a larger one is a problem and is not read. Documents carry pictures. */
const documentBytes = 512 * 2 ** 20;
const limitOf = (path: string) => (stageOf(path) === 'page' ? limits.bytes : documentBytes);
/** Bytes asked for at once: a slow drive answers each time, a stalled one does not. */
const step = 512 * 2 ** 10;

export interface FileBytes {
  readonly bytes: Uint8Array;
  readonly size: number;
  /** Milliseconds since 1970. */
  readonly modified: number;
}

/**
 * @param path what its limit is taken from
 * @param seconds that the drive may take for one answer
 * @throws FootnoteError `too-large`, `file-changed`, `drive-stalled` (one of the process's threads for files waits on
 *   until the drive answers); errors of the file system
 */
export async function readBytes(file: string, path: string, seconds: number): Promise<FileBytes> {
  const handle = await answered(open(file, 'r'), seconds);
  let stalled = false;
  try {
    const before = await answered(handle.stat(), seconds);
    const limit = limitOf(path);
    if (before.size > limit) {
      const params = { size: Math.ceil(before.size / 1e6), limit: Math.floor(limit / 1e6) };
      throw Object.assign(new FootnoteError('too-large', params), {
        size: before.size,
        modified: before.mtimeMs,
      });
    }
    const bytes = Buffer.allocUnsafeSlow(before.size);
    let at = 0;
    while (at < bytes.length) {
      const { bytesRead } = await answered(
        handle.read(bytes, at, Math.min(step, bytes.length - at)),
        seconds,
      );
      if (bytesRead === 0) break;
      at += bytesRead;
    }
    const after = await answered(handle.stat(), seconds);
    if (after.size !== before.size || after.mtimeMs !== before.mtimeMs || at !== after.size) {
      throw new FootnoteError('file-changed');
    }
    return { bytes, size: after.size, modified: after.mtimeMs };
  } catch (error) {
    stalled = error instanceof FootnoteError && error.code === 'drive-stalled';
    throw error;
  } finally {
    const closed = handle.close();
    if (!stalled) await closed;
  }
}

/** @throws FootnoteError `drive-stalled` where the drive does not answer in time */
export async function answered<T>(answer: Promise<T>, seconds: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new FootnoteError('drive-stalled', { seconds })), seconds * 1000);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
    answer.catch(() => {});
  }
}
