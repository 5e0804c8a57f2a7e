/** The WebSocket side of the loopback host. A client that is slow, dead or hostile costs its own connection only. */
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { AnyRouter } from '@orpc/server';
import { type RawData, type WebSocket, WebSocketServer } from 'ws';
import { acceptConnections } from './connection.ts';

/** Bytes of one message from a client: the longest question is 10,000 characters. */
const longestMessage = 1 << 20;
/** Bytes that may wait for one client; a page that reads so slowly is cut off and comes back by itself. */
const longestBacklog = 32 << 20;
/** Open windows in all browsers together. */
const mostClients = 64;
/** Milliseconds between pings; a client that missed one is gone. */
const heartbeat = 30_000;

export interface Sockets {
  /** False where there are too many clients already. */
  accept(request: IncomingMessage, socket: Duplex, head: Buffer): boolean;
  close(): void;
}

export function createSockets(router: AnyRouter): Sockets {
  const server = new WebSocketServer({
    noServer: true,
    maxPayload: longestMessage,
    perMessageDeflate: false,
  });
  const serve = acceptConnections(router);
  const alive = new WeakSet<WebSocket>();

  const connect = (client: WebSocket) => {
    alive.add(client);
    client.on('pong', () => alive.add(client));
    // A broken frame or a message over the limit; `ws` closes the connection after it, nothing else is to be done.
    client.on('error', () => client.terminate());
    serve({
      send(message) {
        if (client.bufferedAmount > longestBacklog) client.terminate();
        else client.send(message as string | Uint8Array);
      },
      onMessage: (listen) => client.on('message', (data, binary) => listen(binary ? data : text(data))),
      onClose: (listen) => client.on('close', listen),
    });
  };

  const beat = setInterval(() => {
    for (const client of server.clients) {
      if (!alive.delete(client)) client.terminate();
      else client.ping();
    }
  }, heartbeat);
  beat.unref();

  return {
    accept(request, socket, head) {
      if (server.clients.size >= mostClients) return false;
      server.handleUpgrade(request, socket, head, connect);
      return true;
    },
    close() {
      clearInterval(beat);
      for (const client of server.clients) client.terminate();
      server.close();
    },
  };
}

function text(data: RawData): string {
  return Buffer.isBuffer(data) ? data.toString() : Buffer.concat([data].flat() as Uint8Array[]).toString();
}
