import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DigitReader, DigitWriter } from '../../main/library/digits.ts';
import { seeded } from '../bench/search/random.ts';

/** Mostly small, as the distances of neighbouring terms are; some need up to eleven digits. */
function distances(random: () => number, n: number): number[] {
  return Array.from({ length: n }, () => Math.floor(8 ** (random() < 0.7 ? random() : random() * 3)) - 1);
}

test('ascending numbers are read from digits as one by one, from even and odd places, and the next digit after them', () => {
  const random = seeded(5);
  for (let n = 0; n < 60; n++) {
    const before = n % 3;
    const wanted = distances(random, n);
    const out = new DigitWriter();
    for (let i = 0; i < before; i++) out.digit(i);
    for (const distance of wanted) out.put(distance);
    out.digit(13);
    const one = new DigitReader(out.bytes(), 0);
    const all = new DigitReader(out.bytes(), 0);
    for (let i = 0; i < before; i++) assert.equal(one.digit(), all.digit());
    let number = -1;
    const expected = wanted.map(() => (number += one.take() + 1));
    assert.deepEqual([...all.ascending(n)], expected);
    assert.equal(
      expected.at(-1) ?? -1,
      wanted.reduce((sum, distance) => sum + distance + 1, -1),
    );
    assert.equal(all.digit(), 13);
    const some = new DigitReader(out.bytes(), 0);
    for (let i = 0; i < before; i++) some.digit();
    const last = expected[n >> 1] ?? -1;
    const upToLast = [...some.ascending(n, last)];
    assert.deepEqual(upToLast, expected.slice(0, upToLast.length));
    assert.ok(upToLast.includes(last) || n === 0);
  }
});

test('a number of 32 bits comes back', () => {
  const out = new DigitWriter();
  for (const value of [2 ** 32 - 1, 0, 7, 8, 63, 64]) out.put(value);
  const from = new DigitReader(out.bytes(), 0);
  assert.deepEqual(
    Array.from({ length: 6 }, () => from.take()),
    [2 ** 32 - 1, 0, 7, 8, 63, 64],
  );
});
