/** A place where long work waits while a person has paused it. */

import { createWaiting } from './waiting.ts';

/** What the work sees of it. */
export interface WorkGate {
  /** Milliseconds that it was shut in all: they are no work. */
  readonly shutFor: number;
  /** At once where it is open; else when it opens, or when the signal aborts. */
  passed(signal?: AbortSignal): Promise<void>;
}

export interface Gate extends WorkGate {
  readonly paused: boolean;
  pause(): void;
  resume(): void;
}

export function createGate(now: () => number = () => performance.now()): Gate {
  let since: number | null = null;
  let before = 0;
  const waiting = createWaiting();
  return {
    get paused() {
      return since !== null;
    },
    get shutFor() {
      return before + (since === null ? 0 : now() - since);
    },
    pause: () => {
      since ??= now();
    },
    resume: () => {
      if (since === null) return;
      before += now() - since;
      since = null;
      waiting.letGo();
    },
    passed: (signal) => (since === null ? Promise.resolve() : waiting.wait(signal)),
  };
}
