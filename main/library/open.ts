/** Opening a library file: what it is, which format it has, and bringing it up to date. */
import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  mkdirSync,
  openSync,
  readSync,
  statSync,
} from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import * as sqliteVec from 'sqlite-vec';
import { FootnoteError } from '../contract/index.ts';
import type { BesideOptions } from './beside.ts';
import type { CompactionOptions } from './compaction.ts';
import { first } from './migrations/001-first.ts';
import { freshness } from './migrations/002-freshness.ts';
import { remembered } from './migrations/003-remembered.ts';
import { clusters } from './migrations/004-clusters.ts';
import { postings } from './migrations/005-postings.ts';
import { embedderInUse } from './migrations/006-embedder-in-use.ts';
import { content } from './migrations/007-content.ts';
import { contentAnew } from './migrations/007-content-anew.ts';
import { denser } from './migrations/008-denser.ts';
import { denserAnew } from './migrations/008-denser-anew.ts';
import { digitsAnew } from './migrations/009-digits-anew.ts';
import { addedPages, packAddedPages } from './migrations/010-added-pages.ts';
import { deflatedEmbedders } from './migrations/011-deflated-embedders.ts';
import { retellings } from './migrations/012-retellings.ts';
import { modelChecks } from './migrations/013-model-checks.ts';
import { reach } from './migrations/014-reach.ts';
import { pace } from './migrations/015-pace.ts';
import type { PostingSizes } from './tending.ts';

/** In order; `pragma user_version` says how many have run. Rows that SQL cannot rewrite are rewritten after it. */
const migrations: readonly { readonly sql: string; readonly after?: (db: Database.Database) => void }[] = [
  { sql: first },
  { sql: freshness },
  { sql: remembered },
  { sql: clusters },
  { sql: postings },
  { sql: embedderInUse },
  { sql: content, after: contentAnew },
  { sql: denser, after: denserAnew },
  { sql: '', after: digitsAnew },
  { sql: addedPages, after: packAddedPages },
  { sql: deflatedEmbedders },
  { sql: retellings },
  { sql: modelChecks },
  { sql: reach },
  { sql: pace },
];

/** `FOOT`, so that `file` and we ourselves tell a library from any other SQLite file. */
const applicationId = 0x464f4f54;
/** SQLite's own 4,096 leave more empty behind blobs: a library of 75.8 MB takes 74.3 in these, 74.1 in 16,384. */
const pageBytes = 8192;
/** Milliseconds that a write waits for another one. */
export const patience = 5000;
/** Bytes: one page of the smallest size. */
const smallestDatabase = 512;

export interface OpenOptions {
  /** Readers go on beside a writer and never change the file. */
  readonly readOnly?: boolean;
  /** Pages that the file may have: for tests of a full disk. */
  readonly maxPages?: number;
  /** For tests of many runs in a small library. */
  readonly postings?: Partial<PostingSizes>;
  /** For tests of threads in a small library. */
  readonly beside?: Partial<BesideOptions>;
  /** For tests of compacting a small library, and of a disk without room. */
  readonly compaction?: Partial<CompactionOptions>;
}

export function openDatabase(file: string, options: OpenOptions = {}): Database.Database {
  if (options.readOnly && !existsSync(file)) throw new FootnoteError('library-missing', { path: file });
  let db: Database.Database | undefined;
  try {
    if (!options.readOnly) mkdirSync(path.dirname(file), { recursive: true });
    checkSize(file);
    if (options.readOnly && isOlder(file)) openDatabase(file).close();
    db = new Database(file, { readonly: options.readOnly ?? false, timeout: patience });
    check(db, file);
    if (!options.readOnly) {
      // Of a new library only.
      db.pragma(`page_size = ${pageBytes}`);
      db.pragma('journal_mode = wal');
      // In WAL mode NORMAL loses no committed transaction when the process is killed, only (whole) ones on a power cut.
      db.pragma('synchronous = normal');
      // A table that is made anew must not take with it what names it.
      db.pragma('foreign_keys = off');
      if (migrate(db)) giveBackFreePages(db);
      if (options.maxPages) db.pragma(`max_page_count = ${options.maxPages}`);
    }
    db.pragma('foreign_keys = on');
    keepPages(db, 'searching');
    db.pragma('temp_store = memory');
    db.loadExtension(vectorExtension());
    return db;
  } catch (error) {
    db?.close();
    throw asLibraryError(error, file);
  }
}

/**
 * Kilobytes of the file's pages that SQLite keeps. With 64 MB a search takes as long as with 16 (10⁵ passages: 30.8 and
 * 31.0 ms of processor time), since the system keeps the file too; whoever writes changes the same pages again.
 */
const keptPages = { searching: 16_384, writing: 65_536 };

export function keepPages(db: Database.Database, purpose: keyof typeof keptPages): void {
  db.pragma(`cache_size = -${keptPages[purpose]}`);
}

/**
 * SQLite takes a file of a few bytes for an empty database and writes over it; such a file is somebody's. The file is
 * not opened for this: closing it again would free the locks that this process holds on it.
 */
function checkSize(file: string): void {
  const there = statSync(file, { throwIfNoEntry: false });
  if (there?.isDirectory()) throw new FootnoteError('is-a-folder', { path: file });
  const size = there?.size ?? 0;
  if (size > 0 && size < smallestDatabase) throw new FootnoteError('not-a-library', { path: file });
}

/**
 * Whether a file says of itself that it is a library, whole or not: SQLite keeps the application's id at byte 68. Only
 * for files that nobody here has open.
 */
export function isLibraryFile(file: string): boolean {
  const head = Buffer.alloc(72);
  let handle: number | undefined;
  try {
    handle = openSync(file, 'r');
    return readSync(handle, head, 0, 72, 0) === 72 && head.readUInt32BE(68) === applicationId;
  } catch (error) {
    throw asLibraryError(error, file);
  } finally {
    if (handle !== undefined) closeSync(handle);
  }
}

/** A library of a former format is brought up to date once, also where it is only read: else it could not be. */
function isOlder(file: string): boolean {
  const db = new Database(file, { readonly: true, timeout: patience });
  try {
    check(db, file);
    const version = db.pragma('user_version', { simple: true }) as number;
    return version > 0 && version < migrations.length;
  } finally {
    db.close();
  }
}

function check(db: Database.Database, file: string): void {
  const version = db.pragma('user_version', { simple: true }) as number;
  const id = db.pragma('application_id', { simple: true }) as number;
  const tables = db.prepare('select count(*) from sqlite_schema').pluck().get() as number;
  if ((tables > 0 || id !== 0) && id !== applicationId)
    throw new FootnoteError('not-a-library', { path: file });
  if (version > migrations.length) {
    throw new FootnoteError('library-newer', { path: file, found: version, known: migrations.length });
  }
  if (db.readonly && version === 0) throw new FootnoteError('library-missing', { path: file });
}

/** Gives whether rows of a former format were written anew. */
function migrate(db: Database.Database): boolean {
  const version = db.pragma('user_version', { simple: true }) as number;
  for (let next = version; next < migrations.length; next++) {
    db.transaction(() => {
      const { sql, after } = migrations[next]!;
      db.exec(sql);
      after?.(db);
      db.pragma(`application_id = ${applicationId}`);
      db.pragma(`user_version = ${next + 1}`);
    }).immediate();
  }
  return version > 0 && version < migrations.length;
}

/** A former format leaves up to half of the file empty. Where somebody reads, or the disk is full, it stays so. */
function giveBackFreePages(db: Database.Database): void {
  const pages = (name: string) => db.pragma(name, { simple: true }) as number;
  if (pages('freelist_count') < pages('page_count') / 8) return;
  try {
    db.exec('vacuum');
  } catch (error) {
    const code = (error as { code?: string }).code ?? '';
    if (!/^SQLITE_(BUSY|FULL|IOERR|LOCKED)/.test(code)) throw error;
  }
}

/** SQLite's errors in our words; others pass. */
export function asLibraryError(error: unknown, file: string): unknown {
  if (error instanceof FootnoteError) return error;
  const code = (error as { code?: string } | null)?.code ?? '';
  const reason = error instanceof Error ? error.message : String(error);
  if (code === 'SQLITE_NOTADB') return new FootnoteError('not-a-library', { path: file }, error);
  if (code.startsWith('SQLITE_CORRUPT'))
    return new FootnoteError('library-damaged', { path: file, reason }, error);
  if (code === 'SQLITE_FULL' || code === 'SQLITE_IOERR_WRITE' || code === 'ENOSPC')
    return new FootnoteError('disk-full', {}, error);
  if (code.startsWith('SQLITE_BUSY')) return new FootnoteError('library-busy', { path: file }, error);
  if (/^(SQLITE_READONLY|SQLITE_CANTOPEN|EACCES$|EPERM$|EROFS$)/.test(code)) {
    return new FootnoteError(isReadable(file) ? 'library-read-only' : 'no-permission', { path: file }, error);
  }
  // A folder, or a path that leads through a file.
  if (/^(EISDIR|ENOTDIR|EEXIST|EINVAL)$/.test(code)) {
    return new FootnoteError('not-a-library', { path: file }, error);
  }
  return error;
}

/** What is not there yet is not what may not be read. */
function isReadable(file: string): boolean {
  try {
    accessSync(file, constants.R_OK);
    return true;
  } catch (error) {
    return (error as { code?: string }).code === 'ENOENT' || !existsSync(file);
  }
}

/**
 * SQLite's own loader reads the extension, and knows nothing of Electron's archive: the packed application keeps it
 * unpacked beside the archive.
 */
function vectorExtension(): string {
  return sqliteVec.getLoadablePath().replace(`app.asar${path.sep}`, `app.asar.unpacked${path.sep}`);
}
