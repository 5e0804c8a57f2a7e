import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { type Library, type OpenOptions, openLibrary } from '../../main/library/index.ts';
import { manyPages, newLibrary } from './made.ts';

/** So small that a few pages make many runs, and steps so short that each run takes several. */
const small: NonNullable<OpenOptions['postings']> = {
  tail: 16,
  listed: 5,
  settled: 4,
  freshRuns: 3,
  merged: 96,
  goneShare: 0.2,
  rows: 4,
};
const pages = manyPages(60, 10);
const words = ['점검', 'ab-7', '7', '안내', '0'];

/** What the library itself says of its passages, against what the postings find. */
function assertComplete(library: Library, when: string): void {
  for (const { id, text } of library.lookUpTerms(words.map((text) => ({ text, kind: 'word' as const })))) {
    const wanted: number[] = [];
    for (const { passageId, documentId, terms } of library.allPassageCounts()) {
      const title = library.documentCounts(documentId)!;
      if (terms.includes(id) || (title.fields[2]![title.terms.indexOf(id)] ?? 0) > 0) wanted.push(passageId);
    }
    const found = library.candidates([{ id, weight: 1 }], 10_000);
    assert.deepEqual(
      found.sort((a, b) => a - b),
      wanted,
      `${text}, ${when}`,
    );
  }
}

/** Steps until nothing is due; calls back after each. */
function settle(library: Library, each: (step: number) => unknown = () => undefined): number {
  let steps = 0;
  while (library.tendPostings(true)) each(++steps);
  return steps;
}

const smallLibrary = (t: TestContext) => newLibrary(t, { postings: small });

describe('the postings', () => {
  it('find every passage by its terms after every step of their upkeep', (t) => {
    const library = smallLibrary(t);
    const root = library.addRoot('/manuals');
    let steps = 0;
    for (const [i, document] of pages.entries()) {
      library.write(root.id, document);
      while (library.tendPostings())
        if (++steps % 5 === 0) assertComplete(library, `page ${i}, step ${steps}`);
    }
    steps += settle(library, (step) => step % 5 === 0 && assertComplete(library, `step ${step} of settling`));
    assert.ok(steps > 60, `${steps} steps`);
    assert.deepEqual(library.integrity(), { whole: true, findings: [] });
  });

  it('are as complete in another opening, which reads while they are written', (t) => {
    const library = smallLibrary(t);
    const root = library.addRoot('/manuals');
    const reader = openLibrary(library.file, { readOnly: true });
    t.after(() => reader.close());
    for (const [i, document] of pages.entries()) {
      library.write(root.id, document);
      library.tendPostings();
      if (i % 8 === 0) assertComplete(reader, `page ${i}`);
    }
    settle(library, (step) => step % 15 === 0 && assertComplete(reader, `step ${step}`));
    assertComplete(reader, 'at the end');
  });

  it('go on where they were left, at whatever step the program ended', (t) => {
    const library = smallLibrary(t);
    const root = library.addRoot('/manuals');
    for (const document of pages) library.write(root.id, document);
    library.close();
    for (let openings = 0; ; openings++) {
      const again = openLibrary(library.file, { postings: small });
      const more = again.tendPostings(true);
      for (let i = 0; i < openings % 7; i++) again.tendPostings(true);
      assertComplete(again, `opening ${openings}`);
      if (openings % 20 === 0) assert.deepEqual(again.integrity().findings, []);
      again.close();
      if (!more) {
        assert.ok(openings > 20, `${openings} openings`);
        break;
      }
    }
  });

  it('lose what is replaced or removed at once, and the room it took in time', (t) => {
    const library = smallLibrary(t);
    const root = library.addRoot('/manuals');
    const ids = pages.map((document) => library.write(root.id, document));
    for (let i = 0; i < 20; i++) library.tendPostings(true);
    library.remove(ids.filter((_, i) => i % 3 === 0));
    assertComplete(library, 'amid the writing of a run');
    settle(library, (step) => step % 19 === 0 && assertComplete(library, `step ${step}`));
    for (const [i, document] of pages.entries()) if (i % 3 === 1) library.write(root.id, document);
    assertComplete(library, 'after some were written anew');
    settle(library);
    assertComplete(library, 'settled again');
    assert.deepEqual(library.integrity(), { whole: true, findings: [] });
    library.remove(library.documentIds(root.id));
    settle(library);
    assert.deepEqual(library.candidates([{ id: 1, weight: 1 }], 10), []);
    assert.deepEqual(library.integrity(), { whole: true, findings: [] });
  });

  it('rank by weight: a passage with the rarer word of two stands first', (t) => {
    const library = smallLibrary(t);
    const root = library.addRoot('/manuals');
    for (const document of pages) library.write(root.id, document);
    const terms = library.lookUpTerms([
      { text: '절차', kind: 'word' },
      { text: 'ab-7', kind: 'word' },
    ]);
    for (const settled of [false, true]) {
      if (settled) settle(library);
      const weights = terms.map(({ id, text }) => ({ id, weight: text === 'ab-7' ? 5 : 1 }));
      const [best] = library.passageCounts(library.candidates(weights, 1));
      assert.equal(library.document(best!.documentId)?.path, 'page-7.html');
    }
  });

  it('of a rare word beside a light one give the rest by the light one, where the rare one finds too few', (t) => {
    const library = smallLibrary(t);
    const root = library.addRoot('/manuals');
    for (const document of pages) library.write(root.id, document);
    settle(library);
    const weights = library
      .lookUpTerms([
        { text: '절차', kind: 'word' },
        { text: 'ab-7', kind: 'word' },
      ])
      .map(({ id, text }) => ({ id, weight: text === 'ab-7' ? 50 : 1 }));
    const titles = (found: readonly number[]) =>
      new Set(library.passageCounts(found).map((one) => library.document(one.documentId)?.path));
    const rare = library.candidates(weights.slice(-1), 500).length;
    assert.deepEqual([...titles(library.candidates(weights, 1))], ['page-7.html']);
    const found = library.candidates(weights, rare + 30);
    assert.equal(found.length, rare + 30);
    assert.ok(titles(found).size > 1);
    assert.deepEqual([...titles(found.slice(0, 1))], ['page-7.html']);
  });

  it('of some documents only give their passages, all of them', (t) => {
    const library = smallLibrary(t);
    const root = library.addRoot('/manuals');
    const ids = pages.map((document) => library.write(root.id, document));
    const [term] = library.lookUpTerms([{ text: '절차', kind: 'word' }]);
    for (const settled of [false, true]) {
      if (settled) settle(library);
      for (const some of [
        ids.slice(0, 1),
        ids.slice(20, 22),
        ids.slice(-1),
        ids.filter((_, i) => i % 5 === 2),
      ]) {
        const found = library.candidates([{ id: term!.id, weight: 1 }], 10_000, new Set(some));
        const wanted = some.flatMap((id) => library.passagesOf(id).map((passage) => passage.id));
        assert.deepEqual(
          found.sort((a, b) => a - b),
          wanted.sort((a, b) => a - b),
        );
      }
      assert.deepEqual(library.candidates([{ id: term!.id, weight: 1 }], 10, new Set([999_999])), []);
    }
  });

  it('of terms without weight, of no terms, and of ten thousand terms give an answer', (t) => {
    const library = smallLibrary(t);
    const root = library.addRoot('/manuals');
    for (const document of pages) library.write(root.id, document);
    settle(library);
    assert.deepEqual(library.candidates([], 10), []);
    assert.deepEqual(library.candidates([{ id: 1, weight: 0 }], 10), []);
    const many = Array.from({ length: 10_000 }, (_, i) => ({ id: i + 1, weight: 1e9 / (i + 1) }));
    assert.equal(library.candidates(many, 10).length, 10);
  });
});
