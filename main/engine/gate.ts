/** A place where long work waits while a person has paused it. */

import { createWaiting } from './waiting.ts';

export interface Gate {
  readonly paused: boolean;
  /** Milliseconds that it was shut in all: they are no work. */
  readonly shutFor: number;
  pause(): void;
  resume(): void;
  /** At once where it is open; else when it opens, or when the signal aborts. */
  passed(signal?: AbortSignal): Promise<void>;
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
