import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openDesktop, settled } from './desktop.ts';

test('the scheme is registered before Electron is ready, as a secure origin of its own', async () => {
  const { schemes } = await openDesktop();
  assert.equal(schemes.length, 1);
  assert.equal(schemes[0]?.beforeReady, true);
  const [entry] = schemes[0]?.list ?? [];
  assert.equal(entry?.scheme, 'footnote');
  assert.equal(entry?.privileges.standard, true);
  assert.equal(entry?.privileges.secure, true);
  for (const risky of ['bypassCSP', 'corsEnabled', 'allowServiceWorkers', 'allowExtensions'])
    assert.ok(!entry?.privileges[risky], risky);
});

test('the user interface comes with a policy under which nothing foreign runs and nothing is sent', async () => {
  const { fetch } = await openDesktop();
  const page = await fetch('footnote://app/');
  assert.equal(page.status, 200);
  assert.equal(await page.text(), '<title>Footnote</title>');
  assert.equal(page.headers.get('content-type'), 'text/html; charset=utf-8');
  const policy = page.headers.get('content-security-policy') ?? '';
  assert.match(policy, /^default-src 'none'; script-src 'self';/);
  assert.match(policy, /connect-src 'none'/);
  assert.match(policy, /frame-ancestors 'none'/);
  assert.doesNotMatch(policy, /script-src[^;]*unsafe|\*|https?:/);
  assert.equal(page.headers.get('x-content-type-options'), 'nosniff');
  const script = await fetch('footnote://app/assets/index-1a2b.js?v=1');
  assert.equal(script.headers.get('content-type'), 'text/javascript; charset=utf-8');
});

test('no path of the scheme leads out of the user interface', async () => {
  const { fetch } = await openDesktop();
  const paths = [
    'app/../secret.html',
    'app/..%2fsecret.html',
    'app/%2e%2e/secret.html',
    'app/..%5csecret.html',
    'app/assets/../../secret.html',
    'app//secret.html',
    'app//etc/passwd',
    'app/%2fetc%2fpasswd',
    'app/index.html%00.js',
    'app/__proto__',
    'app/assets',
    'evil/index.html',
    'app.evil/index.html',
  ];
  for (const path of paths) {
    const answer = await fetch(`footnote://${path}`);
    assert.equal(answer.status, 404, path);
    assert.equal(await answer.text(), '');
  }
  assert.equal((await fetch('footnote://app/', { method: 'POST' })).status, 404);
});

test('a manual is served by the engine, and is sandboxed whatever the engine says', async () => {
  const { fetch, engine } = await openDesktop();
  engine.says({ type: 'ready' });
  const asked = fetch('footnote://app/view/t0ken/d/7?start=1&end=9');
  await settled();
  const [view] = engine.heardOf('view');
  assert.deepEqual(view?.message, { type: 'view', id: 1, path: '/t0ken/d/7?start=1&end=9' });
  const headers = { 'content-type': 'text/html', 'content-security-policy': 'script-src *' };
  engine.says({ type: 'viewed', id: 1, answer: { status: 200, headers, body: '<p>요금</p>' } });
  const answer = await asked;
  assert.equal(await answer.text(), '<p>요금</p>');
  const [engines, shells] = (answer.headers.get('content-security-policy') ?? '').split(', ');
  assert.equal(engines, 'script-src *');
  assert.match(shells ?? '', /^default-src 'none';.*; sandbox$/);
  assert.doesNotMatch(shells ?? '', /script|allow-/);
});

test('a manual that is asked for while the engine is away is an error, not a wait without end', async () => {
  const { fetch, engine } = await openDesktop();
  assert.equal((await fetch('footnote://app/view/t/d/1')).status, 503);
  engine.says({ type: 'ready' });
  const asked = fetch('footnote://app/view/t/d/1');
  await settled();
  engine.emit('exit', 139);
  assert.equal((await asked).status, 503);
});
