/** A page that something outside the question screen wants to show there: a link, the quick window. */
import type { Shown } from '../viewer/shown.ts';

export interface Opening {
  now(): Shown | null;
  subscribe(listener: () => void): () => void;
  open(shown: Shown): void;
}

export function createOpening(): Opening {
  let shown: Shown | null = null;
  const listeners = new Set<() => void>();
  return {
    now: () => shown,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    open(next) {
      shown = next;
      for (const listener of [...listeners]) listener();
    },
  };
}
