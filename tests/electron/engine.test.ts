import assert from 'node:assert/strict';
import { chmod, mkdtemp, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { isOpenable } from '../../electron/originals.ts';
import { superviseEngine } from '../../electron/supervisor.ts';
import { openDesktop, settled } from './desktop.ts';
import { FakeProcess, fakeElectron } from './fake-electron.ts';

test('the engine starts in a process of its own and the page gets a port to it', async () => {
  const { engine, window } = await openDesktop();
  assert.equal(engine.entry, '/app/engine-process.js');
  assert.deepEqual(engine.heard[0]?.message, {
    type: 'start',
    samples: '/app/samples',
    appVersion: '0.1.0',
    library: null,
  });
  engine.says({ type: 'ready' });
  const page = window.webContents;
  assert.equal(page.heardOn('engine-state').at(-1)?.value, 'running');
  assert.equal(page.heardOn('engine-port')[0]?.ports[0]?.name, 'page 1');
  assert.equal(engine.heardOf('connect')[0]?.ports[0]?.name, 'engine 1');
});

test('a page that was loaded again gets a port of its own', async () => {
  const { engine, window } = await openDesktop();
  const page = window.webContents;
  page.emit('did-finish-load');
  assert.equal(page.heardOn('engine-port').length, 0, 'the engine is not there yet');
  engine.says({ type: 'ready' });
  page.emit('did-finish-load');
  assert.deepEqual(
    page.heardOn('engine-port').map(({ ports }) => ports[0]?.name),
    ['page 1', 'page 2'],
  );
});

test('an engine that dies is started again, and the window says so and gets a fresh port', async () => {
  const { engine, window, processes } = await openDesktop();
  engine.says({ type: 'ready' });
  engine.emit('exit', 139);
  assert.equal(processes.length, 2);
  processes[1]?.says({ type: 'ready' });
  const page = window.webContents;
  assert.deepEqual(
    page.heardOn('engine-state').map(({ value }) => value),
    ['running', 'gone', 'running'],
  );
  assert.equal(page.heardOn('engine-port').length, 2);
});

test('an engine that keeps dying stays down until the person starts it again', async () => {
  const { window, processes, handlers } = await openDesktop();
  for (let death = 0; death < 4; death += 1) processes.at(-1)?.emit('exit', 139);
  assert.equal(processes.length, 4, 'the first start and three more');
  assert.equal(window.webContents.heardOn('engine-state').at(-1)?.value, 'stopped');
  const restart = handlers.get('restart-engine');
  await restart?.({ senderFrame: { url: 'https://example.com' } });
  assert.equal(processes.length, 4);
  await restart?.({ senderFrame: window.webContents.mainFrame });
  assert.equal(processes.length, 5);
  await restart?.({ senderFrame: window.webContents.mainFrame });
  assert.equal(processes.length, 5, 'one is enough');
});

test('an engine that dies once in a while is started again for ever', () => {
  const fake = fakeElectron();
  const processes: FakeProcess[] = [];
  let now = 0;
  const supervisor = superviseEngine(fake.electron, {
    launch: (entry) => {
      const process = new FakeProcess(entry);
      processes.push(process);
      return {
        postMessage: (message) => process.postMessage(message as { type: string }),
        onMessage: (listen) => process.on('message', listen),
        onExit: (listen) => process.once('exit', listen),
        kill: () => process.kill(),
      };
    },
    entry: 'engine-process.js',
    modelsEntry: 'models-process.js',
    samples: '/samples',
    appVersion: '0.1.0',
    library: () => null,
    onState: () => {},
    onFailure: () => {},
    openOriginal: async () => false,
    revealOriginal: async () => false,
    now: () => now,
  });
  supervisor.start();
  for (let death = 0; death < 20; death += 1) {
    now += 30_000;
    processes.at(-1)?.emit('exit', 139);
  }
  assert.equal(processes.length, 21);
  assert.equal(supervisor.state(), 'gone');
});

test('an engine that cannot open its library says why, once, in the language of the system', async () => {
  const { engine, errors, processes, window } = await openDesktop();
  engine.says({ type: 'failed', message: { ko: '손상되었습니다', en: 'damaged' } });
  engine.emit('exit', 1);
  assert.deepEqual(errors, [{ title: 'Footnote가 라이브러리를 열 수 없습니다', text: '손상되었습니다' }]);
  assert.equal(processes.length, 1);
  assert.equal(window.webContents.heardOn('engine-state').at(-1)?.value, 'stopped');
});

test('quitting waits until the engine has finished what it writes', async () => {
  const { app, engine } = await openDesktop();
  engine.says({ type: 'ready' });
  app.emit('window-all-closed');
  assert.deepEqual(app.did.slice(-1), ['quit delayed']);
  assert.equal(engine.heardOf('close').length, 1);
  await settled();
  assert.equal(app.did.at(-1), 'quit');
  assert.equal(engine.killed, false);
});

test('an engine that does not end is ended', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const { app, engine } = await openDesktop();
  engine.postMessage = () => {};
  app.quit();
  t.mock.timers.tick(5_000);
  assert.equal(engine.killed, true);
  await settled();
  assert.equal(app.did.at(-1), 'quit');
});

test('quitting does not start the engine again', async () => {
  const { app, engine, processes } = await openDesktop();
  engine.says({ type: 'ready' });
  app.quit();
  await settled();
  assert.equal(processes.length, 1);
  assert.equal(app.did.at(-1), 'quit');
});

test('an original document is opened in its own program; a program never is', async () => {
  const { engine, opened } = await openDesktop();
  const folder = await mkdtemp(join(tmpdir(), 'footnote-originals-'));
  const files = ['해지 신청서.hwp', '요금.XLSX', 'setup.exe', 'run.sh', 'page.html', 'macro.docm', 'no-type'];
  for (const file of files) await writeFile(join(folder, file), '');
  await chmod(join(folder, 'no-type'), 0o755);
  const answers: boolean[] = [];
  for (const [index, file] of files.entries()) {
    engine.says({ type: 'open', id: index, path: join(folder, file) });
    while (engine.heardOf('opened').length <= index) await settled();
    answers.push((engine.heardOf('opened')[index]!.message as unknown as { opened: boolean }).opened);
  }
  assert.deepEqual(answers, [true, true, false, false, true, false, false]);
  assert.deepEqual(
    opened,
    ['해지 신청서.hwp', '요금.XLSX', 'page.html'].map((file) => join(folder, file)),
  );
});

test('a document that is a link to a program, a folder, a stream or a name with tricks is not opened', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'footnote-originals-'));
  await writeFile(join(folder, 'run.sh'), '');
  await symlink(join(folder, 'run.sh'), join(folder, 'form.pdf'));
  await writeFile(join(folder, 'form.txt'), '');
  await symlink(folder, join(folder, 'folder.pdf'));
  const names = [
    'form.pdf',
    'folder.pdf',
    'missing.pdf',
    'form.txt:evil.pdf',
    'form.txt.',
    'form.txt ',
    'a\u0000.pdf',
  ];
  for (const name of names) assert.equal(await isOpenable(join(folder, name)), false, name);
  assert.equal(await isOpenable('form.txt'), false, 'a relative path');
  assert.equal(await isOpenable('\\\\?\\C:\\form.txt'), false);
  assert.equal(await isOpenable(join(folder, 'form.txt')), true);
});
