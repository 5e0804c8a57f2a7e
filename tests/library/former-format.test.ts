import assert from 'node:assert/strict';
import path from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import Database from 'better-sqlite3';
import { openLibrary } from '../../main/library/index.ts';
import { first } from '../../main/library/migrations/001-first.ts';
import { freshness } from '../../main/library/migrations/002-freshness.ts';
import { temporaryFolder } from './made.ts';

/** The first format's counts: `[term, count in each field …]`, terms ascending, all below 128. */
function formerCounts(lengths: readonly number[], terms: readonly (readonly number[])[]): Buffer {
  const numbers = terms.map(([term]) => term!);
  const distances = numbers.map((term, i) => term - (numbers[i - 1] ?? 0));
  const fields = terms[0]!.slice(1).map((_, field) => terms.map((counts) => counts[field + 1]!));
  return Buffer.from([terms.length, ...lengths, ...distances, ...fields.flat()]);
}

/** Two pages: 공유기 (title) with two passages, 요금 with one. Terms 1 공유기, 2 단추, 3 요금, 4 단추's bigram. */
function formerLibrary(t: TestContext): string {
  const file = path.join(temporaryFolder(t), 'former.footnote');
  const db = new Database(file);
  db.exec(first + freshness);
  db.exec(`
    insert into roots (path) values ('/manuals');
    insert into terms values (1, 0, '공유기', 1), (2, 0, '단추', 1), (3, 0, '요금', 1), (4, 1, '단추', 1);
    insert into meta values ('documents', 2), ('passages', 3), ('passage.body.words', 6), ('passage.body.bigrams', 1),
      ('document.body.words', 6), ('document.title.words', 2), ('document.body.bigrams', 1);
  `);
  const document = db.prepare(
    `insert into documents (root_id, path, size, modified, hash, reading, state, format, encoding, language, title)
     values (1, ?, 1, 1, ?, '1', 'read', 'html', 'utf-8', 'ko', ?)`,
  );
  const passage = db.prepare('insert into passages values (?, ?, ?, 0, 0, 1, ?, ?)');
  const write = (
    id: number,
    title: string,
    page: Buffer,
    passages: readonly (readonly [number, Buffer])[],
  ): void => {
    document.run(`${id}.html`, `${id}`, title);
    db.prepare('insert into document_terms values (?, ?)').run(id, page);
    for (const [ordinal, [number, counts]] of passages.entries()) {
      passage.run(number, id, ordinal, Buffer.alloc(0), Buffer.alloc(16, number));
      db.prepare('insert into passage_terms values (?, ?)').run(number, counts);
      db.prepare('insert into passage_index (rowid, terms) values (?, ?)').run(number, '1');
    }
  };
  write(
    1,
    '공유기',
    formerCounts(
      [3, 1, 0, 0, 1, 0, 0, 0],
      [
        [1, 1, 0, 1, 0],
        [2, 2, 0, 0, 0],
        [4, 1, 0, 0, 0],
      ],
    ),
    [
      [
        1,
        formerCounts(
          [2, 1, 0, 0],
          [
            [2, 2, 0],
            [4, 1, 0],
          ],
        ),
      ],
      [2, formerCounts([1, 0, 0, 0], [[1, 1, 0]])],
    ],
  );
  write(2, '요금', formerCounts([3, 0, 0, 0, 1, 0, 0, 0], [[3, 3, 0, 1, 0]]), [
    [5, formerCounts([3, 0, 0, 0], [[3, 3, 0]])],
  ]);
  db.pragma(`application_id = ${0x464f4f54}`);
  db.pragma('user_version = 2');
  db.close();
  return file;
}

describe('a library of the format that had FTS5', () => {
  it('is searched as before: its counts and its index are written anew, nothing is read again', (t) => {
    for (const readOnly of [true, false]) {
      const library = openLibrary(formerLibrary(t), { readOnly });
      t.after(() => library.close());
      const find = (text: string, kind: 'word' | 'bigram' = 'word') => {
        const [term] = library.lookUpTerms([{ text, kind }]);
        return library.candidates([{ id: term!.id, weight: 1 }], 10).sort();
      };
      assert.deepEqual(find('단추'), [1]);
      assert.deepEqual(find('단추', 'bigram'), [1]);
      assert.deepEqual(find('공유기'), [1, 2], 'by the title');
      assert.deepEqual(find('요금'), [5]);
      const [counts] = library.passageCounts([1]);
      assert.deepEqual(
        [counts!.documentId, [...counts!.terms], counts!.fields.map((f) => [...f]), [...counts!.lengths]],
        [
          1,
          [2, 4],
          [
            [2, 1],
            [0, 0],
          ],
          [2, 1, 0, 0],
        ],
      );
      assert.deepEqual([...library.documentCounts(1)!.fields[2]!], [1, 0, 0]);
      assert.deepEqual(library.integrity(), { whole: true, findings: [] });
    }
  });

  it('can be added to', (t) => {
    const library = openLibrary(formerLibrary(t));
    t.after(() => library.close());
    library.remove([1]);
    assert.deepEqual(library.candidates([{ id: 2, weight: 1 }], 10), []);
    assert.deepEqual(library.lookUpTerms([{ text: '단추', kind: 'word' }]), []);
    assert.deepEqual(library.integrity(), { whole: true, findings: [] });
  });
});
