/**
 * Keeps the engine's process alive: starts it, starts it again when it died (with a cap, so that a library that kills
 * it does not kill it for ever), gives the window a fresh port each time, and asks it for what frames show.
 */
import type { Electron, ElectronApi } from './api.ts';
import type { EngineState } from './bridge.ts';
import type { Launch, LaunchedProcess } from './launch.ts';
import type { FromEngine, ToEngine, ViewAnswer } from './messages.ts';

/** So many starts within the time (milliseconds) are tried; then the person decides. */
const restarts = { most: 3, within: 60_000 } as const;
/** Milliseconds for the engine to finish its transaction when the program quits. */
const patience = 5_000;

const gone: ViewAnswer = { status: 503, headers: { 'content-type': 'text/plain' }, body: '' };

export interface SupervisorOptions {
  readonly launch: Launch;
  /** The built engine-process. */
  readonly entry: string;
  readonly samples: string;
  readonly appVersion: string;
  /** Hands one end to the window. */
  givePort(port: Electron.MessagePortMain): void;
  onState(state: EngineState): void;
  /** The engine could not open its library. */
  onFailure(message: { readonly ko: string; readonly en: string }): void;
  openOriginal(path: string): Promise<boolean>;
  readonly now?: () => number;
}

export interface Supervisor {
  start(): void;
  /** A new page wants a port of its own. */
  connect(): void;
  view(path: string): Promise<ViewAnswer>;
  state(): EngineState;
  /** Lets the engine finish what it writes. */
  close(): Promise<void>;
}

export function superviseEngine(
  electron: Pick<ElectronApi, 'MessageChannelMain'>,
  options: SupervisorOptions,
): Supervisor {
  const { launch, entry, samples, appVersion, now = () => performance.now() } = options;
  const waiting = new Map<number, (answer: ViewAnswer) => void>();
  let running: LaunchedProcess | null = null;
  let state: EngineState = 'starting';
  let starts: number[] = [];
  let closing: (() => void) | null = null;
  let views = 0;
  /** It said itself why it cannot start: starting it again would say the same. */
  let failed = false;

  const become = (next: EngineState) => {
    state = next;
    options.onState(next);
  };

  const say = (message: ToEngine, ports?: Electron.MessagePortMain[]) => running?.postMessage(message, ports);

  const connect = () => {
    if (state !== 'running') return;
    const { port1, port2 } = new electron.MessageChannelMain();
    say({ type: 'connect' }, [port1]);
    options.givePort(port2);
  };

  const hear = (message: FromEngine) => {
    if (message.type === 'ready') {
      become('running');
      connect();
    } else if (message.type === 'failed') {
      failed = true;
      options.onFailure(message.message);
    } else if (message.type === 'viewed') {
      waiting.get(message.id)?.(message.answer);
      waiting.delete(message.id);
    } else if (message.type === 'open') {
      const { id, path } = message;
      options.openOriginal(path).then(
        (opened) => say({ type: 'opened', id, opened }),
        () => say({ type: 'opened', id, opened: false }),
      );
    }
  };

  const ended = () => {
    running = null;
    for (const answer of waiting.values()) answer(gone);
    waiting.clear();
    if (closing !== null) return closing();
    starts = starts.filter((time) => now() - time < restarts.within);
    if (failed || starts.length > restarts.most) return become('stopped');
    become('gone');
    begin();
  };

  const begin = () => {
    failed = false;
    starts.push(now());
    running = launch(entry, 'Footnote engine');
    running.onMessage((message) => hear(message as FromEngine));
    running.onExit(ended);
    say({ type: 'start', samples, appVersion });
  };

  return {
    state: () => state,
    connect,
    start() {
      if (running !== null || closing !== null) return;
      starts = [];
      become('starting');
      begin();
    },
    view(path) {
      if (state !== 'running') return Promise.resolve(gone);
      return new Promise((resolve) => {
        views += 1;
        waiting.set(views, resolve);
        say({ type: 'view', id: views, path });
      });
    },
    close() {
      if (running === null) return Promise.resolve();
      return new Promise((resolve) => {
        const timer = setTimeout(() => running?.kill(), patience);
        closing = () => {
          clearTimeout(timer);
          resolve();
        };
        say({ type: 'close' });
      });
    },
  };
}
