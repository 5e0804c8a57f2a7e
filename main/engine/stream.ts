/** Events pushed by running work, read as an async iterator. */
import { FootnoteError } from '../contract/index.ts';

/**
 * Runs `work`, which pushes events; a `conflate`d event that nobody has read yet is replaced by the next, so that a
 * slow reader never makes a queue grow. Leaving the loop early aborts the work and waits for its end.
 */
export async function* streamOf<T>(
  work: (push: (event: T) => void, signal: AbortSignal) => Promise<void>,
  conflates: (event: T) => boolean,
  outer?: AbortSignal,
): AsyncGenerator<T, void, undefined> {
  const queue: T[] = [];
  const stop = new AbortController();
  const abort = () => stop.abort();
  outer?.addEventListener('abort', abort, { once: true });
  if (outer?.aborted) stop.abort();
  let wake: () => void = () => {};
  let ended = false;
  let failure: unknown;
  const push = (event: T) => {
    const last = queue[queue.length - 1];
    if (last !== undefined && conflates(last) && conflates(event)) queue[queue.length - 1] = event;
    else queue.push(event);
    wake();
  };
  const running = work(push, stop.signal)
    .catch((error: unknown) => {
      failure = error ?? new FootnoteError('internal', { reason: 'unknown' });
    })
    .finally(() => {
      ended = true;
      wake();
    });
  try {
    for (;;) {
      while (queue.length > 0) yield queue.shift()!;
      if (ended) break;
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
    if (failure !== undefined) throw failure;
  } finally {
    stop.abort();
    outer?.removeEventListener('abort', abort);
    await running;
  }
}
