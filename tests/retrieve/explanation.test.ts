/** Why a page stands where it stands can be asked of every page. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { explain } from '../../main/retrieve/index.ts';
import { answersOver, otherPages } from '../answer/made-manuals.ts';
import { html } from '../ingest/manuals.ts';

describe('an explanation', { concurrency: true }, () => {
  it('names each term with its rarity, its weight and where it stands', async (t) => {
    const { library, retrieve } = await answersOver(t, {
      'a.html': html('위약금 안내', '위약금은 위약금 표에 있습니다.', '약정을 설명합니다.'),
      ...otherPages,
    });
    const retrieval = await retrieve('위약금 우주선');
    const { documentId } = retrieval.documents[0]!;
    const why = explain(library, retrieval, documentId);
    assert.deepEqual([why?.rank, why?.reasons, why?.query.unknownWords], [1, [], ['우주선']]);
    const term = why!.terms.find(({ text, kind }) => text === '위약금' && kind === 'word');
    assert.deepEqual([term?.passage.body, term?.page], [2, { title: 1, headings: 0, body: 2, keywords: 0 }]);
    assert.ok(term!.idf > 0 && term!.score > 0 && term!.weight === 1);
    assert.ok(!why!.terms.some(({ text }) => text === '우주선'));
  });

  it('adds up: what its terms give is the passage’s score', async (t) => {
    const { library, retrieve } = await answersOver(t, {
      'a.html': html('위약금 안내', '해지 위약금은 약정 기간과 할인 금액에 따라 다릅니다.'),
      ...otherPages,
    });
    const retrieval = await retrieve('해지 위약금 할인 기간');
    const why = explain(library, retrieval, retrieval.documents[0]!.documentId)!;
    const sum = why.terms.reduce((total, { score }) => total + score, 0);
    assert.ok(Math.abs(sum - why.scores.passage) < 0.01, `${sum} ${why.scores.passage}`);
  });

  it('says what moved the page: a confirmation, copies, a later edition', async (t) => {
    const price = (month: number) =>
      html(
        `2026년 ${month}월 프로모션`,
        `신규로 3년 약정에 가입하고 그달 안에 개통한 고객에게 기가슬림을 월 3${month},000원에 제공합니다.`,
        '최근 3개월 안에 해지한 명의로 다시 가입하면 프로모션 요금을 적용하지 않습니다.',
        '상품권은 개통한 다음 달 20일에 문자로 발송하며 60일 안에 등록하지 않으면 소멸합니다.',
        '개통하고 12개월 안에 해지하면 상품권 전액을 환수하고 하위 상품으로 바꾸면 정상 요금을 적용합니다.',
      );
    const { library, retrieve } = await answersOver(t, {
      'a/명세.html': html('청구 명세', '청구 명세를 설명합니다.'),
      'b/명세.html': html('청구 명세', '청구 명세를 설명합니다.'),
      'promo_2026_09.html': price(9),
      'promo_2026_10.html': price(10),
      ...otherPages,
    });
    const number = (path: string) => library.documentAt(library.roots()[0]!.id, path)!.id;
    const reasons = async (question: string, path: string) =>
      explain(library, await retrieve(question), number(path))?.reasons;

    assert.deepEqual(await reasons('청구 명세', 'a/명세.html'), [{ kind: 'copies', paths: ['b/명세.html'] }]);

    const { id } = library.addFeedback({
      kind: 'right-page',
      question: '청구 명세',
      reason: '',
      turn: null,
      documentId: number('other/1.html'),
    });
    const [confirmed] = (await reasons('청구 명세', 'other/1.html')) ?? [];
    assert.ok(confirmed?.kind === 'confirmed');
    assert.deepEqual([confirmed.feedback, confirmed.similarity], [id, 1]);

    const [older] = (await reasons('기가슬림 프로모션', 'promo_2026_09.html')) ?? [];
    assert.deepEqual(older, {
      kind: 'superseded',
      path: 'promo_2026_10.html',
      title: '2026년 10월 프로모션',
    });
  });

  it('of a page that the question does not find is none', async (t) => {
    const { library, retrieve } = await answersOver(t, otherPages);
    assert.equal(explain(library, await retrieve('우주선'), 1), undefined);
  });
});
