/**
 * Keeps the engine's process alive: starts it, starts it again when it died (with a cap, so that a library that kills
 * it does not kill it for ever), gives the window a fresh port each time, and asks it for what frames show.
 */
import { modelsEnvironment } from '../main/contract/models-environment.ts';
import type { ShellEngineState as EngineState } from '../main/contract/shell.ts';
import type { Electron, ElectronApi } from './api.ts';
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
  /** The program of the models' process. */
  readonly modelsEntry: string;
  readonly samples: string;
  readonly appVersion: string;
  onState(state: EngineState): void;
  /** The engine could not open its library. */
  onFailure(message: { readonly ko: string; readonly en: string }): void;
  openOriginal(path: string): Promise<boolean>;
  /** Shows a file in its folder. */
  revealOriginal(path: string): Promise<boolean>;
  /** The library to open at the next start; null: the engine's own. */
  library(): string | null;
  readonly now?: () => number;
}

export interface Supervisor {
  start(): void;
  /** A page wants a port of its own; nothing while the engine does not run. */
  connect(give: (port: Electron.MessagePortMain) => void): void;
  /** Lets the engine end, and starts it again: with another library. */
  restart(): Promise<void>;
  /** The ends that nobody asked for, the last 20. */
  ends(): readonly { readonly at: string; readonly code: number }[];
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
  const models = new Map<number, LaunchedProcess>();
  let running: LaunchedProcess | null = null;
  let state: EngineState = 'starting';
  let starts: number[] = [];
  let closing: (() => void) | null = null;
  let ends: readonly { readonly at: string; readonly code: number }[] = [];
  let views = 0;
  /** It said itself why it cannot start: starting it again would say the same. */
  let failed = false;

  const become = (next: EngineState) => {
    state = next;
    options.onState(next);
  };

  const say = (message: ToEngine, ports?: Electron.MessagePortMain[]) => running?.postMessage(message, ports);

  const connect: Supervisor['connect'] = (give) => {
    if (state !== 'running') return;
    const { port1, port2 } = new electron.MessageChannelMain();
    say({ type: 'connect' }, [port1]);
    give(port2);
  };

  /** The engine's own: it speaks to the engine by a port of theirs, and ends with it. */
  const startModels = (id: number) => {
    const started = launch(options.modelsEntry, 'Footnote models', modelsEnvironment());
    models.set(id, started);
    started.onExit((code) => {
      models.delete(id);
      say({ type: 'models-ended', id, reason: `code ${code}` });
    });
    const { port1, port2 } = new electron.MessageChannelMain();
    started.postMessage({ type: 'serve' }, [port1]);
    say({ type: 'models-port', id }, [port2]);
  };

  const hear = (message: FromEngine) => {
    if (message.type === 'ready') {
      become('running');
    } else if (message.type === 'failed') {
      failed = true;
      options.onFailure(message.message);
    } else if (message.type === 'viewed') {
      waiting.get(message.id)?.(message.answer);
      waiting.delete(message.id);
    } else if (message.type === 'launch-models') {
      startModels(message.id);
    } else if (message.type === 'kill-models') {
      models.get(message.id)?.kill();
    } else if (message.type === 'open' || message.type === 'reveal') {
      const { id, path } = message;
      const work = message.type === 'open' ? options.openOriginal : options.revealOriginal;
      work(path).then(
        (opened) => say({ type: 'opened', id, opened }),
        () => say({ type: 'opened', id, opened: false }),
      );
    }
  };

  const ended = (code: number) => {
    running = null;
    for (const one of models.values()) one.kill();
    for (const answer of waiting.values()) answer(gone);
    waiting.clear();
    if (closing !== null) return closing();
    ends = [...ends, { at: new Date().toISOString(), code }].slice(-20);
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
    say({ type: 'start', samples, appVersion, library: options.library() });
  };

  let ending: Promise<void> | null = null;
  const close = (): Promise<void> => {
    if (running === null) return Promise.resolve();
    ending ??= new Promise((resolve) => {
      const timer = setTimeout(() => running?.kill(), patience);
      closing = () => {
        clearTimeout(timer);
        resolve();
      };
      say({ type: 'close' });
    });
    return ending;
  };

  const start = () => {
    if (running !== null || closing !== null) return;
    starts = [];
    become('starting');
    begin();
  };

  return {
    state: () => state,
    ends: () => ends,
    connect,
    start,
    close,
    async restart() {
      become('gone');
      await close();
      closing = null;
      ending = null;
      start();
    },
    view(path) {
      if (state !== 'running') return Promise.resolve(gone);
      return new Promise((resolve) => {
        views += 1;
        waiting.set(views, resolve);
        say({ type: 'view', id: views, path });
      });
    },
  };
}
