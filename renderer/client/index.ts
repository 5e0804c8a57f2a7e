/** The engine as the UI sees it: the contract's calls, typed, over a socket or a port. */
import { createORPCClient } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import type { Contract } from '../../main/contract/api.ts';
import { createExchange, type EngineState } from './exchange.ts';
import { usePort } from './port.ts';
import { shell } from './shell.ts';
import { dialSocket } from './socket.ts';

export { asFault } from './faults.ts';
export { shell } from './shell.ts';
export type { EngineState };

export type Client = ContractRouterClient<Contract>;

export interface Engine {
  readonly client: Client;
  state(): EngineState;
  subscribe(listener: () => void): () => void;
  /** Tries to reach the engine now. */
  retry(): void;
}

/** Reaches the engine the way this window can: through the shell's port, else through the host's socket. */
export function reachEngine(): Engine {
  const exchange = createExchange();
  const retry = shell ? listenForPorts(exchange) : dialHost(exchange);
  return {
    client: createORPCClient<Client>(exchange.link),
    state: exchange.state,
    subscribe: exchange.subscribe,
    retry,
  };
}

function dialHost(exchange: ReturnType<typeof createExchange>): () => void {
  const { protocol, host } = window.location;
  const dialler = dialSocket(exchange, { url: `${protocol === 'https:' ? 'wss' : 'ws'}://${host}/rpc` });
  window.addEventListener('online', dialler.retry);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') dialler.retry();
  });
  return dialler.retry;
}

function listenForPorts(exchange: ReturnType<typeof createExchange>): () => void {
  let hangUp = () => {};
  window.addEventListener('message', (event) => {
    const port = event.ports[0];
    // Only the preload speaks in this window's own name; a framed manual has no scripts, and another source.
    if (event.source !== window || event.data !== 'engine-port' || !port) return;
    hangUp = usePort(exchange, port);
  });
  shell?.onEngineState((state) => {
    if (state !== 'gone' && state !== 'stopped') return;
    hangUp();
    exchange.lost();
  });
  return () => {};
}
