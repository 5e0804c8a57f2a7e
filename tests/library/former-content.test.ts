import assert from 'node:assert/strict';
import path from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { deflateRawSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { openLibrary } from '../../main/library/index.ts';
import { first } from '../../main/library/migrations/001-first.ts';
import { freshness } from '../../main/library/migrations/002-freshness.ts';
import { remembered } from '../../main/library/migrations/003-remembered.ts';
import { clusters } from '../../main/library/migrations/004-clusters.ts';
import { postings } from '../../main/library/migrations/005-postings.ts';
import { embedderInUse } from '../../main/library/migrations/006-embedder-in-use.ts';
import { page, paragraphs, temporaryFolder } from './made.ts';

const packed = (units: readonly unknown[]) => deflateRawSync(JSON.stringify(units));

/** Two pages of the format that had a row for each passage, section, record and link; no terms. */
function formerLibrary(t: TestContext): string {
  const file = path.join(temporaryFolder(t), 'former.footnote');
  const db = new Database(file);
  db.exec(first + freshness + remembered + clusters + postings + embedderInUse);
  db.exec(`
    drop table passage_terms; drop table document_terms; drop table passage_index;
    insert into roots (path) values ('/manuals');
    insert into meta values ('documents', 2), ('passages', 3);
  `);
  const document = db.prepare(
    `insert into documents (id, root_id, path, size, modified, hash, reading, state, format, encoding, language, title)
     values (?, 1, ?, 7, 1, ?, '1', 'read', 'html', 'utf-8', 'ko', ?)`,
  );
  document.run(1, 'router.html', 'aa', '공유기');
  document.run(2, 'form.docx', 'bb', '양식');
  const passage = db.prepare('insert into passages values (?, ?, ?, ?, ?, ?, ?, ?)');
  const row = ['row', 1, 30, 40, 'AP-10 3원', 'AP-10의 값은 3원입니다.', 0, 2];
  passage.run(
    4,
    1,
    0,
    0,
    0,
    20,
    packed([['sentence', 0, 0, 20, '공유기는 벽에 답니다.']]),
    Buffer.alloc(16, 4),
  );
  passage.run(5, 1, 1, 1, 21, 40, packed([['caption', 1, 21, 29, '값', 0], row]), Buffer.alloc(16, 5));
  const placed = ['sentence', 0, 0, 3, '양식', 0, null, null, { slide: 2 }];
  passage.run(9, 2, 0, 0, 0, 3, packed([placed]), Buffer.alloc(16, 9));
  // One that was removed: its number must not come again.
  passage.run(11, 2, 1, 0, 0, 3, packed([placed]), Buffer.alloc(16, 9));
  db.exec('delete from passages where id = 11');
  db.exec(`
    insert into sections values (1, 0, 0, '공유기', '["공유기"]', 0, 20, null), (1, 1, 2, '값', '["설정","값"]', 21, 40, 'price'),
      (2, 0, 0, '양식', '["양식"]', 0, 3, null);
    insert into records values (1, 0, 2, 'records', '값', '[["모델","AP-10"],["값","3원"]]');
    insert into links values (1, 0, '../form.docx', 'form.docx', '양식', 5, 8), (1, 1, 'https://x', null, 'x', 9, 10);
    insert into term_counts values (1, 0, 4, x'000000000000000000', x'020505000000000000000000'),
      (2, 0, 9, x'000000000000000000', x'01050000000000');
  `);
  db.pragma(`application_id = ${0x464f4f54}`);
  db.pragma('user_version = 6');
  db.close();
  return file;
}

describe('a library of the format that had a row for each passage and record', () => {
  it('says what it said', (t) => {
    for (const readOnly of [true, false]) {
      const library = openLibrary(formerLibrary(t), { readOnly });
      t.after(() => library.close());
      const sentence = { kind: 'sentence', section: 0, start: 0 } as const;
      const router = { ...sentence, end: 20, source: '공유기는 벽에 답니다.', text: '공유기는 벽에 답니다.' };
      const first = { id: 4, documentId: 1, ordinal: 0, section: 0, start: 0, end: 20, units: [router] };
      const [wall, price] = library.passagesOf(1);
      assert.deepEqual(wall, first);
      assert.deepEqual(library.passage(4), first);
      assert.deepEqual(price!.units, [
        { kind: 'caption', section: 1, start: 21, end: 29, source: '값', text: '값' },
        {
          kind: 'row',
          section: 1,
          start: 30,
          end: 40,
          source: 'AP-10 3원',
          text: 'AP-10의 값은 3원입니다.',
          record: { table: 0, row: 2 },
        },
      ]);
      assert.deepEqual(library.passage(9)!.units, [
        { ...sentence, end: 3, source: '양식', text: '양식', place: { slide: 2 } },
      ]);
      const values = [
        { header: '모델', value: 'AP-10' },
        { header: '값', value: '3원' },
      ];
      assert.deepEqual(library.records(1), [{ table: 0, row: 2, kind: 'records', caption: '값', values }]);
      assert.deepEqual(
        library.sections(1).map(({ heading, path, anchor }) => ({ heading, path, anchor })),
        [
          { heading: '공유기', path: ['공유기'], anchor: null },
          { heading: '값', path: ['설정', '값'], anchor: 'price' },
        ],
      );
      assert.deepEqual(library.linksOf(1), [{ path: 'form.docx', text: '양식', documentId: 2, bytes: 7 }]);
      assert.deepEqual(library.linkingTo(2), [{ documentId: 1, path: 'router.html', title: '공유기' }]);
      assert.deepEqual(library.linkTargets(1), [{ path: 'router.html', target: 'form.docx' }]);
      assert.deepEqual(library.integrity(), { whole: true, findings: [] });
    }
  });

  it('gives no number of a removed passage again', (t) => {
    const library = openLibrary(formerLibrary(t));
    t.after(() => library.close());
    const id = library.write(1, page('new.html', '새 안내', paragraphs('새 문장입니다.')));
    assert.deepEqual(
      library.passagesOf(id).map((passage) => passage.id),
      [12],
    );
  });
});
