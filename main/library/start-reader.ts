/** Starting a thread that reads a library, and asking it: see beside.ts, and reader-thread.ts for what runs in it. */
import { Worker } from 'node:worker_threads';
import type { ThreadAsk, ThreadData, ThreadLibrary, ThreadReply } from './reader-thread.ts';

/** MB of a thread's heap: what it holds is short-lived. */
const heap = { maxOldGenerationSizeMb: 128, maxYoungGenerationSizeMb: 4 };
/** Milliseconds that closing waits for a thread to close the file. */
const closesWithin = 2000;

/** In a clone the sources run as they are; a build has the thread beside this file. */
const entry = new URL(
  import.meta.url.endsWith('.ts') ? './reader-thread.ts' : './reader-thread.js',
  import.meta.url,
);

export interface Thread {
  /** Null where it could not be read there. */
  ask(ask: AskOf<ThreadAsk>): Promise<ThreadReply['found']>;
  close(): void;
}
type AskOf<T> = T extends { readonly id: number } ? Omit<T, 'id'> : never;

export function startThread(library: ThreadLibrary): Thread {
  const closed = new Int32Array(new SharedArrayBuffer(4));
  const worker = new Worker(entry, {
    workerData: { ...library, closed } satisfies ThreadData,
    resourceLimits: heap,
  });
  const waiting = new Map<number, (found: ThreadReply['found']) => void>();
  let ids = 0;
  let ended = false;
  worker.unref();
  worker.on('message', ({ id, found }: ThreadReply) => {
    waiting.get(id)?.(found);
    waiting.delete(id);
    if (waiting.size === 0) worker.unref();
  });
  worker.on('error', () => {});
  worker.on('exit', () => {
    ended = true;
    for (const resolve of waiting.values()) resolve(null);
    waiting.clear();
  });
  return {
    ask: (ask) => {
      if (ended) return Promise.resolve(null);
      const id = ++ids;
      worker.ref();
      worker.postMessage({ id, ...ask });
      return new Promise((resolve) => waiting.set(id, resolve));
    },
    // Waited for, since a file that is open elsewhere cannot be renamed on Windows.
    close: () => {
      if (ended) return;
      worker.postMessage({ type: 'close' } satisfies ThreadAsk);
      Atomics.wait(closed, 0, 0, closesWithin);
      void worker.terminate();
    },
  };
}
