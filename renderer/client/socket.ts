/** The way to the engine in a browser: a WebSocket to the host that served the page. Reconnects by itself. */
import { RPCLink } from '@orpc/client/websocket';
import type { Exchange } from './exchange.ts';

/** Milliseconds before each next try; the last one repeats. */
const backoff = [250, 500, 1000, 2000, 4000] as const;

export interface SocketOptions {
  readonly url: string;
  /** For tests. */
  readonly open?: (url: string) => WebSocket;
  readonly wait?: (milliseconds: number, then: () => void) => () => void;
}

const sleep = (milliseconds: number, then: () => void) => {
  const timer = setTimeout(then, milliseconds);
  return () => clearTimeout(timer);
};

/** Returns how to try again at once, without waiting for the next turn of the backoff. */
export function dialSocket(exchange: Exchange, options: SocketOptions): { retry(): void } {
  const { url, open = (address) => new WebSocket(address), wait = sleep } = options;
  let failures = 0;
  let stopWaiting: (() => void) | null = null;

  const dial = () => {
    stopWaiting = null;
    const socket = open(url);
    let hangUp: (() => void) | null = null;
    socket.addEventListener('open', () => {
      failures = 0;
      hangUp = exchange.connect(new RPCLink({ websocket: socket }));
    });
    socket.addEventListener('close', () => {
      if (hangUp === null) exchange.lost();
      else hangUp();
      const pause = backoff[Math.min(failures, backoff.length - 1)] ?? 4000;
      failures += 1;
      stopWaiting = wait(pause, dial);
    });
  };
  dial();

  return {
    retry() {
      if (stopWaiting === null) return;
      stopWaiting();
      failures = 0;
      dial();
    },
  };
}
