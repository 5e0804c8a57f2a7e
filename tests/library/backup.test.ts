import assert from 'node:assert/strict';
import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import Database from 'better-sqlite3';
import { FootnoteError } from '../../main/contract/index.ts';
import { openLibrary, restoreLibrary, setLibraryAside } from '../../main/library/index.ts';
import { manyPages, newLibrary, temporaryFolder } from './made.ts';

function filled(t: Parameters<typeof newLibrary>[0], pages = 3) {
  const library = newLibrary(t);
  const root = library.addRoot('/manuals');
  for (const page of manyPages(pages)) library.write(root.id, page);
  return library;
}

const code = (work: () => unknown) => {
  try {
    work();
  } catch (error) {
    return error instanceof FootnoteError ? error.code : String(error);
  }
  return 'it did not fail';
};

test('a backup is a whole library of its own, made while the library is open', async (t) => {
  const library = filled(t);
  const to = path.join(temporaryFolder(t), '백업.footnote');
  const { bytes, documents } = await library.backUp(to);
  assert.equal(documents, 3);
  assert.ok(bytes > 0);
  const copy = openLibrary(to, { readOnly: true });
  assert.deepEqual(copy.integrity(), { whole: true, findings: [] });
  assert.deepEqual(copy.size(), library.size());
  copy.close();
  assert.equal(existsSync(`${to}.part`), false);
});

test('a backup that cannot be written leaves nothing, and replaces a former one only when it is whole', async (t) => {
  const library = filled(t);
  const folder = temporaryFolder(t);
  const refused = (to: string) =>
    library.backUp(to).then(
      () => 'it did not fail',
      (error: FootnoteError) => error.code,
    );
  assert.equal(await refused(path.join(folder, 'missing', 'a.footnote')), 'folder-missing');
  assert.equal(await refused(folder), 'is-a-folder');
  const letter = path.join(folder, 'letter.docx');
  writeFileSync(letter, 'somebody’s letter');
  assert.equal(await refused(letter), 'not-a-library');
  assert.equal(readFileSync(letter, 'utf8'), 'somebody’s letter');
  if (process.platform === 'linux') assert.equal(await refused('/proc/a.footnote'), 'not-writable');
  const to = path.join(folder, 'a.footnote');
  await library.backUp(to);
  const former = readFileSync(to);
  const db = new Database(library.file);
  db.prepare('delete from term_counts where first_passage = (select min(id) from passages)').run();
  db.close();
  await assert.rejects(library.backUp(to), (error: FootnoteError) => error.code === 'library-damaged');
  assert.deepEqual(readFileSync(to), former);
});

test('a restored library is the copy; what it replaced is kept beside it', async (t) => {
  const library = filled(t, 2);
  const copy = path.join(temporaryFolder(t), 'copy.footnote');
  await library.backUp(copy);
  const root = library.roots()[0]!;
  library.remove(library.documentIds(root.id));
  library.close();
  assert.equal(restoreLibrary(copy, library.file).documents, 2);
  const now = openLibrary(library.file);
  assert.equal(now.size().documents, 2);
  now.close();
  const former = openLibrary(`${library.file}.before-restore`, { readOnly: true });
  assert.equal(former.size().documents, 0);
  former.close();
});

test('what is no whole library is not put in its place', async (t) => {
  const library = filled(t);
  const folder = temporaryFolder(t);
  const copy = path.join(folder, 'copy.footnote');
  await library.backUp(copy);
  library.close();
  const before = readFileSync(library.file);
  writeFileSync(path.join(folder, 'text.footnote'), '아무 글'.repeat(1000));
  copyFileSync(copy, path.join(folder, 'damaged.footnote'));
  const db = new Database(path.join(folder, 'damaged.footnote'));
  db.exec('delete from term_counts');
  db.close();
  const newer = path.join(folder, 'newer.footnote');
  copyFileSync(copy, newer);
  const ahead = new Database(newer);
  ahead.pragma('user_version = 999');
  ahead.close();
  const from = (name: string) => code(() => restoreLibrary(path.join(folder, name), library.file));
  // What a copy to a full drive leaves, and one that was cut off.
  writeFileSync(path.join(folder, 'empty.footnote'), '');
  writeFileSync(path.join(folder, 'cut.footnote'), readFileSync(copy).subarray(0, 100_000));
  const foreign = new Database(path.join(folder, 'foreign.footnote'));
  foreign.exec('create table notes (text)');
  foreign.close();
  assert.equal(from('missing.footnote'), 'file-missing');
  assert.equal(from('.'), 'is-a-folder');
  assert.equal(from('text.footnote'), 'not-a-library');
  assert.equal(from('empty.footnote'), 'not-a-library');
  assert.equal(from('foreign.footnote'), 'not-a-library');
  assert.equal(from('cut.footnote'), 'backup-damaged');
  assert.equal(from('damaged.footnote'), 'backup-damaged');
  assert.equal(from('newer.footnote'), 'library-newer');
  assert.deepEqual(readFileSync(library.file), before);
  assert.equal(existsSync(`${library.file}.restoring`), false);
});

test('while somebody writes, nothing is restored or set aside', async (t) => {
  const library = filled(t);
  const copy = path.join(temporaryFolder(t), 'copy.footnote');
  await library.backUp(copy);
  const lock = library.lock();
  assert.equal(
    code(() => restoreLibrary(copy, library.file)),
    'library-busy',
  );
  assert.equal(
    code(() => setLibraryAside(library.file)),
    'library-busy',
  );
  lock.release();
  assert.equal(
    code(() => restoreLibrary(copy, library.file)),
    'library-busy',
    'it is still open',
  );
});
