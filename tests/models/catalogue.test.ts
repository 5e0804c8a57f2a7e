/** The catalogue of models, and getting one from it. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { test } from 'node:test';
import { recognise } from '../../main/models/catalogue.ts';
import { type CatalogueEntry, catalogue } from '../../main/models/index.ts';
import { codeOf, modelsFor, testModel } from './made.ts';

test('the catalogue offers three models or more for each role, Korean among their languages', () => {
  for (const role of ['chat', 'embedding', 'reranker'] as const) {
    const entries = catalogue().filter((entry) => entry.role === role);
    assert.ok(entries.length >= 3, role);
    for (const { languages, id } of entries) assert.equal(languages?.[0], 'ko', id);
  }
  const ids = catalogue().map(({ id }) => id);
  assert.equal(new Set(ids).size, ids.length);
});

test('every licence is one that a company may use, and what its name does not say is said in both languages', () => {
  for (const { license, licenseNote, id } of catalogue()) {
    assert.match(license, /^(Apache-2\.0|MIT|Gemma)$/, id);
    if (license === 'Gemma') assert.ok(licenseNote?.ko && licenseNote.en, id);
  }
});

test('a file is known by its name, the longest that fits', () => {
  const known = (name: string) => recognise({ sha256: '', title: null, name })?.id;
  assert.equal(known('Qwen3-Embedding-0.6B-Q8_0'), 'qwen3-embedding-0.6b');
  assert.equal(known('bge-reranker-v2-m3-ko-q8'), 'bge-reranker-v2-m3-ko');
  assert.equal(known('bge-m3-Q8_0'), 'bge-m3');
  assert.equal(known('Qwen3-0.6B-Q8_0'), 'qwen3-0.6b');
  assert.equal(known('something else'), undefined);
});

const bytes = readFileSync(testModel('tiny-ko-embed.gguf'));

/** A server on this machine that has the file and knows ranges; its first answer stays at `part` bytes until it is cut. */
async function server(t: { after(work: () => void): void }, part = 0) {
  let cut = () => {};
  const asked: (string | undefined)[] = [];
  const http = createServer((request, response) => {
    asked.push(request.headers.range);
    const from = Number(/bytes=(\d+)-/.exec(request.headers.range ?? '')?.[1] ?? 0);
    const body = bytes.subarray(from);
    response.writeHead(from > 0 ? 206 : 200, { 'content-length': body.length, etag: '"one"' });
    if (asked.length > 1 || part === 0) return response.end(body);
    cut = () => response.destroy();
    response.write(body.subarray(0, part));
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  t.after(() => http.close());
  return {
    asked,
    cut: () => cut(),
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}/tiny-ko-embed.gguf`,
  };
}

const entry = (url: string, sha256: string | null = null): CatalogueEntry => ({
  ...catalogue().find(({ id }) => id === 'bge-m3')!,
  file: { url, bytes: null, sha256, quantisation: 'Q8_0' },
});

test('a download that was cut goes on where it stopped, and becomes a model', async (t) => {
  const { asked, cut, url } = await server(t, 100_000);
  const models = modelsFor(t);
  const progress: number[] = [];
  const onProgress = (done: number) => {
    if (asked.length === 1) cut();
    progress.push(done);
  };
  assert.equal(await codeOf(models.download(entry(url), { onProgress })), 'download-failed');
  assert.deepEqual(models.store.list(), []);
  const model = await models.download(entry(url), { onProgress });
  assert.equal(model.name, 'tiny-ko-embed');
  assert.equal(model.source, url);
  assert.match(asked[1] ?? '', /^bytes=[1-9]\d*-$/);
  assert.equal(progress.at(-1), bytes.length);
  assert.deepEqual(readdirSync(path.join(models.store.folder, 'downloads')), []);
});

test('a file that is not the one the catalogue names is thrown away', async (t) => {
  const { url } = await server(t);
  const models = modelsFor(t);
  assert.equal(await codeOf(models.download(entry(url, '0'.repeat(64)))), 'download-damaged');
  assert.ok(!existsSync(path.join(models.store.folder, 'downloads', 'tiny-ko-embed.gguf')));
  assert.deepEqual(models.store.list(), []);
});

test('no network, a refusal and a cancelled download are one sentence each', async (t) => {
  const models = modelsFor(t);
  assert.equal(await codeOf(models.download(entry('http://127.0.0.1:9/x.gguf'))), 'download-failed');
  const missing = modelsFor(t, { get: async () => new Response('', { status: 404 }) });
  assert.equal(await codeOf(missing.download(entry('http://127.0.0.1/x.gguf'))), 'download-failed');
  const stop = new AbortController();
  stop.abort();
  const { url } = await server(t);
  assert.equal(await codeOf(models.download(entry(url), { signal: stop.signal })), 'cancelled');
  const full = modelsFor(t, {
    get: async () => new Response('x', { headers: { 'content-length': String(2 ** 53 - 1) } }),
  });
  assert.equal(await codeOf(full.download(entry('http://127.0.0.1/x.gguf'))), 'models-disk-full');
});
