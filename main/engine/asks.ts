/** Who asks now: work that keeps the chat model busy for long gives way to questions. */

import { createWaiting } from './waiting.ts';

export interface Asks {
  /** The same events; somebody asks until they end. */
  during<T>(events: AsyncIterable<T>): AsyncGenerator<T, void, undefined>;
  /** At once where nobody asks; else when the last answer is there, or when the signal aborts. */
  quiet(signal?: AbortSignal): Promise<void>;
  /** Aborted when somebody asks next. */
  next(): AbortSignal;
}

export function createAsks(): Asks {
  let asking = 0;
  let next = new AbortController();
  const waiting = createWaiting();
  return {
    during: async function* (events) {
      asking++;
      next.abort();
      next = new AbortController();
      try {
        yield* events;
      } finally {
        asking--;
        if (asking === 0) waiting.letGo();
      }
    },
    quiet: (signal) => (asking === 0 ? Promise.resolve() : waiting.wait(signal)),
    next: () => next.signal,
  };
}
