/**
 * Electron's security checklist (https://www.electronjs.org/docs/latest/tutorial/security), item by item, in its order
 * and under its names. What only a real Electron can show is asserted here as far as it is configured.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { root, sourcesOf, textOf } from '../architecture/imports.ts';
import { openDesktop } from './desktop.ts';

const shell = sourcesOf('electron').map(textOf).join('\n');
const packing = readFileSync(join(root, 'electron-builder.yml'), 'utf8');

async function bothWindows() {
  const desktop = await openDesktop();
  desktop.machine.keys.get('Control+Alt+Space')?.();
  assert.equal(desktop.windows.length, 2);
  return desktop;
}

async function everyWindowHas(name: string, value: unknown): Promise<void> {
  const { windows } = await bothWindows();
  for (const { options } of windows) assert.equal(options.webPreferences[name], value, name);
}

test('1. only load secure content', async () => {
  const { windows } = await bothWindows();
  for (const { loaded } of windows) assert.match(loaded ?? '', /^footnote:\/\/app\/(\?quick)?$/);
  assert.doesNotMatch(shell, /['"`](?:https?|ftp|ws):\/\//);
});

test('2. do not enable Node.js integration for remote content', async () => {
  await everyWindowHas('nodeIntegration', false);
  await everyWindowHas('nodeIntegrationInWorker', false);
  await everyWindowHas('nodeIntegrationInSubFrames', false);
});

test('3. enable context isolation', () => everyWindowHas('contextIsolation', true));

test('4. enable process sandboxing', async () => {
  await everyWindowHas('sandbox', true);
  const { app } = await openDesktop();
  assert.ok(app.did.indexOf('enableSandbox') < app.did.indexOf('whenReady'));
});

test('5. handle session permission requests', async () => {
  const { permissions, window } = await openDesktop();
  let granted: unknown = null;
  const answer = (given: boolean) => (granted = given);
  permissions.request?.(window.webContents, 'media', answer, { isMainFrame: true });
  assert.equal(granted, false);
  assert.equal(permissions.check?.(window.webContents, 'geolocation', '', { isMainFrame: true }), false);
  assert.equal(permissions.device?.({}), false);
});

test('6. do not disable webSecurity', () => everyWindowHas('webSecurity', true));

test('7. define a Content Security Policy', async () => {
  const { fetch } = await openDesktop();
  const page = await fetch('footnote://app/');
  const policy = page.headers.get('content-security-policy') ?? '';
  assert.match(policy, /default-src 'none'/);
  assert.match(policy, /script-src 'self'(?:;|$)/);
  assert.match(policy, /connect-src 'none'/);
  assert.doesNotMatch(policy, /unsafe-eval|https?:|\*/);
});

test('8. do not enable allowRunningInsecureContent', () =>
  everyWindowHas('allowRunningInsecureContent', false));

test('9. do not enable experimental features', () => everyWindowHas('experimentalFeatures', undefined));

test('10. do not use enableBlinkFeatures', () => everyWindowHas('enableBlinkFeatures', undefined));

test('11. and 12. no <webview>, so no allowpopups and no options of one', async () => {
  await everyWindowHas('webviewTag', false);
  const { window } = await openDesktop();
  assert.equal(window.webContents.allows('will-attach-webview'), false);
});

test('13. disable navigation', async () => {
  const { windows } = await bothWindows();
  for (const { webContents: page } of windows) {
    assert.equal(page.allows('will-navigate', { url: 'https://example.com/' }), false);
    assert.equal(page.allows('will-redirect', { url: 'https://example.com/' }), false);
  }
});

test('14. disable creation of new windows', async () => {
  const { windows } = await bothWindows();
  for (const { webContents: page } of windows)
    assert.deepEqual(page.openHandler?.({ url: 'https://example.com/' }), { action: 'deny' });
});

test('15. do not use shell.openExternal with untrusted content', () => {
  assert.doesNotMatch(shell, /openExternal\(/);
});

test('16. use a current version of Electron: pinned, and named in one place', () => {
  const { devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  assert.match(devDependencies.electron, /^\d+\.\d+\.\d+$/);
  assert.ok(Number.parseInt(devDependencies.electron, 10) >= 45);
});

test('17. validate the sender of all IPC messages', async () => {
  const { handlers, window, machine, processes } = await openDesktop();
  machine.clipboard = 'secret';
  assert.ok(handlers.size >= 11);
  const { mainFrame } = window.webContents;
  for (const [channel, handle] of handlers) {
    for (const senderFrame of [{ url: 'footnote://app/' }, { url: 'https://example.com/' }, null]) {
      const answer = await handle({ senderFrame }, {}, {});
      assert.ok(answer === null || answer === '' || (Array.isArray(answer) && answer.length === 0), channel);
    }
    mainFrame.url = 'footnote://app/view/t/d/1';
    const answer = await handle({ senderFrame: mainFrame }, {}, {});
    assert.ok(!answer || (Array.isArray(answer) && answer.length === 0), channel);
    mainFrame.url = 'footnote://app/';
  }
  assert.equal(processes.length, 1);
});

test('18. no file:// protocol, but one of our own', () => {
  assert.doesNotMatch(shell, /loadFile\(|['"`]file:/);
  assert.match(shell, /registerSchemesAsPrivileged/);
});

test('19. the fuses are set in packaging', () => {
  for (const fuse of [
    'runAsNode: false',
    'enableNodeOptionsEnvironmentVariable: false',
    'enableNodeCliInspectArguments: false',
    'enableEmbeddedAsarIntegrityValidation: true',
    'onlyLoadAppFromAsar: true',
    'grantFileProtocolExtraPrivileges: false',
    'enableCookieEncryption: true',
  ])
    assert.ok(packing.includes(fuse), fuse);
});

test("20. no API of Electron's reaches the page", () => {
  const preload = textOf('electron/preload.ts');
  assert.equal(preload.match(/exposeInMainWorld\(/g)?.length, 1);
  // A listener is given the value alone: the event would carry ipcRenderer.
  assert.doesNotMatch(preload, /listener\((?:_|event)\b/);
  assert.doesNotMatch(preload, /:\s*ipcRenderer[,\s}]/);
});

test('beside the list: one instance, no developer tools in the menu, nothing updated by itself', async () => {
  const { menus } = await openDesktop();
  const roles = menus[0]?.flatMap((menu) => menu.submenu?.map((item) => item.role) ?? []) ?? [];
  assert.ok(!roles.includes('toggleDevTools') && !roles.includes('reload'));
  assert.match(packing, /^publish: null$/m);
  assert.doesNotMatch(shell, /autoUpdater|electron-updater/);
});
