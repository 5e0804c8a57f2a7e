/**
 * The engine for browsers on this machine: the user interface's files, a WebSocket for the router, and the manuals
 * that frames show. Binds loopback only; gate.ts says who comes in.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { asFootnoteError, FootnoteError } from '../contract/index.ts';
import { createGate, type Gate } from './gate.ts';
import { pageHeaders, viewHeaders } from './headers.ts';
import { listPages, type Page } from './pages.ts';
import { type Refusal, refusals, requestLocale } from './refusals.ts';
import type { ServedEngine } from './served-engine.ts';
import { createSockets } from './sockets.ts';

export interface LoopbackOptions {
  readonly engine: ServedEngine;
  /** The built user interface (`dist/renderer`). */
  readonly rendererFolder: string;
  /** 0, the default, lets the system choose. */
  readonly port?: number;
  readonly host?: '127.0.0.1';
}

export interface LoopbackHost {
  /** With the token that opens it: to be shown to the person only. */
  readonly url: string;
  readonly port: number;
  /** Cuts every connection. The engine stays open: it is the caller's. */
  close(): Promise<void>;
}

/** Fails with `file-missing` where the user interface is not built, with `port-taken` where the port is in use. */
export async function serveLoopback(options: LoopbackOptions): Promise<LoopbackHost> {
  const { engine, rendererFolder, port: wanted = 0, host = '127.0.0.1' } = options;
  const pages = await listPages(rendererFolder);
  const server = createServer({ maxHeaderSize: 16_384, requestTimeout: 30_000 });
  const port = await listen(server, wanted, host);
  const gate = createGate(port);
  const sockets = createSockets(engine.router);
  const headers = pageHeaders(port);

  server.on('request', (request, response) => {
    answer(request, response, { engine, gate, headers, pages }).catch((error: unknown) => {
      console.error(asFootnoteError(error).message);
      if (response.headersSent) response.destroy();
      else refuse(request, response, 'failed', headers);
    });
  });
  server.on('upgrade', (request, socket, head) => {
    // Without a listener, a client that hangs up at the wrong moment would stop the process.
    socket.on('error', () => socket.destroy());
    const refusal = upgradeRefusal(request, gate);
    if (refusal !== null) refuseUpgrade(request, socket, refusal);
    else if (!sockets.accept(request, socket, head)) refuseUpgrade(request, socket, 'crowded');
  });

  return {
    url: `http://${host}:${port}/?token=${gate.token}`,
    port,
    close: () =>
      new Promise((done) => {
        sockets.close();
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

interface House {
  readonly engine: ServedEngine;
  readonly gate: Gate;
  readonly headers: Readonly<Record<string, string>>;
  readonly pages: ReadonlyMap<string, Page>;
}

async function answer(request: IncomingMessage, response: ServerResponse, house: House): Promise<void> {
  const { engine, gate, headers, pages } = house;
  if (!gate.isHost(request)) return refuse(request, response, 'host', headers);
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return refuse(request, response, 'method', { ...headers, allow: 'GET, HEAD' });

  const target = request.url ?? '/';
  if (target.startsWith('/view/')) {
    const view = await engine.view(target.slice('/view'.length));
    return send(request, response, view.status, { ...view.headers, ...viewHeaders }, view.body);
  }

  const at = target.indexOf('?');
  const path = at < 0 ? target : target.slice(0, at);
  const token = path === '/' && at >= 0 ? new URLSearchParams(target.slice(at)).get('token') : null;
  if (token !== null && gate.isToken(token)) {
    const welcome = { ...headers, location: '/', 'set-cookie': gate.cookie, 'cache-control': 'no-store' };
    return send(request, response, 303, welcome, '');
  }
  if (!gate.isSession(request)) return refuse(request, response, 'unknown', headers);

  const page = pages.get(path);
  if (page === undefined) return refuse(request, response, 'missing', headers);
  const kept = page.immutable ? 'private, max-age=31536000, immutable' : 'no-cache';
  const own = { ...headers, 'content-type': page.type, 'cache-control': kept };
  return send(request, response, 200, own, await page.read());
}

function send(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  headers: Readonly<Record<string, string>>,
  body: Uint8Array | string,
): void {
  response.writeHead(status, { ...headers, 'content-length': String(Buffer.byteLength(body)) });
  response.end(request.method === 'HEAD' ? undefined : body);
}

function refuse(
  request: IncomingMessage,
  response: ServerResponse,
  refusal: Refusal,
  headers: Readonly<Record<string, string>>,
): void {
  const sentence = `${refusals[refusal][requestLocale(request)]}\n`;
  const own = { ...headers, 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' };
  send(request, response, refusals[refusal].status, own, sentence);
}

function upgradeRefusal(request: IncomingMessage, gate: Gate): Refusal | null {
  if (!gate.isHost(request)) return 'host';
  if (!gate.isOwnPage(request)) return 'origin';
  if (!gate.isSession(request)) return 'unknown';
  return request.url === '/rpc' ? null : 'missing';
}

function refuseUpgrade(request: IncomingMessage, socket: Duplex, refusal: Refusal): void {
  const sentence = `${refusals[refusal][requestLocale(request)]}\n`;
  const head = [
    `HTTP/1.1 ${refusals[refusal].status} Refused`,
    'content-type: text/plain; charset=utf-8',
    `content-length: ${Buffer.byteLength(sentence)}`,
    'connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${sentence}`);
}

function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'EADDRINUSE' ? new FootnoteError('port-taken', { port }, error) : error);
    });
    server.listen({ port, host }, () => resolve((server.address() as AddressInfo).port));
  });
}
