/** LoRA adapters: off, on, by a scale, side by side, and refused before anything native sees them. */
import assert from 'node:assert/strict';
import { copyFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { temporaryFolder } from '../library/made.ts';
import { codeOf, modelsFor, sharedModels, testModel } from './made.ts';
import { own, subject, tinyAlone, withoutAdapter } from './subject.ts';
import { answerTo, items, request, rightOf } from './tiny-copy.ts';

const models = await sharedModels(subject.base, ...subject.adapters);

const names = models.adapters.list().map(({ name }) => name);
const adapter = (scale: number) => names.slice(0, 1).map((name) => ({ name, scale }));

test('the adapter raises colloquial questions from none to 42 of 50 at least, by its scale', {
  skip: tinyAlone,
}, async () => {
  const without = await rightOf(models, items.domain);
  const off = await rightOf(models, items.domain, adapter(0));
  const half = await rightOf(models, items.domain, adapter(0.5));
  const on = await rightOf(models, items.domain, adapter(1));
  assert.ok(without <= 2 && off <= 2, `${without} without, ${off} at scale 0`);
  assert.ok(half > 10 && half < on, `${half} at scale .5`);
  assert.ok(on >= 42, `${on} at scale 1`);
});

test('with and without alternate, and the base is not loaded again for it', {
  skip: withoutAdapter,
}, async () => {
  const [prompt, right] = items.domain[0]!;
  const answers: string[] = [];
  for (const adapters of [[], adapter(1), [], adapter(1)])
    answers.push((await answerTo(models, request(prompt, { adapters }))).text);
  assert.equal(answers[0], answers[2]);
  assert.equal(answers[1], answers[3]);
  if (!own.chat) assert.deepEqual([answers[1], answers[0] === right], [right, false]);
  // The context of each kept what it had evaluated.
  const { done } = await answerTo(models, request(prompt, { adapters: adapter(1) }));
  assert.ok(done.type === 'done' && done.reusedTokens === done.promptTokens - 1);
});

test('several at once add up: one adapter twice at half a scale answers as once at a whole one', {
  skip: tinyAlone,
}, async (t) => {
  const twin = path.join(temporaryFolder(t), 'twin.gguf');
  copyFileSync(testModel('tiny-ko-domain-lora.gguf'), twin);
  await models.adapters.import(twin);
  const both = (scale: number) => [...adapter(scale), { name: 'twin', scale }];
  const some = items.domain.slice(0, 15);
  const [once, halves, off] = [
    await rightOf(models, some, adapter(1)),
    await rightOf(models, some, both(0.5)),
    await rightOf(models, some, both(0)),
  ];
  assert.ok(once >= 12 && Math.abs(halves - once) <= 1, `${once} by one, ${halves} by two halves`);
  assert.ok(off <= 1, `${off} by two at scale 0`);
});

test('all named adapters serve together, each by its scale', { skip: withoutAdapter }, async () => {
  const [prompt] = items.domain[0]!;
  const adapters = names.map((name, i) => ({ name, scale: 1 / (i + 1) }));
  assert.notEqual((await answerTo(models, request(prompt, { adapters }))).text, '');
});

test('an adapter of another architecture, of other dimensions or damaged is refused with the reason', async (t) => {
  const others = modelsFor(t);
  await others.store.import(testModel('h2-tiny-ko-Q8_0.gguf'));
  await others.adapters.import(testModel('foreign-lora.gguf'));
  await others.adapters.import(testModel('tiny-ko-domain-lora.gguf'));
  const ask = (name: string, scale = 1) =>
    answerTo(others, request('질문', { adapters: [{ name, scale }] })).then(
      () => assert.fail('it was taken'),
      (error: Error & { code: string }) => `${error.code}: ${error.message}`,
    );
  assert.match(await ask('foreign-lora'), /^adapter-unfit: .*gemma3 ≠ qwen3/);
  // Four layers on a base of three.
  assert.match(await ask('tiny-ko-domain-lora'), /^adapter-unfit: .*blk\.3/);
  assert.match(await ask('tiny-ko-domain-lora', 2.5), /^adapter-scale/);
  assert.match(await ask('none'), /^adapter-unknown/);
  const cut = path.join(temporaryFolder(t), 'cut.gguf');
  writeFileSync(cut, readFileSync(testModel('tiny-ko-domain-lora.gguf')).subarray(0, 200_000));
  assert.equal(await codeOf(others.adapters.import(cut)), 'model-truncated');
  assert.equal(await codeOf(others.adapters.import(testModel('tiny-ko-embed.gguf'))), 'adapter-is-model');
});

test('an adapter stays what it is where its next revision does not come in whole', async (t) => {
  const others = modelsFor(t);
  const file = path.join(temporaryFolder(t), 'manual.gguf');
  copyFileSync(testModel('tiny-ko-domain-lora.gguf'), file);
  const before = await others.adapters.import(file);
  rmSync(file);
  copyFileSync(testModel('foreign-lora.gguf'), file);
  const stop = new AbortController();
  let passes = 0;
  // The first pass compares it with what is there, the second takes it in.
  const onProgress = () => {
    passes += 1;
    if (passes === 2) stop.abort();
  };
  assert.equal(await codeOf(others.adapters.import(file, { signal: stop.signal, onProgress })), 'cancelled');
  assert.deepEqual(others.adapters.list(), [before]);
  assert.ok(existsSync(before.path));
});

test('a newer file of the same name is the next revision, and the former one stays', async (t) => {
  const others = modelsFor(t);
  const file = path.join(temporaryFolder(t), 'manual.gguf');
  copyFileSync(testModel('tiny-ko-domain-lora.gguf'), file);
  await others.adapters.import(file);
  assert.equal((await others.adapters.import(file)).revision, 1);
  writeFileSync(file, readFileSync(testModel('foreign-lora.gguf')));
  assert.equal((await others.adapters.import(file)).revision, 2);
  assert.deepEqual(
    others.adapters.list().map(({ name, architecture }) => `${name} ${architecture}`),
    ['manual gemma3', 'manual.r1 qwen3'],
  );
  others.adapters.remove('manual.r1');
  assert.equal(others.adapters.list().length, 1);
});
