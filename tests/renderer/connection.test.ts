import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { createORPCClient } from '@orpc/client';
import { RPCHandler } from '@orpc/server/message-port';
import { FootnoteError } from '../../main/contract/errors.ts';
import { createExchange, type Exchange } from '../../renderer/client/exchange.ts';
import type { Client } from '../../renderer/client/index.ts';
import { usePort } from '../../renderer/client/port.ts';
import { dialSocket } from '../../renderer/client/socket.ts';
import { createFakeEngine, type FakeEngine } from './fake-engine.ts';

/** Joins an engine to the exchange over a message port, as the shell does. */
function join(context: TestContext, exchange: Exchange, engine: FakeEngine) {
  const { port1, port2 } = new MessageChannel();
  new RPCHandler(engine.router).upgrade(port2);
  port2.start();
  const hangUp = usePort(exchange, port1);
  context.after(() => {
    hangUp();
    port2.close();
  });
  return { hangUp, die: () => port2.close() };
}

const clientOf = (exchange: Exchange) => createORPCClient<Client>(exchange.link);
const gone = (error: unknown) => error instanceof FootnoteError && error.code === 'engine-gone';

test('a call made before the engine is there waits for it', async (context) => {
  const exchange = createExchange();
  const state = clientOf(exchange).library.state();
  join(context, exchange, createFakeEngine({ filled: true }));
  assert.equal((await state).documents, 71);
});

test('when the engine dies, a call under way and a stream both end with "engine gone"', async (context) => {
  const exchange = createExchange();
  const engine = createFakeEngine({ filled: true });
  engine.pace = () => new Promise(() => {});
  const line = join(context, exchange, engine);
  const client = clientOf(exchange);
  const events = await client.ask({ question: '일시정지' });
  const next = events[Symbol.asyncIterator]().next();
  const broken = assert.rejects(next, gone);
  line.die();
  await broken;
  assert.equal(exchange.state(), 'gone');
});

test('a call to a dead engine is refused at once instead of hanging', async (context) => {
  const exchange = createExchange();
  const line = join(context, exchange, createFakeEngine());
  line.hangUp();
  await assert.rejects(clientOf(exchange).library.state(), gone);
});

test('a fresh port brings the interface back, and it hears of it', async (context) => {
  const exchange = createExchange();
  const heard: string[] = [];
  exchange.subscribe(() => heard.push(exchange.state()));
  join(context, exchange, createFakeEngine()).hangUp();
  join(context, exchange, createFakeEngine({ filled: true }));
  assert.equal((await clientOf(exchange).library.state()).documents, 71);
  assert.deepEqual(heard, ['ready', 'gone', 'ready']);
});

test('a newer port takes over from an older one that was never closed', async (context) => {
  const exchange = createExchange();
  const old = createFakeEngine();
  old.pace = () => new Promise(() => {});
  join(context, exchange, old);
  const client = clientOf(exchange);
  const events = await client.ask({ question: '일시정지' });
  const broken = assert.rejects(events[Symbol.asyncIterator]().next(), gone);
  join(context, exchange, createFakeEngine({ filled: true }));
  await broken;
  assert.equal((await client.library.state()).documents, 71);
  assert.equal(exchange.state(), 'ready');
});

test('stopping an answer ends it as cancelled and frees the engine', async (context) => {
  const exchange = createExchange();
  const engine = createFakeEngine({ filled: true });
  const held = Promise.withResolvers<void>();
  const released = Promise.withResolvers<void>();
  engine.pace = (event) => {
    if (event.type !== 'sentence') return Promise.resolve();
    held.resolve();
    return released.promise;
  };
  join(context, exchange, engine);
  const abort = new AbortController();
  const events = await clientOf(exchange).ask({ question: '일시정지' }, { signal: abort.signal });
  const reader = events[Symbol.asyncIterator]();
  assert.equal(((await reader.next()).value as { type?: string }).type, 'evidence');
  const next = assert.rejects(
    reader.next(),
    (error) => error instanceof FootnoteError && error.code === 'cancelled',
  );
  await held.promise;
  abort.abort();
  await next;
  released.resolve();
  while (engine.running > 0) await new Promise((resume) => setImmediate(resume));
});

test("the engine's own errors arrive with their code and parameters", async (context) => {
  const exchange = createExchange();
  join(context, exchange, createFakeEngine());
  await assert.rejects(clientOf(exchange).ask({ question: '고장난 엔진' }), (error) => {
    assert.ok(error instanceof FootnoteError);
    assert.equal(error.code, 'library-damaged');
    assert.match(error.words('ko').message, /page 12/);
    return true;
  });
});

test('a lost socket is dialled again, with longer and longer pauses, and at once when asked', () => {
  const exchange = createExchange();
  const sockets: EventTarget[] = [];
  const pauses: number[] = [];
  let again = () => {};
  let cancelled = 0;
  const dialler = dialSocket(exchange, {
    url: 'ws://127.0.0.1/rpc',
    open: () => {
      const socket = new EventTarget();
      sockets.push(socket);
      return socket as WebSocket;
    },
    wait: (pause, then) => {
      pauses.push(pause);
      again = then;
      return () => {
        cancelled += 1;
      };
    },
  });
  const latest = (event: string) => sockets.at(-1)?.dispatchEvent(new Event(event));

  latest('close');
  assert.equal(exchange.state(), 'gone');
  for (let n = 0; n < 5; n += 1) {
    again();
    latest('close');
  }
  assert.deepEqual(pauses, [250, 500, 1000, 2000, 4000, 4000]);

  dialler.retry();
  assert.equal(cancelled, 1);
  latest('open');
  assert.equal(exchange.state(), 'ready');
  dialler.retry();
  assert.equal(sockets.length, 7);

  latest('close');
  assert.equal(exchange.state(), 'gone');
  assert.equal(pauses.at(-1), 250);
});
