/** One at a time: a native context holds one sequence. Who waits for a person goes before who does not. */
export interface Lock {
  /** `urgent` passes before all that wait without it. */
  run<T>(work: () => Promise<T>, urgent?: boolean): Promise<T>;
  /** Gives the way to let the next one in. */
  enter(): Promise<() => void>;
  /** How many wait or run. */
  readonly length: number;
}

export function createLock(): Lock {
  const urgent: (() => void)[] = [];
  const others: (() => void)[] = [];
  let busy = false;
  const next = () => {
    const start = urgent.shift() ?? others.shift();
    busy = start !== undefined;
    start?.();
  };
  return {
    get length() {
      return urgent.length + others.length + (busy ? 1 : 0);
    },
    async enter() {
      if (busy) await new Promise<void>((resolve) => others.push(resolve));
      busy = true;
      return next;
    },
    async run(work, isUrgent = false) {
      if (busy) await new Promise<void>((resolve) => (isUrgent ? urgent : others).push(resolve));
      busy = true;
      try {
        return await work();
      } finally {
        next();
      }
    },
  };
}
