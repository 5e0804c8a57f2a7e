import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  type Counts,
  documentFields,
  type PageCounts,
  type PlacedCounts,
  passageFields,
} from '../../main/library/counts.ts';
import { decodePage, encodePage, findInPage } from '../../main/library/page-counts.ts';
import {
  decodePassage,
  encodePassages,
  findInPassage,
  passageStarts,
} from '../../main/library/passage-counts.ts';
import { addImpacts, packList, unpackList } from '../../main/library/posting-lists.ts';
import { fromShortSignature, shortSignature } from '../../main/library/signatures.ts';

/** Mostly small, as counts are. */
const count = fc.oneof(fc.nat(3), fc.nat(255));
const ascending = (most: number, maxLength: number) =>
  fc
    .uniqueArray(fc.oneof(fc.nat(60), fc.nat(most)), { maxLength })
    .map((numbers) => numbers.sort((a, b) => a - b));
const lengthsOf = (fields: number) =>
  fc
    .array(fc.nat(5000), { minLength: 2 * fields, maxLength: 2 * fields })
    .map((all) => Uint32Array.from(all));
const fieldsOf = (fields: number, length: number) =>
  fc.tuple(
    ...Array.from({ length: fields }, () =>
      fc.array(count, { minLength: length, maxLength: length }).map((all) => Uint8Array.from(all)),
    ),
  );

const page: fc.Arbitrary<PageCounts> = ascending(2 ** 28, 300).chain((terms) =>
  fc
    .tuple(fieldsOf(documentFields.length, terms.length), lengthsOf(documentFields.length))
    .map(([fields, lengths]) => ({
      terms: Uint32Array.from(terms),
      fields,
      lengths,
      bigrams: Uint8Array.from(terms, (term) => term % 2),
    })),
);
const passage: fc.Arbitrary<PlacedCounts> = ascending(3000, 200).chain((places) =>
  fc
    .tuple(fieldsOf(passageFields.length, places.length), lengthsOf(passageFields.length))
    .map(([fields, lengths]) => ({ places: Uint32Array.from(places), fields, lengths })),
);

const only = ({ terms, fields, lengths }: Counts, wanted: ReadonlySet<number>): Counts => {
  const kept = [...terms.keys()].filter((i) => wanted.has(terms[i]!));
  return {
    terms: Uint32Array.from(kept, (i) => terms[i]!),
    fields: fields.map((field) => Uint8Array.from(kept, (i) => field[i]!)),
    lengths,
  };
};

describe('counts in few bytes', () => {
  it('of a page come out as they went in, all of them or those that are asked for', () => {
    fc.assert(
      fc.property(page, ascending(2 ** 28, 40), (counts, others) => {
        const blob = encodePage(counts);
        assert.deepEqual(decodePage(blob), counts);
        const wanted = [...new Set([...others, ...counts.terms.filter((_, i) => i % 3 === 0)])].sort(
          (a, b) => a - b,
        );
        const found = findInPage(blob, Uint32Array.from(wanted));
        assert.deepEqual(found.counts, only(counts, new Set(wanted)));
        assert.deepEqual(
          found.places,
          [...found.counts.terms].map((term) => counts.terms.indexOf(term)),
        );
      }),
    );
  });

  it('of passages do too', () => {
    fc.assert(
      fc.property(fc.array(passage, { maxLength: 5 }), ascending(3000, 60), (passages, wanted) => {
        const blob = encodePassages(passages);
        const starts = passageStarts(blob);
        assert.deepEqual(
          starts.map((start) => decodePassage(blob, start)),
          passages,
        );
        const terms = Uint32Array.from(wanted, (place) => place + 7);
        for (const [i, { places, fields, lengths }] of passages.entries()) {
          const all = { terms: places.map((place) => place + 7), fields, lengths };
          assert.deepEqual(findInPassage(blob, starts[i]!, wanted, terms), only(all, new Set(terms)));
        }
      }),
    );
  });
});

describe('postings in few bytes', () => {
  it('come out as they went in, and add the same to the scores', () => {
    fc.assert(
      fc.property(ascending(65_535, 400), (numbers) => {
        const list = {
          numbers: Uint16Array.from(numbers),
          impacts: Uint8Array.from(numbers, (number) => 1 + (number % 255)),
        };
        const bytes = packList(list);
        const read = unpackList(bytes);
        assert.deepEqual([...read.numbers], numbers);
        assert.deepEqual([...read.impacts], [...list.impacts]);
        const scores = new Int32Array(65_536);
        addImpacts(bytes, scores, 3);
        for (const [i, number] of numbers.entries()) assert.equal(scores[number], 3 * list.impacts[i]!);
        assert.equal(scores.filter((score) => score > 0).length, numbers.length);
      }),
    );
  });
});

describe('a signature in half of its bytes', () => {
  it('is like another one where the whole was', () => {
    const whole = Uint8Array.from({ length: 256 }, (_, i) => (i * 37) % 251);
    const again = fromShortSignature(shortSignature(whole));
    assert.deepEqual(
      [...again],
      [...whole].map((byte, i) => (i % 4 < 2 ? byte : 0)),
    );
  });
});
