import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createRouterClient } from '@orpc/server';
import { questionLimit } from '../../main/contract/api.ts';
import { createConversation } from '../../renderer/ask/conversation.ts';
import { asPlainText, asRichText } from '../../renderer/ask/copied.ts';
import { longestQuestion } from '../../renderer/ask/draft.ts';
import { isSaid, newTurn, readMarks, withEvent } from '../../renderer/ask/turn.ts';
import type { Client } from '../../renderer/client/index.ts';
import { groupProblems, matching } from '../../renderer/library/problem-groups.ts';
import { createUpkeep } from '../../renderer/library/upkeep.ts';
import { createFakeEngine, type FakeEngine } from './fake-engine.ts';
import { answerFor } from './fake-manuals.ts';

const clientOf = (engine: FakeEngine) => createRouterClient(engine.router) as unknown as Client;

/** Resolves when `done` holds, looked at after each change. */
function until(store: { subscribe(listener: () => void): () => void }, done: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (!done()) return;
      stop();
      resolve();
    };
    const stop = store.subscribe(look);
    queueMicrotask(look);
  });
}

test('an answer is built sentence by sentence, its marks taken out of the text', () => {
  const answer = answerFor('일시정지 시작일');
  let turn = withEvent(newTurn(1, '일시정지 시작일'), {
    type: 'evidence',
    confidence: 'sure',
    citations: answer.citations,
  });
  assert.equal(turn.citations.length, 3);
  turn = withEvent(turn, {
    type: 'sentence',
    text: '30일 안이어야 합니다. [1][2] 표 [9] 참고',
    citations: [1, 2],
  });
  assert.deepEqual(turn.sentences, [{ text: '30일 안이어야 합니다. 표 [9] 참고', citations: [1, 2] }]);
  assert.equal(withEvent(turn, { type: 'done', answer }).state, 'done');
});

test('an answer that came in one piece still gets its footnotes', () => {
  assert.deepEqual(readMarks('첫 문장입니다. [1] 둘째입니다. [2][3]\n표시 없는 줄'), [
    { text: '첫 문장입니다.', citations: [1] },
    { text: '둘째입니다.', citations: [2, 3] },
    { text: '표시 없는 줄', citations: [] },
  ]);
});

test('a quote that the answer says already is not shown twice', () => {
  const answer = answerFor('일시정지');
  const turn = withEvent(newTurn(1, '일시정지'), { type: 'done', answer });
  assert.ok(answer.citations.every((citation) => isSaid(turn, citation)));
  assert.ok(
    !isSaid({ ...turn, sentences: [{ text: '30일 안입니다.', citations: [1] }] }, answer.citations[0]!),
  );
});

test("a row's cells stay apart in a copied answer", () => {
  const answer = answerFor('일시정지');
  const turn = withEvent(newTurn(1, '일시정지'), { type: 'done', answer });
  const words = { sources: '출처', about: () => '2026년 3월' };
  assert.match(
    asPlainText(turn, words),
    /\n {4}"일시정지 중 장비 임대료 \| 월 3,300원 \| 정지 기간에도 그대로 청구\n {4}군 입대 \| 무료 \| 1년에 90일까지"\n/,
  );
  assert.match(asRichText(turn, words), /“일시정지 중 장비 임대료 \| 월 3,300원 \| [^<]*<br>군 입대 \| 무료/);
});

test('asking again stops the answer that is running', async () => {
  const engine = createFakeEngine({ filled: true });
  const never = new Promise<void>(() => {});
  engine.pace = (event) => (event.type === 'sentence' ? never : Promise.resolve());
  const conversation = createConversation(clientOf(engine), (paint) => paint());
  conversation.ask('  일시정지  ');
  await until(conversation, () => conversation.turns()[0]?.confidence === 'sure');
  engine.pace = async () => {};
  conversation.ask('확실하지 않은 질문');
  await until(conversation, () => conversation.turns()[1]?.state === 'done');
  const [first, second] = conversation.turns();
  assert.equal(first?.question, '일시정지');
  assert.equal(second?.confidence, 'unsure');
  conversation.ask(' \u200b\ufeff ');
  assert.equal(conversation.turns().length, 2);
});

test('a failed answer keeps the question and says why', async () => {
  const conversation = createConversation(clientOf(createFakeEngine()), (paint) => paint());
  conversation.ask('고장난 엔진');
  await until(conversation, () => conversation.turns()[0]?.state === 'failed');
  assert.equal(conversation.turns()[0]?.error?.code, 'library-damaged');
});

test('an update of the library shows its progress and ends with a report', async () => {
  const engine = createFakeEngine();
  let changes = 0;
  const upkeep = createUpkeep(clientOf(engine).library, () => {
    changes += 1;
  });
  const seen: number[] = [];
  upkeep.subscribe(() => seen.push(upkeep.now().progress?.done ?? -1));
  upkeep.start({ kind: 'samples' }, 'ko');
  upkeep.start({ kind: 'rescan' }, 'ko');
  await until(upkeep, () => upkeep.now().state === 'done');
  assert.deepEqual(seen, [-1, 89, 0, 24, 48, 71, -1]);
  assert.equal(upkeep.now().report?.documents.added, 71);
  assert.ok(changes >= 1);
});

test('a cancelled update says so, and a folder that is not there says why', async () => {
  const engine = createFakeEngine();
  const client = clientOf(engine);
  const upkeep = createUpkeep(client.library, () => {});
  engine.pace = async (event) => {
    if (event.type !== 'progress' || event.done !== 24) return;
    upkeep.cancel();
    await new Promise(() => {});
  };
  upkeep.start({ kind: 'samples' }, 'ko');
  await until(upkeep, () => upkeep.now().state !== 'running');
  assert.equal(upkeep.now().state, 'cancelled');
  upkeep.start({ kind: 'folder', folder: '/없는/폴더' }, 'ko');
  await until(upkeep, () => upkeep.now().state === 'failed');
  assert.equal(upkeep.now().error?.code, 'folder-missing');
});

test('a paused update says so and goes on, and another window sees the same', async () => {
  const engine = createFakeEngine();
  const client = clientOf(engine);
  const [first, second] = [createUpkeep(client.library, () => {}), createUpkeep(client.library, () => {})];
  const held = Promise.withResolvers<void>();
  engine.pace = async (event) => {
    if (event.type === 'progress' && event.done === 48) await held.promise;
  };
  first.start({ kind: 'samples' }, 'ko');
  await until(first, () => first.now().progress?.done === 24);
  second.follow('ko');
  await until(second, () => second.now().progress?.done === 24);
  second.pause();
  await until(first, () => first.now().progress?.paused === true);
  assert.equal((await client.library.state()).paused, true);
  held.resolve();
  first.resume();
  await until(second, () => second.now().state === 'done');
  await until(first, () => first.now().state === 'done');
  assert.equal(first.now().report?.documents.added, 71);
  assert.equal((await client.library.state()).paused, false);
});

test('following where nothing runs changes nothing', async () => {
  let told = 0;
  const upkeep = createUpkeep(clientOf(createFakeEngine()).library, () => {
    told += 1;
  });
  upkeep.follow('ko');
  await new Promise((resolve) => setTimeout(resolve, 20));
  assert.equal(upkeep.now().state, 'idle');
  assert.equal(told, 1, 'asked once');
});

test('problems are grouped by kind, the largest first, and filtered by any word in either form of Hangul', async () => {
  const problems = await clientOf(createFakeEngine({ filled: true })).library.problems({ locale: 'ko' });
  const groups = groupProblems(problems);
  assert.deepEqual(
    groups.map(({ code, problems: own }) => [code, own.length]),
    [
      ['link-broken', 3],
      ['unreadable-yet', 2],
      ['not-html', 1],
    ],
  );
  assert.equal(groups[0]?.message, null);
  assert.deepEqual(
    matching(problems, 'FORMS 위임장'.normalize('NFD')).map(({ path }) => path),
    ['forms/forms_list.html', 'forms/위임장.hwp'],
  );
  assert.equal(matching(problems, '  ').length, problems.length);
});

test('the longest question that can be typed is the longest that the engine reads', () => {
  assert.equal(longestQuestion, questionLimit);
});
