/**
 * The one ingest that a person asked for. It belongs to the engine: whoever watches may leave and come back, and only
 * `cancel` ends it early.
 */
import { FootnoteError } from '../contract/index.ts';
import { createGate, type Gate } from './gate.ts';
import { streamOf } from './stream.ts';

/** Progress is conflated for who is slow to watch, and says when the run is paused. */
interface RunEvent {
  readonly type: string;
  readonly paused?: boolean;
}

export interface IngestRun<Event> {
  readonly paused: boolean;
  pause(): void;
  resume(): void;
  /** Resolves when the work has stopped and the library is free. */
  cancel(): Promise<void>;
  /** What happens from now on, the last event first; ends as the run ends, or when the watcher leaves. */
  events(signal?: AbortSignal): AsyncGenerator<Event, void, undefined>;
}

export type IngestWork<Event> = (
  push: (event: Event) => void,
  signal: AbortSignal,
  gate: Gate,
) => Promise<void>;

export function startRun<Event extends RunEvent>(work: IngestWork<Event>): IngestRun<Event> {
  const watchers = new Set<(event: Event) => void>();
  const stop = new AbortController();
  const gate = createGate();
  let last: Event | undefined;
  const push = (event: Event) => {
    last = event.type === 'progress' && gate.paused ? { ...event, paused: true } : event;
    for (const watcher of watchers) watcher(last);
  };
  const ended: Promise<{ failure?: unknown }> = work(push, stop.signal, gate).then(
    () => ({}),
    (failure: unknown) => ({ failure: failure ?? new FootnoteError('internal', { reason: 'unknown' }) }),
  );
  /** The last progress again, so that a pause and its end are seen at once. */
  const again = () => {
    if (last?.type !== 'progress') return;
    push({ ...last, paused: false });
  };

  return {
    get paused() {
      return gate.paused;
    },
    pause: () => {
      gate.pause();
      again();
    },
    resume: () => {
      gate.resume();
      again();
    },
    cancel: async () => {
      stop.abort();
      await ended;
    },
    events: (signal) =>
      streamOf<Event>(
        async (hear, left) => {
          const gone = new Promise<{ failure?: unknown }>((resolve) => {
            if (left.aborted) resolve({});
            left.addEventListener('abort', () => resolve({}), { once: true });
          });
          if (last) hear(last);
          watchers.add(hear);
          const { failure } = await Promise.race([ended, gone]);
          watchers.delete(hear);
          if (failure !== undefined) throw failure;
        },
        (event) => event.type === 'progress',
        signal,
      ),
  };
}
