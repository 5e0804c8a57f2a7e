/** What the modes do differently, by what they ask of a model and show on the way. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { AnswerEvent } from '../../main/contract/index.ts';
import { html } from '../ingest/manuals.ts';
import { answersFrom, otherPages, sharedLibrary } from './made-manuals.ts';
import { notFound, passageHolding, type Script, scriptedModels, written } from './scripted-models.ts';

const light = '기가라이트의 월 요금은 33,000원입니다.';
const slim = '기가슬림의 월 요금은 27,500원입니다.';
const far = '해지 위약금은 남은 기간에 따라 최대 150,000원입니다.';
const padding = Array.from(
  { length: 30 },
  (_, i) => `설치 절차 ${i + 1}단계를 확인하고 다음 화면으로 넘어갑니다.`,
);
const library = await sharedLibrary({
  'plans/light.html': html('기가라이트 안내', light, '약정 기간은 36개월입니다.'),
  'plans/slim.html': html('기가슬림 안내', slim, '약정 기간은 36개월입니다.'),
  'long.html': `<meta charset="utf-8"><title>기가맥스 가입 절차</title><h1>기가맥스 가입 절차</h1>${padding.map((p) => `<p>${p}</p>`).join('')}<h2>기타</h2><p>${far}</p>`,
  ...otherPages,
});
const over = (script: Script, more = {}) => {
  const models = scriptedModels(script);
  return { models, ...answersFrom(library, { models, ...more }) };
};
const user = (request: Parameters<Script>[0]) =>
  request.messages.findLast(({ role }) => role === 'user')!.text;
const stepsOf = (events: readonly AnswerEvent[]) =>
  events.flatMap((event) => (event.type === 'step' ? [`${event.step.kind}: ${event.step.detail}`] : []));
const answerIn = (events: readonly AnswerEvent[]) => {
  const last = events.at(-1);
  assert.ok(last?.type === 'done');
  return last.answer;
};

describe('mode rag', () => {
  it('reads the best passage first, the second best last, and the question behind them', async () => {
    const { ask, models } = over(() => notFound);
    await ask('기가라이트 월 요금은 얼마인가요?');
    const text = user(models.requests[0]!);
    const titles = [...text.matchAll(/<passage n="(\d+)" title="([^"]*)"/g)].map(([, n, title]) => [
      Number(n),
      title,
    ]);
    assert.deepEqual(
      titles.map(([n]) => n),
      titles.map((_, i) => i + 1),
    );
    assert.match(String(titles[0]![1]), /^기가라이트/);
    assert.match(String(titles.at(-1)![1]), /^기가슬림/);
    assert.ok(text.lastIndexOf('</passage>') < text.indexOf('질문: 기가라이트'));
  });

  it('keeps all that stands before the question the same for a follow-up over the same passages', async () => {
    const { ask, models } = over(() => notFound);
    await ask('기가라이트 월 요금은 얼마인가요?');
    await ask('기가라이트 월 요금이 얼마인지 알려 주세요');
    const [first, second] = models.requests.map((request) => {
      const [system, message] = request.messages;
      return `${system!.text}\n${message!.text.slice(0, message!.text.lastIndexOf('질문:'))}`;
    });
    assert.equal(first, second);
  });

  it('fits its prompt into the model’s context, by the model’s own count', async () => {
    const models = scriptedModels(() => notFound, { context: 1200 });
    const { ask } = answersFrom(library, { models });
    await ask('설치 절차 단계를 확인하고 다음 화면으로 넘어가나요?');
    const [request] = models.requests;
    const tokens = await models.countTokens(request!.messages.map(({ text }) => text).join('\n'));
    assert.ok(tokens + request!.maxTokens / 2 <= 1200, String(tokens));
    assert.match(user(request!), /<passage/);
  });
});

describe('mode reasoned', () => {
  const reasoned: Script = (request) => {
    const n = passageHolding(request, light);
    return JSON.stringify({
      passages: [{ n, relevant: true, why: '요금이 적혀 있다' }],
      evidence: [
        { passage: n, quote: light },
        { passage: n, quote: '없는 문장' },
      ],
      found: true,
      sentences: [
        { evidence: [1], text: '월 요금은 33,000원입니다.' },
        { evidence: [2], text: '가입비는 없습니다.' },
        { evidence: [9], text: '할인이 됩니다.' },
      ],
    });
  };
  it('shows what is relevant and why, and the evidence, and answers from the evidence alone', async () => {
    const { events } = over(reasoned);
    const all = await events('기가라이트 월 요금은 얼마인가요?', { mode: 'reasoned' });
    assert.deepEqual(stepsOf(all), [
      'relevant: 요금이 적혀 있다',
      `evidence: ${light}`,
      'evidence: 없는 문장',
    ]);
    const { answer, mode, leftOut, citations } = answerIn(all);
    assert.equal(mode, 'reasoned');
    assert.match(answer, /^월 요금은 33,000원입니다\. \[1\]\n/);
    assert.deepEqual([leftOut, citations.length], [2, 1]);
  });
});

describe('mode long', () => {
  const question = '기가맥스 가입 절차에서 해지 위약금은 얼마인가요?';
  it('reads whole documents only where the passages do not answer', async () => {
    const { events, models } = over((request, call) => {
      if (call === 1) return notFound;
      return written(['위약금은 최대 150,000원입니다.', [passageHolding(request, far), far]]);
    });
    const all = await events(question, { mode: 'long' });
    assert.equal(models.requests.length, 2);
    assert.ok(user(models.requests[1]!).includes(padding[29]!), 'all of the page');
    assert.equal(stepsOf(all)[0], 'read: ');
    assert.deepEqual(
      [answerIn(all).mode, answerIn(all).answer],
      ['long', '위약금은 최대 150,000원입니다. [1]'],
    );
  });

  it('asks once where they do', async () => {
    const { ask, models } = over((request) =>
      written(['33,000원입니다.', [passageHolding(request, light), light]]),
    );
    assert.equal((await ask('기가라이트 월 요금은?', { mode: 'long' })).mode, 'long');
    assert.equal(models.requests.length, 1);
  });
});

describe('mode agent', () => {
  it('searches for each side of a comparison, shows every search, and answers from both', async () => {
    const { events, models } = over((request) => {
      if (!user(request).includes('<passage'))
        return JSON.stringify({ thought: '더 찾을 것이 없다', done: true, query: '' });
      return written(
        ['기가라이트는 33,000원입니다.', [passageHolding(request, light), light]],
        ['기가슬림은 27,500원입니다.', [passageHolding(request, slim), slim]],
      );
    });
    const all = await events('기가라이트와 기가슬림의 월 요금을 비교해 주세요');
    const { mode, citations } = answerIn(all);
    assert.equal(mode, 'agent');
    assert.deepEqual(
      citations.map(({ path }) => path),
      ['plans/light.html', 'plans/slim.html'],
    );
    const steps = stepsOf(all);
    assert.match(steps[0]!, /^search: 기가라이트 월 요금/);
    assert.match(steps[1]!, /^search: 기가슬림 월 요금/);
    assert.equal(steps[2], 'thought: 더 찾을 것이 없다');
    assert.equal(models.requests.length, 2);
  });

  it('ends by itself, however often the model wants to search', async () => {
    let queries = 0;
    const { events } = over((request) => {
      if (user(request).includes('<passage')) return notFound;
      return JSON.stringify({ thought: '', done: false, query: `요금 ${++queries}` });
    });
    const all = await events('월 요금은?', { mode: 'agent', askBack: false });
    assert.ok(stepsOf(all).filter((step) => step.startsWith('search')).length <= 4);
    assert.ok(answerIn(all).refused);
  });

  it('answers from what was found where the model’s decision cannot be read', async () => {
    const { ask } = over((request) => {
      if (!user(request).includes('<passage')) return '검색하겠습니다';
      return written(['33,000원입니다.', [passageHolding(request, light), light]]);
    });
    assert.equal((await ask('기가라이트 월 요금은?', { mode: 'agent' })).answer, '33,000원입니다. [1]');
  });
});

describe('a question back', () => {
  const question = '약정 기간은 몇 개월인가요?';
  it('is asked where two products fit equally, with one question to choose for each', async () => {
    const { events, models } = over(() => notFound);
    const all = await events(question);
    const choice = all.find((event) => event.type === 'choice')?.choice;
    assert.match(choice!.question, /기가라이트.*기가슬림.*어느|기가슬림.*기가라이트.*어느/);
    assert.deepEqual(choice!.options.map((option) => option.question).sort(), [
      `기가라이트 ${question}`,
      `기가슬림 ${question}`,
    ]);
    assert.deepEqual([answerIn(all).kind, models.requests.length], ['choice', 0]);
    assert.ok(answerIn(all).citations.length > 0, 'what was found is shown all the same');
  });

  it('is not asked where the product is named, or where the person declined', async () => {
    const { ask } = over(() => notFound);
    assert.equal((await ask(`기가슬림 ${question}`)).choice, null);
    assert.equal((await ask(question, { askBack: false })).choice, null);
  });
});

describe('a follow-up', () => {
  const before = [
    { question: '기가라이트 월 요금은 얼마인가요?', answer: '33,000원입니다. [1]', title: '기가라이트 안내' },
  ];
  it('is completed by rule, and the completed question is shown', async () => {
    const { events } = answersFrom(library);
    for (const [asked, meant] of [
      ['그럼 약정 기간은?', '기가라이트 약정 기간은?'],
      ['기가슬림은요?', '기가슬림 월 요금은 얼마인가요?'],
      ['그거 약정 기간은 몇 개월인가요?', '기가라이트 약정 기간은 몇 개월인가요?'],
    ] as const) {
      const all = await events(asked, { history: before });
      assert.equal(all[0]?.type === 'rewritten' ? all[0].question : undefined, meant, asked);
      assert.equal(answerIn(all).standalone, meant);
      assert.equal(answerIn(all).question, asked);
    }
  });

  it('that names another model, product or condition keeps what was asked of the first', async () => {
    const { ask } = answersFrom(library);
    for (const [first, asked, meant] of [
      ['UHD-2 임대료 얼마에요?', '그럼 SB-1은?', 'SB-1 임대료 얼마에요?'],
      ['기가라이트 설치', '그럼 기가맥스 10은요?', '기가맥스 10 설치'],
      // Of two subjects it is not known which one the third replaces.
      ['기가라이트 월 요금', '기가맥스는요?', '기가라이트 월 요금 기가맥스는요?'],
      ['기가라이트 2.5 월 요금', '기가슬림은요?', '기가슬림 월 요금'],
      ['기가라이트 3년 월 요금', '기가슬림은요?', '기가슬림 3년 월 요금'],
      ['복지할인 되나요?', '장애인이면요?', '복지할인 되나요 장애인이면요?'],
      ['이사 설치 기가라이트 비용', '기가슬림은?', '이사 설치 기가슬림 비용'],
    ] as const) {
      const history = [{ question: first, answer: '예.', title: '기가라이트 안내' }];
      assert.equal((await ask(asked, { history })).standalone, meant, `${first} ${asked}`);
    }
  });

  it('that stands alone stays as it is, and so does a question without a conversation', async () => {
    const { ask } = answersFrom(library);
    const whole = '이사 설치 일정은 어떻게 정하고 안내하나요?';
    for (const question of [whole, '위약금 면제', '15881234'])
      assert.equal((await ask(question, { history: before })).standalone, null, question);
    assert.equal((await ask('그럼 약정 기간은?')).standalone, null);
  });

  it('is completed by the model where one is installed, from no more of the conversation than fits', async () => {
    const { ask, models } = over((request) =>
      user(request).includes('<passage')
        ? notFound
        : JSON.stringify({ question: '기가라이트 약정 기간은 몇 개월인가요?' }),
    );
    const history = [...Array(80)].map((_, i) => ({
      question: `${i}번째 질문 ${'길게 '.repeat(50)}`,
      answer: '답',
    }));
    const { standalone } = await ask('그럼 약정은?', { history: [...history, ...before] });
    assert.equal(standalone, '기가라이트 약정 기간은 몇 개월인가요?');
    const text = user(models.requests[0]!);
    assert.ok(
      (text.includes(before[0]!.question) && !text.includes('0번째 질문 길게 길게 길게 길게')) ||
        text.length < 3_000,
    );
    assert.ok((await models.countTokens(text)) < 800);
  });

  it('has its evidence on the screen while the model still words it', async () => {
    let go: () => void = () => {};
    const worded = new Promise<void>((resolve) => {
      go = resolve;
    });
    const models = scriptedModels((request) => {
      if (user(request).includes('<passage'))
        return written(['27,500원입니다.', [passageHolding(request, slim), slim]]);
      return (async function* () {
        await worded;
        yield { type: 'text' as const, text: '{"question": "기가슬림 월 요금은 얼마인가요?"}' };
      })();
    });
    const history = [
      { question: '기가라이트 월 요금은 얼마인가요?', answer: '33,000원입니다.', title: '기가라이트 안내' },
    ];
    const events = answersFrom(library, { models }).answerer('그럼 기가슬림은요?', undefined, undefined, {
      mode: 'rag',
      history,
    });
    const first = (await events.next()).value as AnswerEvent;
    assert.ok(first.type === 'evidence' && first.provisional && first.citations.length > 0);
    go();
    const rest = await Array.fromAsync(events);
    assert.deepEqual(
      rest.flatMap((event) => (event.type === 'rewritten' ? [event.question] : [])),
      ['기가슬림 월 요금은 얼마인가요?'],
    );
    assert.equal(answerIn(rest).answer, '27,500원입니다. [1]');
  });

  it('asks no model where quotes are asked for', async () => {
    const models = scriptedModels(() => notFound);
    const history = [
      { question: '기가라이트 월 요금은 얼마인가요?', answer: '33,000원입니다.', title: '기가라이트 안내' },
    ];
    await answersFrom(library, { models }).ask('그럼 기가슬림은요?', { mode: 'quote', history });
    assert.equal(models.requests.length, 0);
  });

  it('falls to the rule where the model answers instead of rewriting', async () => {
    const { ask } = over((request) => (user(request).includes('<passage') ? notFound : '36개월입니다.'));
    assert.equal((await ask('그럼 약정 기간은?', { history: before })).standalone, '기가라이트 약정 기간은?');
  });
});

describe('other searches for the same question', () => {
  const script: Script = (request) =>
    user(request).includes('<passage')
      ? notFound
      : JSON.stringify({ queries: ['기가슬림 요금', '기가슬림 요금', '월정액'] });
  it('are made only where they are switched on, and are shown', async () => {
    const { events, models } = over(script, { alsoSearch: true });
    const all = await events('기가라이트 월 요금은 얼마인가요?');
    assert.deepEqual(
      all.find((event) => event.type === 'also-searched'),
      {
        type: 'also-searched',
        questions: ['기가슬림 요금', '월정액'],
      },
    );
    assert.ok(
      all.findIndex(({ type }) => type === 'evidence') <
        all.findIndex(({ type }) => type === 'also-searched'),
    );
    assert.deepEqual(answerIn(all).alsoSearched, ['기가슬림 요금', '월정액']);
    assert.equal(models.requests.length, 2);
    const off = over(script);
    await off.ask('기가라이트 월 요금은 얼마인가요?');
    assert.equal(off.models.requests.length, 1);
  });
});
