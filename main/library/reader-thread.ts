/** A thread with its own connection to a library, which it only reads: see beside.ts. */
import { parentPort, workerData } from 'node:worker_threads';
import Database from 'better-sqlite3';
import { type Comparison, compared, type Neighbour } from './compared.ts';
import { type FlatCounts, flatten } from './flat-counts.ts';
import { type AheadOf, aheadReads } from './read-ahead.ts';
import { termCountReads } from './term-counts.ts';

export interface ThreadData {
  readonly file: string;
  /** One number: 1 once the file is closed again. */
  readonly closed: Int32Array<SharedArrayBuffer>;
}

export type ThreadAsk =
  | { readonly type: 'close' }
  | { readonly type: 'compare'; readonly id: number; readonly comparison: Comparison }
  | {
      readonly type: 'counts';
      readonly id: number;
      readonly ids: readonly number[];
      readonly terms: readonly number[];
    }
  | {
      readonly type: 'ahead';
      readonly id: number;
      readonly of: AheadOf;
      readonly documentIds: readonly number[];
    };

/** Null: there is nothing to tell, or it could not be read here; whoever asks reads it himself, and finds out why. */
export interface ThreadReply {
  readonly id: number;
  readonly found: Neighbour[] | FlatCounts | null;
}

/** Kilobytes of the file's pages that SQLite keeps here: what the system keeps is the same for all threads. */
const keptPages = 2048;

const { file, closed } = workerData as ThreadData;
const port = parentPort!;

function end(): void {
  Atomics.store(closed, 0, 1);
  Atomics.notify(closed, 0);
  port.close();
}

try {
  // Whoever starts the thread has opened the library, and found it whole and of this format.
  const db = new Database(file, { readonly: true, timeout: 5000 });
  db.pragma(`cache_size = -${keptPages}`);
  const { countsOf } = termCountReads(db);
  const readAhead = aheadReads(db);

  port.on('message', (ask: ThreadAsk) => {
    if (ask.type === 'close') {
      db.close();
      end();
      return;
    }
    let reply: ThreadReply = { id: ask.id, found: null };
    const moved: ArrayBuffer[] = [];
    try {
      if (ask.type === 'ahead') readAhead(ask.of, ask.documentIds);
      else if (ask.type === 'compare') reply = { id: ask.id, found: compared(db, ask.comparison) };
      else {
        const found = flatten(countsOf(ask.ids, ask.terms));
        moved.push(found.words.buffer, found.bytes.buffer);
        reply = { id: ask.id, found };
      }
    } catch {}
    port.postMessage(reply, moved);
  });
} catch {
  end();
}
