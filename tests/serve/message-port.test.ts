import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MessageChannel } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import { serveMessagePort } from '../../main/serve/index.ts';
import type { SmallClient } from './browser.ts';
import { smallEngine } from './small-engine.ts';

const open = () => {
  const engine = smallEngine();
  const { port1, port2 } = new MessageChannel();
  serveMessagePort(engine, port1);
  const port = port2 as unknown as ConstructorParameters<typeof RPCLink>[0]['port'];
  const client = createORPCClient(new RPCLink({ port })) as unknown as SmallClient;
  return { engine, client, near: port1, far: port2 };
};

test('a window asks over its port and hears a stream', async () => {
  const { engine, client, far } = open();
  assert.equal(await client.greet('창'), '안녕하세요, 창');
  for await (const n of await client.count()) if (n === 3) break;
  while (engine.running() > 0) await new Promise((next) => setImmediate(next));
  far.close();
});

test('a window that is closed in the middle of an answer ends that answer in the engine', async () => {
  const { engine, client, far } = open();
  const counting = await client.count();
  await counting.next();
  far.close();
  while (engine.running() > 0) await new Promise((next) => setImmediate(next));
});

test('a message without sense does not stop the engine', async (t) => {
  t.mock.method(console, 'error', () => {});
  const { client, far } = open();
  for (const message of ['{', 7, null, { data: '[' }, { data: { i: 1 } }]) far.postMessage(message);
  assert.equal(await client.greet('다시'), '안녕하세요, 다시');
  far.close();
});

test('Electron wraps what a port hears in an event, and it is read all the same', async () => {
  const engine = smallEngine();
  const { port1, port2 } = new MessageChannel();
  serveMessagePort(engine, {
    postMessage: (message) => port1.postMessage(message),
    on: (event: string, listen: (message: unknown) => void) =>
      port1.on(event, (data: unknown) => listen({ data, ports: [] })),
    start: () => port1.start(),
  } as Parameters<typeof serveMessagePort>[1]);
  const port = port2 as unknown as ConstructorParameters<typeof RPCLink>[0]['port'];
  const client = createORPCClient(new RPCLink({ port })) as unknown as SmallClient;
  assert.equal(await client.greet('창'), '안녕하세요, 창');
  port2.close();
});
