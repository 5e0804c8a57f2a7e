/** Reaches the engine from a window. The rest of this room knows no window, so that tests can run it. */
import { createORPCClient } from '@orpc/client';
import { createExchange } from './exchange.ts';
import type { Client, Engine } from './index.ts';
import { usePort } from './port.ts';
import { shell } from './shell.ts';
import { dialSocket } from './socket.ts';

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
  return () => void shell?.restartEngine();
}
