/** A thread with its own connection to a library, which it only reads: see beside.ts. */
import { parentPort, workerData } from 'node:worker_threads';
import Database from 'better-sqlite3';
import { type Comparison, compared, type Neighbour } from './compared.ts';
import { type FlatCounts, flatten } from './flat-counts.ts';
import { type AheadOf, aheadReads } from './read-ahead.ts';
import { searchAhead } from './search-ahead.ts';
import { termCountReads } from './term-counts.ts';

export interface ThreadLibrary {
  readonly file: string;
  /** The same file, for reading ahead, open as long as the thread; null where there is none. */
  readonly ahead: { readonly fd: number; readonly slow: number } | null;
}

export interface ThreadData extends ThreadLibrary {
  /** One number: 1 once the file is closed again. */
  readonly closed: Int32Array<SharedArrayBuffer>;
}

export type ThreadAsk =
  | { readonly type: 'close' }
  | {
      readonly type: 'compare';
      readonly id: number;
      readonly comparison: Comparison;
      /** Whether what is read should be read ahead, as the system's cache seems to lack it. */
      readonly cold: boolean;
    }
  | {
      readonly type: 'counts';
      readonly id: number;
      readonly ids: readonly number[];
      readonly terms: readonly number[];
      readonly cold: boolean;
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

const { file, ahead: given, closed } = workerData as ThreadData;
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
  const ahead = given && searchAhead(db, given.fd, given.slow);

  async function readFirst(ask: ThreadAsk): Promise<void> {
    if (!ahead || !('cold' in ask) || !ask.cold) return;
    if (ask.type === 'counts') await ahead.counts(ask.ids);
    else await ahead.vectors(ask.comparison.embedderId, ask.comparison.clusters ?? []);
  }

  port.on('message', async (ask: ThreadAsk) => {
    if (ask.type === 'close') {
      db.close();
      end();
      return;
    }
    let reply: ThreadReply = { id: ask.id, found: null };
    const moved: ArrayBuffer[] = [];
    try {
      await readFirst(ask);
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
