/** Those who wait until something happens, or until their own signal aborts. */
export interface Waiting {
  wait(signal?: AbortSignal): Promise<void>;
  /** It has happened: all of them go on. */
  letGo(): void;
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
