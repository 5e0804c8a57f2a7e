/** Which answer is being printed. The sheet is painted first, then the browser's own dialog opens. */
import type { Turn } from './turn.ts';

export interface Printing {
  now(): Turn | null;
  subscribe(listener: () => void): () => void;
  /** Nothing where there is no whole answer. */
  print(turn: Turn | null): void;
  done(): void;
}

export function createPrinting(): Printing {
  let turn: Turn | null = null;
  const listeners = new Set<() => void>();
  const become = (next: Turn | null) => {
    turn = next;
    for (const listener of [...listeners]) listener();
  };
  return {
    now: () => turn,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    print(next) {
      if (next?.answer) become(next);
    },
    done: () => become(null),
  };
}
