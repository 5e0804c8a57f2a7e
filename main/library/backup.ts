/**
 * Safe copies of the library. A copy is made by SQLite's own backup, so that it is whole even while somebody writes,
 * and carries its name only once it was checked. A copy is taken back only if it is a whole library; what it replaces
 * is kept beside it.
 */
import { copyFileSync, existsSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import type Database from 'better-sqlite3';
import { FootnoteError } from '../contract/index.ts';
import { checkIntegrity } from './integrity.ts';
import { lockForWriting } from './lock.ts';
import { asLibraryError, isLibraryFile, openDatabase } from './open.ts';

export interface Copied {
  /** Bytes. */
  readonly bytes: number;
  readonly documents: number;
}

/**
 * What lies at `to` is replaced if it is a library, an older backup for instance; any other file is somebody's.
 * @throws FootnoteError `library-damaged`, `folder-missing`, `is-a-folder`, `not-a-library`, `not-writable`, `no-room`
 */
export async function backUp(db: Database.Database, to: string): Promise<Copied> {
  const folder = path.dirname(to);
  if (!existsSync(folder)) throw new FootnoteError('folder-missing', { path: folder });
  const there = statSync(to, { throwIfNoEntry: false });
  if (there?.isDirectory()) throw new FootnoteError('is-a-folder', { path: to });
  if (there && there.size > 0 && !isLibraryFile(to)) throw new FootnoteError('not-a-library', { path: to });
  const draft = `${to}.part`;
  try {
    await db.backup(draft);
    const copied = checked(draft, to);
    renameSync(draft, to);
    return copied;
  } catch (error) {
    const known = asLibraryError(error, to);
    // Both say what they say of the library, which is in order.
    if (codeOf(known) === 'disk-full') throw new FootnoteError('no-room', { path: to }, error);
    if (codeOf(known) === 'library-read-only') throw new FootnoteError('not-writable', { path: to }, error);
    throw known;
  } finally {
    remove(draft);
  }
}

/**
 * Puts a copy in the library's place; nobody may have the library open. The former one is kept as `….before-restore`.
 * @throws FootnoteError `file-missing`, `is-a-folder`, `not-a-library`, `library-newer`, `backup-damaged`,
 *   `no-permission`, `disk-full`, `library-busy`
 */
export function restore(from: string, library: string): Copied {
  const there = statSync(from, { throwIfNoEntry: false });
  if (!there) throw new FootnoteError('file-missing', { path: from });
  if (there.isDirectory()) throw new FootnoteError('is-a-folder', { path: from });
  const lock = lockForWriting(library);
  const draft = `${library}.restoring`;
  try {
    // An empty file would be opened as a new library: a copy that failed must not take the library's place.
    if (!isLibraryFile(from)) throw new FootnoteError('not-a-library', { path: from });
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
    const known = asLibraryError(error, from);
    if (codeOf(known) === 'library-damaged') throw new FootnoteError('backup-damaged', { path: from }, error);
    // The person knows their file, not the copy of it.
    if (known instanceof FootnoteError && known.params.path === draft)
      throw new FootnoteError(known.code, { ...known.params, path: from }, error);
    throw known;
  } finally {
    remove(draft);
    lock.release();
  }
}

const codeOf = (error: unknown) => (error instanceof FootnoteError ? error.code : null);

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
