/** Files that are taken in, and files that are not: each refusal is its own sentence, and nothing is left behind. */
import assert from 'node:assert/strict';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { factsOf } from '../../main/models/gguf/facts.ts';
import { memoryAt } from '../../main/models/gguf/memory.ts';
import { readGguf } from '../../main/models/gguf/read.ts';
import { metadataOf } from '../../native-models/test-models/making/qwen3.ts';
import { vocabularyOf } from '../../native-models/test-models/making/vocabulary.ts';
import { englishEmbedder } from '../../native-models/test-models/making/wordpiece.ts';
import { writeGguf } from '../../native-models/test-models/making/write-gguf.ts';
import { temporaryFolder } from '../library/made.ts';
import { codeOf, modelsFor, sharedModels, testModel } from './made.ts';

const models = await sharedModels();
const words = vocabularyOf(testModel('tiny-ko-copy-Q8_0.gguf'));
const shape = {
  embedding: 64,
  feedForward: 64,
  layers: 1,
  heads: 2,
  cachedHeads: 1,
  headLength: 32,
  context: 512,
  vocabulary: words.tokens.length,
};

test("a file's header says what it is good for", () => {
  const chat = factsOf(readGguf(testModel('tiny-ko-copy-Q8_0.gguf')));
  assert.deepEqual(
    [
      chat.role,
      chat.architecture,
      chat.quantisation,
      chat.context,
      chat.layers,
      chat.vocabulary,
      chat.chatTemplate,
    ],
    ['chat', 'qwen3', 'Q8_0', 1024, 4, 2855, true],
  );
  assert.ok(chat.parameters > 900_000 && chat.parameters < 1_000_000, String(chat.parameters));
  assert.equal(factsOf(readGguf(testModel('tiny-ko-embed.gguf'))).role, 'embedding');
  assert.equal(factsOf(readGguf(testModel('tiny-ko-rerank.gguf'))).role, 'reranker');
  assert.equal(factsOf(readGguf(testModel('tiny-ko-domain-lora.gguf'))).kind, 'adapter');
});

test('memory grows by the cache that each token takes, and no longer than the context', () => {
  const facts = factsOf(readGguf(testModel('tiny-ko-copy-Q8_0.gguf')));
  // Four layers of two cached heads, 32 keys and 32 values of two bytes.
  assert.equal(facts.cachePerToken, 4 * 2 * (32 + 32) * 2);
  assert.equal(memoryAt(facts, 1000) - memoryAt(facts, 500), 500 * facts.cachePerToken);
  assert.equal(memoryAt(facts, 16_384), memoryAt(facts, 1024));
  assert.ok(memoryAt(facts, 0) > facts.weights);
});

test('what is no model is refused, and nothing is left in the folder', async (t) => {
  const folder = temporaryFolder(t);
  const file = (name: string, bytes: Uint8Array | string) => {
    writeFileSync(path.join(folder, name), bytes);
    return path.join(folder, name);
  };
  const whole = readFileSync(testModel('tiny-ko-embed.gguf'));
  const lying = Buffer.from(whole);
  lying.writeBigUInt64LE(2n ** 60n, 16);
  const longText = Buffer.from(whole);
  longText.writeBigUInt64LE(2n ** 62n, 24);
  const metadata = metadataOf('made', shape, words);
  const made = (name: string, more: Parameters<typeof writeGguf>[1]) => {
    writeGguf(path.join(folder, name), { ...metadata, ...more }, []);
    return path.join(folder, name);
  };
  const cases: [string, string, Parameters<typeof models.store.import>[1]?][] = [
    [path.join(folder, 'absent.gguf'), 'file-missing'],
    [folder, 'model-not-gguf'],
    [file('empty.gguf', ''), 'model-not-gguf'],
    [file('page.gguf', '<!doctype html>'.repeat(10)), 'model-not-gguf'],
    [file('head.gguf', whole.subarray(0, 40)), 'model-damaged'],
    [file('lying.gguf', lying), 'model-damaged'],
    [file('long.gguf', longText), 'model-damaged'],
    [file('garbage.gguf', Buffer.concat([whole.subarray(0, 8), Buffer.alloc(4000, 0xa5)])), 'model-damaged'],
    [testModel('truncated.gguf'), 'model-truncated'],
    [testModel('tiny-ko-domain-lora.gguf'), 'model-is-adapter'],
    [testModel('tiny-ko-embed.gguf'), 'model-role', { role: 'chat' }],
    [testModel('tiny-ko-copy-Q8_0.gguf'), 'model-role', { role: 'embedding' }],
    [made('plain.gguf', {}), 'model-no-template'],
    [made('odd.gguf', { 'general.architecture': { text: 'perceptron' } }), 'model-architecture-unknown'],
    [made('part.gguf', { 'split.count': { u32: 3 }, 'qwen3.pooling_type': { u32: 1 } }), 'model-split'],
  ];
  for (const [source, code, options] of cases) {
    assert.equal(await codeOf(models.store.import(source, options)), code, path.basename(source));
  }
  assert.deepEqual(models.store.list(), []);
  assert.ok(
    !existsSync(models.store.folder) ||
      readdirSync(models.store.folder).every((name) => !/gguf|json/.test(name)),
  );
});

test('a model larger than the memory is refused with both figures', async (t) => {
  const small = modelsFor(t, { memory: 1_000_000 });
  await assert.rejects(
    small.store.import(testModel('tiny-ko-copy-Q8_0.gguf')),
    (error: Error & { code: string }) => {
      assert.equal(error.code, 'model-too-large');
      assert.match(error.message, /needs 0\.1 GB of memory; this machine has 0\.1 GB/);
      return true;
    },
  );
});

test('an import is whole or not there, pinned by its sum, and the same file again is the same model', async (t) => {
  const own = modelsFor(t);
  const stop = new AbortController();
  stop.abort();
  assert.equal(
    await codeOf(own.store.import(testModel('tiny-ko-copy-Q8_0.gguf'), { signal: stop.signal })),
    'cancelled',
  );
  assert.deepEqual(own.store.list(), []);
  const model = await own.store.import(testModel('tiny-ko-copy-Q8_0.gguf'));
  assert.equal(model.sha256.length, 64);
  assert.equal((await own.store.import(testModel('tiny-ko-copy-Q8_0.gguf'))).imported, model.imported);
  const other = path.join(temporaryFolder(t), 'tiny-ko-copy-Q8_0.gguf');
  copyFileSync(testModel('h2-tiny-ko-Q8_0.gguf'), other);
  assert.equal(await codeOf(own.store.import(other)), 'model-name-taken');
  own.store.remove(model.name);
  assert.equal(await codeOf(own.countTokens('요금')), 'model-missing');
});

test('a file that is deleted or replaced while it is in use ends in one sentence, and a new import mends it', async (t) => {
  const own = modelsFor(t);
  const source = path.join(temporaryFolder(t), 'm.gguf');
  copyFileSync(testModel('tiny-ko-embed.gguf'), source);
  const model = await own.store.import(source);
  await own.embed(['요금'], 'query');
  // A copy, so that the original is not touched by what happens to it.
  rmSync(model.path);
  assert.equal(await codeOf(own.embed(['요금'], 'query')), 'model-gone');
  // No less where the system cannot even look: a share that is not reached, a folder that may not be read.
  symlinkSync(model.path, model.path);
  assert.equal(await codeOf(own.embed(['요금'], 'query')), 'model-gone');
  rmSync(model.path);
  copyFileSync(testModel('tiny-ko-rerank.gguf'), model.path);
  assert.equal(await codeOf(own.embed(['요금'], 'query')), 'model-changed');
  own.store.remove(model.name);
  await own.store.import(source);
  assert.equal((await own.embed(['요금'], 'query')).length, 1);
  utimesSync(model.path, new Date(), new Date(2000));
  assert.equal(await codeOf(own.embed(['요금'], 'query')), 'model-changed');
});

test('models beside the program serve without being copied, and cannot be removed', async (t) => {
  const bundled = modelsFor(t);
  await bundled.store.import(testModel('tiny-ko-embed.gguf'));
  const own = modelsFor(t, { bundled: [bundled.store.folder] });
  assert.equal(own.serving('embedding')?.name, 'tiny-ko-embed');
  assert.equal((await own.embed(['요금'], 'query')).length, 1);
  assert.throws(() => own.store.remove('tiny-ko-embed'), { code: 'model-bundled' });
});

test('an embedder whose vocabulary loses Korean is taken, and marked English only', async (t) => {
  const own = modelsFor(t);
  const file = path.join(temporaryFolder(t), 'english.gguf');
  writeGguf(file, englishEmbedder(), []);
  assert.equal((await own.store.import(file)).englishOnly, true);
  assert.equal((await own.store.import(testModel('tiny-ko-embed.gguf'))).englishOnly, false);
});

test('files beside the program without a record are checked like an import and taken where they lie', async (t) => {
  const beside = temporaryFolder(t);
  for (const name of ['tiny-ko-embed.gguf', 'tiny-ko-copy-Q8_0.gguf', 'truncated.gguf'])
    copyFileSync(testModel(name), path.join(beside, name));
  const own = modelsFor(t, { bundled: [beside] });
  assert.equal(own.serving('embedding'), undefined);
  const { taken, problems } = await own.store.takeBeside();
  assert.deepEqual([taken, problems.map(({ code }) => code)], [2, ['model-truncated']]);
  assert.deepEqual(
    own.store.list().map(({ name, role, bundled }) => [name, role, bundled]),
    [
      ['tiny-ko-copy-Q8_0', 'chat', true],
      ['tiny-ko-embed', 'embedding', true],
    ],
  );
  assert.equal((await own.embed(['요금'], 'query')).length, 1);
  // Nothing is written beside the program; the next start knows the files.
  assert.deepEqual(
    readdirSync(beside).filter((name) => !name.endsWith('.gguf')),
    [],
  );
  assert.equal((await own.store.takeBeside()).taken, 0);
  // Another file of the same name is another model, until it was checked.
  copyFileSync(testModel('tiny-ko-rerank.gguf'), path.join(beside, 'tiny-ko-embed.gguf'));
  utimesSync(path.join(beside, 'tiny-ko-embed.gguf'), new Date(), new Date(3000));
  const later = modelsFor(t, { bundled: [beside], folder: own.store.folder });
  assert.equal(later.serving('embedding'), undefined);
  await later.store.takeBeside();
  assert.equal(later.serving('reranker')?.name, 'tiny-ko-embed');
});

test('no header of a cut file ever does more than end in a sentence', (t) => {
  const folder = temporaryFolder(t);
  const file = path.join(folder, 'cut.gguf');
  const { length } = readFileSync(testModel('tiny-ko-rerank.gguf'));
  for (let cut = length; cut > 0; cut = Math.floor(cut * 0.7)) {
    copyFileSync(testModel('tiny-ko-rerank.gguf'), file);
    truncateSync(file, cut - 1);
    assert.throws(() => readGguf(file), { code: /^model-(damaged|truncated|not-gguf)$/ } as never);
  }
});

test('adapters beside the program are imported once, where they fit an installed chat model', async (t) => {
  const beside = temporaryFolder(t);
  mkdirSync(path.join(beside, 'adapters'));
  copyFileSync(testModel('tiny-ko-copy-F16.gguf'), path.join(beside, 'base.gguf'));
  copyFileSync(testModel('tiny-ko-domain-lora.gguf'), path.join(beside, 'adapters', 'telecom.gguf'));
  copyFileSync(testModel('tiny-ko-domain-lora.gguf'), path.join(beside, 'beside.gguf'));
  copyFileSync(testModel('foreign-lora.gguf'), path.join(beside, 'adapters', 'foreign.gguf'));
  const own = modelsFor(t, { bundled: [beside] });
  const { taken, problems } = await own.takeBeside();
  assert.deepEqual([taken, problems.map(({ code }) => code)], [3, ['adapter-unfit']]);
  const names = () => own.adapters.list().map(({ name, revision }) => `${name} ${revision}`);
  assert.deepEqual(names(), ['beside 1', 'telecom 1']);
  assert.deepEqual(own.fitOf('telecom'), { fits: true, misfit: null });
  // One that was removed stays away; a newer file of the name is a new revision.
  own.adapters.remove('beside');
  assert.equal((await own.takeBeside()).taken, 0);
  assert.deepEqual(names(), ['telecom 1']);
  const [former] = own.adapters.list();
  const newer = readFileSync(testModel('tiny-ko-domain-lora.gguf'));
  newer[newer.length - 1]! ^= 1;
  writeFileSync(path.join(beside, 'adapters', 'telecom.gguf'), newer);
  utimesSync(path.join(beside, 'adapters', 'telecom.gguf'), new Date(), new Date(3000));
  assert.equal((await own.takeBeside()).taken, 1);
  assert.deepEqual(names(), ['telecom 2', 'telecom.r1 1']);
  assert.notEqual(own.adapters.get('telecom').sha256, former!.sha256);
});
