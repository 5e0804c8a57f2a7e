/** Searches that run: what this process does meanwhile waits, between two steps, until they have their hits. */
import { createPresence } from './waiting.ts';

export interface Searches {
  during<T>(search: Promise<T>): Promise<T>;
  /** At once where nobody searches; else when all have their hits, or when the signal aborts. */
  over(signal?: AbortSignal): Promise<void>;
}

export function createSearches(): Searches {
  const searching = createPresence();
  return {
    during: (search) => search.finally(searching.enter()),
    over: searching.over,
  };
}
