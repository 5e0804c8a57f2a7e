/**
 * The link that the whole UI calls through, over whichever line to the engine is alive. A line is a WebSocket or a
 * message port; when it dies, its calls end with `engine-gone` instead of hanging for ever, and a new line takes over.
 * Knows neither the window nor the contract, so it runs in a test as it is.
 */
import type { ClientContext, ClientLink } from '@orpc/client';
import { FootnoteError } from '../../main/contract/errors.ts';
import { asFault } from './faults.ts';

/** `connecting`: no line yet, calls wait for the first one; `gone`: calls are refused until a line is back. */
export type EngineState = 'connecting' | 'ready' | 'gone';

type Link = ClientLink<ClientContext>;

interface Line {
  readonly link: Link;
  /** Rejects each call that is under way on this line. */
  readonly waiting: Set<(reason: FootnoteError) => void>;
}

export interface Exchange {
  readonly link: Link;
  state(): EngineState;
  /** Calls `listener` after each change of state; returns how to stop. */
  subscribe(listener: () => void): () => void;
  /** Calls go over `link` from now on. Returns what to call when this line is dead; calling it twice does no harm. */
  connect(link: Link): () => void;
  /** No line could be had. */
  lost(): void;
}

export function createExchange(): Exchange {
  let state: EngineState = 'connecting';
  let current: Line | null = null;
  const listeners = new Set<() => void>();
  const early = new Set<() => void>();

  const become = (next: EngineState) => {
    if (next === state) return;
    state = next;
    for (const resume of [...early]) resume();
    early.clear();
    for (const listener of [...listeners]) listener();
  };

  const drop = (line: Line) => {
    for (const reject of [...line.waiting]) reject(new FootnoteError('engine-gone'));
    line.waiting.clear();
    if (current !== line) return;
    current = null;
    become('gone');
  };

  const lineNow = async (): Promise<Line> => {
    if (state === 'connecting') await new Promise<void>((resume) => early.add(resume));
    if (current === null) throw new FootnoteError('engine-gone');
    return current;
  };

  return {
    link: {
      async call(path, input, options) {
        try {
          const line = await lineNow();
          const output = await during(line, line.link.call(path, input, options));
          return isStream(output) ? guarded(line, output, options.signal) : output;
        } catch (thrown) {
          throw asFault(thrown, options.signal);
        }
      },
    },
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    connect(link) {
      const line: Line = { link, waiting: new Set() };
      const before = current;
      current = line;
      if (before !== null) drop(before);
      become('ready');
      return () => drop(line);
    },
    lost() {
      if (current === null) become('gone');
    },
  };
}

/** A call's own promise, or the line's end, whichever comes first. A plain race with the line would leak. */
function during<T>(line: Line, promise: Promise<T>): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    line.waiting.add(reject);
    promise.then(resolve, reject).finally(() => line.waiting.delete(reject));
  });
}

function isStream(output: unknown): output is AsyncIterator<unknown> & AsyncIterable<unknown> {
  return output !== null && typeof output === 'object' && Symbol.asyncIterator in output;
}

async function* guarded(line: Line, stream: AsyncIterator<unknown>, signal: AbortSignal | undefined) {
  try {
    for (;;) {
      const step = await during(line, Promise.resolve(stream.next()));
      if (step.done) return step.value;
      yield step.value;
    }
  } catch (thrown) {
    throw asFault(thrown, signal);
  } finally {
    // On a dead line there is nobody to tell; the engine ends the call by itself.
    stream.return?.().catch(() => {});
  }
}
