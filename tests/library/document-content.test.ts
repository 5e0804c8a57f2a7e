import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import type { Unit } from '../../main/contract/index.ts';
import { packLinks, unpackLinks } from '../../main/library/document-links.ts';
import { type DocumentPart, packPart, partsOf, unpackPart } from '../../main/library/document-parts.ts';
import type { PreparedLink } from '../../main/library/index.ts';
import { manyPages, newLibrary, page, paragraphs } from './made.ts';

const offset = fc.nat(1_000_000);
/** With halves of surrogate pairs, as a file may hold them. */
const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom('가', 'a', '\ud83d', '\0') }),
);
const unit: fc.Arbitrary<Unit> = fc
  .record(
    {
      kind: fc.constantFrom<Unit['kind']>('sentence', 'row', 'heading', 'note'),
      text,
      source: text,
      start: offset,
      end: offset,
      section: fc.nat(200),
      record: fc.record({ table: fc.nat(5), row: fc.nat(2000) }),
      place: fc.record({ slide: fc.nat(10) }),
    },
    { requiredKeys: ['kind', 'text', 'source', 'start', 'end', 'section'] },
  )
  .map((one) =>
    one.start % 2 === 0 ? { ...one, text: one.source, end: one.start + one.source.length } : one,
  );
const cell = fc.string({ unit: fc.constantFrom('가', 'a', ' ', '1'), minLength: 1 });
/** A row whose cells are told apart. */
const row: fc.Arbitrary<Unit> = fc
  .tuple(unit, fc.array(cell, { minLength: 2, maxLength: 5 }))
  .map(([one, cells]) => ({ ...one, kind: 'row', source: cells.join(' '), cells }));
const section = fc.record({
  level: fc.nat(6),
  heading: text,
  path: fc.array(fc.constantFrom('요금', '해지', 'Plans', ''), { maxLength: 3 }),
  start: offset,
  end: offset,
  anchor: fc.option(text),
});
const content: fc.Arbitrary<DocumentPart> = fc.record({
  sections: fc
    .array(section, { maxLength: 12 })
    .map((all) => all.map((one, ordinal) => ({ ordinal, ...one, heading: one.path.at(-1) ?? one.heading }))),
  passages: fc.array(
    fc.record({
      section: fc.nat(200),
      start: offset,
      end: offset,
      units: fc.array(fc.oneof(unit, row), { maxLength: 4 }),
    }),
    { maxLength: 150 },
  ),
  records: fc.uniqueArray(
    fc.record({
      table: fc.nat(3),
      row: fc.nat(50),
      kind: fc.constantFrom('records', 'matrix'),
      caption: text,
      values: fc.array(fc.record({ header: fc.constantFrom('이름', '값'), value: text }), { maxLength: 3 }),
    }),
    { selector: ({ table, row }) => table * 1000 + row },
  ),
});

describe("a document's content", () => {
  it('comes out of its parts as it went in, whatever it holds', () => {
    fc.assert(
      fc.property(content.map(structuredClone<DocumentPart>), (whole) => {
        const parts = [...partsOf([whole])].map((part) => unpackPart(packPart(part)));
        assert.deepEqual(
          parts.flatMap((part) => part.sections),
          whole.sections,
        );
        assert.deepEqual(
          parts.flatMap((part) => part.passages),
          whole.passages,
        );
        assert.deepEqual(
          parts.flatMap((part) => part.records),
          [...whole.records].sort((a, b) => a.table - b.table || a.row - b.row),
        );
      }),
    );
  });

  it('keeps its links as they stand', () => {
    const link = fc.record({ href: text, target: fc.option(text), text, start: offset, end: offset });
    fc.assert(
      fc.property(fc.array(link).map(structuredClone<PreparedLink[]>), (links) =>
        assert.deepEqual(unpackLinks(packLinks(links)), links),
      ),
    );
  });

  it('of a long document is found by each of its passages', (t) => {
    const library = newLibrary(t);
    const root = library.addRoot('/manuals');
    const body = Array.from(
      { length: 200 },
      (_, i) => `<h2>절 ${i}</h2>${paragraphs(`AB-${i}의 점검 절차를 설명합니다. `.repeat(30))}`,
    );
    const written = page('long.html', '긴 안내', body.join(''));
    const id = library.write(root.id, written);
    const passages = library.passagesOf(id);
    assert.ok(passages.length > 128, 'three parts');
    assert.deepEqual(
      passages.map(({ units }) => units),
      written.passages.map(({ units }) => units),
    );
    for (const passage of passages) assert.deepEqual(library.passage(passage.id), passage);
    assert.deepEqual(
      library.sections(id).map(({ heading }) => heading),
      written.sections.map(({ heading }) => heading),
    );
  });

  it('is the new one at once where the page was written anew', (t) => {
    const library = newLibrary(t);
    const root = library.addRoot('/manuals');
    const saying = (sentence: string) => page('a.html', '안내', paragraphs(sentence));
    const id = library.write(root.id, saying('요금은 1,000원입니다.'));
    const said = () => library.passagesOf(id)[0]!.units[0]!.source;
    assert.equal(said(), '요금은 1,000원입니다.');
    library.write(root.id, saying('요금은 2,000원입니다.'));
    assert.equal(said(), '요금은 2,000원입니다.');
  });
});

describe('what documents have in common', () => {
  it('is kept once, and goes with the last document that needs it', (t) => {
    const library = newLibrary(t);
    const root = library.addRoot('/manuals');
    const pages = manyPages(260);
    const ids = pages.map((one) => library.write(root.id, one));
    const inFile = (sql: string) => {
      const db = new Database(library.file, { readonly: true });
      try {
        return db.prepare<[], number>(sql).pluck().all();
      } finally {
        db.close();
      }
    };
    assert.deepEqual(inFile('select id from dictionaries'), [1]);
    for (const [i, id] of ids.entries()) {
      assert.deepEqual(
        library.passagesOf(id).map(({ units }) => units),
        pages[i]!.passages.map(({ units }) => units),
      );
    }
    const size = 'select avg(length(body)) from document_parts where dictionary';
    assert.ok(inFile(`${size} = 1`)[0]! < 0.6 * inFile(`${size} = 0`)[0]!);
    for (const one of pages) library.write(root.id, one);
    library.remove(ids);
    for (let i = 0; i < 248; i++) library.write(root.id, pages[0]!);
    const left = inFile('select id from dictionaries');
    assert.equal(left.length, 2, 'the page has one of them, and the third is new');
    assert.equal(left[1], 3);
    assert.deepEqual(library.integrity(), { whole: true, findings: [] });
  });
});
