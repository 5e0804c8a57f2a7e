/**
 * Compacting a large library in a thread: SQLite writes it anew beside the file, tables one behind the other, and the
 * copy's pages go back into the file in one transaction. Searches go on; until the copy is ready others write too, and
 * if they did it is made again. Whoever wants to write while the pages go back ends that, and it is tried again. A kill
 * leaves the former library or the new one: the transaction is in the journal wholly or not at all.
 */
import { statfsSync, statSync } from 'node:fs';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type Database from 'better-sqlite3';
import { FootnoteError } from '../contract/index.ts';
import type { CompactingData, CompactingReply } from './compacting-thread.ts';
import { compactionDue, type DueOptions, dueOptions } from './compaction-due.ts';
import { newSignals, type Signals, untilWritten, wish } from './compaction-signals.ts';
import { patience } from './open.ts';

export interface CompactionOptions extends DueOptions {
  /** Pages that go back between two looks at whether somebody wants to write: some milliseconds. */
  readonly pages: number;
  /** Bytes free where a file lies. */
  readonly room: (file: string) => number;
}

export const compactionOptions: CompactionOptions = {
  ...dueOptions,
  pages: 64,
  room: (file) => {
    const { bavail, bsize } = statfsSync(path.dirname(file));
    return bavail * bsize;
  },
};

/** `gave-way`: others wrote each time. `no-room`: so many bytes must be free. */
export type Compaction = CompactingReply | { readonly type: 'no-room'; readonly needed: number };

/** The copy and the journal, each as large as the library. */
const roomFor = 2.1;
/** Milliseconds that a write waits meanwhile before it ends what goes back into the file. */
const shortPatience = 20;
/** Milliseconds that it waits for that. */
const endsWithin = 10_000;

/** In a clone the sources run as they are; a build has the thread beside this file. */
const entry = new URL(
  import.meta.url.endsWith('.ts') ? './compacting-thread.ts' : './compacting-thread.js',
  import.meta.url,
);

export function compactions(db: Database.Database, file: string, options: CompactionOptions) {
  const copy = `${file}.compacting`;
  let running: Signals | undefined;
  const waitAtMost = (milliseconds: number) => db.open && db.pragma(`busy_timeout = ${milliseconds}`);

  /** Gives what the thread says last. It has the file open: its end is waited for. */
  async function inThread(signals: Signals): Promise<CompactingReply> {
    const workerData: CompactingData = { file, copy, pages: options.pages, signals };
    const worker = new Worker(entry, { workerData });
    let reply: CompactingReply = { type: 'failed', reason: 'the thread ended' };
    worker.on('message', (message: CompactingReply) => {
      reply = message;
    });
    worker.on('error', (error) => {
      reply = { type: 'failed', reason: String(error) };
    });
    await new Promise((resolve) => worker.once('exit', resolve));
    return reply;
  }

  return {
    /** Whether so much was written since the last time that searches would gain from it. */
    compactionDue: (): boolean => compactionDue(db, options),
    /**
     * Puts the file in order. The caller holds the writer's lock; others may write little things in between.
     * @throws FootnoteError `cancelled`
     */
    compact: async (signal?: AbortSignal): Promise<Compaction> => {
      const needed = Math.ceil(roomFor * statSync(file).size);
      // One that was killed has left its own, which goes first.
      const left = statSync(copy, { throwIfNoEntry: false })?.size ?? 0;
      if (options.room(file) + left < needed) return { type: 'no-room', needed };
      const signals = newSignals();
      const end = () => wish(signals, 'end');
      if (signal?.aborted) throw new FootnoteError('cancelled');
      signal?.addEventListener('abort', end, { once: true });
      running = signals;
      waitAtMost(shortPatience);
      try {
        const reply = await inThread(signals);
        if (signal?.aborted) throw new FootnoteError('cancelled');
        return reply;
      } finally {
        running = undefined;
        waitAtMost(patience);
        signal?.removeEventListener('abort', end);
      }
    },
    compacting: (): boolean => running !== undefined,
    /** Runs a call; a write that is kept out meanwhile ends what goes back into the file, and is run again. */
    inTurn: <T>(call: () => T): T => {
      try {
        return call();
      } catch (error) {
        if (!running || (error as { code?: unknown }).code !== 'SQLITE_BUSY') throw error;
        wish(running, 'giveWay');
        untilWritten(running, endsWithin);
        waitAtMost(patience);
        try {
          return call();
        } finally {
          if (running) waitAtMost(shortPatience);
        }
      }
    },
  };
}
