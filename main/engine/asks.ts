/** Who asks now: work that keeps the chat model busy for long gives way to questions. */

import { createPresence } from './waiting.ts';

export interface Asks {
  /** The same events; somebody asks until they end. */
  during<T>(events: AsyncIterable<T>): AsyncGenerator<T, void, undefined>;
  /** At once where nobody asks; else when the last answer is there, or when the signal aborts. */
  quiet(signal?: AbortSignal): Promise<void>;
  /** Aborted when somebody asks next. */
  next(): AbortSignal;
}

export function createAsks(): Asks {
  let next = new AbortController();
  const asking = createPresence();
  return {
    during: async function* (events) {
      const done = asking.enter();
      next.abort();
      next = new AbortController();
      try {
        yield* events;
      } finally {
        done();
      }
    },
    quiet: asking.over,
    next: () => next.signal,
  };
}
