/**
 * Runs a question sheet, once or without and with adapters; it goes on while another screen is open, for minutes or
 * hours with a model. Lives outside React for that reason.
 */
import type { AdapterUse, WantedMode } from '../../main/contract/answering.ts';
import type { FootnoteError } from '../../main/contract/errors.ts';
import { asFault, type Client } from '../client/index.ts';

export interface Evaluating {
  readonly state: 'idle' | 'running' | 'done' | 'failed';
  /** Questions of the run that is under way; `run` is its number from 1, of `runs`. */
  readonly done: number;
  readonly total: number;
  readonly run: number;
  readonly runs: number;
  /** The kept runs' numbers, in their order. */
  readonly kept: readonly number[];
  readonly error: FootnoteError | null;
}

export interface Wanted {
  readonly sheet: string;
  readonly mode: WantedMode;
  /** Undefined: the model that serves. */
  readonly model?: string | undefined;
  /** A run each: an empty one is without adapters. */
  readonly adapters: readonly (readonly AdapterUse[])[];
}

export interface Evaluator {
  now(): Evaluating;
  subscribe(listener: () => void): () => void;
  /** Nothing while one is running. */
  start(wanted: Wanted): void;
  /** Runs that were finished stay. */
  stop(): void;
  /** Its end was seen. */
  dismiss(): void;
}

const idle: Evaluating = { state: 'idle', done: 0, total: 0, run: 1, runs: 1, kept: [], error: null };

/** `changed` is called when a run was kept. */
export function createEvaluator(client: Pick<Client, 'evaluate'>, changed: () => void): Evaluator {
  let now = idle;
  let running: AbortController | null = null;
  const listeners = new Set<() => void>();
  const become = (next: Partial<Evaluating>) => {
    now = { ...now, ...next };
    for (const listener of [...listeners]) listener();
  };

  const run = async ({ adapters, ...wanted }: Wanted, signal: AbortSignal) => {
    try {
      for (const [at, used] of adapters.entries()) {
        become({ run: at + 1, done: 0, total: 0 });
        const asked = { ...wanted, adapters: [...used], keep: true };
        for await (const event of await client.evaluate(asked, { signal })) {
          if (event.type === 'progress') become({ done: event.done, total: event.total });
          else if (event.run !== undefined) {
            become({ kept: [...now.kept, event.run] });
            changed();
          }
        }
      }
      become({ state: 'done' });
    } catch (thrown) {
      const error = asFault(thrown, signal);
      become(error.code === 'cancelled' ? { ...idle } : { state: 'failed', error });
    } finally {
      running = null;
    }
  };

  return {
    now: () => now,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    start(wanted) {
      if (running) return;
      running = new AbortController();
      become({ ...idle, state: 'running', runs: wanted.adapters.length });
      void run(wanted, running.signal);
    },
    stop: () => running?.abort(),
    dismiss() {
      if (!running) become(idle);
    },
  };
}
