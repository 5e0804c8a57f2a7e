/**
 * One writer a library. The lock is a second small SQLite file held in an exclusive transaction: the operating
 * system frees it however the writer ends, kill -9 included, so that it can never be stale.
 */
import Database from 'better-sqlite3';
import { FootnoteError } from '../contract/index.ts';
import { keepPages } from './open.ts';

export interface WriterLock {
  release(): void;
}

/**
 * @param library the opening that writes
 * @throws FootnoteError `library-busy` where another process (or another opening in this one) writes.
 */
export function lockForWriting(libraryFile: string, library?: Database.Database): WriterLock {
  const db = new Database(`${libraryFile}.lock`, { timeout: 0 });
  try {
    db.pragma('journal_mode = delete');
    db.exec('begin exclusive');
  } catch (error) {
    db.close();
    const code = (error as { code?: string }).code ?? '';
    if (code.startsWith('SQLITE_BUSY')) throw new FootnoteError('library-busy', { path: libraryFile }, error);
    throw error;
  }
  if (library) keepPages(library, 'writing');
  return {
    release: () => {
      db.close();
      if (library?.open) keepPages(library, 'searching');
    },
  };
}
