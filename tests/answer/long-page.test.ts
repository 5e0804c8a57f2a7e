/** A page as long as a library: what was found in it is analysed, and the rest of it only looked at in passing. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { manyPassages, nearFound } from '../../main/answer/near.ts';

const page = (count: number) => ({
  passages: Array.from({ length: count }, (_, at) => ({ id: at + 100 })),
});
const found = (...ids: number[]) => ({
  passages: ids.map((passageId) => ({ passageId, score: 1 })),
});
const readOf = (count: number, ...ids: number[]) => {
  const source = page(count) as unknown as Parameters<typeof nearFound>[0];
  const isNear = nearFound(source, found(...ids) as unknown as Parameters<typeof nearFound>[1]);
  return source.passages.filter(isNear).map(({ id }) => id);
};

describe('of a page', () => {
  it('that is long all passages are read, whatever was found', () => {
    assert.equal(readOf(manyPassages, 150).length, manyPassages);
    assert.equal(readOf(3).length, 3);
  });

  it('that is longer still, those that were found and their neighbours, at its ends too', () => {
    const last = manyPassages + 100;
    assert.deepEqual(readOf(manyPassages + 1, 100, 150, last), [100, 101, 149, 150, 151, last - 1, last]);
    assert.deepEqual(readOf(manyPassages + 1), []);
  });
});
