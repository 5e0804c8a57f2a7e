/** What `npm run dist` packs on Linux, without Electron's runtime: a stub stands for it. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import { root, sampleFolder } from '../../scripts/places.ts';
import { extractArchive, listArchive, type PackedFile } from './asar.ts';
import { readFuses, writeStubRuntime } from './stub-runtime.ts';

const run = promisify(execFile);
const elsewhere = process.platform !== 'linux' && 'packing is tried on Linux only';
const folder = mkdtempSync(join(tmpdir(), 'footnote-packed-'));
const resources = join(
  folder,
  'release',
  process.arch === 'x64' ? 'linux-unpacked' : `linux-${process.arch}-unpacked`,
  'resources',
);
let files: PackedFile[] = [];

before(async () => {
  if (elsewhere) return;
  writeStubRuntime(join(folder, 'runtime'));
  const builder = join(root, 'node_modules', 'electron-builder', 'cli.js');
  const settings = [
    `-c.electronDist=${join(folder, 'runtime')}`,
    `-c.directories.output=${join(folder, 'release')}`,
  ];
  await run(process.execPath, [builder, '--linux', '--dir', ...settings], { cwd: root, maxBuffer: 1 << 26 });
  files = listArchive(join(resources, 'app.asar')).files;
});
after(() => rmSync(folder, { recursive: true, force: true }));

const has = (path: string) => files.some((file) => file.path === path);

test('the application holds its shell, engine, command line and user interface', { skip: elsewhere }, () => {
  const wanted = [
    'package.json',
    'dist/electron/main.js',
    'dist/electron/preload.cjs',
    'dist/electron/engine-process.js',
    'dist/main/cli/main.js',
    'dist/main/ingest/worker.js',
    'dist/main/models/process.js',
    'dist/renderer/index.html',
    'node_modules/better-sqlite3/lib/index.js',
    'node_modules/garu-ko/models/base.gmdl',
  ];
  for (const path of wanted) assert.ok(has(path), path);
});

test('what the readers of documents load at run time is packed, and none of what they do not', {
  skip: elsewhere,
}, () => {
  const inFolder = (folder: string) =>
    files.map(({ path }) => path).filter((path) => path.startsWith(`node_modules/${folder}/`));
  const names = (folder: string, part: RegExp) =>
    inFolder(folder)
      .map((path) => path.slice(`node_modules/${folder}/`.length))
      .filter((path) => part.test(path))
      .sort();
  assert.deepEqual(names('pdfjs-dist', /\.(m?js|wasm)$/), [
    'legacy/build/pdf.mjs',
    'legacy/build/pdf.worker.mjs',
    'wasm/jbig2.wasm',
    'wasm/openjpeg.wasm',
    'wasm/qcms_bg.wasm',
  ]);
  assert.ok(names('pdfjs-dist', /\.bcmap$/).includes('cmaps/UniKS-UTF16-H.bcmap'));
  assert.ok(names('pdfjs-dist', /\.(pfb|ttf)$/).length > 10);
  assert.deepEqual(names('pdfjs-dist', /\.icc$/).length, 1);
  assert.deepEqual(
    names('tesseract.js-core', /tesseract-core.*/),
    ['-relaxedsimd', '-simd', ''].flatMap((kind) => [
      `tesseract-core${kind}.js`,
      `tesseract-core${kind}.wasm`,
    ]),
  );
  for (const language of ['kor', 'eng'])
    assert.deepEqual(names(`@tesseract.js-data/${language}`, /traineddata/), [
      `4.0.0_best_int/${language}.traineddata.gz`,
    ]);
  assert.deepEqual(names('@e965/xlsx', /\.m?js$/), ['dist/cpexcel.full.mjs', 'xlsx.mjs']);
  assert.deepEqual(names('@rhwp/core', /\.(js|wasm)$/), ['rhwp.js', 'rhwp_bg.wasm']);
  assert.deepEqual(inFolder('node-fetch'), []);
});

test('no source, test, map, cache or tool is packed', { skip: elsewhere }, () => {
  const strangers = files
    .map(({ path }) => path)
    .filter(
      (path) =>
        !/^(dist|node_modules)\/|^package\.json$/.test(path) ||
        /\.(ts|tsx|mts|cts|map|tsbuildinfo|c|cc|h|log)$/.test(path) ||
        /(^|\/)(tests?|__tests__|\.cache|\.git|\.bin)\//.test(path) ||
        /node_modules\/(electron|vite|typescript|react|playwright-core|node-(linux|win)-x64|@biomejs)\//.test(
          path,
        ),
    );
  assert.deepEqual(strangers, []);
});

test("the natives lie beside the archive, and only this system's", { skip: elsewhere }, () => {
  const natives = files.filter(({ path }) => /\.(node|so|dylib|dll)$/.test(path));
  const ofModels = natives.filter(({ path }) => path.startsWith('node_modules/@node-llama-cpp/'));
  const kinds = new Set(ofModels.map(({ path }) => path.split('/')[2]));
  assert.deepEqual([...kinds].sort(), [`linux-${process.arch}`, `linux-${process.arch}-vulkan`]);
  const others = natives.filter((native) => !ofModels.includes(native));
  assert.deepEqual(others.map(({ path }) => path).sort(), [
    `node_modules/@napi-rs/canvas-linux-${process.arch}-gnu/skia.linux-${process.arch}-gnu.node`,
    `node_modules/@parcel/watcher-linux-${process.arch}-glibc/watcher.node`,
    // Of the library that node-llama-cpp downloads with; Footnote does not.
    `node_modules/@reflink/reflink-linux-${process.arch}-gnu/reflink.linux-${process.arch}-gnu.node`,
    `node_modules/better-sqlite3/prebuilds/linux-${process.arch}.node`,
    `node_modules/sqlite-vec-linux-${process.arch}/vec0.so`,
  ]);
  for (const { path, unpacked } of natives) {
    assert.ok(unpacked, path);
    assert.ok(existsSync(join(resources, 'app.asar.unpacked', path)), path);
  }
});

test('the archive stays small', { skip: elsewhere }, (t) => {
  const models = files.filter(({ path }) => path.startsWith('node_modules/@node-llama-cpp/'));
  const size = (some: readonly PackedFile[]) => some.reduce((sum, { size }) => sum + size, 0) / 1e6;
  const megabytes = size(files) - size(models);
  t.diagnostic(
    `${files.length} files, ${megabytes.toFixed(1)} MB and ${size(models).toFixed(1)} MB for models`,
  );
  // 114 MB: Vulkan 55, and the processor's code for each of its generations, twice.
  assert.ok(size(models) < 120, `${size(models)} MB`);
  // 88 MB: drawing 36 (Skia), HWP 10, recognising text 15, PDF 6.
  assert.ok(megabytes < 95, `${megabytes} MB`);
});

test('the sample manuals and every licence come along', { skip: elsewhere }, () => {
  const manuals = readdirSync(join(resources, 'sample-manuals'), { recursive: true });
  assert.ok(manuals.filter((name) => String(name).endsWith('.html')).length >= 60);
  const licences = readFileSync(join(resources, 'licences.txt'), 'utf8');
  const shipped = [
    ...['better-sqlite3', 'sqlite-vec', 'garu-ko', 'react', 'pretendard'],
    ...['@e965/xlsx', '@kenjiuno/msgreader', '@napi-rs/canvas', '@parcel/watcher', '@rhwp/core'],
    ...[
      '@tesseract.js-data/kor',
      'iconv-lite',
      'pdfjs-dist',
      'postal-mime',
      'saxes',
      'tesseract.js',
      'utif2',
      'yauzl',
    ],
  ];
  for (const name of shipped) assert.match(licences, new RegExp(`^${name} \\d`, 'm'), name);
  const terms = [...licences.matchAll(/^Licence: (.*)$/gm)].map((match) => match[1] ?? '');
  const fit =
    /^\(?(MIT(-0)?|ISC|BSD-[23]-Clause|Apache-2\.0|0BSD|CC0-1\.0|OFL-1\.1|BlueOak-1\.0\.0|MIT AND Zlib|MIT OR .*|BSD-2-Clause OR MIT OR Apache-2\.0)\)?$/;
  assert.deepEqual(
    terms.filter((term) => !fit.test(term)),
    [],
  );
});

test('the program cannot be used as a plain Node and loads nothing but its archive', {
  skip: elsewhere,
}, () => {
  const fuses = readFuses(join(resources, '..', 'footnote'));
  assert.deepEqual(
    { ...fuses, loadBrowserProcessSpecificV8Snapshot: false, wasmTrapHandlers: true },
    {
      runAsNode: false,
      enableCookieEncryption: true,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      loadBrowserProcessSpecificV8Snapshot: false,
      grantFileProtocolExtraPrivileges: false,
      wasmTrapHandlers: true,
    },
  );
});

const copied = {
  docx: 'forms/첨부/이의_신청서.docx',
  xlsx: 'forms/첨부/이관_기록지.xlsx',
  pdf: 'equipment/첨부/UHD-2_사용설명서.pdf',
  hwpx: 'forms/첨부/법정대리인_동의서.hwpx',
  png: 'forms/첨부/명의변경_작성예시.png',
};

function writeManuals(name: string, attachments: readonly string[]): string {
  const manuals = join(folder, name);
  mkdirSync(manuals);
  for (const path of attachments) copyFileSync(join(sampleFolder, path), join(manuals, basename(path)));
  const page =
    '<!doctype html><html lang="ko"><meta charset="utf-8"><title>해지 안내</title><h1>해지 안내</h1>' +
    // A picture beside pages is read where a page leads to it.
    `<p>해지 신청은 매월 25일까지 접수합니다. <a href="${basename(copied.png)}">작성 예시</a></p>`;
  writeFileSync(join(manuals, '해지.html'), page);
  return manuals;
}

/** The packed command line with a library of its own; `node` are options of Node. */
function packedFootnote(library: string, node: readonly string[] = []) {
  const app = join(folder, 'app');
  if (!existsSync(app)) extractArchive(join(resources, 'app.asar'), app);
  return async (...args: string[]) => {
    const cli = [...node, join(app, 'dist', 'main', 'cli', 'main.js')];
    const { stdout } = await run(
      process.execPath,
      [...cli, ...args, '--library', join(folder, library), '--json'],
      {
        cwd: folder,
        env: { PATH: process.env.PATH, FOOTNOTE_DATA: join(folder, 'data'), LANG: 'ko_KR.UTF-8' },
      },
    );
    return JSON.parse(stdout);
  };
}

test('the packed engine reads manuals of every kind and answers with a footnote, from nothing but its own files', {
  skip: elsewhere,
}, async () => {
  const footnote = packedFootnote('packed.footnote');
  const report = await footnote('ingest', writeManuals('매뉴얼', Object.values(copied)));
  assert.equal(report.documents.added, 1 + Object.keys(copied).length, JSON.stringify(report.problems));
  const ask = async (question: string, path: string, answered: RegExp) => {
    const { answer, citations } = await footnote('ask', question);
    assert.match(answer, answered);
    assert.equal(citations[0].path.normalize('NFC'), basename(path));
  };
  await ask('해지 신청은 언제까지 접수하나요?', '해지.html', /25일까지 접수/);
  await ask('음성 안내는 리모컨의 어느 단추로 켜나요?', copied.pdf, /3초 누르면/);
  const doctor = await footnote('doctor');
  assert.match(doctor.sqliteVec, /^v\d/);
});

test("documents are read by Electron's threads as well as by Node's processes", {
  skip: elsewhere,
}, async () => {
  const guise = ['--import', new URL('as-in-electron.ts', import.meta.url).href];
  const { png: _, ...documents } = copied;
  const manuals = writeManuals('문서', Object.values(documents));
  const { documents: counts, problems } = await packedFootnote('threads.footnote', guise)('ingest', manuals);
  assert.equal(counts.added, 1 + Object.keys(documents).length, JSON.stringify(problems));
});

test('the packed models process loads a model and answers, from nothing but its own files', {
  skip: elsewhere,
}, async () => {
  const footnote = packedFootnote('models.footnote');
  const testModels = join(root, 'native-models', 'test-models');
  for (const name of ['tiny-ko-embed.gguf', 'tiny-ko-copy-Q8_0.gguf'])
    assert.match((await footnote('models', 'import', join(testModels, name))).sha256, /^[0-9a-f]{64}$/);
  const { chat, embedding } = await footnote('models', 'bench');
  assert.ok(chat.promptTokens > 0 && embedding.passagesPerSecond > 0);
  const { models } = await footnote('doctor');
  assert.equal(models.state.process, 'running');
});

test('the bundled samples are those of the repository', { skip: elsewhere }, () => {
  const packed = readdirSync(join(resources, 'sample-manuals'), { recursive: true }).map(String).sort();
  assert.deepEqual(packed, readdirSync(sampleFolder, { recursive: true }).map(String).sort());
});
