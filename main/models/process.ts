/** The program of the models' process: under plain Node a forked child, in Electron a utilityProcess with a port. */
import { constants, setPriority } from 'node:os';
import type { FromModels, ToModels } from './messages.ts';
import type { ModelsServerPort } from './port.ts';
import { serveModels } from './serve-models.ts';

/** Electron's parent port, as far as it is used: it brings the port that leads to the engine. */
interface ParentPort {
  once(event: 'message', listen: (event: { ports: readonly EnginePort[] }) => void): void;
}
interface EnginePort {
  postMessage(message: FromModels): void;
  on(event: 'message', listen: (event: { data: ToModels }) => void): void;
  on(event: 'close', listen: () => void): void;
  start(): void;
}

try {
  // A search in the engine goes first: generating takes every core that it gets. Windows lets the higher priority go
  // first whatever the difference is; where processor time is shared by weight, one step down still took a third more
  // of a search's time than the lowest.
  const { PRIORITY_BELOW_NORMAL, PRIORITY_LOW } = constants.priority;
  setPriority(process.platform === 'win32' ? PRIORITY_BELOW_NORMAL : PRIORITY_LOW);
} catch {
  // Not allowed on this system: then both share.
}

const { parentPort } = process as unknown as { parentPort?: ParentPort };

if (parentPort) {
  parentPort.once('message', ({ ports: [port] }) => {
    if (!port) return process.exit(1);
    serveModels(overEnginePort(port));
    port.on('close', () => process.exit(0));
    port.start();
  });
} else {
  serveModels({
    post: (message) => process.send?.(message),
    onMessage: (listen) => void process.on('message', (message) => listen(message as ToModels)),
  });
  // The engine is gone: nobody can ask any more.
  process.on('disconnect', () => process.exit(0));
}

function overEnginePort(port: EnginePort): ModelsServerPort {
  return {
    post: (message) => port.postMessage(message),
    onMessage: (listen) => port.on('message', ({ data }) => listen(data)),
  };
}
