/** A browser's side of the loopback host, down to the bytes: `fetch` would tidy hostile requests up. */
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import { WebSocket } from 'ws';
import { type LoopbackHost, serveLoopback } from '../../main/serve/index.ts';
import { type SmallEngine, smallEngine } from './small-engine.ts';

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

export interface Asked {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Sends the path exactly as it is written. */
export function ask(host: LoopbackHost, path: string, asked: Asked = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { method = 'GET', headers = {} } = asked;
    const call = request({ host: '127.0.0.1', port: host.port, path, method, headers, agent: false });
    call.on('error', reject);
    call.on('response', (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('end', () => {
        const { statusCode: status = 0, headers: given } = response;
        resolve({ status, headers: given, body: Buffer.concat(chunks).toString() });
      });
    });
    call.end();
  });
}

/** A host over a user interface of two files, and a secret beside them. Closed when the test ends. */
export async function openHost(context: TestContext): Promise<{ host: LoopbackHost; engine: SmallEngine }> {
  const folder = await mkdtemp(join(tmpdir(), 'footnote-serve-'));
  const rendererFolder = join(folder, 'renderer');
  await mkdir(join(rendererFolder, 'assets'), { recursive: true });
  await writeFile(join(folder, 'secret.html'), 'secret');
  await writeFile(join(rendererFolder, 'index.html'), '<title>Footnote</title>');
  await writeFile(join(rendererFolder, 'assets', 'index-1a2b.js'), 'export {};');
  const engine = smallEngine();
  const host = await serveLoopback({ engine, rendererFolder });
  context.after(() => host.close());
  return { host, engine };
}

/** Opens the printed address as a browser does; gives the cookie that it keeps. */
export async function enter(host: LoopbackHost): Promise<string> {
  const { pathname, search } = new URL(host.url);
  const welcome = await ask(host, pathname + search);
  return String(welcome.headers['set-cookie']).split(';')[0] ?? '';
}

/** A WebSocket as our own page opens it, unless told otherwise. */
export function dial(host: LoopbackHost, headers: Record<string, string>, path = '/rpc'): WebSocket {
  const own = `127.0.0.1:${host.port}`;
  return new WebSocket(`ws://${own}${path}`, { headers: { host: own, origin: `http://${own}`, ...headers } });
}

/** The status with which an upgrade was refused; 101 where it was not. */
export function knock(socket: WebSocket): Promise<number> {
  return new Promise((resolve) => {
    socket.on('error', () => {});
    socket.on('unexpected-response', (_, response) => {
      resolve(response.statusCode ?? 0);
      response.destroy();
    });
    socket.on('open', () => {
      resolve(101);
      socket.terminate();
    });
  });
}

export interface SmallClient {
  greet(name: string): Promise<string>;
  count(input?: undefined, options?: { signal?: AbortSignal }): Promise<AsyncIterableIterator<number>>;
  flood(): Promise<AsyncIterableIterator<string>>;
  fail(): Promise<never>;
}

export function clientOver(socket: WebSocket): SmallClient {
  const websocket = socket as unknown as ConstructorParameters<typeof RPCLink>[0]['websocket'];
  return createORPCClient(new RPCLink({ websocket })) as unknown as SmallClient;
}
