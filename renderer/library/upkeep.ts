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
  cancel(): void;
  /** Forgets how the last run ended. */
  dismiss(): void;
}

const idle: Upkeep = { state: 'idle', progress: null, report: null, error: null };

/** `changed` is called when a run has begun, and when it ended, however it did. */
export function createUpkeep(library: Client['library'], changed: () => void): UpkeepRun {
  let upkeep = idle;
  let running: AbortController | null = null;
  const listeners = new Set<() => void>();
  const become = (next: Upkeep) => {
    upkeep = next;
    for (const listener of [...listeners]) listener();
  };

  const begin = (job: Job, locale: Locale, signal: AbortSignal) => {
    if (job.kind === 'folder') return library.ingest({ folder: job.folder, locale }, { signal });
    return job.kind === 'samples'
      ? library.ingestSamples({ locale }, { signal })
      : library.rescan({ locale }, { signal });
  };

  const run = async (job: Job, locale: Locale, abort: AbortController) => {
    try {
      for await (const event of await begin(job, locale, abort.signal)) {
        if (upkeep.progress === null) changed();
        if (event.type === 'progress') become({ ...upkeep, progress: event });
        else become({ ...idle, state: 'done', report: event.report });
      }
      if (upkeep.state === 'running') become({ ...idle, state: 'cancelled' });
    } catch (thrown) {
      const error = asFault(thrown, abort.signal);
      become(
        error.code === 'cancelled' ? { ...idle, state: 'cancelled' } : { ...idle, state: 'failed', error },
      );
    } finally {
      running = null;
      changed();
    }
  };

  return {
    now: () => upkeep,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    start(job, locale) {
      if (running) return;
      running = new AbortController();
      become({ ...idle, state: 'running' });
      void run(job, locale, running);
    },
    cancel: () => running?.abort(),
    dismiss() {
      if (!running) become(idle);
    },
  };
}
