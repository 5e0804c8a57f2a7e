/**
 * Safe copies of the library. A copy is made by SQLite's own backup, so that it is whole even while somebody writes,
 * and carries its name only once it was checked. A copy is taken back only if it is a whole library; what it replaces
 * is kept beside it.
 */
import { copyFileSync, existsSync, renameSync, rmSync, statSync } from 'node:fs';
import type Database from 'better-sqlite3';
import { FootnoteError } from '../contract/index.ts';
import { checkIntegrity } from './integrity.ts';
import { lockForWriting } from './lock.ts';
import { asLibraryError, openDatabase } from './open.ts';

export interface Copied {
  /** Bytes. */
  readonly bytes: number;
  readonly documents: number;
}

/** @throws FootnoteError `library-damaged`, `disk-full`, `no-permission` */
export async function backUp(db: Database.Database, to: string): Promise<Copied> {
  const draft = `${to}.part`;
  try {
    await db.backup(draft);
    const copied = checked(draft, to);
    renameSync(draft, to);
    return copied;
  } catch (error) {
    throw asLibraryError(error, to);
  } finally {
    remove(draft);
  }
}

/**
 * Puts a copy in the library's place; nobody may have the library open. The former one is kept as `….before-restore`.
 * @throws FootnoteError `library-missing`, `not-a-library`, `library-newer`, `library-damaged`, `library-busy`
 */
export function restore(from: string, library: string): Copied {
  if (!existsSync(from)) throw new FootnoteError('library-missing', { path: from });
  const lock = lockForWriting(library);
  const draft = `${library}.restoring`;
  try {
    // A journal that is still there belongs to another program that has the library open.
    if (existsSync(`${library}-wal`) && statSync(`${library}-wal`).size > 0)
      throw new FootnoteError('library-busy', { path: library });
    // Opened from a copy: reading an older format brings it up to date, and the person's copy stays as it is.
    copyFileSync(from, draft);
    openDatabase(draft).close();
    const copied = checked(draft, from);
    if (existsSync(library)) renameSync(library, `${library}.before-restore`);
    renameSync(draft, library);
    return copied;
  } catch (error) {
    throw asLibraryError(error, from);
  } finally {
    remove(draft);
    lock.release();
  }
}

/** Takes the library away, to `….before-reset`; nobody may have it open. */
export function setAside(library: string): void {
  if (!existsSync(library)) return;
  const lock = lockForWriting(library);
  try {
    renameSync(library, `${library}.before-reset`);
  } catch (error) {
    throw asLibraryError(error, library);
  } finally {
    lock.release();
  }
}

function checked(file: string, name: string): Copied {
  const db = openDatabase(file, { readOnly: true });
  try {
    const { whole, findings } = checkIntegrity(db);
    if (!whole) throw new FootnoteError('library-damaged', { path: name, reason: findings[0] ?? '' });
    const documents = db
      .prepare("select count(*) from documents where state = 'read'")
      .pluck()
      .get() as number;
    return { bytes: statSync(file).size, documents };
  } finally {
    db.close();
  }
}

/** The draft and what SQLite laid beside it. */
function remove(draft: string): void {
  for (const end of ['', '-wal', '-shm', '-journal']) rmSync(draft + end, { force: true });
}
