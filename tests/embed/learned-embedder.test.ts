import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { FootnoteError } from '../../main/contract/index.ts';
import {
  embedderFromBytes,
  type LearnedEmbedder,
  learnEmbedder,
  learnEmbedderGently,
  type TermCount,
} from '../../main/embed/index.ts';

/**
 * Twenty topics of thirty terms each; a passage has fifteen of its topic and five of all. Terms 10 t … 10 t + 29
 * belong to topic t's block, so which terms belong together is known.
 */
const topics = 20;
const perTopic = 30;
function topicPassages(count: number): TermCount[][] {
  let state = 42;
  const below = (n: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return Math.floor((state / 2 ** 32) * n);
  };
  return Array.from({ length: count }, (_, p) => {
    const terms = new Set<number>();
    while (terms.size < 15) terms.add((p % topics) * perTopic + below(perTopic));
    while (terms.size < 20) terms.add(below(topics * perTopic));
    return [...terms].map((term) => ({ term, tf: 1 + below(3) }));
  });
}
const passages = topicPassages(600);
const learned = learnEmbedder(passages, { passages: passages.length, dimensions: 64 });
const term = (id: number): TermCount[] => [{ term: id, tf: 1 }];
const cosine = (a: Float32Array, b: Float32Array) => a.reduce((sum, x, i) => sum + x * (b[i] ?? 0), 0);
const length = (v: Float32Array) => Math.sqrt(cosine(v, v));

describe('the learned embedder', () => {
  it('puts words that stand in the same passages close together, though they never share a text', () => {
    let near = 0;
    let far = 0;
    for (let topic = 0; topic < topics; topic++) {
      const word = learned.embed(term(topic * perTopic));
      near += cosine(word, learned.embed(term(topic * perTopic + 7))) / topics;
      far += cosine(word, learned.embed(term(((topic + 5) % topics) * perTopic + 7))) / topics;
    }
    assert.ok(near > far + 0.3, `same topic ${near.toFixed(2)}, other topic ${far.toFixed(2)}`);
  });

  it("finds a passage's topic among all the others", () => {
    const vectors = passages.map((passage) => learned.embed(passage));
    let right = 0;
    for (let topic = 0; topic < topics; topic++) {
      const query = learned.embed([
        { term: topic * perTopic + 3, tf: 1 },
        { term: topic * perTopic + 11, tf: 1 },
      ]);
      const scores = vectors.map((vector) => cosine(query, vector));
      if (scores.indexOf(Math.max(...scores)) % topics === topic) right++;
    }
    assert.ok(right >= topics - 1, `${right} of ${topics}`);
  });

  it('gives unit vectors, and zero where no word is known', () => {
    assert.ok(Math.abs(length(learned.embed(passages[0] ?? [])) - 1) < 1e-6);
    for (const unknown of [[], term(999_999)]) {
      assert.deepEqual(learned.embed(unknown), new Float32Array(64));
    }
  });

  it('does not care in which order the words come', () => {
    const passage = passages[3] ?? [];
    const backwards = learned.embed([...passage].reverse());
    assert.ok(cosine(learned.embed(passage), backwards) > 1 - 1e-6);
  });

  it('is the same, bit for bit, whenever it is learned from the same text', () => {
    const again = learnEmbedder(passages, { passages: passages.length, dimensions: 64 });
    assert.equal(again.id, learned.id);
    assert.deepEqual(again.toBytes(), learned.toBytes());
  });

  it('has another name when the text or the seed is another', () => {
    const options = { passages: passages.length, dimensions: 64 };
    assert.notEqual(learnEmbedder(passages.slice(1), options).id, learned.id);
    assert.notEqual(learnEmbedder(passages, { ...options, seed: 2 }).id, learned.id);
  });

  it('learns from a handful of passages, from one, and from none', () => {
    for (const count of [0, 1, 2, 5]) {
      const few = learnEmbedder(passages.slice(0, count), { passages: count });
      assert.equal(few.dimensions, 256);
      const vector = few.embed(passages[0] ?? []);
      assert.equal(vector.length, 256);
      assert.ok(vector.every(Number.isFinite));
    }
    const same = Array.from({ length: 50 }, () => term(1).concat(term(2)));
    assert.ok(learnEmbedder(same, { passages: 50 }).embed(term(1)).every(Number.isFinite));
  });

  it('survives any passages: repeated terms, empty ones, odd counts', () => {
    const anyPassage = fc.array(
      fc.record({ term: fc.oneof(fc.nat(20), fc.nat(2 ** 32 - 1)), tf: fc.nat(1_000) }),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(fc.array(anyPassage, { maxLength: 40 }), fc.nat(100), (texts, expected) => {
        const embedder = learnEmbedder(texts, { passages: expected, dimensions: 8 });
        for (const text of texts) {
          const vector = embedder.embed(text);
          const size = length(vector);
          assert.ok(Math.abs(size - 1) < 1e-5 || size === 0, `length ${size}`);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('learning beside other work', () => {
  it('gives way to other work and learns the same', async () => {
    let turns = 0;
    const clock = setInterval(() => turns++, 1);
    const gentle = await learnEmbedderGently(passages, { passages: passages.length, dimensions: 64 });
    clearInterval(clock);
    assert.equal(gentle.id, learned.id);
    assert.ok(turns > 0, 'nothing else ran meanwhile');
  });

  it('stops when it is cancelled, and closes what it reads from', async () => {
    const controller = new AbortController();
    let closed = false;
    function* source() {
      try {
        for (let i = 0; ; i++) {
          if (i === 1_000) controller.abort();
          yield passages[i % passages.length] ?? [];
        }
      } finally {
        closed = true;
      }
    }
    await assert.rejects(learnEmbedderGently(source(), { passages: 1_000_000, signal: controller.signal }), {
      code: 'cancelled',
    });
    assert.equal(closed, true);
  });
});

describe('a stored embedder', () => {
  const restored = (bytes: Uint8Array): LearnedEmbedder => embedderFromBytes(bytes, 'a.footnote');

  it('embeds exactly as the one that was stored, also from a blob at an odd address', () => {
    const bytes = learned.toBytes();
    const odd = new Uint8Array(bytes.length + 1).subarray(1);
    odd.set(bytes);
    for (const again of [restored(bytes), restored(odd)]) {
      assert.equal(again.id, learned.id);
      assert.equal(again.terms, learned.terms);
      assert.deepEqual(again.embed(passages[5] ?? []), learned.embed(passages[5] ?? []));
    }
  });

  it('takes little more than one byte a dimension', () => {
    assert.ok(learned.toBytes().length <= 28 + learned.terms * (64 + 8));
  });

  it('is refused in one sentence when a byte is wrong, missing or too many', () => {
    const bytes = learned.toBytes();
    const damaged = (error: unknown) => error instanceof FootnoteError && error.code === 'library-damaged';
    for (const at of [0, 4, 6, 9, 15, 30, bytes.length - 1]) {
      const wrong = bytes.slice();
      wrong[at] = (wrong[at] ?? 0) ^ 1;
      assert.throws(() => restored(wrong), damaged, `byte ${at}`);
    }
    for (const size of [0, 3, 27, 28, bytes.length - 1]) {
      assert.throws(() => restored(bytes.slice(0, size)), damaged, `${size} bytes`);
    }
    const longer = new Uint8Array(bytes.length + 1);
    longer.set(bytes);
    assert.throws(() => restored(longer), damaged);
  });
});
