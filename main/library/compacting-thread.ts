/** A thread that writes a library anew beside the file, and its pages back into it: see compaction.ts. */
import { rmSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import Database from 'better-sqlite3';
import { giveWayInThread } from '../contract/priority.ts';
import { noteCompacted } from './compaction-due.ts';
import { type Signals, whileWriting, wish, wishes, wishOf } from './compaction-signals.ts';

export interface CompactingData {
  readonly file: string;
  /** Where it is written anew. */
  readonly copy: string;
  /** Pages that go back between two looks at the signals. */
  readonly pages: number;
  readonly signals: Signals;
}

export type CompactingReply =
  | { readonly type: 'compacted' | 'gave-way' }
  | { readonly type: 'failed'; readonly reason: string };

/** A person who asks writes something every few seconds at most; a copy of a million passages takes five. */
const attempts = 3;

const { file, copy, pages, signals } = workerData as CompactingData;

/** Somebody wants to write, or has written. */
class Interrupted extends Error {}

/** Changes when another connection has written. */
const stateOf = (db: Database.Database) => db.pragma('data_version', { simple: true }) as number;

/** `vacuum into` reads one state of the library beside whoever writes, and keeps every row's number. */
function makeCopy(db: Database.Database): void {
  rmSync(copy, { force: true });
  db.prepare('vacuum into ?').run(copy);
  const made = new Database(copy);
  // After a power cut nobody takes it.
  made.pragma('synchronous = off');
  noteCompacted(made);
  made.close();
}

/** @throws Interrupted */
async function writeBack(db: Database.Database, state: number): Promise<void> {
  const made = new Database(copy, { readonly: true });
  let begun = false;
  try {
    await made.backup(file, {
      // First called when nobody else can write any more, before a page has gone back.
      progress: () => {
        if (wishOf(signals) !== wishes.goOn || (!begun && stateOf(db) !== state)) throw new Interrupted();
        begun = true;
        return pages;
      },
    });
    // Never called while somebody else writes: it ends as if it were done.
    if (!begun) throw new Interrupted();
  } finally {
    made.close();
  }
}

/** Gives whether the library is in order now. */
async function attempt(db: Database.Database): Promise<boolean> {
  wish(signals, 'goOn');
  const state = stateOf(db);
  makeCopy(db);
  try {
    await whileWriting(signals, () => writeBack(db, state));
    return true;
  } catch (error) {
    if (error instanceof Interrupted) return false;
    throw error;
  }
}

async function compact(): Promise<CompactingReply> {
  const db = new Database(file, { timeout: 5000 });
  try {
    let done = false;
    for (let left = attempts; left > 0 && !done && wishOf(signals) !== wishes.end; left--)
      done = await attempt(db);
    return { type: done ? 'compacted' : 'gave-way' };
  } finally {
    rmSync(copy, { force: true });
    // The journal is as large as the library: its pages go into the file beside whoever reads or writes, then it is cut.
    db.pragma('wal_checkpoint(passive)');
    await whileWriting(signals, () => db.pragma('wal_checkpoint(truncate)'));
    db.close();
  }
}

giveWayInThread();
const reply = await compact().catch((error): CompactingReply => ({ type: 'failed', reason: String(error) }));
parentPort!.postMessage(reply);
