/** When it is asked back which product is meant. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { choiceOf } from '../../main/answer/choice.ts';
import type { Found } from '../../main/answer/look.ts';

/** What a search found: titles with their path and their share of the best score. */
const found = (question: string, ...pages: readonly [title: string, path: string, score: number][]): Found =>
  ({
    question,
    language: 'ko',
    confidence: 'unsure',
    retrieval: { documents: pages.map(([, , score], i) => ({ documentId: i + 1, score })) },
    sources: pages.map(([title, path], i) => ({ document: { id: i + 1, title, path }, supersededBy: null })),
  }) as unknown as Found;

const slim = ['기가슬림 상품 안내', '상품/slim.html', 1] as const;
const light = ['기가라이트 상품 안내', '상품/light.html', 0.94] as const;
const question = '하루 사용량 제한이 있나요?';
const namesOf = (one: Found) => choiceOf(one)?.options.map(({ name }) => name);

describe('a question back', () => {
  it('is asked between two pages that are made alike, though one is found a little better', () => {
    assert.deepEqual(namesOf(found(question, [...slim], [...light])), ['기가슬림', '기가라이트']);
    const leaflet = ['기가슬림 상품안내서', '상품/첨부/slim.pdf', 0.98] as [string, string, number];
    assert.deepEqual(namesOf(found(question, [...slim], leaflet, [...light])), ['기가슬림', '기가라이트']);
  });

  it('is not asked where one is found much better, or where the question names one', () => {
    assert.equal(namesOf(found(question, [...slim], [light[0], light[1], 0.9])), undefined);
    assert.equal(namesOf(found(`기가슬림은 ${question}`, [...slim], [...light])), undefined);
  });

  it('is not asked between two subjects, nor with a third page that fits as well', () => {
    const pay = ['납부 방법과 자동이체', 'billing/pay.html', 1] as [string, string, number];
    const refund = ['이중 납부와 환불', 'billing/refund.html', 0.99] as [string, string, number];
    assert.equal(namesOf(found('카드와 은행 중 어디가 깎아 주나요?', pay, refund)), undefined);
    const chapters = [
      ['3장. 배포판 선택 FAQ', 'faq/choosing.html', 1],
      ['9장. 시스템 최신으로 유지하기 FAQ', 'faq/uptodate.html', 0.99],
    ] as [string, string, number][];
    assert.equal(namesOf(found('새 릴리스로 올리려고 합니다.', ...chapters)), undefined);
    // One word stands in both titles, at another place: no name takes the other's.
    const table = ['할인 중복 적용표', '할인/table.html', 0.99] as [string, string, number];
    assert.equal(
      namesOf(found('3회선 기가라이트', ['온가족결합 할인', '할인/family.html', 1], table)),
      undefined,
    );
    const third = ['속도와 사용량', '장애/speed.html', 0.99] as [string, string, number];
    assert.equal(namesOf(found(question, [...slim], third, [...light])), undefined);
  });
});
