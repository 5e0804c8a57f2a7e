/** The router over a message port: Electron's MessagePortMain, or any port of Node or the browser. */
import { acceptConnections } from './connection.ts';
import type { ServedEngine } from './served-engine.ts';

/** The part that Electron's MessagePortMain (whose events wrap the message) and Node's MessagePort share. */
export interface EnginePort {
  postMessage(message: unknown): void;
  on(event: 'message', listen: (message: unknown) => void): unknown;
  on(event: 'close', listen: () => void): unknown;
  start(): void;
}

const acceptors = new WeakMap<object, ReturnType<typeof acceptConnections>>();

/** Serves one client. Its running calls are aborted when the port closes. */
export function serveMessagePort(engine: Pick<ServedEngine, 'router'>, port: EnginePort): void {
  let accept = acceptors.get(engine);
  if (accept === undefined) {
    accept = acceptConnections(engine.router);
    acceptors.set(engine, accept);
  }
  accept({
    send: (message) => port.postMessage(message),
    onMessage: (listen) => port.on('message', (message) => listen(unwrapped(message))),
    onClose: (listen) => port.on('close', listen),
  });
  port.start();
}

function unwrapped(message: unknown): unknown {
  const isEvent = message !== null && typeof message === 'object' && 'data' in message;
  return isEvent ? message.data : message;
}
