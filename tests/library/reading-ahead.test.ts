import assert from 'node:assert/strict';
import { closeSync, copyFileSync, fstatSync, openSync, readFileSync, renameSync } from 'node:fs';
import path from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import Database from 'better-sqlite3';
import { handleOf } from '../../main/library/file-handle.ts';
import { PagesAhead } from '../../main/library/pages-ahead.ts';
import {
  branchOf,
  childFor,
  isLeaf,
  type KeyRange,
  restsOf,
  type Stretch,
} from '../../main/library/table-pages.ts';
import { newLibrary, temporaryFolder } from './made.ts';

const pageBytes = 4096;
/** Every page counts as slow, or none does. */
const [alwaysSlow, neverSlow] = [-1, Number.POSITIVE_INFINITY];

interface PageRow {
  readonly pageno: number;
  readonly pagetype: 'internal' | 'leaf' | 'overflow';
}

/** A table of three levels, its rows of up to three pages; and where its pages lie, by SQLite's own account. */
function tableInFile(t: TestContext) {
  const file = path.join(temporaryFolder(t), 'rows.sqlite');
  const db = new Database(file);
  t.after(() => db.close());
  db.pragma(`page_size = ${pageBytes}`);
  db.exec('create table rows (key integer primary key, bytes blob)');
  const insert = db.prepare('insert into rows values (?, zeroblob(?))');
  const lengthOf = (i: number) => (i % 50 === 0 ? 7000 + i : i % 3 === 0 ? 4050 + (i % 40) : 900);
  db.transaction(() => {
    for (let i = 1; i <= 2500; i++) insert.run(i * 2 ** 21, lengthOf(i));
  })();
  const root = db
    .prepare<[], number>("select rootpage from sqlite_schema where name = 'rows'")
    .pluck()
    .get()!;
  const pages = db.prepare<[], PageRow>("select pageno, pagetype from dbstat where name = 'rows'").all();
  const of = (type: PageRow['pagetype']) =>
    pages
      .filter(({ pagetype }) => pagetype === type)
      .map(({ pageno }) => pageno)
      .sort((a, b) => a - b);
  return { file, root, branches: of('internal'), leaves: of('leaf'), overflow: of('overflow') };
}

const pageOf = (bytes: Buffer, page: number) => bytes.subarray((page - 1) * pageBytes, page * pageBytes);

/** The leaf in which a key would be, and what its row needs besides. */
function placeOf(bytes: Buffer, root: number, key: number): { leaf: number; rests: Stretch[] } {
  let page = root;
  while (!isLeaf(pageOf(bytes, page))) {
    const branch = branchOf(pageOf(bytes, page))!;
    page = branch.children[childFor(branch, key)]!;
  }
  return { leaf: page, rests: restsOf(pageOf(bytes, page), [[key, key]]) };
}

describe('what is read ahead', () => {
  it('is each page on which a row stands', (t) => {
    const { file, root, leaves, overflow } = tableInFile(t);
    const bytes = readFileSync(file);
    const places = Array.from({ length: 2500 }, (_, i) => placeOf(bytes, root, (i + 1) * 2 ** 21));
    const found = [...new Set(places.map(({ leaf }) => leaf))].sort((a, b) => a - b);
    assert.deepEqual(found, leaves);
    const rests = places
      .flatMap((place) => place.rests)
      .flatMap(({ page, count }) => Array.from({ length: count }, (_, i) => page + i));
    assert.ok(overflow.length > 400);
    assert.deepEqual(
      rests.sort((a, b) => a - b),
      overflow,
    );
    assert.deepEqual(placeOf(bytes, root, 2 ** 21 + 1).rests, [], 'a key without a row');
  });

  it('is nothing in bytes that are no page', () => {
    const random = Buffer.from(Array.from({ length: pageBytes }, (_, i) => (i * 7919) % 251));
    for (const first of [5, 13, 0, 255]) {
      random[0] = first;
      assert.doesNotThrow(() => branchOf(random));
      assert.doesNotThrow(() => restsOf(random, [[0, 2 ** 40]]));
    }
    assert.equal(branchOf(Buffer.alloc(pageBytes)), undefined);
    assert.deepEqual(restsOf(Buffer.alloc(0), [[0, 1]]), []);
  });

  it('is all of a range, and of a few rows little more than they', async (t) => {
    const { file, root, leaves, overflow } = tableInFile(t);
    const fd = openSync(file, 'r');
    t.after(() => closeSync(fd));
    const read = (...ranges: KeyRange[]) =>
      new PagesAhead(fd, pageBytes, alwaysSlow).read([{ root, ranges }]);
    const all = await read([0, 2 ** 40]);
    assert.ok(all >= leaves.length + overflow.length, `${all} pages`);
    const few = await read([100 * 2 ** 21, 100 * 2 ** 21], [2000 * 2 ** 21, 2000 * 2 ** 21]);
    assert.ok(few >= 4 && few <= 6, `${few} pages`);
    assert.equal(await read(), 0);
  });

  it('is nothing where the cache holds it, or the file cannot be read', async (t) => {
    const { file, root } = tableInFile(t);
    const fd = openSync(file, 'r');
    const wanted = [{ root, ranges: [[0, 2 ** 40]] as const }];
    assert.equal(new PagesAhead(fd, pageBytes, neverSlow).lacks(wanted), false);
    const ahead = new PagesAhead(fd, pageBytes, alwaysSlow);
    assert.equal(ahead.lacks(wanted), true);
    assert.ok((await ahead.read(wanted)) > 0);
    const gone = [{ root: 999_999, ranges: [[0, 1]] as const }];
    assert.equal(ahead.lacks(gone), false);
    assert.equal(await ahead.read(gone), 0);
    closeSync(fd);
    assert.equal(ahead.lacks(wanted), false);
    assert.equal(await ahead.read(wanted), 0);
  });
});

describe('the handle of a library', { skip: process.platform === 'win32' }, () => {
  it('is one for a file, and another one once another file has its name', (t) => {
    const file = path.join(temporaryFolder(t), 'a.footnote');
    copyFileSync(newLibrary(t).file, file);
    const first = handleOf(file)!;
    first.close();
    assert.equal(handleOf(file)!.fd, first.fd, 'it stays open: closing it would free the locks of SQLite');
    copyFileSync(file, `${file}.new`);
    const { ino } = fstatSync(first.fd);
    renameSync(`${file}.new`, file);
    const second = handleOf(file)!;
    assert.notEqual(fstatSync(second.fd).ino, ino);
    assert.equal(handleOf(`${file}.missing`), undefined);
  });
});
