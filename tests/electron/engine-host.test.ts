import assert from 'node:assert/strict';
import { once } from 'node:events';
import { test } from 'node:test';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import { type HostOptions, hostEngine } from '../../electron/engine-host.ts';
import type { FromEngine, ToEngine } from '../../electron/messages.ts';
import { FootnoteError } from '../../main/contract/index.ts';
import type { EnginePort } from '../../main/serve/index.ts';
import type { SmallClient } from '../serve/browser.ts';
import { smallEngine } from '../serve/small-engine.ts';

/** The shell's side of an engine's process, over Node's ports. */
function host(create: HostOptions['create']) {
  const said: FromEngine[] = [];
  const exits: number[] = [];
  let hear: (event: { data: ToEngine; ports: readonly EnginePort[] }) => void = () => {};
  let wake = () => {};
  hostEngine({
    parent: {
      postMessage(message) {
        said.push(message);
        wake();
      },
      on: (_, listen) => {
        hear = listen;
      },
    },
    create,
    exit: (code) => {
      exits.push(code);
      wake();
    },
  });
  return {
    said,
    exits,
    say: (data: ToEngine, ...ports: MessagePort[]) => hear({ data, ports: ports as unknown as EnginePort[] }),
    /** Resolves with the next thing that the engine's process says or does. */
    next: () => new Promise<void>((resolve) => (wake = resolve)),
  };
}

const start: ToEngine = { type: 'start', samples: '/samples', appVersion: '0.1.0', library: null };

test('the engine is made when the shell says so, and serves each port that it is handed', async () => {
  let given: unknown = null;
  const shell = host(async ({ samples, appVersion }) => {
    given = { samples, appVersion };
    return { ...smallEngine(), close: async () => {} };
  });
  shell.say(start);
  await shell.next();
  assert.deepEqual(shell.said, [{ type: 'ready' }]);
  assert.deepEqual(given, { samples: '/samples', appVersion: '0.1.0' });
  for (const name of ['첫 창', '다음 창']) {
    const { port1, port2 } = new MessageChannel();
    shell.say({ type: 'connect' }, port1);
    const port = port2 as unknown as ConstructorParameters<typeof RPCLink>[0]['port'];
    const client = createORPCClient(new RPCLink({ port })) as unknown as SmallClient;
    assert.equal(await client.greet(name), `안녕하세요, ${name}`);
    port2.close();
    await once(port1, 'close');
  }
});

test('a framed manual is answered with what the engine shows, and a failure with an error page', async (t) => {
  t.mock.method(console, 'error', () => {});
  const shell = host(async () => ({ ...smallEngine(), close: async () => {} }));
  shell.say(start);
  await shell.next();
  shell.say({ type: 'view', id: 1, path: '/t/d/1' });
  await shell.next();
  shell.say({ type: 'view', id: 2, path: '/t/broken' });
  await shell.next();
  const answers = shell.said.flatMap((message) => (message.type === 'viewed' ? [message] : []));
  assert.deepEqual(
    answers.map(({ id, answer }) => [id, answer.status, answer.body]),
    [
      [1, 200, '<p>요금 안내</p>'],
      [2, 500, ''],
    ],
  );
});

test('the engine asks the shell to open an original and hears whether it did', async () => {
  let open: (path: string) => Promise<boolean> = async () => false;
  const shell = host(async ({ openOriginal }) => {
    open = openOriginal;
    return { ...smallEngine(), close: async () => {} };
  });
  shell.say(start);
  await shell.next();
  const [first, second] = [open('/a.pdf'), open('/b.exe')];
  assert.deepEqual(shell.said.slice(1), [
    { type: 'open', id: 1, path: '/a.pdf' },
    { type: 'open', id: 2, path: '/b.exe' },
  ]);
  shell.say({ type: 'opened', id: 2, opened: false });
  shell.say({ type: 'opened', id: 1, opened: true });
  assert.deepEqual(await Promise.all([first, second]), [true, false]);
});

test('an engine that cannot be made tells the person why, in both languages, and ends', async () => {
  const shell = host(() =>
    Promise.reject(new FootnoteError('library-newer', { path: 'a', found: 9, known: 1 })),
  );
  shell.say(start);
  await shell.next();
  if (shell.exits.length === 0) await shell.next();
  const [failed] = shell.said;
  assert.equal(failed?.type, 'failed');
  assert.match(failed?.type === 'failed' ? failed.message.ko : '', /더 새로운 Footnote/);
  assert.match(failed?.type === 'failed' ? failed.message.en : '', /newer Footnote/);
  assert.deepEqual(shell.exits, [1]);
});

test('closing ends the process after the engine has closed', async () => {
  const order: string[] = [];
  const shell = host(async () => ({
    ...smallEngine(),
    close: async () => {
      order.push('closed');
    },
  }));
  shell.say(start);
  await shell.next();
  shell.say({ type: 'close' });
  await shell.next();
  assert.deepEqual(order, ['closed']);
  assert.deepEqual(shell.exits, [0]);
});
