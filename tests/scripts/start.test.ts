import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { chooseHost, type Machine } from '../../scripts/choose-host.ts';
import { downloadUrl, installedRuntime, isCached, isReachable } from '../../scripts/electron-runtime.ts';
import { root } from '../../scripts/places.ts';

const electron = { folder: '/nowhere', version: '45.4.1' };

/** A person's desktop with Electron installed, unless told otherwise. */
function machine(change: Partial<Machine> = {}) {
  const said: string[] = [];
  const done: string[] = [];
  const whole: Machine = {
    arguments: [],
    platform: 'linux',
    user: 1000,
    env: { DISPLAY: ':0' },
    electron,
    installedRuntime: () => '/electron',
    isObtainable: async () => {
      done.push('looked');
      return true;
    },
    install: async () => {
      done.push('installed');
      return true;
    },
    say: (sentence) => said.push(sentence),
    ...change,
  };
  return { machine: whole, said, done };
}

test('where the runtime is on disk, the window opens without a look at the network', async () => {
  const here = machine();
  assert.equal(await chooseHost(here.machine), '/electron');
  assert.deepEqual([here.said, here.done], [[], []]);
});

test('where the runtime is not there, it is fetched once', async () => {
  let installed = false;
  const fresh = machine({
    installedRuntime: () => (installed ? '/electron' : null),
    install: async () => {
      installed = true;
      return true;
    },
  });
  assert.equal(await chooseHost(fresh.machine), '/electron');
  assert.deepEqual(fresh.said, ['downloading']);
});

test('where the runtime cannot be had, one line says so and the browser opens', async () => {
  const cases: [Partial<Machine>, string][] = [
    [{ installedRuntime: () => null, isObtainable: async () => false }, 'unreachable'],
    [{ electron: null }, 'noPackage'],
    [{ env: {} }, 'noDisplay'],
    [{ user: 0 }, 'asRoot'],
    [{ arguments: ['--browser'] }, 'browserAsked'],
  ];
  for (const [change, sentence] of cases) {
    const { machine: here, said, done } = machine(change);
    assert.equal(await chooseHost(here), null, sentence);
    assert.deepEqual(said, [sentence]);
    assert.ok(!done.includes('installed'));
  }
  const broken = machine({ installedRuntime: () => null, install: async () => false });
  assert.equal(await chooseHost(broken.machine), null);
  assert.deepEqual(broken.said, ['downloading', 'unreachable']);
});

test('Windows and macOS have a display without a variable that says so', async () => {
  for (const platform of ['win32', 'darwin'])
    assert.equal(await chooseHost(machine({ platform, env: {}, user: null }).machine), '/electron');
});

test('half a runtime, or one of another version, is no runtime', {
  skip: process.platform !== 'linux',
}, () => {
  const folder = mkdtempSync(join(tmpdir(), 'footnote-electron-'));
  const here = { folder, version: '45.4.1' };
  const put = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  assert.equal(installedRuntime(here, {}), null);
  put('dist/version', '45.4.0');
  put('path.txt', 'electron');
  put('dist/electron', '');
  assert.equal(installedRuntime(here, {}), null);
  put('dist/version', 'v45.4.1');
  assert.equal(installedRuntime(here, {}), join(folder, 'dist', 'electron'));
  assert.equal(installedRuntime(here, { ELECTRON_OVERRIDE_DIST_PATH: '/nowhere' }), null);
  put('own/electron', '');
  const own = join(folder, 'own');
  assert.equal(installedRuntime(here, { ELECTRON_OVERRIDE_DIST_PATH: own }), join(own, 'electron'));
});

test("a company's mirror is asked instead of GitHub", () => {
  const file = `electron-v45.4.1-${process.platform}-${process.arch}.zip`;
  assert.equal(
    downloadUrl(electron, {}),
    `https://github.com/electron/electron/releases/download/v45.4.1/${file}`,
  );
  assert.equal(
    downloadUrl(electron, { ELECTRON_MIRROR: 'https://mirror.example/electron/' }),
    `https://mirror.example/electron/v45.4.1/${file}`,
  );
  const custom = { npm_config_electron_mirror: 'http://m/', ELECTRON_CUSTOM_DIR: 'e-{{ version }}' };
  assert.equal(downloadUrl(electron, custom), `http://m/e-45.4.1/${file}`);
});

test("an archive in Electron's own cache needs no network", () => {
  const cache = mkdtempSync(join(tmpdir(), 'footnote-cache-'));
  const env = { electron_config_cache: cache, ELECTRON_MIRROR: 'https://mirror.example/electron/' };
  assert.equal(isCached(electron, env), false);
  const folder = createHash('sha256').update('https://mirror.example/electron/v45.4.1').digest('hex');
  mkdirSync(join(cache, folder));
  writeFileSync(join(cache, folder, `electron-v45.4.1-${process.platform}-${process.arch}.zip`), '');
  assert.equal(isCached(electron, env), true);
});

test('a server that says no, says nothing or is not there is given up within the limit', async (t) => {
  const server = createServer((request, response) => {
    if (request.url === '/silent') return;
    if (request.url === '/moved') response.writeHead(302, { location: '/there' }).end();
    else response.writeHead(request.url === '/there' ? 200 : 404).end();
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  t.after(() => {
    server.close();
    server.closeAllConnections();
  });
  const at = (path: string) => `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`;
  assert.equal(await isReachable(at('/there')), true);
  assert.equal(await isReachable(at('/moved')), true);
  assert.equal(await isReachable(at('/missing')), false);
  assert.equal(await isReachable(at('/silent'), 100), false);
  assert.equal(await isReachable('http://127.0.0.1:9/'), false);
});

/** Runs a piece of right-node.mjs as if this Node were an older one. */
function asNode(version: string, language: string, code: string) {
  const prepare = `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '${version}' } });`;
  const script = `${prepare} const { runScript, isAtLeast } = await import('./scripts/right-node.mjs'); ${code}`;
  return spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    cwd: root,
    encoding: 'utf8',
    env: { PATH: process.env.PATH, LANG: language },
  });
}

test('an old Node hands over to the bundled one, or says in one sentence which is needed', () => {
  const folder = mkdtempSync(join(tmpdir(), 'footnote-node-'));
  const script = join(folder, 'version.ts');
  writeFileSync(script, 'const version: string = process.version; console.log(version);');
  const handed = asNode('20.11.0', 'en_US.UTF-8', `runScript(${JSON.stringify(script)})`);
  assert.match(handed.stdout, /^v24\./);
  const alone = `Object.defineProperty(process, 'arch', { value: 'mips' }); runScript('x.ts')`;
  const english = asNode('18.20.0', 'en_US.UTF-8', alone);
  assert.equal(english.status, 1);
  assert.match(english.stderr, /^Footnote needs Node 22\.14 or newer \(this is v[\d.]+\): .*\n$/);
  const korean = asNode('18.20.0', 'ko_KR.UTF-8', alone);
  assert.match(korean.stderr, /^Footnote에는 Node 22\.14 이상이 필요합니다.*\n$/);
});

test('a Node that is new enough but asks for a flag to run TypeScript gets it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'footnote-node-'));
  const script = join(folder, 'flags.ts');
  writeFileSync(script, 'console.log(JSON.stringify([process.execArgv, process.argv.slice(2)]));');
  const code = `Object.defineProperty(process.features, 'typescript', { value: false }); process.argv.push('', 'a b'); runScript(${JSON.stringify(script)})`;
  const { stdout } = asNode('22.14.0', 'en_US.UTF-8', code);
  assert.match(stdout, /--experimental-strip-types.*"a b"/);
});

test('versions compare by number', async () => {
  const url = new URL('../../scripts/right-node.mjs', import.meta.url).href;
  const { isAtLeast } = (await import(url)) as { isAtLeast(version: string, wanted: number[]): boolean };
  const cases: [string, boolean][] = [
    ['22.14.0', true],
    ['22.9.0', false],
    ['22.100.1', true],
    ['24.0.0', true],
    ['20.20.2', false],
    ['9.99.9', false],
  ];
  for (const [version, expected] of cases) assert.equal(isAtLeast(version, [22, 14]), expected, version);
});

test('the scripts that an old Node reads hold nothing that it cannot', async () => {
  const { readFileSync } = await import('node:fs');
  for (const name of ['right-node', 'start', 'run', 'footnote']) {
    const code = readFileSync(join(root, 'scripts', `${name}.mjs`), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');
    assert.doesNotMatch(
      code,
      /\?\.|\?\?|\|\|=|&&=|^await |\bimport type\b|#\w+\s*[=(]|\.at\(|\breplaceAll\b/m,
      name,
    );
  }
});
