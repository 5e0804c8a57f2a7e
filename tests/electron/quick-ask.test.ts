import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Desktop, openDesktop } from './desktop.ts';
import type { FakeWindow } from './fake-electron.ts';

const key = 'Control+Alt+Space';

function press(desktop: Desktop): FakeWindow {
  desktop.machine.keys.get(key)?.();
  return desktop.windows[1]!;
}
const call = (desktop: Desktop, window: FakeWindow, channel: string, ...given: unknown[]) =>
  desktop.handlers.get(channel)?.({ senderFrame: window.webContents.mainFrame }, ...given);

test('the global shortcut brings a small frameless window over whatever is on the screen', async () => {
  const desktop = await openDesktop();
  assert.equal(desktop.windows.length, 1, 'made with its first use');
  const quick = press(desktop);
  const { frame, alwaysOnTop, skipTaskbar, width } = quick.options;
  assert.deepEqual(
    { frame, alwaysOnTop, skipTaskbar },
    { frame: false, alwaysOnTop: true, skipTaskbar: true },
  );
  assert.ok(Number(width) < 800);
  assert.equal(quick.loaded, 'footnote://app/?quick');
  assert.ok(quick.done.includes('on top true floating'));
  assert.deepEqual(quick.position, [1920 + (1280 - 660) / 2, 200], 'on the screen with the pointer');
  assert.deepEqual(quick.done.slice(-2), ['show', 'focus']);
  assert.deepEqual(quick.options.webPreferences, desktop.window.options.webPreferences);
});

test('the shortcut again, or Esc, or another program takes it away; it comes back as it was', async () => {
  const desktop = await openDesktop();
  const quick = press(desktop);
  press(desktop);
  assert.equal(quick.visible, false);
  press(desktop);
  assert.equal(desktop.windows.length, 2, 'the same window');
  assert.equal(quick.visible, true);
  assert.equal(quick.webContents.heardOn('quick-shown').length, 1);
  await call(desktop, quick, 'quick-close');
  assert.equal(quick.visible, false);
  press(desktop);
  quick.emit('blur');
  assert.equal(quick.visible, false);
});

test('a pinned answer stays while another program is used, until it is closed', async () => {
  const desktop = await openDesktop();
  const quick = press(desktop);
  await call(desktop, quick, 'quick-pin', true);
  quick.emit('blur');
  assert.equal(quick.visible, true);
  await call(desktop, quick, 'quick-close');
  press(desktop);
  quick.emit('blur');
  assert.equal(quick.visible, false, 'the pin went with it');
});

test('the clipboard is offered while the quick window is up, and read at no other time', async () => {
  const desktop = await openDesktop();
  desktop.machine.clipboard = `  ${'위약금'.repeat(300)}\n`;
  assert.equal(await call(desktop, desktop.window, 'quick-clipboard'), '');
  const quick = press(desktop);
  assert.equal(await call(desktop, quick, 'quick-clipboard'), '위약금'.repeat(300).slice(0, 500));
  assert.equal(
    await desktop.handlers.get('quick-clipboard')?.({ senderFrame: { url: 'https://example.com' } }),
    '',
  );
});

test('the quick window has a line to the engine of its own', async () => {
  const desktop = await openDesktop();
  desktop.engine.says({ type: 'ready' });
  const quick = press(desktop);
  quick.webContents.emit('did-finish-load');
  assert.equal(quick.webContents.heardOn('engine-port').length, 1);
  desktop.engine.emit('exit', 139);
  desktop.processes[1]?.says({ type: 'ready' });
  assert.equal(quick.webContents.heardOn('engine-port').length, 2);
  assert.equal(desktop.window.webContents.heardOn('engine-port').length, 2);
});

test('a footnote in the quick window opens its page in the main one', async () => {
  const desktop = await openDesktop();
  const quick = press(desktop);
  await call(desktop, desktop.window, 'take-requests');
  await call(desktop, quick, 'quick-place', { path: '이전/일시정지.html', start: 3, end: 9 });
  assert.deepEqual(desktop.window.webContents.heardOn('request').at(-1)?.value, {
    type: 'place',
    place: { path: '이전/일시정지.html', start: 3, end: 9 },
  });
  assert.ok(desktop.window.done.includes('focus'));
  await call(desktop, quick, 'quick-place', { path: '../../etc/passwd', start: null, end: null });
  assert.equal(desktop.window.webContents.heardOn('request').length, 1);
});

test('another key can be chosen, or none; one that another program holds is said to be taken', async () => {
  const desktop = await openDesktop((fake) => {
    fake.machine.takenKeys.push(key);
  });
  const told = () => call(desktop, desktop.window, 'preferences') as Promise<Record<string, unknown>>;
  assert.equal((await told()).quickKeyActive, false);
  await call(desktop, desktop.window, 'change-preferences', { quickKey: 'Control+Shift+Space' });
  assert.deepEqual([...desktop.machine.keys.keys()], ['Control+Shift+Space']);
  assert.equal((await told()).quickKeyActive, true);
  await call(desktop, desktop.window, 'change-preferences', { quickKey: 'Control+C' });
  assert.notEqual((await told()).quickKey, 'Control+C', 'a key that every program needs');
  await call(desktop, desktop.window, 'change-preferences', { quickKey: null });
  assert.equal(desktop.machine.keys.size, 0);
  const again = await openDesktop((fake) => Object.assign(fake.app, { userData: desktop.app.userData }));
  assert.equal(again.machine.keys.size, 0, 'remembered');
});

test('quitting gives the key back', async () => {
  const desktop = await openDesktop();
  desktop.app.emit('will-quit');
  assert.equal(desktop.machine.keys.size, 0);
  assert.equal(desktop.machine.trays.length, 0);
});
