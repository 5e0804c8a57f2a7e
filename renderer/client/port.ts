/** The way to the engine in Electron: a message port, and a fresh one each time the engine was started again. */
import { RPCLink } from '@orpc/client/message-port';
import type { Exchange } from './exchange.ts';

/** What is used of a `MessagePort`. */
type EnginePort = ConstructorParameters<typeof RPCLink>[0]['port'] & {
  addEventListener(type: 'close', listener: () => void): void;
  start(): void;
  close(): void;
};

/** Calls go over `port` until it closes; returns what to call when its engine is known to be dead. */
export function usePort(exchange: Exchange, port: EnginePort): () => void {
  const hangUp = exchange.connect(new RPCLink({ port }));
  port.addEventListener('close', hangUp);
  port.start();
  return () => {
    hangUp();
    port.close();
  };
}
