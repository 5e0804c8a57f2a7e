/** What the operating system asks of the program: links, libraries, the tray, the menu. */
import assert from 'node:assert/strict';
import { mkdtemp, readFile, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { placeOfLink } from '../../electron/links.ts';
import { askedBy } from '../../electron/start-arguments.ts';
import { type Desktop, openDesktop, settled } from './desktop.ts';

const link = `footnote://open?path=${encodeURIComponent('이전_변경/일시정지.html')}&start=12&end=40`;
const place = { path: '이전_변경/일시정지.html', start: 12, end: 40 };

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'footnote-asked-'));
  await writeFile(join(folder, '상담.footnote'), '');
  return folder;
}
const take = (desktop: Desktop) =>
  desktop.handlers.get('take-requests')?.({ senderFrame: desktop.window.webContents.mainFrame });
/** The library with which each engine was started. */
const libraries = (desktop: Desktop) =>
  desktop.processes.map((engine) => (engine.heard[0]!.message as unknown as { library: string }).library);

test('a link to a citation is read; everything else is no link', () => {
  assert.deepEqual(placeOfLink(link), place);
  assert.deepEqual(placeOfLink('footnote://open?path=a.html'), { path: 'a.html', start: null, end: null });
  assert.deepEqual(placeOfLink('footnote://open/?path=a.html')?.path, 'a.html');
  assert.equal(placeOfLink(`footnote://open?path=${'이전'.normalize('NFD')}.html`)?.path, '이전.html');
  const strange = [
    'footnote://app/?path=a.html',
    'footnote://open/elsewhere?path=a.html',
    'footnote://user@open?path=a.html',
    'footnote://open:80?path=a.html',
    'https://open?path=a.html',
    'footnote://open',
    'footnote://open?path=',
    'footnote://open?path=../../etc/passwd',
    'footnote://open?path=a/../../b',
    'footnote://open?path=/etc/passwd',
    'footnote://open?path=C:/Windows/x.html',
    'footnote://open?path=%5C%5Cserver%5Cshare',
    'footnote://open?path=a%00.html',
    'footnote://open?path=a.html&path=b.html',
    'footnote://open?path=a.html&run=calc',
    'footnote://open?path=a.html&start=1',
    'footnote://open?path=a.html&start=9&end=3',
    'footnote://open?path=a.html&start=-1&end=3',
    'footnote://open?path=a.html&start=1e3&end=3e3',
    'footnote://open?path=a.html#x',
    `footnote://open?path=${'a'.repeat(3_000)}`,
    'a.html',
    '--open',
  ];
  for (const text of strange) assert.equal(placeOfLink(text), null, text);
});

test('a start with a link opens the citation as soon as the page listens', async () => {
  const desktop = await openDesktop(() => {}, { args: ['--no-sandbox', link] });
  assert.equal(desktop.window.webContents.heardOn('request').length, 0, 'the page does not listen yet');
  assert.deepEqual(await take(desktop), [{ type: 'place', place }]);
  assert.deepEqual(await take(desktop), []);
});

test('a second start with a link hands it to the first Footnote, which comes forward', async () => {
  const desktop = await openDesktop();
  await take(desktop);
  desktop.app.emit('second-instance', {}, ['footnote.exe', link], '/');
  assert.deepEqual(desktop.window.webContents.heardOn('request')[0]?.value, { type: 'place', place });
  assert.deepEqual(desktop.window.done.slice(-2), ['show', 'focus']);
});

test("macOS' link and file events are taken, also before the program is ready", async () => {
  const folder = await newFolder();
  let prevented = 0;
  const event = { preventDefault: () => (prevented += 1) };
  const desktop = await openDesktop((fake) => {
    const { whenReady } = fake.app;
    fake.app.whenReady = () => {
      fake.app.emit('open-url', event, link);
      fake.app.emit('open-file', event, join(folder, '상담.footnote'));
      return whenReady.call(fake.app);
    };
  });
  assert.equal(prevented, 2);
  assert.deepEqual(await take(desktop), [{ type: 'place', place }]);
  assert.deepEqual(libraries(desktop), [join(folder, '상담.footnote')]);
});

test('only an existing file that is called a library is taken for one', async () => {
  const folder = await newFolder();
  await symlink('/etc/hostname', join(folder, 'link.footnote'));
  assert.deepEqual(askedBy(['상담.footnote'], folder), {
    type: 'library',
    path: join(folder, '상담.footnote'),
  });
  for (const argument of ['missing.footnote', 'link.footnote', '.', '--x=.footnote', 'a\u0000.footnote', ''])
    assert.equal(askedBy([argument], folder), null, argument);
});

test('opening a library changes to it once the engine has finished, and the next start opens it too', async () => {
  const folder = await newFolder();
  const file = join(folder, '상담.footnote');
  const desktop = await openDesktop();
  desktop.engine.says({ type: 'ready' });
  desktop.app.emit('second-instance', {}, ['footnote', file], '/');
  assert.equal(desktop.engine.heardOf('close').length, 1);
  await settled();
  assert.deepEqual(libraries(desktop), [null, file]);
  assert.equal(JSON.parse(await readFile(join(desktop.app.userData, 'shell.json'), 'utf8')).library, file);
  const again = await openDesktop((fake) => Object.assign(fake.app, { userData: desktop.app.userData }));
  assert.deepEqual(libraries(again), [file]);
  const asking = { senderFrame: again.window.webContents.mainFrame };
  await again.handlers.get('change-preferences')?.(asking, { library: null });
  await settled();
  assert.deepEqual(libraries(again), [file, null]);
  // A page names no library by itself.
  await again.handlers.get('change-preferences')?.(asking, { library: '/etc/passwd' });
  await settled();
  assert.equal(again.processes.length, 2);
});

test('a library that cannot be opened does not keep the program from its own one', async () => {
  const folder = await newFolder();
  const desktop = await openDesktop(() => {}, { args: [join(folder, '상담.footnote')] });
  desktop.engine.says({ type: 'failed', message: { ko: '라이브러리가 아닙니다', en: 'no library' } });
  desktop.engine.emit('exit', 1);
  await desktop.handlers.get('restart-engine')?.({ senderFrame: desktop.window.webContents.mainFrame });
  assert.deepEqual(libraries(desktop), [join(folder, '상담.footnote'), null]);
});

test('the tray opens the window, quick ask and the settings; the dock does too', async () => {
  let dock: { label?: string }[] = [];
  const desktop = await openDesktop(
    (fake) => {
      fake.app.dock = { setMenu: (menu) => (dock = menu as typeof dock) };
    },
    { platform: 'darwin' },
  );
  const [tray] = desktop.machine.trays;
  assert.deepEqual(
    tray?.menu.map((item) => item.label ?? item.role ?? '-'),
    ['Footnote 열기', '빠른 질문', '설정…', '-', 'Footnote 종료'],
  );
  assert.equal(dock.length, 3);
  tray?.menu[1]?.click?.();
  assert.equal(desktop.windows[1]?.loaded, 'footnote://app/?quick');
  tray?.menu[2]?.click?.();
  assert.deepEqual(await take(desktop), [{ type: 'settings' }]);
});

test('closing the window ends the program, or leaves it in the tray where a person wants that', async () => {
  const plain = await openDesktop();
  plain.machine.keys.get('Control+Alt+Space')?.();
  plain.window.emit('closed');
  assert.equal(plain.app.did.at(-1), 'quit delayed', 'also where the quick window is still there');
  const staying = await openDesktop();
  const asking = { senderFrame: staying.window.webContents.mainFrame };
  await staying.handlers.get('change-preferences')?.(asking, { stayInTray: true });
  staying.window.emit('closed');
  staying.app.emit('window-all-closed');
  assert.ok(!staying.app.did.some((did) => did.startsWith('quit')));
  staying.machine.trays[0]?.menu[0]?.click?.();
  assert.equal(staying.windows.length, 2, 'it opens again');
});

test('the menu prints the answer and opens the settings by their usual keys', async () => {
  const desktop = await openDesktop();
  await take(desktop);
  const items = desktop.menus[0]?.[0]?.submenu ?? [];
  items.find(({ accelerator }) => accelerator === 'CmdOrCtrl+P')?.click?.();
  items.find(({ accelerator }) => accelerator === 'CmdOrCtrl+,')?.click?.();
  assert.deepEqual(
    desktop.window.webContents.heardOn('request').map(({ value }) => (value as { type: string }).type),
    ['print', 'settings'],
  );
});

test('dialogs offer the files that are wanted, under a name without tricks', async () => {
  const desktop = await openDesktop();
  const asking = { senderFrame: desktop.window.webContents.mainFrame };
  desktop.dialogs.chosen = '/models/ko.gguf';
  assert.equal(await desktop.handlers.get('choose-file')?.(asking, 'model'), '/models/ko.gguf');
  assert.equal(await desktop.handlers.get('choose-file')?.(asking, 'anything'), null);
  await desktop.handlers.get('choose-target')?.(asking, 'library', '../../a:b.footnote');
  const asked = desktop.dialogs.asked as { filters: { extensions: string[] }[]; defaultPath?: string }[];
  assert.deepEqual(
    asked.map(({ filters }) => filters[0]?.extensions),
    [['gguf'], ['footnote']],
  );
  assert.equal(asked[1]?.defaultPath, '.._.._a_b.footnote');
  assert.equal(await desktop.handlers.get('choose-target')?.({ senderFrame: null }, 'library', 'a'), null);
});

test('an original is shown in its folder whatever its type, but never a name with tricks', async () => {
  const folder = await newFolder();
  const { engine, machine } = await openDesktop();
  const names = ['상담.footnote', 'missing.pdf', '상담.footnote:x'];
  for (const [id, name] of names.entries()) {
    engine.says({ type: 'reveal', id, path: join(folder, name) });
    while (engine.heardOf('opened').length <= id) await settled();
  }
  assert.deepEqual(machine.revealed, [join(folder, '상담.footnote')]);
});

test('the diagnostics hold versions and ends of processes, no path and no text', async () => {
  const desktop = await openDesktop();
  desktop.engine.emit('exit', 139);
  const asking = { senderFrame: desktop.window.webContents.mainFrame };
  const told = (await desktop.handlers.get('diagnostics')?.(asking)) as {
    versions: Record<string, string>;
    engineEnds: { code: number }[];
  };
  assert.equal(told.versions.footnote, '0.1.0');
  assert.equal(told.engineEnds[0]?.code, 139);
  assert.doesNotMatch(JSON.stringify(told), /\/|\\\\/);
});

test('a page whose process ends is loaded again, but not for ever', async () => {
  const { window } = await openDesktop();
  for (let end = 0; end < 5; end += 1)
    window.webContents.emit('render-process-gone', {}, { reason: 'crashed' });
  assert.equal(window.webContents.heardOn('reload').length, 3);
});
