/** Who may import whom: the table of the design, and nothing calls back upwards. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Import, importsOf, packageOf, sourcesOf, textOf } from './imports.ts';

/** Every room may import the contract and itself. `language` is a leaf: rooms above it may measure text with it. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  contract: [],
  language: [],
  'ingest/formats': [],
  'ingest/tables': ['language'],
  ingest: ['ingest/formats', 'ingest/tables', 'language', 'library'],
  library: [],
  embed: ['language', 'library', 'models'],
  models: [],
  retrieve: ['language', 'library', 'embed', 'models'],
  answer: ['retrieve', 'models', 'library', 'language'],
  view: ['ingest/formats', 'library'],
  evaluate: ['answer', 'retrieve', 'models', 'library', 'language'],
  engine: [
    ...['language', 'ingest/formats', 'ingest/tables', 'ingest', 'library', 'embed', 'models'],
    ...['retrieve', 'answer', 'view', 'evaluate'],
  ],
  serve: ['engine'],
  // `footnote serve` starts the loopback host.
  cli: ['engine', 'serve'],
};

/** The room of a file below main/; the inner rooms of ingest are rooms of their own. */
function roomOf(path: string): string | null {
  const inside = /^main\/(ingest\/(?:formats|tables)|[^/]+)\//.exec(path);
  return inside?.[1] ?? null;
}

const engineImports = sourcesOf('main').flatMap(importsOf);
const own = engineImports.filter(
  ({ to }) => to.startsWith('main/') || /^(electron|renderer|scripts|tests)\//.test(to),
);
const line = ({ from, to }: Import) => `${from} → ${to}`;

test('every room of the engine is in the table', () => {
  const rooms = new Set(sourcesOf('main').map(roomOf));
  assert.deepEqual(
    [...rooms].filter((room) => room === null || !(room in mayImport)),
    [],
  );
});

test('a room imports only the rooms below it', () => {
  const wrong = own.filter(({ from, to }) => {
    const [above, below] = [roomOf(from), roomOf(to)];
    if (above === null || below === null) return true;
    return above !== below && below !== 'contract' && !mayImport[above]?.includes(below);
  });
  assert.deepEqual(wrong.map(line), []);
});

test("another room is entered through its index only (the contract's files are its index)", () => {
  const wrong = own.filter(({ from, to }) => {
    const [above, below] = [roomOf(from), roomOf(to)];
    return above !== below && below !== 'contract' && to !== `main/${below}/index.ts`;
  });
  assert.deepEqual(wrong.map(line), []);
});

test('SQLite does not leave the library', () => {
  const wrong = engineImports
    .filter(({ to }) => ['better-sqlite3', 'sqlite-vec', 'node:sqlite'].includes(packageOf(to)))
    .filter(({ from }) => roomOf(from) !== 'library');
  assert.deepEqual(wrong.map(line), []);
});

test('the engine knows nothing of Electron, of the window and of React', () => {
  const wrong = engineImports.filter(
    ({ to }) => /^(electron|react|react-dom)$/.test(to) || /^(electron|renderer)\//.test(to),
  );
  assert.deepEqual(wrong.map(line), []);
});

test('Electron is imported as a value where the program starts and in its preload only', () => {
  const values = sourcesOf('main', 'electron', 'renderer', 'scripts', 'tests')
    .flatMap(importsOf)
    .filter(({ to, typeOnly }) => to === 'electron' && !typeOnly);
  assert.deepEqual(values.map(({ from }) => from).sort(), ['electron/main.ts', 'electron/preload.ts']);
});

test("the shell knows the contract only; the engine's process is where engine and transport meet", () => {
  const meeting = ['electron/engine-process.ts', 'electron/engine-host.ts'];
  const wrong = sourcesOf('electron')
    .flatMap(importsOf)
    .filter(({ to }) => /^(main|renderer|scripts|tests)\//.test(to))
    .filter(({ from, to }) => {
      if (to.startsWith('main/contract/')) return false;
      return !(meeting.includes(from) && ['main/engine/index.ts', 'main/serve/index.ts'].includes(to));
    });
  assert.deepEqual(wrong.map(line), []);
});

test('the user interface knows the contract and nothing else of the engine', () => {
  const wrong = sourcesOf('renderer')
    .flatMap(importsOf)
    .filter(({ to }) => /^(main|electron|scripts|tests)\//.test(to) && !to.startsWith('main/contract/'));
  assert.deepEqual(wrong.map(line), []);
});

test('the user interface takes no server package, and the API from the contract as types only', () => {
  const imports = sourcesOf('renderer').flatMap(importsOf);
  const servers = imports.filter(({ to }) =>
    ['@orpc/server', 'better-sqlite3', 'sqlite-vec', 'ws', 'cheerio'].includes(packageOf(to)),
  );
  assert.deepEqual(servers.map(line), []);
  const values = imports.filter(({ to, typeOnly }) => to === 'main/contract/api.ts' && !typeOnly);
  assert.deepEqual(values.map(line), []);
});

test('no file has a name that says nothing', () => {
  const vague = /(^|\/)(utils?|helpers?|common|manager|service|misc)(\/|\.[cm]?[jt]sx?$)/;
  assert.deepEqual(
    sourcesOf('main', 'electron', 'renderer', 'scripts').filter((path) => vague.test(path)),
    [],
  );
});

test('no file of the product leans on something outside the repository', () => {
  const outside = sourcesOf('main', 'electron', 'renderer', 'scripts').filter((path) =>
    /\.\.\/shared\b/.test(textOf(path)),
  );
  assert.deepEqual(outside, []);
});

test('no file of the product asks the network for something, but the download of a model that a person asked for', () => {
  const calls = sourcesOf('main', 'electron', 'renderer').filter((path) => {
    const text = textOf(path).replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, '');
    return /(?<![.\w])fetch\(|globalThis\.fetch|XMLHttpRequest|\bnet\.request\(|https?\.(get|request)\(|sendBeacon|EventSource\(/.test(
      text,
    );
  });
  assert.deepEqual(calls, ['main/models/download.ts']);
  const callers = engineImports.filter(({ to }) => to === 'main/models/download.ts').map(({ from }) => from);
  assert.deepEqual(callers, ['main/models/models.ts']);
});
