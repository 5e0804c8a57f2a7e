/** What a model may say of the sample manuals and what it may not: `npm run bench checking` prints the whole sheet. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Judged, judge, judgedSentences } from './judged-sentences.ts';
import { answering, sampleManuals } from './sample-library.ts';

const check = judge((await answering(sampleManuals)).library);
const all = judgedSentences();
/** Wrong sentences that pass, and right ones that are lost, today: nothing may be added to them. */
const known = new Set([
  '월평균 요금이 36,000원이면 시간당 배상 기준은 50달러입니다.',
  'Equipment may be sent from abroad.',
  '결합 할인을 먼저 빼고, 그다음 복지할인율을 적용합니다.',
  '이사하면 약정 기간이 새로 시작됩니다.',
  '명의변경 수수료는 면제됩니다.',
  '지점을 방문하면 평일 09~18시에 해지할 수 있습니다.',
  'Unplug the router for 30 seconds, plug it back in and wait two minutes.',
  '환불 금액이 10,000원 미만이면 다음 달 요금에서 뺍니다.',
]);

describe('a sentence that changes one thing of what it quotes', () => {
  for (const [kind, sentences] of Map.groupBy(
    all.filter(({ right }) => !right),
    (one) => one.kind,
  ))
    it(`is left out: ${kind}`, () => {
      const shown = sentences.filter((one) => check(one).passed).map(({ sentence }) => sentence);
      assert.deepEqual(
        shown.filter((one) => !known.has(one)),
        [],
      );
    });

  it('is shown where it changes the words alone', () => {
    const lost = all
      .filter(({ right }) => right)
      .flatMap((one) => reasonOf(one))
      .filter(({ sentence }) => !known.has(sentence));
    assert.deepEqual(lost, []);
  });

  it('may leave a condition to the question, or to the sentence before', () => {
    const price: Judged = {
      right: true,
      kind: '',
      sentence: '월 38,500원입니다.',
      quotes: ['기가라이트 51,700 46,200 41,800 38,500'],
    };
    assert.equal(check(price).passed, false);
    assert.equal(check({ ...price, question: '기가라이트 3년 약정 요금은?' }).passed, true);
    assert.equal(check(price, '기가라이트를 3년 약정하실 때의 요금을 안내합니다.').passed, true);
  });

  const reasonOf = (one: Judged) => {
    const checked = check(one);
    return checked.passed ? [] : [{ sentence: one.sentence, reason: checked.reason, what: checked.what }];
  };
});
