/** What a model writes is shown sentence by sentence, and only what the manuals bear out. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { FootnoteError } from '../../main/contract/index.ts';
import type { ChatEvent } from '../../main/models/index.ts';
import { html } from '../ingest/manuals.ts';
import { answersFrom, otherPages, sharedLibrary } from './made-manuals.ts';
import { notFound, passageHolding, type Script, scriptedModels, written } from './scripted-models.ts';

const fee = '기가라이트의 월 요금은 33,000원입니다.';
const speed = '기가라이트의 속도는 500Mbps입니다.';
const files = {
  'plans/light.html': html('기가라이트', fee, speed, '약정 기간은 36개월입니다.'),
  ...otherPages,
};
const question = '기가라이트 월 요금은 얼마인가요?';

const library = await sharedLibrary(files);
const over = (script: Script) => {
  const models = scriptedModels(script);
  return { models, ...answersFrom(library, { models }) };
};
const good: Script = (request) => written(['월 요금은 33,000원입니다.', [passageHolding(request, fee), fee]]);

describe('an answer by a model', () => {
  it('has the evidence first, then each sentence behind the citation that carries it', async () => {
    const { events } = over(good);
    const all = await events(question);
    assert.deepEqual(
      all.map(({ type }) => type),
      ['evidence', 'citation', 'sentence', 'done'],
    );
    const [evidence, , , last] = all;
    assert.ok(evidence?.type === 'evidence' && evidence.provisional && evidence.citations.length > 0);
    assert.ok(last?.type === 'done');
    const { answer } = last;
    assert.equal(answer.answer, '월 요금은 33,000원입니다. [1]');
    assert.deepEqual(
      answer.citations.map(({ n, quote, path }) => [n, quote, path]),
      [[1, fee, 'plans/light.html']],
    );
    assert.deepEqual(
      [answer.mode, answer.kind, answer.model?.name, answer.leftOut],
      ['rag', 'answer', 'scripted-1b', 0],
    );
    assert.ok(answer.promptVersion);
  });

  it('leaves out a sentence whose number its quote does not hold, and says so', async () => {
    const { ask } = over((request) => {
      const n = passageHolding(request, fee);
      return written(['월 요금은 33,000원입니다.', [n, fee]], ['월 요금은 30,000원입니다.', [n, fee]]);
    });
    const { answer, leftOut, citations } = await ask(question);
    assert.equal(leftOut, 1);
    assert.equal(citations.length, 1);
    assert.doesNotMatch(answer, /30,000/);
    assert.match(answer, /문장 1개를 뺐습니다/);
  });

  it('gives way to the quotes where no sentence can be checked, and says so', async () => {
    const { ask } = over(() => written(['모든 요금은 무료입니다.', [1, '모든 요금은 무료입니다.']]));
    const given = await ask(question);
    assert.deepEqual([given.mode, given.fellBack?.code, given.leftOut], ['quote', 'answer-unchecked', 1]);
    assert.equal(given.citations[0]?.path, 'plans/light.html');
    assert.doesNotMatch(given.answer, /무료/);
    // Once: that it was left out is what the fall-back says.
    assert.equal(given.answer.match(/확인하지 못했습니다|확인되지 않은/g)?.length, 1);
  });

  it('is asked for once more where it is no JSON, and is then the quotes', async () => {
    const mended = over((request, call) => (call === 1 ? '월 요금은 33,000원' : good(request, call)));
    const answer = await mended.ask(question);
    assert.deepEqual([answer.mode, answer.steps?.map(({ kind }) => kind)], ['rag', ['repair']]);
    assert.equal(mended.models.requests[1]?.messages.at(-2)?.text, '월 요금은 33,000원');
    const never = over(() => '{"found": true, "sentences": [{"text":');
    const given = await never.ask(question);
    assert.deepEqual([given.mode, given.fellBack?.code], ['quote', 'answer-unreadable']);
    assert.equal(never.models.requests.length, 2);
  });

  it('does not trust numbers that no grammar bounds', async () => {
    for (const passage of ['1e999', '-1', '1.5', '99', 'null']) {
      const { ask } = over(
        () =>
          `{"found": true, "sentences": [{"quotes": [{"passage": ${passage}, "quote": "${fee}"}], "text": "${fee}"}]}`,
      );
      const { mode, fellBack } = await ask(question);
      assert.deepEqual([mode, fellBack?.code], ['quote', 'answer-unreadable'], passage);
    }
  });

  it('keeps what was whole of an output that was cut off', async () => {
    const { ask } = over((request, call) => (good(request, call) as string).replace(/\]\}$/, ', {"quo'));
    const { mode, answer } = await ask(question);
    assert.deepEqual([mode, answer], ['rag', '월 요금은 33,000원입니다. [1]']);
  });

  it('to a Korean question is Korean: an English one is asked for again, once', async () => {
    const english: Script = (request) =>
      written(['The monthly fee is 33,000 won.', [passageHolding(request, fee), fee]]);
    const once = over((request, call) => (call === 1 ? english : good)(request, call));
    const answer = await once.ask(question);
    assert.deepEqual(
      [answer.answer, answer.steps?.map(({ kind }) => kind)],
      ['월 요금은 33,000원입니다. [1]', ['language']],
    );
    assert.match(once.models.requests[1]!.messages.at(-1)!.text, /반드시 한국어/);
    const always = over(english);
    const given = await always.ask(question);
    assert.equal(always.models.requests.length, 2);
    assert.equal(given.mode, 'quote');
    assert.doesNotMatch(given.answer, /monthly/);
  });

  it('is a refusal with the nearest pages where the model finds none in the passages', async () => {
    const { ask } = over(() => notFound);
    const given = await ask(question);
    assert.deepEqual([given.refused, given.kind, given.citations], [true, 'refusal', []]);
    assert.equal(given.nearest[0]?.path, 'plans/light.html');
    assert.match(given.answer, /찾지 못했습니다[\s\S]*찾아본 말: [\s\S]*지식 관리자/);
  });

  it('is the quotes where the model’s process dies, and the next question is answered', async () => {
    const { ask } = over((request, call) => {
      if (call === 1) throw new FootnoteError('model-process-ended', { reason: 'SIGKILL' });
      return good(request, call);
    });
    const given = await ask(question);
    assert.deepEqual([given.mode, given.fellBack?.code], ['quote', 'model-process-ended']);
    assert.match(given.answer, /모델 프로세스가 끝났습니다\(SIGKILL\)/);
    assert.equal((await ask(question)).mode, 'rag');
  });

  it('keeps the checked sentences where the model dies behind them', async () => {
    const { ask } = over(async function* (request) {
      yield { type: 'text', text: (good(request, 1) as string).slice(0, -2) };
      throw new FootnoteError('model-failed', { name: 'scripted-1b', reason: 'NaN' });
    } as Script);
    const { mode, answer, fellBack, citations } = await ask(question);
    assert.deepEqual([mode, fellBack?.code, citations.length], ['rag', 'model-failed', 1]);
    assert.match(answer, /^월 요금은 33,000원입니다\. \[1\]\n/);
  });

  it('stops at once, and frees the model, though the model does not listen', async () => {
    const waiting = Promise.withResolvers<void>();
    const { answerer } = over(async function* (): AsyncGenerator<ChatEvent> {
      waiting.resolve();
      await new Promise(() => {});
    } as Script);
    const stop = new AbortController();
    const asking = Array.fromAsync(answerer(question, stop.signal));
    await waiting.promise;
    stop.abort();
    await assert.rejects(asking, { code: 'cancelled' });
  });

  it('leaves no generation behind when nobody reads on', async () => {
    const { answerer, models } = over(good);
    for await (const event of answerer(question)) if (event.type === 'sentence') break;
    await new Promise((resolve) => setImmediate(resolve));
    assert.equal(models.running, 0);
  });

  it('says that it waits while another window’s question is answered', async () => {
    const { events } = over(async function* (request) {
      yield { type: 'queued', before: 1 };
      yield { type: 'text', text: good(request, 1) as string };
      yield {
        type: 'done',
        reason: 'stop',
        promptTokens: 1,
        reusedTokens: 0,
        generatedTokens: 1,
        guessedTokens: 0,
      };
    } as Script);
    const all = await events(question);
    assert.deepEqual(
      all.find(({ type }) => type === 'queued'),
      { type: 'queued', before: 1 },
    );
    assert.ok(
      all.findIndex(({ type }) => type === 'evidence') < all.findIndex(({ type }) => type === 'queued'),
    );
  });

  it('records the adapters that it was given', async () => {
    const { ask, models } = over(good);
    const adapters = [{ name: 'telecom', scale: 0.5 }];
    assert.deepEqual((await ask(question, { adapters })).adapters, adapters);
    assert.deepEqual(models.requests[0]?.adapters, adapters);
  });

  it('is quotes where they are asked for, or where no model is installed; a model that was asked for is missed', async () => {
    const { ask, models } = over(good);
    assert.deepEqual([(await ask(question, { mode: 'quote' })).mode, models.requests.length], ['quote', 0]);
    const bare = answersFrom(library);
    const { mode, fellBack, model, promptVersion } = await bare.ask(question);
    assert.deepEqual([mode, fellBack, model, promptVersion], ['quote', null, null, null]);
    const missed = await bare.ask(question, { mode: 'rag' });
    assert.deepEqual([missed.mode, missed.fellBack?.code], ['quote', 'model-missing']);
    assert.match(missed.answer, /^답변 모델이 설치되어 있지 않습니다\. 대신 매뉴얼의 문장을/);
    // No sentence is promised where none follows.
    const nothing = await bare.ask('플라즈마 쿼크글루온', { mode: 'rag' });
    assert.match(nothing.answer, /^답변 모델이 설치되어 있지 않습니다\.\n매뉴얼에서 답을 찾지 못했습니다/);
  });

  it('to a greeting or thanks asks no model and cites nothing', async () => {
    const { ask, models } = over(good);
    for (const talk of [
      '안녕하세요!',
      '감사합니다 ^^',
      'Thank you!',
      'ㅎㅇ',
      '수고~',
      '넵 감사합니당',
      'ㄱㅅㄱㅅ',
      '네 알겠습니다',
      'ok',
      '너 누구야?',
      '넌 뭘 할 수 있어?',
      'who are you',
    ]) {
      const { kind, refused, citations, answer } = await ask(talk);
      assert.deepEqual([kind, refused, citations], ['small-talk', false, []], talk);
      assert.equal(/[가-힣]/.test(answer), /[가-힣ㄱ-ㅎ]/.test(talk), talk);
    }
    assert.equal(models.requests.length, 0);
    for (const asked of ['안녕하세요 기가라이트 월 요금은 얼마인가요?', '네 그럼 기가라이트 월 요금은?'])
      assert.equal((await ask(asked)).kind, 'answer');
  });

  it('by the adapter alone is marked before it is said, and never cited', async () => {
    const { events, models } = over(() => '월 요금은 33,000원입니다. [1] 약정은 없습니다.');
    const all = await events(question, { mode: 'adapter-only' });
    const sentences = all.filter((event) => event.type === 'sentence');
    assert.match(sentences[0]!.text, /^매뉴얼에서 온 답이 아닙니다/);
    assert.deepEqual(
      sentences.slice(1).map(({ text }) => text),
      ['월 요금은 33,000원입니다.', '약정은 없습니다.'],
    );
    const last = all.at(-1)!;
    assert.ok(last.type === 'done');
    assert.deepEqual(
      [last.answer.kind, last.answer.mode, last.answer.citations],
      ['unsourced', 'adapter-only', []],
    );
    assert.ok(models.requests[0]!.messages.every(({ text }) => !text.includes(fee)));
  });
});
