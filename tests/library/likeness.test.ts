import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { likenessTo } from '../../main/library/likeness.ts';
import { cosine } from '../../main/library/quantise.ts';
import { seeded } from '../bench/search/random.ts';

function rowsOf(count: number, dimensions: number, seed: number): Int8Array[] {
  const random = seeded(seed);
  return Array.from({ length: count }, () =>
    Int8Array.from({ length: dimensions }, () => Math.round(random() * 254 - 127)),
  );
}

const joined = (rows: readonly Int8Array[]) => Uint8Array.from(rows.flatMap((row) => [...row]));

describe('the likeness of eight-bit vectors', () => {
  for (const [dimensions, count] of [
    [256, 128],
    [384, 7],
    [1024, 128],
    // not a multiple of what the kernel takes at once
    [5, 9],
  ] as const) {
    it(`is the cosine, of ${dimensions} dimensions and ${count} rows`, () => {
      const [asked, ...rows] = rowsOf(count + 1, dimensions, dimensions);
      const found = likenessTo(asked!)(joined(rows));
      assert.equal(found.length, count);
      for (const [i, row] of rows.entries()) assert.ok(Math.abs(found[i]! - cosine(asked!, row)) < 1e-6);
    });
  }

  it('holds at the ends of eight bits, and against rows of other searches', () => {
    const most = new Int8Array(1024).fill(-127);
    const least = new Int8Array(1024).fill(127);
    const other = new Int8Array(16).fill(1);
    const [toMost, toOther] = [likenessTo(most), likenessTo(other)];
    assert.ok(Math.abs(toMost(joined([most, least]))[1]! + 1) < 1e-6);
    assert.ok(Math.abs(toOther(joined([other]))[0]! - 1) < 1e-6);
    assert.ok(Math.abs(toMost(joined([least, most]))[1]! - 1) < 1e-6);
  });
});
