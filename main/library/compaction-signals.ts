/** What the engine and the thread that compacts tell each other at once: two numbers in memory that both share. */

export type Signals = Int32Array<SharedArrayBuffer>;

export const newSignals = (): Signals => new Int32Array(new SharedArrayBuffer(8));

const wanted = 0;
const writing = 1;

/** What the thread shall do: end what goes back into the file, or end. */
export const wishes = { goOn: 0, giveWay: 1, end: 2 } as const;

export const wishOf = (signals: Signals): number => Atomics.load(signals, wanted);

export const wish = (signals: Signals, what: keyof typeof wishes): void => {
  // Who wants it to end does so for good.
  if (wishOf(signals) !== wishes.end) Atomics.store(signals, wanted, wishes[what]);
};

/** Runs what may keep others from writing. */
export async function whileWriting<T>(signals: Signals, work: () => T | Promise<T>): Promise<T> {
  Atomics.store(signals, writing, 1);
  try {
    return await work();
  } finally {
    Atomics.store(signals, writing, 0);
    Atomics.notify(signals, writing);
  }
}

/** Waits until nobody is kept from writing, so many milliseconds at most. */
export const untilWritten = (signals: Signals, milliseconds: number): void => {
  Atomics.wait(signals, writing, 1, milliseconds);
};
