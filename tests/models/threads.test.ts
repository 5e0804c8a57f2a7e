/** How many threads compute: as many as other programs leave. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { getLlama } from 'node-llama-cpp';
import { asChosen, letGo, shareCores, threadsFor } from '../../main/models/native/threads.ts';
import { testModel } from './subject.ts';

test('threads follow the cores that other programs leave, one at least', async () => {
  // Idle time is counted from the system's start.
  const at = (ms: number, own: number, idle: number) => ({ at: ms, own, idle: idle + 90_000 });
  const start = at(0, 0, 0);
  for (const [own, idle, threads] of [
    [0, 4000, 4],
    [4000, 0, 4],
    [3000, 900, 4],
    [2900, 0, 3],
    [800, 0, 1],
    [50, 0, 1],
    [1000, 1000, 2],
  ] as const)
    assert.equal(threadsFor(start, at(1000, own, idle), 4), threads, `${own} + ${idle}`);
  assert.equal(threadsFor({ at: 0, own: 0, idle: 0 }, { at: 1000, own: 10, idle: 0 }, 4), 4);
  let now = start;
  const llama = { maxThreads: 0 };
  const cores = shareCores(
    llama,
    4,
    start,
    () => now,
    () => now.at,
  );
  now = at(1000, 500, 500);
  const leave = cores.enter();
  await cores.look();
  assert.equal(llama.maxThreads, 1);
  // A second call beside the first changes nothing under it.
  now = at(2000, 500, 4500);
  const other = cores.enter();
  await cores.look();
  assert.equal(llama.maxThreads, 1);
  other();
  await cores.look();
  assert.equal(llama.maxThreads, 4);
  // Too short to tell.
  now = at(2100, 500, 4500);
  await cores.look();
  assert.equal(llama.maxThreads, 4);
  leave();
  now = at(3000, 500, 4500);
  cores.enter()();
  await cores.look();
  assert.equal(llama.maxThreads, 1);
  // Contexts of one thread each hold nobody up.
  cores.enter(true)();
  assert.equal(llama.maxThreads, 4);
});

test('what other programs did long ago leaves no core unused', async () => {
  const at = (ms: number, own: number, idle: number) => ({ at: ms, own, idle: idle + 90_000 });
  const readings = [at(9000, 0, 0), at(9100, 0, 200)];
  const llama = { maxThreads: 0 };
  const cores = shareCores(
    llama,
    2,
    at(0, 0, 0),
    () => readings.shift()!,
    () => 9000,
  );
  const leave = cores.enter();
  await cores.look();
  assert.equal(llama.maxThreads, 2);
  leave();
});

test('between two tokens the cores are not read, and nothing is waited for', () => {
  const start = { at: 0, own: 0, idle: 1 };
  let read = 0;
  const cores = shareCores(
    { maxThreads: 0 },
    2,
    start,
    () => {
      read += 1;
      return start;
    },
    () => 40,
  );
  const leave = cores.enter();
  assert.equal(cores.look(), undefined);
  assert.equal(read, 0);
  leave();
});

test('a context that was made when one core was free takes more when more are', async () => {
  const llama = await getLlama({ gpu: false, build: 'never', skipDownload: true, maxThreads: 1 });
  const model = await llama.loadModel({ modelPath: testModel('tiny-ko-copy-Q8_0.gguf'), gpuLayers: 0 });
  const context = await model.createContext({ contextSize: 128, threads: asChosen });
  const sequence = context.getSequence();
  const used = async () => {
    await sequence.evaluateWithoutGeneratingNewTokens(model.tokenize('요금'));
    return context.currentThreads;
  };
  assert.equal(await used(), 1);
  llama.maxThreads = 2;
  await letGo();
  assert.equal(await used(), 2);
  llama.maxThreads = 1;
  assert.equal(await used(), 1);
  await llama.dispose();
});
