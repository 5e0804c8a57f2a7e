/**
 * Whether a library is worth compacting. Where its tables lie in pieces a search with a cold file cache waits for many
 * single reads; how far they do is not measured, which would take a reading of every page, but told by what was written.
 */
import type Database from 'better-sqlite3';
import { largeFrom } from './vector-tables.ts';

export interface DueOptions {
  /** Passages from which on it is: with 10⁵ a cold search takes as long before and after (`npm run bench search`). */
  readonly from: number;
  /** Share of the passages that were written since the last time, 0 to 1. */
  readonly changed: number;
  /** Share of the file's pages that are free, 0 to 1. */
  readonly free: number;
}

export const dueOptions: DueOptions = { from: largeFrom, changed: 0.25, free: 1 / 8 };

/** What grows as a library is written: the passages that it ever held, and whose vectors lie in which clusters. */
interface Written {
  readonly passages: number;
  readonly vectors: string;
}

export function writtenIn(db: Database.Database): Written {
  const number = db.prepare<[], number>("select seq from sqlite_sequence where name = 'passages'").pluck();
  const vectors = db
    .prepare<[], string>(
      `select e.id || '.' || (select coalesce(max(generation), 0) from clusters where embedder_id = e.id)
       from embedders e where e.in_use = 1`,
    )
    .pluck();
  return { passages: number.get() ?? 0, vectors: vectors.get() ?? '' };
}

const keys = { passages: 'compacted.passages', vectors: 'compacted.vectors' } as const;

/** Notes that all that was written until now lies in order. */
export function noteCompacted(db: Database.Database): void {
  const written = writtenIn(db);
  const set = db.prepare('insert or replace into meta values (?, ?)');
  set.run(keys.passages, written.passages);
  set.run(keys.vectors, written.vectors);
}

export function compactionDue(db: Database.Database, { from, changed, free }: DueOptions): boolean {
  const meta = db.prepare<[string], number | string>('select value from meta where key = ?').pluck();
  const passages = Number(meta.get('passages') ?? 0);
  if (passages < from) return false;
  const pages = (name: string) => db.pragma(name, { simple: true }) as number;
  if (pages('freelist_count') >= free * pages('page_count')) return true;
  const now = writtenIn(db);
  const since = now.passages - Number(meta.get(keys.passages) ?? 0);
  // Relearned, or moved into other clusters, all vectors were written anew.
  return since >= changed * passages || now.vectors !== meta.get(keys.vectors);
}
