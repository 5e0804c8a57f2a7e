/** Whatever is typed, a search ends well: with pages, or with a reason that a person can read. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { answerOf, createAnswerer } from '../../main/answer/index.ts';
import { questionLimit } from '../../main/contract/index.ts';
import { createAnalyser } from '../../main/language/index.ts';
import { createRetriever } from '../../main/retrieve/index.ts';
import { html, ingested } from '../ingest/manuals.ts';
import { answersOver, otherPages } from './made-manuals.ts';

const analyser = await createAnalyser();

describe('a strange question', () => {
  it('finds pages, or is refused with a reason', async (t) => {
    const { library } = await ingested(t, {
      '요금.html': html('요금 안내', '기본료는 33,000원이며 매월 5일에 청구합니다.', '모델은 UHD-2입니다.'),
      '해지.html': html('해지', '해지하려면 신분증이 있어야 합니다.'),
    });
    const retrieve = createRetriever({ library, analyser, embedder: () => undefined });
    const ask = createAnswerer({ library, analyser, retrieve });
    const first = async (question: string) => {
      const [best] = (await retrieve(question)).documents;
      return best && library.document(best.documentId)!.path;
    };
    // The syntax of query languages is text.
    for (const question of [
      '"해지"',
      '해지*',
      'NEAR(해지 신분증)',
      '-해지',
      '해지 AND',
      'title:해지',
      "해지'; drop table x",
    ])
      assert.equal(await first(question), '해지.html', question);
    assert.equal(await first('33000'), '요금.html');
    assert.equal(await first('돈 33,000'), '요금.html');
    assert.equal(await first('\u0000요\u200b금\u0007'), '요금.html');
    assert.equal(await first('요금'.normalize('NFD')), '요금.html');
    assert.equal(await first(`${'해지 '.repeat(15_000)}`), '해지.html');

    // What leads nowhere says so.
    for (const question of ['은 는 이 가', '료', 'what is the', '뷁', '99999', '?!…', '*', 'zzzz', '😀']) {
      const answer = await answerOf(ask, question);
      assert.ok(answer.answer.length > 0, question);
      assert.ok(answer.refused || answer.citations.length > 0, question);
    }
    for (const question of ['', '\u0000\u0007', '\u200b']) {
      await assert.rejects(answerOf(ask, question), { code: 'question-empty' }, JSON.stringify(question));
    }
    await assert.rejects(answerOf(ask, '가'.repeat(questionLimit + 1)), { code: 'question-too-long' });
  });

  it('typed in the other keyboard layout is refused in the language that was meant', async (t) => {
    const { ask } = await answersOver(t, {
      '유심.html': html('유심 가격', '유심 가격은 8,800원입니다.'),
      ...otherPages,
    });
    const { answer, didYouMean } = await ask('dbtla rkrur');
    assert.equal(didYouMean, '유심 가격');
    assert.match(answer, /^매뉴얼에서 답을 찾지 못했습니다/);
  });
});
