import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import Database from 'better-sqlite3';
import { FootnoteError } from '../../main/contract/index.ts';
import { openLibrary } from '../../main/library/index.ts';
import { first } from '../../main/library/migrations/001-first.ts';
import { newLibrary, page, paragraphs, temporaryFolder } from './made.ts';

const code = (wanted: string) => (error: unknown) => error instanceof FootnoteError && error.code === wanted;

describe('opening a library', () => {
  it('says so where the file is no SQLite, and leaves it as it is', (t) => {
    for (const bytes of [
      'x',
      'a note of some length. '.repeat(30),
      'a letter, not a library\n'.repeat(500),
    ]) {
      const file = path.join(temporaryFolder(t), 'letter.footnote');
      writeFileSync(file, bytes);
      assert.throws(() => openLibrary(file), code('not-a-library'));
      assert.throws(() => openLibrary(file, { readOnly: true }), code('not-a-library'));
      assert.equal(readFileSync(file, 'utf8'), bytes);
    }
  });

  it("says so where the file is another program's SQLite file, and leaves it as it is", (t) => {
    const file = path.join(temporaryFolder(t), 'other.footnote');
    const other = new Database(file);
    other.exec('create table notes (text); insert into notes values (1)');
    other.close();
    const before = readFileSync(file);
    assert.throws(() => openLibrary(file), code('not-a-library'));
    assert.deepEqual(readFileSync(file), before);
  });

  it("does not take over another program's SQLite file that has no tables yet", (t) => {
    const file = path.join(temporaryFolder(t), 'other.footnote');
    const other = new Database(file);
    other.pragma('application_id = 252006674');
    other.close();
    assert.throws(() => openLibrary(file), code('not-a-library'));
  });

  it('says so where a newer Footnote wrote it, and leaves it as it is', (t) => {
    const library = newLibrary(t);
    library.close();
    const db = new Database(library.file);
    db.pragma('user_version = 99');
    db.pragma('wal_checkpoint(truncate)');
    db.close();
    const before = readFileSync(library.file);
    assert.throws(
      () => openLibrary(library.file),
      (error) => code('library-newer')(error) && /99/.test((error as FootnoteError).message),
    );
    assert.throws(() => openLibrary(library.file, { readOnly: true }), code('library-newer'));
    assert.deepEqual(readFileSync(library.file), before);
  });

  it('of a former format brings it up to date, for reading too', (t) => {
    for (const readOnly of [true, false]) {
      const file = path.join(temporaryFolder(t), 'old.footnote');
      const old = new Database(file);
      old.exec(first);
      old.exec("insert into roots (path) values ('/manuals')");
      old.pragma(`application_id = ${0x464f4f54}`);
      old.pragma('user_version = 1');
      old.close();
      const library = openLibrary(file, { readOnly });
      t.after(() => library.close());
      assert.deepEqual(
        library.roots().map((root) => root.path),
        ['/manuals'],
      );
      assert.deepEqual(library.integrity(), { whole: true, findings: [] });
    }
  });

  it('for reading makes no file where there is none', (t) => {
    const file = path.join(temporaryFolder(t), 'none.footnote');
    assert.throws(() => openLibrary(file, { readOnly: true }), code('library-missing'));
    assert.throws(() => statSync(file));
  });

  it('for writing makes the folders that lead to it', (t) => {
    const file = path.join(temporaryFolder(t), '한글 폴더', 'deep', 'manuals.footnote');
    openLibrary(file).close();
    assert.ok(statSync(file).size > 0);
  });

  it('below a path that is a file gives a sentence that a person understands', (t) => {
    const folder = temporaryFolder(t);
    writeFileSync(path.join(folder, 'file'), '');
    const below = path.join(folder, 'file', 'manuals.footnote');
    assert.throws(() => openLibrary(below), FootnoteError);
    mkdirSync(path.join(folder, 'a-folder'));
    assert.throws(() => openLibrary(path.join(folder, 'a-folder')), FootnoteError);
  });

  it('for reading only never writes, and says so when asked to', (t) => {
    const library = newLibrary(t);
    const root = library.addRoot('/manuals');
    const reader = openLibrary(library.file, { readOnly: true });
    t.after(() => reader.close());
    const document = page('a.html', '안내', paragraphs('본문입니다.'));
    assert.throws(() => reader.write(root.id, document), code('library-read-only'));
    assert.equal(library.size().documents, 0);
  });

  it('twice gives the same documents', (t) => {
    const library = newLibrary(t);
    library.write(library.addRoot('/m').id, page('a.html', '안내', paragraphs('본문입니다.')));
    library.close();
    const again = openLibrary(library.file);
    t.after(() => again.close());
    assert.equal(again.size().documents, 1);
    assert.equal(again.integrity().whole, true);
  });

  it('whose pages are damaged says that it is damaged', (t) => {
    const library = newLibrary(t);
    const root = library.addRoot('/m');
    for (let i = 0; i < 40; i++)
      library.write(root.id, page(`${i}.html`, `안내 ${i}`, paragraphs(`본문 ${i} `.repeat(200))));
    library.close();
    const bytes = readFileSync(library.file);
    bytes.fill(0xa5, 4096 * 3);
    writeFileSync(library.file, bytes);
    chmodSync(library.file, 0o644);
    const findings = () => {
      const opened = openLibrary(library.file, { readOnly: true });
      try {
        const { whole, findings } = opened.integrity();
        assert.equal(whole, false);
        assert.ok(findings.length > 0);
      } finally {
        opened.close();
      }
      throw new FootnoteError('library-damaged');
    };
    assert.throws(findings, code('library-damaged'));
  });
});
