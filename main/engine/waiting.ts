/** Those who wait until something happens, or until their own signal aborts. */
export interface Waiting {
  wait(signal?: AbortSignal): Promise<void>;
  /** It has happened: all of them go on. */
  letGo(): void;
}

/** Those who do something now, and those who wait until nobody does. */
export interface Presence {
  /** Somebody does; gives what says that he has done. */
  enter(): () => void;
  /** At once where nobody does; else when the last one has done, or when the signal aborts. */
  over(signal?: AbortSignal): Promise<void>;
}

export function createPresence(): Presence {
  let present = 0;
  const waiting = createWaiting();
  return {
    enter: () => {
      present++;
      return () => {
        present--;
        if (present === 0) waiting.letGo();
      };
    },
    over: (signal) => (present === 0 ? Promise.resolve() : waiting.wait(signal)),
  };
}

export function createWaiting(): Waiting {
  const waiting = new Set<() => void>();
  return {
    wait: (signal) => {
      if (signal?.aborted) return Promise.resolve();
      return new Promise((resolve) => {
        const go = () => {
          waiting.delete(go);
          signal?.removeEventListener('abort', go);
          resolve();
        };
        waiting.add(go);
        signal?.addEventListener('abort', go, { once: true });
      });
    },
    letGo: () => {
      for (const go of [...waiting]) go();
    },
  };
}
