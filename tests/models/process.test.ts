/** The models' process: it may die at any time, it rests when nobody asks, and nothing ever hangs. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { FootnoteError } from '../../main/contract/index.ts';
import { modelsEnvironment } from '../../main/contract/models-environment.ts';
import { type LaunchModels, launchChildProcess } from '../../main/models/index.ts';
import { openAttempts } from '../../main/models/native/attempts.ts';
import { type Clock, superviseModels } from '../../main/models/supervised.ts';
import { temporaryFolder } from '../library/made.ts';
import { modelsFor, testModel } from './made.ts';
import { subject } from './subject.ts';
import { answerTo, request } from './tiny-copy.ts';

test('killed with -9 while it works, every pending call ends with one sentence, and the next is served', async (t) => {
  const deaths: string[] = [];
  const models = modelsFor(t, { onDeath: (error) => deaths.push(error.message) });
  await models.store.import(subject.embedding);
  await models.store.import(subject.chat);
  await models.embed(['요금'], 'query');
  await models.countTokens('요금');
  const pending = [
    models.embed(Array(50_000).fill('월 요금은 얼마입니까'), 'passage'),
    answerTo(models, request('[1] 요금', { maxTokens: 900, temperature: 1 })),
  ].map((work) =>
    work.then(
      () => 'served',
      (error: FootnoteError) => `${error.code} ${error.params.reason}`,
    ),
  );
  process.kill((await models.state())!.pid, 'SIGKILL');
  const ends = await Promise.all(pending);
  assert.equal(ends[0], 'model-process-ended SIGKILL');
  // A short answer may have come before the signal.
  assert.match(ends[1]!, /^(served|model-process-ended SIGKILL)$/);
  assert.deepEqual(deaths, ['The model process ended (SIGKILL).']);
  assert.equal(models.deaths(), 1);
  assert.equal((await models.embed(['요금'], 'query')).length, 1);
});

test('the engine that closes takes the process with it', async (t) => {
  const models = modelsFor(t);
  await models.store.import(testModel('tiny-ko-embed.gguf'));
  assert.ok(await models.state());
  models.close();
  assert.equal(await models.state(), null);
});

test('Linux is asked for memory in huge pages, unless a person has set that otherwise; other systems are not', () => {
  const asked = 'glibc.malloc.hugetlb=1';
  assert.deepEqual(modelsEnvironment({ HOME: '/' }, 'linux'), { HOME: '/', GLIBC_TUNABLES: asked });
  assert.deepEqual(modelsEnvironment({ GLIBC_TUNABLES: 'glibc.malloc.check=3' }, 'linux'), {
    GLIBC_TUNABLES: `glibc.malloc.check=3:${asked}`,
  });
  const own = { GLIBC_TUNABLES: 'glibc.malloc.hugetlb=0' };
  assert.deepEqual(modelsEnvironment(own, 'linux'), own);
  assert.deepEqual(modelsEnvironment({}, 'win32'), {});
});

const hugePages = '/sys/kernel/mm/transparent_hugepage/enabled';
const onRequest = existsSync(hugePages) && readFileSync(hugePages, 'utf8').includes('[madvise]');

test('where they are given to who asks, the process has asked', {
  skip: !onRequest && 'not this system',
}, async (t) => {
  const models = modelsFor(t);
  await models.store.import(testModel('tiny-ko-copy-Q8_0.gguf'));
  await answerTo(models, request('[1] 요금', { maxTokens: 2 }));
  const memory = readFileSync(`/proc/${(await models.state())!.pid}/smaps`, 'utf8');
  assert.match(memory, /^VmFlags:.*\bhg\b/m);
});

/** A process that a test plays: it hears calls and dies on demand. */
function played() {
  const started: {
    heard: unknown[];
    say(message: unknown): void;
    die(reason: string): void;
    killed: boolean;
  }[] = [];
  const launch: LaunchModels = () => {
    let listen: (message: never) => void = () => {};
    let exit: (reason: string) => void = () => {};
    const one = {
      heard: [] as unknown[],
      killed: false,
      say: (message: unknown) => listen(message as never),
      die: (reason: string) => exit(reason),
    };
    started.push(one);
    return {
      post: (message) => void one.heard.push(message),
      onMessage: (to) => {
        listen = to as typeof listen;
      },
      onExit: (to) => {
        exit = to;
      },
      kill: () => {
        one.killed = true;
      },
    };
  };
  return { started, launch };
}

function handClock() {
  let at = 0;
  const timers = new Map<number, { due: number; work: () => void }>();
  let ids = 0;
  const clock: Clock = {
    now: () => at,
    after: (ms, work) => {
      ids += 1;
      timers.set(ids, { due: at + ms, work });
      return ids;
    },
    clear: (timer) => void timers.delete(timer as number),
  };
  const pass = (ms: number) => {
    at += ms;
    for (const [id, { due, work }] of timers)
      if (due <= at) {
        timers.delete(id);
        work();
      }
  };
  return { clock, pass };
}

test('idle for its minutes the models are unloaded, and the next question loads them again', async (t) => {
  const { clock, pass } = handClock();
  const models = modelsFor(t, { clock, keepAlive: () => 15 });
  await models.store.import(subject.chat);
  await answerTo(models, request('[1] 요금', { maxTokens: 2 }));
  const { pid, loaded } = (await models.state())!;
  assert.deepEqual(
    loaded.map(({ role }) => role),
    ['chat'],
  );
  pass(16 * 60_000);
  assert.equal(await models.state(), null);
  await answerTo(models, request('[1] 요금', { maxTokens: 2 }));
  assert.notEqual((await models.state())!.pid, pid);
  assert.equal(models.deaths(), 0);
});

const count = { type: 'tokenize', path: '/x', texts: [] } as const;

test('unused for its minutes it is let go, and an answer that is still coming keeps it', async () => {
  const { started, launch } = played();
  const { clock, pass } = handClock();
  const models = superviseModels({ launch, start: {}, keepAlive: () => 60_000, clock });
  const long = models.call<'tokenize'>(count);
  pass(120_000);
  assert.equal(started[0]!.killed, false);
  started[0]!.say({ type: 'result', id: 1, value: [] });
  await long;
  pass(59_000);
  assert.ok(models.alive);
  pass(2_000);
  assert.ok(!models.alive && started[0]!.killed);
  assert.equal(models.deaths, 0);
  const next = models.call<'tokenize'>(count);
  started[1]!.say({ type: 'result', id: 2, value: [[1]] });
  assert.deepEqual(await next, [[1]]);
  models.end();
});

test('a process that dies at every start is not started for ever, and tried again after a minute', async () => {
  const { started, launch } = played();
  const { clock, pass } = handClock();
  const models = superviseModels({ launch, start: {}, keepAlive: () => 60_000, clock });
  const failed = async () => {
    const call = models.call<'tokenize'>(count).catch((error: FootnoteError) => error);
    started.at(-1)!.die('code 134');
    return call;
  };
  for (let i = 0; i < 5; i += 1) {
    const error = await failed();
    assert.ok(error instanceof FootnoteError && error.code === 'model-process-ended');
  }
  assert.equal(started.length, 3);
  pass(61_000);
  await failed();
  assert.equal(started.length, 4);
});

test('an entry that cannot start ends the call too', async (t) => {
  const models = modelsFor(t, {
    launch: () => {
      const port = launchChildProcess();
      port.kill();
      return port;
    },
  });
  await assert.rejects(models.store.import(testModel('tiny-ko-embed.gguf')), { code: 'model-process-ended' });
});

test('an attempt on the graphics processor that crashed is not made again: fewer layers, then none', async (t) => {
  const file = path.join(temporaryFolder(t), 'gpu-attempt.json');
  const crash = () => {
    // The process dies in the middle: the marker stays, nothing after it runs.
    void openAttempts(file).guard('a', () => new Promise(() => {}));
  };
  assert.equal(openAttempts(file).step('a'), 0);
  crash();
  assert.equal(openAttempts(file).step('a'), 1);
  assert.equal(openAttempts(file).step('b'), 0);
  crash();
  assert.equal(openAttempts(file).step('a'), 2);
  // A refusal is no crash.
  await assert.rejects(openAttempts(file).guard('b', () => Promise.reject(new Error('no memory'))));
  assert.equal(openAttempts(file).step('b'), 0);
  // A driver that crashes when it is looked for is not looked for again.
  void openAttempts(file).guard('device', () => new Promise(() => {}));
  assert.equal(openAttempts(file).step('device'), 2);
  assert.equal(openAttempts(undefined).step('a'), 0);
});

test('a person may have the graphics processor tried anew, and ending the process in an attempt is no crash', (t) => {
  const file = path.join(temporaryFolder(t), 'gpu-attempt.json');
  const models = modelsFor(t, { start: { threads: 1, gpu: false, attemptFile: file } });
  assert.equal(models.steppedDown(), false);
  void openAttempts(file).guard('a', () => new Promise(() => {}));
  assert.equal(openAttempts(file).step('a'), 1);
  assert.equal(models.steppedDown(), true);
  models.retryGpu();
  assert.equal(models.steppedDown(), false);
  assert.equal(openAttempts(file).step('a'), 0);
  // The memory is freed while a model is loading.
  void openAttempts(file).guard('a', () => new Promise(() => {}));
  models.unload();
  assert.equal(openAttempts(file).step('a'), 0);
});

test('a damaged note of attempts is as none', (t) => {
  const file = path.join(temporaryFolder(t), 'gpu-attempt.json');
  writeFileSync(file, '{"trying": 7');
  assert.equal(openAttempts(file).step('a'), 0);
  assert.equal(readFileSync(file, 'utf8'), '{"trying": 7');
});
