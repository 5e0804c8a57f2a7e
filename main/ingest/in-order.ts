/**
 * Work in parallel whose results come in the order of the items. The same folder then gives the same library on every
 * machine: numbers of documents and terms follow from the order in which they are written, and with them what the
 * learned embedder and its clusters begin with.
 */

/** Milliseconds that a result waits for those before it: a file that takes its whole time holds up nobody else's. */
const patience = 2_000;

/**
 * @param width items at work at once
 * @param work gets its item, and what to wait for before its result is kept
 */
export async function inOrder<T>(
  items: readonly T[],
  width: number,
  signal: AbortSignal | undefined,
  work: (item: T, turn: () => Promise<void>) => Promise<void>,
): Promise<void> {
  let next = 0;
  let last: Promise<void> | undefined;
  const lanes = Array.from({ length: Math.min(width, items.length) }, async () => {
    while (next < items.length && !signal?.aborted) {
      const item = items[next++]!;
      const before = last;
      const done = Promise.withResolvers<void>();
      last = done.promise;
      try {
        await work(item, () => atMost(patience, before));
      } finally {
        done.resolve();
      }
    }
  });
  await Promise.all(lanes);
}

async function atMost(milliseconds: number, done: Promise<void> | undefined): Promise<void> {
  if (!done) return;
  const late = Promise.withResolvers<void>();
  const timer = setTimeout(late.resolve, milliseconds);
  await Promise.race([done, late.promise]);
  clearTimeout(timer);
}
