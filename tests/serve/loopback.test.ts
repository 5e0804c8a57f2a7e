import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { FootnoteError } from '../../main/contract/index.ts';
import { serveLoopback } from '../../main/serve/index.ts';
import { ask, clientOver, dial, enter, knock, openHost } from './browser.ts';
import { smallEngine } from './small-engine.ts';

test('the printed address opens Footnote, and the token leaves the address bar', async (t) => {
  const { host } = await openHost(t);
  const { pathname, search } = new URL(host.url);
  const welcome = await ask(host, pathname + search);
  assert.equal(welcome.status, 303);
  assert.equal(welcome.headers.location, '/');
  const cookie = String(welcome.headers['set-cookie']);
  assert.match(cookie, /HttpOnly/);
  assert.match(cookie, /SameSite=Strict/);
  const page = await ask(host, '/', { headers: { cookie: cookie.split(';')[0] ?? '' } });
  assert.equal(page.status, 200);
  assert.equal(page.headers['content-type'], 'text/html; charset=utf-8');
  assert.equal(page.body, '<title>Footnote</title>');
});

test('whoever did not open the printed address is told to, in one sentence of their language', async (t) => {
  const { host } = await openHost(t);
  for (const path of ['/', '/index.html', '/assets/index-1a2b.js', '/?token=', '/?token=guess', '/nothing']) {
    const answer = await ask(host, path);
    assert.equal(answer.status, 401, path);
    assert.equal(answer.headers['set-cookie'], undefined);
    assert.equal(answer.body.trim().split('\n').length, 1);
  }
  const korean = await ask(host, '/', { headers: { 'accept-language': 'ko-KR,ko;q=0.9,en;q=0.8' } });
  assert.match(korean.body, /주소로 열어 주세요/);
});

test('a web page that renames itself to this machine (DNS rebinding) gets nothing', async (t) => {
  const { host } = await openHost(t);
  const cookie = await enter(host);
  const names = ['evil.example', `evil.example:${host.port}`, '127.0.0.1', `127.0.0.1:${host.port + 1}`];
  for (const name of names) {
    const answer = await ask(host, '/', { headers: { host: name, cookie } });
    assert.ok(answer.status === 403 || answer.status === 400, `${name}: ${answer.status}`);
  }
  const { search } = new URL(host.url);
  const withToken = await ask(host, `/${search}`, { headers: { host: `evil.example:${host.port}` } });
  assert.equal(withToken.status, 403);
  assert.equal(withToken.headers['set-cookie'], undefined);
  const local = await ask(host, '/', { headers: { host: `localhost:${host.port}`, cookie } });
  assert.equal(local.status, 200);
});

test('no path leads out of the user interface', async (t) => {
  const { host } = await openHost(t);
  const cookie = await enter(host);
  const paths = [
    '/../secret.html',
    '/..%2fsecret.html',
    '/%2e%2e/secret.html',
    '/%2e%2e%2fsecret.html',
    '/..%5csecret.html',
    '/..\\secret.html',
    '/assets/../../secret.html',
    '/index.html%00.js',
    '/index.html%00',
    '//secret.html',
    '/etc/passwd',
    '//etc/passwd',
    '/%2fetc%2fpasswd',
    'http://evil.example/index.html',
    '/assets/',
    '/assets',
    '/%',
    '/__proto__',
    '/constructor',
  ];
  for (const path of paths) {
    const answer = await ask(host, path, { headers: { cookie } });
    assert.equal(answer.status, 404, path);
    assert.doesNotMatch(answer.body, /secret|root:/);
  }
});

test('only reading is answered', async (t) => {
  const { host } = await openHost(t);
  const cookie = await enter(host);
  for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH', 'TRACE']) {
    const answer = await ask(host, '/', { method, headers: { cookie } });
    assert.equal(answer.status, 405, method);
    assert.equal(answer.headers.allow, 'GET, HEAD');
  }
  const head = await ask(host, '/', { method: 'HEAD', headers: { cookie } });
  assert.equal(head.status, 200);
  assert.equal(head.body, '');
  assert.equal(head.headers['content-length'], String('<title>Footnote</title>'.length));
});

test('headers without end are refused, and the host goes on', async (t) => {
  const { host } = await openHost(t);
  const answer = await ask(host, '/', { headers: { 'x-long': 'a'.repeat(40_000) } });
  assert.equal(answer.status, 431);
  const cookie = await enter(host);
  assert.equal((await ask(host, '/', { headers: { cookie } })).status, 200);
});

test('every answer says that nothing foreign may run, be framed or be guessed', async (t) => {
  const { host } = await openHost(t);
  const cookie = await enter(host);
  for (const path of ['/', '/assets/index-1a2b.js', '/nothing']) {
    const { headers } = await ask(host, path, { headers: { cookie } });
    const policy = String(headers['content-security-policy']);
    assert.match(policy, /^default-src 'none'; script-src 'self'; /);
    assert.match(policy, /frame-ancestors 'none'/);
    assert.match(policy, new RegExp(`connect-src 'self' ws://127\\.0\\.0\\.1:${host.port} `));
    assert.doesNotMatch(policy, /script-src[^;]*unsafe|\*/);
    assert.equal(headers['x-content-type-options'], 'nosniff');
    assert.equal(headers['referrer-policy'], 'no-referrer');
    assert.equal(headers['cross-origin-resource-policy'], 'same-origin');
  }
});

test('a framed manual is served by the token in its path, with the policy of the engine', async (t) => {
  const { host, engine } = await openHost(t);
  const view = await ask(host, '/view/t0ken/d/7?start=1&end=9');
  assert.equal(view.status, 200);
  assert.equal(view.body, '<p>요금 안내</p>');
  assert.equal(view.headers['content-security-policy'], "default-src 'none'; sandbox");
  assert.deepEqual(engine.viewed, ['/t0ken/d/7?start=1&end=9']);
  const foreign = await ask(host, '/view/t0ken/d/7', { headers: { host: 'evil.example' } });
  assert.equal(foreign.status, 403);
});

test('a manual that cannot be shown is one sentence, and the host goes on', async (t) => {
  t.mock.method(console, 'error', () => {});
  const { host } = await openHost(t);
  const answer = await ask(host, '/view/t0ken/broken');
  assert.equal(answer.status, 500);
  assert.doesNotMatch(answer.body, /as planned|Error|at /);
  assert.equal((await ask(host, '/view/t0ken/d/7')).status, 200);
});

test('a page of another web site cannot open the line to the engine', async (t) => {
  const { host } = await openHost(t);
  const cookie = await enter(host);
  const own = `http://127.0.0.1:${host.port}`;
  assert.equal(await knock(dial(host, { cookie })), 101);
  assert.equal(await knock(dial(host, { cookie, origin: 'http://evil.example' })), 403);
  assert.equal(await knock(dial(host, { cookie, origin: `http://localhost:${host.port}` })), 403);
  assert.equal(await knock(dial(host, { cookie, origin: 'null' })), 403);
  assert.equal(await knock(dial(host, { cookie, origin: `${own}.evil.example` })), 403);
  assert.equal(await knock(dial(host, { cookie, host: `evil.example:${host.port}` })), 403);
  assert.equal(await knock(dial(host, { cookie: 'footnote=guess' })), 401);
  assert.equal(await knock(dial(host, { cookie }, '/other')), 404);
});

test('two browsers ask at once, and each gets its own answers', async (t) => {
  const { host, engine } = await openHost(t);
  const [first, second] = await Promise.all([enter(host), enter(host)]);
  const sockets = [dial(host, { cookie: first }), dial(host, { cookie: second })] as const;
  const [one, two] = [clientOver(sockets[0]), clientOver(sockets[1])];
  assert.deepEqual(await Promise.all([one.greet('하나'), two.greet('둘'), one.greet('셋')]), [
    '안녕하세요, 하나',
    '안녕하세요, 둘',
    '안녕하세요, 셋',
  ]);
  await assert.rejects(two.fail());
  const seen: number[] = [];
  for await (const n of await one.count()) {
    seen.push(n);
    if (n === 3) break;
  }
  assert.deepEqual(seen, [1, 2, 3]);
  while (engine.running() > 0) await new Promise((next) => setImmediate(next));
  for (const socket of sockets) socket.terminate();
});

test('a browser that is closed in the middle of an answer ends that answer in the engine', async (t) => {
  const { host, engine } = await openHost(t);
  const socket = dial(host, { cookie: await enter(host) });
  const counting = await clientOver(socket).count();
  await counting.next();
  assert.equal(engine.running(), 1);
  socket.terminate();
  while (engine.running() > 0) await new Promise((next) => setImmediate(next));
});

test('a browser that reads nothing is cut off instead of filling the memory', async (t) => {
  const { host, engine } = await openHost(t);
  const cookie = await enter(host);
  const socket = dial(host, { cookie });
  const flood = await clientOver(socket).flood();
  await flood.next();
  socket.pause();
  while (engine.running() > 0) await new Promise((next) => setImmediate(next));
  assert.equal(await knock(dial(host, { cookie })), 101);
  socket.terminate();
});

test('messages without sense or over the limit cost their own connection only', async (t) => {
  t.mock.method(console, 'error', () => {});
  const { host } = await openHost(t);
  const cookie = await enter(host);
  const good = dial(host, { cookie });
  const client = clientOver(good);
  await client.greet('먼저');
  const bad = dial(host, { cookie });
  await once(bad, 'open');
  for (const message of ['', '{', 'null', '[]', '{"i":1}', Buffer.from([0xff, 0, 0xff])]) bad.send(message);
  bad.on('error', () => {});
  bad.send('x'.repeat((1 << 20) + 1));
  const [code] = await once(bad, 'close');
  assert.equal(code, 1009);
  assert.equal(await client.greet('나중'), '안녕하세요, 나중');
  good.terminate();
});

test('a client that hangs up in the middle of a request harms nobody', async (t) => {
  const { host } = await openHost(t);
  const cookie = await enter(host);
  for (const request of [
    'GET / HTTP/1.1\r\nHost:',
    'GET /rpc HTTP/1.1\r\nUpgrade: websocket\r\n',
    '\u0000\u0001',
  ]) {
    const socket = connect(host.port, '127.0.0.1');
    socket.on('error', () => {});
    await once(socket, 'connect');
    socket.write(request);
    socket.resetAndDestroy();
  }
  assert.equal((await ask(host, '/', { headers: { cookie } })).status, 200);
});

test('closing the host lets go of every browser at once', async (t) => {
  const { host } = await openHost(t);
  const socket = dial(host, { cookie: await enter(host) });
  await once(socket, 'open');
  const gone = once(socket, 'close');
  await host.close();
  await gone;
  await assert.rejects(ask(host, '/'), { code: 'ECONNREFUSED' });
});

test('a port in use and a user interface that was not built are each one sentence', async (t) => {
  const { host } = await openHost(t);
  const again = { engine: smallEngine(), rendererFolder: import.meta.dirname };
  await assert.rejects(
    serveLoopback(again),
    (error) => error instanceof FootnoteError && error.code === 'file-missing',
  );
  const folder = await mkdtemp(join(tmpdir(), 'footnote-serve-'));
  await writeFile(join(folder, 'index.html'), '');
  await assert.rejects(
    serveLoopback({ engine: smallEngine(), rendererFolder: folder, port: host.port }),
    (error) => error instanceof FootnoteError && error.code === 'port-taken',
  );
});
