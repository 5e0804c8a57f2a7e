/** How long work gives way: to searches between its steps, to a person who pauses it, and to one who ends it. */
import { setImmediate } from 'node:timers/promises';
import { FootnoteError } from '../contract/index.ts';

export interface Pace {
  readonly signal?: AbortSignal | undefined;
  /** Waited for between two steps; nothing is half written then. */
  readonly gate?: { readonly shutFor: number; passed(signal?: AbortSignal): Promise<void> } | undefined;
}

/** Milliseconds worked since it was made: a pause is no work. */
export function stopwatch({ gate }: Pace): () => number {
  const worked = () => performance.now() - (gate?.shutFor ?? 0);
  const started = worked();
  return () => worked() - started;
}

/** Seconds left, from the milliseconds that the part done has taken. */
export function etaOf(worked: number, done: number, total: number): number | null {
  return done === 0 ? null : Math.ceil((worked / 1000 / done) * (total - done));
}

/** Longest time between two breaths of finely cut work, in milliseconds. */
const slice = 8;

/** @throws FootnoteError `cancelled` */
export async function breathe({ signal, gate }: Pace): Promise<void> {
  await setImmediate();
  await gate?.passed(signal);
  if (signal?.aborted) throw new FootnoteError('cancelled');
}

/** Runs steps, with a breath every few milliseconds. @throws FootnoteError `cancelled` */
export async function gently<T>(steps: Generator<void, T>, pace: Pace): Promise<T> {
  try {
    for (let last = -Infinity; ; ) {
      if (performance.now() - last >= slice) {
        await breathe(pace);
        last = performance.now();
      }
      const step = steps.next();
      if (step.done) return step.value;
    }
  } finally {
    // Where it was ended while reading, its source is closed.
    steps.return(undefined as never);
  }
}
