/**
 * Bringing the library up to date: at most one run at a time, which goes on while another screen is open.
 * Lives outside React for that reason.
 */
import type { FootnoteError, Locale } from '../../main/contract/errors.ts';
import type { IngestEvent, IngestReport } from '../../main/contract/library.ts';
import { asFault, type Client } from '../client/index.ts';

export type Progress = Extract<IngestEvent, { type: 'progress' }>;

export interface Upkeep {
  readonly state: 'idle' | 'running' | 'done' | 'cancelled' | 'failed';
  readonly progress: Progress | null;
  readonly report: IngestReport | null;
  readonly error: FootnoteError | null;
}

export type Job =
  | { readonly kind: 'samples' | 'rescan' }
  | { readonly kind: 'folder'; readonly folder: string };

export interface UpkeepRun {
  now(): Upkeep;
  subscribe(listener: () => void): () => void;
  start(job: Job, locale: Locale): void;
  /** Shows the run that another window, or this one before it was reloaded, has started. Nothing where none runs. */
  follow(locale: Locale): void;
  pause(): void;
  resume(): void;
  cancel(): void;
  /** Forgets how the last run ended. */
  dismiss(): void;
}

const idle: Upkeep = { state: 'idle', progress: null, report: null, error: null };

/** `changed` is called when a run has begun, and when it ended, however it did. */
export function createUpkeep(library: Client['library'], changed: () => void): UpkeepRun {
  let upkeep = idle;
  let watching = false;
  const listeners = new Set<() => void>();
  const become = (next: Upkeep) => {
    upkeep = next;
    for (const listener of [...listeners]) listener();
  };

  const begin = (job: Job, locale: Locale) => {
    if (job.kind === 'folder') return library.ingest({ folder: job.folder, locale });
    return job.kind === 'samples' ? library.ingestSamples({ locale }) : library.rescan({ locale });
  };

  const watch = async (events: Promise<AsyncIterable<IngestEvent>>) => {
    watching = true;
    try {
      for await (const event of await events) {
        if (upkeep.progress === null) changed();
        if (event.type === 'progress') become({ ...idle, state: 'running', progress: event });
        else become({ ...idle, state: 'done', report: event.report });
      }
      if (upkeep.state === 'running') become(idle);
    } catch (thrown) {
      const error = asFault(thrown);
      become(
        error.code === 'cancelled' ? { ...idle, state: 'cancelled' } : { ...idle, state: 'failed', error },
      );
    } finally {
      watching = false;
      changed();
    }
  };

  /** What cannot be steered is over: its events have said so, or will. */
  const steer = (call: Promise<unknown>) => void call.catch(() => {});

  return {
    now: () => upkeep,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    start(job, locale) {
      if (watching) return;
      become({ ...idle, state: 'running' });
      void watch(begin(job, locale));
    },
    follow(locale) {
      if (!watching) void watch(library.follow({ locale }));
    },
    pause: () => steer(library.pause()),
    resume: () => steer(library.resume()),
    cancel: () => steer(library.cancel()),
    dismiss() {
      if (!watching) become(idle);
    },
  };
}
