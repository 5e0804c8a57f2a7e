/** So many at a time: a native context holds one sequence. Who waits for a person goes before who does not. */
export interface Lock {
  /** `urgent` passes before all that wait without it. `place`: from 0, which of those at work now this one is. */
  run<T>(work: (place: number) => Promise<T>, urgent?: boolean): Promise<T>;
  /** Gives the way to let the next one in. */
  enter(): Promise<() => void>;
  /** How many wait or run. */
  readonly length: number;
}

export function createLock(places = 1): Lock {
  const free = Array.from({ length: places }, (_, place) => place);
  const urgent: ((place: number) => void)[] = [];
  const others: ((place: number) => void)[] = [];
  const take = async (waiting: ((place: number) => void)[]): Promise<number> =>
    free.pop() ?? new Promise<number>((resolve) => waiting.push(resolve));
  const give = (place: number): void => {
    const next = urgent.shift() ?? others.shift();
    if (next) next(place);
    else free.push(place);
  };
  return {
    get length() {
      return urgent.length + others.length + places - free.length;
    },
    async enter() {
      const place = await take(others);
      return () => give(place);
    },
    async run(work, isUrgent = false) {
      const place = await take(isUrgent ? urgent : others);
      try {
        return await work(place);
      } finally {
        give(place);
      }
    },
  };
}
