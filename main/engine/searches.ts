/** Searches that run: what this process does meanwhile waits, between two steps, until they have their hits. */
import { createWaiting } from './waiting.ts';

export interface Searches {
  during<T>(search: Promise<T>): Promise<T>;
  /** At once where nobody searches; else when all have their hits, or when the signal aborts. */
  over(signal?: AbortSignal): Promise<void>;
}

export function createSearches(): Searches {
  let running = 0;
  const waiting = createWaiting();
  return {
    during: async (search) => {
      running++;
      try {
        return await search;
      } finally {
        running--;
        if (running === 0) waiting.letGo();
      }
    },
    over: (signal) => (running === 0 ? Promise.resolve() : waiting.wait(signal)),
  };
}
