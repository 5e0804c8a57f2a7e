/**
 * One models' process, started when something is asked of it: pending calls end with the process, it starts again with
 * the next call (not for ever, where it keeps dying), and it is let go when nobody has asked for a while.
 */
import { FootnoteError } from '../contract/index.ts';
import type { ChatEvent } from './calls.ts';
import type { FromModels, ModelsCall, ModelsResult, ProcessState, StartOptions } from './messages.ts';
import type { LaunchModels, ModelsPort } from './port.ts';

/** So many deaths within the time (milliseconds) are followed by a new start. */
const restarts = { most: 3, within: 60_000 } as const;

export interface Clock {
  now(): number;
  /** Gives what `clear` takes. */
  after(ms: number, work: () => void): unknown;
  clear(timer: unknown): void;
}

export const systemClock: Clock = {
  now: () => performance.now(),
  after: (ms, work) => setTimeout(work, ms).unref(),
  clear: (timer) => clearTimeout(timer as NodeJS.Timeout),
};

export interface SupervisedOptions {
  readonly launch: LaunchModels;
  readonly start: StartOptions;
  /** Milliseconds without a call until the process is let go: its memory is free then. */
  keepAlive(): number;
  readonly clock?: Clock;
  /** The process ended though nobody asked it to. */
  onDeath?(error: FootnoteError): void;
}

export interface SupervisedModels {
  call<T extends ModelsCall['type']>(
    call: Extract<ModelsCall, { type: T }>,
    signal?: AbortSignal,
    onEvent?: (event: ChatEvent) => void,
  ): Promise<ModelsResult[T]>;
  /** What the process says of itself; null while there is none. Asking does not keep it alive. */
  state(): Promise<ProcessState | null>;
  /** Whether it runs, and how often it died unasked since the start. */
  readonly alive: boolean;
  readonly deaths: number;
  /** Lets the process go; pending calls are cancelled. */
  end(): void;
}

interface Pending {
  resolve(value: unknown): void;
  reject(error: FootnoteError): void;
  onEvent?: ((event: ChatEvent) => void) | undefined;
}

export function superviseModels(options: SupervisedOptions): SupervisedModels {
  const { clock = systemClock } = options;
  const pending = new Map<number, Pending>();
  let port: ModelsPort | null = null;
  let timer: unknown = null;
  let calls = 0;
  let deaths: { readonly at: number; readonly reason: string }[] = [];
  let died = 0;

  const failAll = (error: FootnoteError) => {
    const failed = [...pending.values()];
    pending.clear();
    for (const { reject } of failed) reject(error);
  };

  const ended = (which: ModelsPort, reason: string) => {
    if (port !== which) return;
    port = null;
    died += 1;
    deaths.push({ at: clock.now(), reason });
    const error = new FootnoteError('model-process-ended', { reason });
    failAll(error);
    options.onDeath?.(error);
  };

  const hear = (message: FromModels) => {
    const one = pending.get(message.id);
    if (!one) return;
    if (message.type === 'event') return one.onEvent?.(message.event);
    pending.delete(message.id);
    if (message.type === 'result') one.resolve(message.value);
    else one.reject(new FootnoteError(message.code, message.params));
  };

  const started = (): ModelsPort => {
    if (port) return port;
    deaths = deaths.filter(({ at }) => clock.now() - at < restarts.within);
    const last = deaths.at(-1);
    if (last && deaths.length >= restarts.most)
      throw new FootnoteError('model-process-ended', { reason: `${last.reason}, ${deaths.length}×` });
    const made = options.launch();
    port = made;
    made.onMessage(hear);
    made.onExit((reason) => ended(made, reason));
    made.post({ type: 'start', options: options.start });
    return made;
  };

  const end = (error: FootnoteError) => {
    clock.clear(timer);
    const going = port;
    port = null;
    going?.kill();
    failAll(error);
  };

  const rest = () => {
    clock.clear(timer);
    if (pending.size > 0 || !port) return;
    timer = clock.after(options.keepAlive(), () => {
      if (pending.size === 0) end(new FootnoteError('cancelled'));
    });
  };

  const ask = <T extends ModelsCall['type']>(
    call: Extract<ModelsCall, { type: T }>,
    signal?: AbortSignal,
    onEvent?: (event: ChatEvent) => void,
  ) =>
    new Promise<ModelsResult[T]>((resolve, reject) => {
      if (signal?.aborted) return reject(new FootnoteError('cancelled'));
      const to = started();
      calls += 1;
      const id = calls;
      // Silence at once: what the process still says about it is nobody's.
      const cancel = () => {
        pending.delete(id);
        to.post({ type: 'cancel', id });
        reject(new FootnoteError('cancelled'));
      };
      signal?.addEventListener('abort', cancel, { once: true });
      const over = () => signal?.removeEventListener('abort', cancel);
      pending.set(id, {
        resolve: (value) => {
          over();
          resolve(value as ModelsResult[T]);
        },
        reject: (error) => {
          over();
          reject(error);
        },
        onEvent,
      });
      to.post({ type: 'call', id, call });
    });

  return {
    async call(call, signal, onEvent) {
      clock.clear(timer);
      try {
        return await ask(call, signal, onEvent);
      } finally {
        rest();
      }
    },
    state: () => (port ? ask<'state'>({ type: 'state' }) : Promise.resolve(null)),
    get alive() {
      return port !== null;
    },
    get deaths() {
      return died;
    },
    end: () => end(new FootnoteError('cancelled')),
  };
}
