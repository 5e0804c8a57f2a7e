/**
 * The engine behind a parent's port: makes it, serves each client that is handed over, answers what frames show, and
 * asks the parent to open originals. Knows no Electron, so a test runs it over Node's message channel.
 */
import { asFootnoteError } from '../main/contract/index.ts';
import { type EnginePort, type ServedEngine, serveMessagePort } from '../main/serve/index.ts';
import type { FromEngine, ToEngine } from './messages.ts';
import { type HandedPort, type LaunchedModels, modelsLauncher } from './models-port.ts';

/** Electron's ParentPort, as far as it is used. */
export interface ParentPort {
  postMessage(message: FromEngine): void;
  on(event: 'message', listen: (event: { data: ToEngine; ports: readonly EnginePort[] }) => void): unknown;
}

export interface HostedEngine extends ServedEngine {
  close(): Promise<void>;
}

export interface HostOptions {
  readonly parent: ParentPort;
  create(options: {
    readonly samples: string;
    readonly appVersion: string;
    /** Null: the program's own. */
    readonly library: string | null;
    launchModels(): LaunchedModels;
    openOriginal(path: string): Promise<boolean>;
    revealOriginal(path: string): Promise<boolean>;
  }): Promise<HostedEngine>;
  exit(code: number): void;
}

export function hostEngine({ parent, create, exit }: HostOptions): void {
  let engine: HostedEngine | null = null;
  let asked = 0;
  const opening = new Map<number, (opened: boolean) => void>();

  const askParent = (type: 'open' | 'reveal') => (path: string) =>
    new Promise<boolean>((resolve) => {
      asked += 1;
      opening.set(asked, resolve);
      parent.postMessage({ type, id: asked, path });
    });

  const models = modelsLauncher((message) => parent.postMessage(message));

  const start = async ({ samples, appVersion, library }: ToEngine & { type: 'start' }) => {
    try {
      engine = await create({
        samples,
        appVersion,
        library,
        launchModels: models.launch,
        openOriginal: askParent('open'),
        revealOriginal: askParent('reveal'),
      });
      parent.postMessage({ type: 'ready' });
    } catch (thrown) {
      const error = asFootnoteError(thrown);
      const sentence = (locale: 'ko' | 'en') =>
        `${error.words(locale).message}\n${error.words(locale).action}`;
      parent.postMessage({ type: 'failed', message: { ko: sentence('ko'), en: sentence('en') } });
      exit(1);
    }
  };

  const show = async (id: number, path: string) => {
    const answer = await engine?.view(path).catch((thrown: unknown) => {
      console.error(asFootnoteError(thrown).message);
      return undefined;
    });
    const failed = { status: 500, headers: { 'content-type': 'text/plain' }, body: '' };
    parent.postMessage({ type: 'viewed', id, answer: answer ?? failed });
  };

  parent.on('message', ({ data: message, ports }) => {
    if (models.hear(message, ports as unknown as readonly HandedPort[])) return;
    if (message.type === 'start') void start(message);
    else if (message.type === 'connect' && engine !== null && ports[0]) serveMessagePort(engine, ports[0]);
    else if (message.type === 'view') void show(message.id, message.path);
    else if (message.type === 'opened') {
      opening.get(message.id)?.(message.opened);
      opening.delete(message.id);
    } else if (message.type === 'close') {
      const ended = engine?.close() ?? Promise.resolve();
      ended.then(
        () => exit(0),
        (thrown: unknown) => {
          console.error(asFootnoteError(thrown).message);
          exit(1);
        },
      );
    }
  });
}
