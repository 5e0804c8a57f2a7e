/** Text in fewer messages, none of it lost or late. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gathered } from '../../main/models/gathered.ts';
import type { ChatEvent } from '../../main/models/index.ts';

const text = (said: string): ChatEvent => ({ type: 'text', text: said });
const done: ChatEvent = {
  type: 'done',
  reason: 'stop',
  promptTokens: 1,
  reusedTokens: 0,
  generatedTokens: 5,
  guessedTokens: 0,
};

/** The events as they come, each at its millisecond, and what was heard before a failure. */
async function heard(events: readonly (readonly [ms: number, event: ChatEvent | Error])[]) {
  let ms = 0;
  async function* coming() {
    for (const [at, event] of events) {
      ms = at;
      if (event instanceof Error) throw event;
      yield event;
    }
  }
  const all: [number, ChatEvent | string][] = [];
  try {
    for await (const event of gathered(coming(), () => ms)) all.push([ms, event]);
  } catch (error) {
    all.push([ms, (error as Error).message]);
  }
  return all;
}

test('the first text comes at once, and what follows quickly comes together', async () => {
  assert.deepEqual(
    await heard([
      [0, { type: 'queued', before: 1 }],
      [500, text('월')],
      [530, text(' 요금은')],
      [560, text(' 200')],
      [600, text('원')],
      [640, text('입니다')],
      [650, done],
    ]),
    [
      [0, { type: 'queued', before: 1 }],
      [500, text('월')],
      [600, text(' 요금은 200원')],
      [650, text('입니다')],
      [650, done],
    ],
  );
});

test('a slow model is heard at every piece', async () => {
  const slow = [
    [0, text('가')],
    [400, text('나')],
    [800, text('다')],
    [1200, done],
  ] as const;
  assert.deepEqual(await heard(slow), slow);
});

test('what was written before a failure is heard before the failure', async () => {
  assert.deepEqual(
    await heard([
      [0, text('가')],
      [10, text('나')],
      [20, new Error('gone')],
    ]),
    [
      [0, text('가')],
      [20, text('나')],
      [20, 'gone'],
    ],
  );
});
