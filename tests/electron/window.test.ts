import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { openDesktop } from './desktop.ts';

test('the page runs in a sandbox, apart from the preload, without Node', async () => {
  const { window, app } = await openDesktop();
  assert.ok(app.did.indexOf('enableSandbox') < app.did.indexOf('whenReady'));
  const wanted = {
    preload: '/app/preload.cjs',
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    webviewTag: false,
    allowRunningInsecureContent: false,
    navigateOnDragDrop: false,
    spellcheck: false,
  };
  assert.deepEqual(window.options.webPreferences, wanted);
  assert.equal(window.loaded, 'footnote://app/');
});

test('the page cannot leave, open windows, embed a browser or download', async () => {
  const { window, defaultSession } = await openDesktop();
  const page = window.webContents;
  for (const url of ['https://example.com', 'footnote://app/', 'about:blank', 'file:///etc/passwd'])
    assert.deepEqual(page.openHandler?.({ url }), { action: 'deny' });
  const foreign = [
    'https://example.com/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'data:text/html,x',
    'footnote://evil/',
    'footnote://app@evil/',
    'footnote://user@app/',
    'footnote://app:80/',
    'footnote://app/view/t/d/1',
    'not a url',
  ];
  for (const url of foreign) {
    assert.equal(page.allows('will-navigate', { url }), false, url);
    assert.equal(page.allows('will-frame-navigate', { url, isMainFrame: true }), false, url);
  }
  assert.equal(page.allows('will-navigate', { url: 'footnote://app/' }), true);
  assert.equal(page.allows('will-attach-webview'), false);
  assert.equal(page.allows('will-redirect'), false);
  const saves = (url: string) => {
    let saved = true;
    defaultSession.emit('will-download', { preventDefault: () => (saved = false) }, { getURL: () => url });
    return saved;
  };
  assert.equal(saves('footnote://app/view/x'), false);
  assert.equal(saves('https://example.com/x'), false);
  assert.equal(saves('blob:footnote://app/0b1f'), true, 'a list that our own page made');
});

test("a manual's frame stays among the manuals", async () => {
  const { window } = await openDesktop();
  const frame = (url: string) =>
    window.webContents.allows('will-frame-navigate', { url, isMainFrame: false });
  assert.equal(frame('footnote://app/view/t/d/1?start=1&end=2#cited'), true);
  for (const url of [
    'footnote://app/',
    'footnote://app/index.html',
    'https://example.com',
    'file:///etc/passwd',
  ])
    assert.equal(frame(url), false, url);
  assert.equal(frame('footnote://app/view/../index.html'), false);
});

test('no permission is granted but copying an answer, and that to our own page only', async () => {
  const { permissions, window } = await openDesktop();
  const ask = (permission: string, isMainFrame = true) => {
    let granted: unknown = null;
    permissions.request?.(window.webContents, permission, (answer: boolean) => (granted = answer), {
      isMainFrame,
    });
    assert.equal(
      permissions.check?.(window.webContents, permission, 'footnote://app', { isMainFrame }),
      granted,
    );
    return granted;
  };
  for (const permission of [
    'media',
    'geolocation',
    'notifications',
    'midi',
    'openExternal',
    'clipboard-read',
    'fileSystem',
    'hid',
    'usb',
    'fullscreen',
  ])
    assert.equal(ask(permission), false, permission);
  assert.equal(ask('clipboard-sanitized-write'), true);
  assert.equal(ask('clipboard-sanitized-write', false), false);
  window.webContents.mainFrame.url = 'https://example.com';
  assert.equal(ask('clipboard-sanitized-write'), false);
  assert.equal(permissions.check?.(null, 'media', '', { isMainFrame: true }), false);
  assert.equal(permissions.device?.({}), false);
});

test('a second Footnote brings the first one forward and goes', async () => {
  const { app, window } = await openDesktop();
  window.minimized = true;
  app.emit('second-instance', {}, ['footnote'], '/');
  assert.deepEqual(window.done, ['restore', 'show', 'focus']);
  const second = await openDesktop((fake) => {
    fake.app.firstInstance = false;
  });
  assert.deepEqual(second.app.did, ['quit']);
  assert.equal(second.windows.length, 0);
  assert.equal(second.processes.length, 0);
});

test('the window is shown when it has painted, and comes back where it was left', async () => {
  const { app, window } = await openDesktop();
  assert.equal(window.options.show, false);
  assert.deepEqual(window.done, []);
  window.emit('ready-to-show');
  assert.deepEqual(window.done, ['show']);
  window.bounds = { x: 100, y: 50, width: 900, height: 600 };
  window.maximized = true;
  window.emit('close');
  const kept = await readFile(join(app.userData, 'window.json'), 'utf8');
  const again = await openDesktop((fake) => Object.assign(fake.app, { userData: app.userData }));
  assert.deepEqual(JSON.parse(kept), { x: 100, y: 50, width: 900, height: 600, maximized: true });
  assert.equal(again.window.options.x, 100);
  assert.equal(again.window.options.height, 600);
  assert.equal(again.window.maximized, true);
});

test('a window that was left on a screen that is gone, or whose record is damaged, opens as usual', async () => {
  const records = [
    '{"x":5000,"y":0,"width":900,"height":600}',
    '{"x":0,"y":-4000,"width":900,"height":600}',
    '{"x":0,"y":0,"width":1,"height":1}',
    '{"x":"0","width":1e9}',
    'null',
    '{"x":',
    '',
  ];
  for (const record of records) {
    const { window } = await openDesktop((fake) => {
      writeFileSync(join(fake.app.userData, 'window.json'), record);
    });
    assert.equal(window.options.width, 1280, record);
    assert.equal(window.options.x, undefined, record);
  }
});

test('the menu is in the language of the system', async () => {
  const korean = await openDesktop();
  assert.deepEqual(
    korean.menus[0]?.map((menu) => menu.label),
    ['파일', '편집', '보기'],
  );
  const english = await openDesktop((fake) => {
    fake.app.languages = ['en-GB'];
  });
  assert.deepEqual(
    english.menus[0]?.map((menu) => menu.label),
    ['File', 'Edit', 'View'],
  );
  const roles = english.menus[0]?.flatMap((menu) => menu.submenu?.map((item) => item.role) ?? []) ?? [];
  assert.ok(!roles.includes('toggleDevTools') && !roles.includes('reload'));
  for (const role of ['copy', 'paste', 'zoomIn', 'quit']) assert.ok(roles.includes(role), role);
});

test('only our own page in its own window may ask the shell for something', async () => {
  const { window, handlers } = await openDesktop();
  const choose = (senderFrame: unknown) => handlers.get('choose-folder')?.({ senderFrame });
  const { mainFrame } = window.webContents;
  assert.equal(await choose(mainFrame), '/manuals');
  assert.equal(await choose({ url: 'footnote://app/' }), null, 'a frame that is not the main frame');
  assert.equal(await choose(null), null, 'a frame that is gone');
  for (const url of ['https://example.com/', 'footnote://app/view/t/d/1', 'footnote://evil/']) {
    mainFrame.url = url;
    assert.equal(await choose(mainFrame), null, url);
  }
});

test('a folder dialog that is cancelled chooses nothing', async () => {
  const { window, handlers, dialogs } = await openDesktop();
  dialogs.chosen = null;
  assert.equal(await handlers.get('choose-folder')?.({ senderFrame: window.webContents.mainFrame }), null);
});
