/** Sentences leave a stream of JSON as soon as they are whole. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { createStreamReader, type Part } from '../../main/answer/read-stream.ts';

const read = (...pieces: string[]) => {
  const reader = createStreamReader();
  const parts = pieces.flatMap((piece) => reader.feed(piece));
  return { parts, complete: reader.complete, broken: reader.broken };
};

describe('a stream of JSON', () => {
  it('gives each item when its last brace comes, not later', () => {
    const reader = createStreamReader();
    assert.deepEqual(reader.feed('{"found": true, "sentences": [{"text": "하나'), [
      { key: 'found', value: true },
    ]);
    assert.deepEqual(reader.feed('입니다."'), []);
    assert.deepEqual(reader.feed('}'), [{ key: 'sentences', value: { text: '하나입니다.' } }]);
    assert.equal(reader.complete, false);
    assert.deepEqual(reader.feed(', {"text": "둘", "quotes": [{"passage": 1}]}]}'), [
      { key: 'sentences', value: { text: '둘', quotes: [{ passage: 1 }] } },
    ]);
    assert.equal(reader.complete, true);
  });

  it('reads the same however it is cut', () => {
    const scalar = fc.oneof(
      fc.string(),
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
      fc.constant('가"\\{}[],:'),
    );
    const item = fc.oneof(
      scalar,
      fc.dictionary(fc.string(), fc.oneof(scalar, fc.array(scalar, { maxLength: 3 })), { maxKeys: 3 }),
    );
    const value = fc.oneof(scalar, fc.array(item, { maxLength: 4 }));
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.tuple(fc.string(), value), { selector: ([key]) => key, maxLength: 4 }),
        fc.array(fc.nat(200), { maxLength: 8 }),
        (entries, cuts) => {
          const text = `{${entries.map(([k, v]) => `${JSON.stringify(k)}: ${JSON.stringify(v)}`).join(', ')}}`;
          const at = [0, ...cuts.map((cut) => Math.min(cut, text.length)).sort((a, b) => a - b), text.length];
          const pieces = at.slice(1).map((to, i) => text.slice(at[i], to));
          const expected: Part[] = entries.flatMap(([key, v]) =>
            Array.isArray(v) ? v.map((one) => ({ key, value: one })) : [{ key, value: v }],
          );
          const given = read(...pieces);
          assert.deepEqual(given.parts, JSON.parse(JSON.stringify(expected)));
          assert.deepEqual([given.complete, given.broken], [true, false]);
        },
      ),
    );
  });

  it('is found behind words and fences, and ends at its own brace', () => {
    const { parts, complete } = read('물론입니다.\n```json\n{"a": [1, 2]}\n``` {"b": 3}');
    assert.deepEqual(parts, [
      { key: 'a', value: 1 },
      { key: 'a', value: 2 },
    ]);
    assert.ok(complete);
  });

  it('that is no JSON is said to be broken, with what was whole before', () => {
    const { parts, broken } = read('{"sentences": [{"text": "하나"}, {text: 둘}]}');
    assert.deepEqual(parts, [{ key: 'sentences', value: { text: '하나' } }]);
    assert.ok(broken);
    assert.ok(read('{"a": }]').broken || !read('{"a": }]').complete);
    assert.deepEqual(read('아무 말').parts, []);
  });

  it('brings numbers that no grammar bounds as they are', () => {
    assert.deepEqual(read('{"passage": 1e999}').parts, [{ key: 'passage', value: Number.POSITIVE_INFINITY }]);
  });
});
