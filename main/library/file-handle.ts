/**
 * The library's file, opened beside SQLite for reading ahead, in the main thread: what a thread opens is closed with it.
 * On POSIX systems closing any handle of a file gives up all locks that the process has on it, SQLite's too: there it
 * stays open, one for a file, until another file has its name. Elsewhere a file that is open cannot be renamed, and locks
 * belong to a handle: there it is closed with the library.
 */
import { closeSync, fstatSync, openSync, statSync } from 'node:fs';

const keepsOpen = process.platform !== 'win32';
const kept = new Map<string, number>();

export interface FileHandle {
  readonly fd: number;
  close(): void;
}

/** Undefined where it cannot be opened: nothing is read ahead then. */
export function handleOf(file: string): FileHandle | undefined {
  try {
    if (!keepsOpen) {
      const fd = openSync(file, 'r');
      return { fd, close: () => closeSync(fd) };
    }
    return { fd: keptHandle(file), close: () => {} };
  } catch {
    return undefined;
  }
}

function keptHandle(file: string): number {
  const before = kept.get(file);
  if (before !== undefined) {
    const [now, then] = [statSync(file), fstatSync(before)];
    if (now.ino === then.ino && now.dev === then.dev) return before;
    // Whoever had the former library open has closed it, or it could not have been replaced.
    closeSync(before);
  }
  const fd = openSync(file, 'r');
  kept.set(file, fd);
  return fd;
}
