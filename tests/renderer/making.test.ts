/** What the screen makes of an answer that a model writes. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AnswerEvent } from '../../main/contract/index.ts';
import { adapterLimit, wantedModeSchema } from '../../main/contract/index.ts';
import { inUse } from '../../renderer/app/adapters-in-use.ts';
import { createConversation } from '../../renderer/ask/conversation.ts';
import { newTurn, notes, remarks, type Turn, withEvent } from '../../renderer/ask/turn.ts';
import type { Client } from '../../renderer/client/index.ts';
import { ko } from '../../renderer/words/ko.ts';
import { answerFor } from './fake-manuals.ts';

const answer = answerFor('일시정지');
const [first, second] = answer.citations;
const after = (...events: readonly AnswerEvent[]): Turn => events.reduce(withEvent, newTurn(1, '일시정지'));

test('quotes are shown while a model writes, and its own citations take their place', () => {
  const found: AnswerEvent = {
    type: 'evidence',
    confidence: 'sure',
    citations: [first!, second!],
    provisional: true,
  };
  const waiting = after(found, { type: 'queued', before: 2 });
  assert.deepEqual(
    [waiting.citations.length, waiting.making.queued, waiting.making.provisional],
    [2, 2, true],
  );
  const own = { ...second!, n: 1 };
  const writing = after(
    found,
    { type: 'citation', citation: own },
    { type: 'sentence', text: '30일입니다.', citations: [1] },
  );
  assert.deepEqual([writing.citations, writing.making.queued], [[own], null]);
  const more = withEvent(writing, { type: 'citation', citation: { ...first!, n: 2 } });
  assert.deepEqual(
    more.citations.map(({ n }) => n),
    [1, 2],
  );
});

test('quotes that stand in for a model take the place of what it began', () => {
  const turn = after(
    { type: 'evidence', confidence: 'sure', citations: [first!], provisional: true },
    { type: 'evidence', confidence: 'sure', citations: [first!, second!] },
    { type: 'sentence', text: '모델이 실패했습니다.', citations: [], note: 'fell-back' },
  );
  assert.deepEqual([turn.citations.length, turn.making.provisional], [2, false]);
  assert.deepEqual([notes(turn), remarks(turn)], [['모델이 실패했습니다.'], []]);
});

test('steps, the completed question and a question back are kept with the turn', () => {
  const step = { kind: 'search' as const, detail: '기가슬림 요금', pages: ['기가슬림'] };
  const choice = { question: '어느 상품입니까?', options: [] };
  const { making } = after(
    { type: 'rewritten', question: '기가라이트 위약금은?' },
    { type: 'step', step },
    { type: 'choice', choice },
  );
  assert.deepEqual(
    [making.standalone, making.steps, making.choice],
    ['기가라이트 위약금은?', [step], choice],
  );
});

test('with adapters the question is asked without them too, outside of the conversation', async () => {
  const asked: unknown[] = [];
  const client = {
    ask: async (input: unknown) => {
      asked.push(input);
      return (async function* () {
        yield { type: 'done', answer } satisfies AnswerEvent;
      })();
    },
  } as unknown as Pick<Client, 'ask'>;
  const used = [
    { name: 'telecom', scale: 0.5 },
    { name: '상담_말투', scale: 2 },
  ];
  const conversation = createConversation(
    client,
    (paint) => paint(),
    () => used,
    () => 'en',
  );
  conversation.setManner({ mode: 'rag', compare: true });
  const done = new Promise<void>((resolve) => {
    conversation.subscribe(() => {
      if (conversation.turns()[0]?.beside?.state === 'done') resolve();
    });
  });
  conversation.ask('일시정지', {}, { askBack: false });
  await done;
  assert.deepEqual(asked, [
    {
      question: '일시정지',
      filters: {},
      mode: 'rag',
      adapters: used,
      locale: 'en',
      askBack: false,
      conversation: 'new',
    },
    { question: '일시정지', filters: {}, mode: 'rag', adapters: [], locale: 'en', askBack: false },
  ]);
});

test('adapters in use are those that were switched on and are there, with their own scales, at most as many as the contract', () => {
  const kept = [
    { name: 'b', scale: 2, on: true },
    { name: 'gone', scale: 1, on: true },
    { name: 'a', scale: 0.5, on: true },
    { name: 'off', scale: 1, on: false },
  ];
  assert.deepEqual(inUse(kept, ['a', 'b', 'off', 'never set']), [
    { name: 'a', scale: 0.5 },
    { name: 'b', scale: 2 },
  ]);
  const many = Array.from({ length: 12 }, (_, i) => `${i}`);
  const all = many.map((name) => ({ name, scale: 1, on: true }));
  assert.equal(inUse(all, many).length, adapterLimit);
});

test('every mode of the contract can be chosen, and says what it does', () => {
  assert.deepEqual(Object.keys(ko.manner.modes), wantedModeSchema.options);
  assert.deepEqual(Object.keys(ko.manner.hints), wantedModeSchema.options);
});
