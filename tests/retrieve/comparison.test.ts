/** A comparison of two products finds a page of each. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { namesCompared } from '../../main/language/index.ts';
import { liftedPlaces, withCompared } from '../../main/retrieve/comparison.ts';
import { explain } from '../../main/retrieve/index.ts';
import { answersOver, otherPages } from '../answer/made-manuals.ts';
import { html } from '../ingest/manuals.ts';

/** Seven pages about 기가라이트 that mention 기가슬림 too, and the one that is about it, in other words than asked. */
const files = {
  ...Object.fromEntries(
    Array.from({ length: 7 }, (_, i) => [
      `light/${i}.html`,
      html(
        `기가라이트 월 요금 ${i}번`,
        `기가라이트 월 요금은 3${i},000원이고 기가슬림 월 요금보다 비쌉니다. 기가슬림 월 요금에서 옮깁니다.`,
      ),
    ]),
  ),
  'slim.html': html(
    '기가슬림',
    '월 요금은 27,500원입니다.',
    ...Array.from({ length: 12 }, (_, i) => `설치 기사는 ${i + 1}번 창구에서 접수하고 이틀 안에 방문합니다.`),
  ),
  ...otherPages,
};

describe('a search that compares two products', { concurrency: true }, () => {
  it('lifts the page of the one that is drowned to the second place, and leaves the first', async (t) => {
    const { retrieve, search, library } = await answersOver(t, files);
    const plain = await search('기가라이트 월 요금 기가슬림');
    assert.ok(plain.indexOf('slim.html') >= 5, String(plain));
    for (const question of [
      '기가라이트 월 요금과 기가슬림 월 요금 비교',
      '기가라이트와 기가슬림의 월 요금 차이',
      '기가라이트랑 기가슬림 중 월 요금은 어느 쪽이 싸요?',
      '기가라이트 vs 기가슬림 월 요금',
    ]) {
      const found = await search(question);
      assert.match(found[0]!, /^light/, question);
      assert.equal(found[1], 'slim.html', question);
      assert.equal(new Set(found).size, found.length);
    }
    const retrieval = await retrieve('기가라이트와 기가슬림의 월 요금 차이');
    const scores = retrieval.documents.map(({ score }) => score);
    assert.deepEqual(
      scores,
      scores.toSorted((a, b) => b - a),
    );
    const slim = library.documentAt(library.roots()[0]!.id, 'slim.html')!.id;
    assert.deepEqual(explain(library, retrieval, slim)?.reasons, [{ kind: 'compared', name: '기가슬림' }]);
    assert.deepEqual(explain(library, retrieval, retrieval.documents[0]!.documentId)?.reasons, []);
  });

  it('can be quoted from both pages', async (t) => {
    const { ask } = await answersOver(t, files);
    const { citations } = await ask('기가라이트와 기가슬림의 월 요금 차이', { mode: 'quote' });
    assert.ok(
      citations.some(({ path }) => path === 'slim.html') &&
        citations.some(({ path }) => path !== 'slim.html'),
      citations.map(({ path }) => path).join(),
    );
  });

  it('moves nothing where nothing is compared, or the manuals know one name only', async (t) => {
    const { retrieve } = await answersOver(t, files);
    for (const question of [
      '기가라이트 월 요금과 기가슬림',
      '기가라이트와 우주선의 월 요금 차이',
      '기가라이트 월 요금 비교',
    ])
      assert.equal((await retrieve(question)).compared.size, 0, question);
  });
});

describe('pages that are lifted', () => {
  const order = (size: number, places: readonly number[]): number[] => {
    const ranked = Array.from({ length: size }, (_, id) => ({
      documentId: id,
      score: size - id,
      passageIds: [],
    }));
    const lifted = liftedPlaces(places);
    const compared = new Map(places.map((at) => [at, { name: String(at), lifted: lifted.includes(at) }]));
    return withCompared(ranked as never, compared).map(({ documentId }) => documentId);
  };

  it('push no other compared page out of the first five', () => {
    for (const places of [
      [0, 9],
      [1, 4, 9],
      [4, 9],
      [3, 4, 9],
      [2, 3, 4, 20],
      [5, 6, 7, 8],
    ]) {
      const after = order(30, places);
      for (const page of places) assert.ok(after.indexOf(page) < 5, `${places}: ${after.slice(0, 8)}`);
      assert.equal(after[0], 0);
      assert.equal(new Set(after).size, 30);
    }
  });

  it('are none where every compared page stands among the first five', () => {
    assert.deepEqual(order(6, [0, 4]), [0, 1, 2, 3, 4, 5]);
  });
});

describe('the names that a question compares', () => {
  const longest = (question: string) => namesCompared(question).map((spellings) => spellings.at(-1));

  it('are found in Korean and in English', () => {
    assert.deepEqual(longest('기가라이트와 기가슬림 비교'), ['기가라이트', '기가슬림']);
    assert.deepEqual(longest('A, B와 C의 차이'), ['A', 'B', 'C의']);
    assert.deepEqual(longest('difference between Slim and Light'), ['Slim', 'Light']);
    assert.deepEqual(longest('compare Slim with Light'), ['Slim', 'Light']);
  });

  it('are none where nothing is compared', () => {
    assert.deepEqual(namesCompared('기가라이트와 기가슬림 요금'), []);
    assert.deepEqual(namesCompared('요금 비교'), []);
    assert.ok(namesCompared('비교와 '.repeat(20_000)).length <= 4);
    assert.deepEqual(namesCompared('중 '.repeat(25_000)), []);
  });
});
