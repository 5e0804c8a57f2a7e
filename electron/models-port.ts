/**
 * The models' process as the engine's process reaches it: the main process starts it and hands over a port. What is
 * said before the port has come is kept in order.
 */
import type { FromEngine, ToEngine } from './messages.ts';

/** Electron's MessagePortMain, as far as it is used. */
export interface HandedPort {
  postMessage(message: unknown): void;
  on(event: 'message', listen: (event: { data: unknown }) => void): unknown;
  start(): void;
}

export interface LaunchedModels {
  post(message: unknown): void;
  onMessage(listen: (message: never) => void): void;
  onExit(listen: (reason: string) => void): void;
  kill(): void;
}

export interface ModelsLauncher {
  launch(): LaunchedModels;
  /** True where the message was about a models' process. */
  hear(message: ToEngine, ports: readonly HandedPort[]): boolean;
}

interface Launched {
  port: HandedPort | null;
  readonly waiting: unknown[];
  listen: (message: never) => void;
  exit: (reason: string) => void;
}

export function modelsLauncher(say: (message: FromEngine) => void): ModelsLauncher {
  const launched = new Map<number, Launched>();
  let last = 0;
  return {
    launch() {
      last += 1;
      const id = last;
      const one: Launched = { port: null, waiting: [], listen: () => {}, exit: () => {} };
      launched.set(id, one);
      say({ type: 'launch-models', id });
      return {
        post: (message) => (one.port ? one.port.postMessage(message) : void one.waiting.push(message)),
        onMessage: (listen) => {
          one.listen = listen;
        },
        onExit: (exit) => {
          one.exit = exit;
        },
        kill: () => say({ type: 'kill-models', id }),
      };
    },
    hear(message, [port]) {
      if (message.type === 'models-ended') {
        launched.get(message.id)?.exit(message.reason);
        launched.delete(message.id);
        return true;
      }
      if (message.type !== 'models-port') return false;
      const one = launched.get(message.id);
      if (!one || !port) return true;
      one.port = port;
      port.on('message', ({ data }) => one.listen(data as never));
      port.start();
      for (const kept of one.waiting.splice(0)) port.postMessage(kept);
      return true;
    },
  };
}
