import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { formerPage, formerPassages } from '../../main/library/migrations/009-digits-anew.ts';

const lengths = (fields: number) => new Array<number>(2 * fields).fill(0);

describe('counts of the format before digits', () => {
  it('of a page are read as they were written', () => {
    // Terms 2, 5 and 7: once; nine times, once in headings and twice in the title; only in a passage's headings.
    const page = formerPage(Uint8Array.from([3, ...lengths(4), 16, 31, 9, 1 + 6 * 2, 18, 0b100]));
    assert.deepEqual([...page.terms], [2, 5, 7]);
    assert.deepEqual(
      page.fields.map((field) => [...field]),
      [
        [1, 9, 0],
        [0, 1, 0],
        [0, 2, 0],
        [0, 0, 0],
      ],
    );
    assert.deepEqual([...page.bigrams], [0, 0, 1]);
  });

  it('of passages are too, with their places as bits or as distances', () => {
    const bits = [...lengths(2), 2 * 2 + 1, 1, 0b101, 0b10, 2 + 16];
    const distances = [...lengths(2), 2, 0xac, 2, 1, 255, 0xc8, 1, 20];
    const passages = formerPassages(
      Uint8Array.from([2, bits.length, distances.length, ...bits, ...distances]),
    );
    assert.deepEqual(
      passages.map(({ places, fields }) => [[...places], ...fields.map((field) => [...field])]),
      [
        [
          [0, 2],
          [1, 2],
          [0, 1],
        ],
        [[300], [200], [20]],
      ],
    );
  });
});
