import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import Database from 'better-sqlite3';
import { manyPages, newLibrary } from './made.ts';

describe('a scan that added many pages', () => {
  it('says the same of them when it is closed, in a few bytes each', (t) => {
    const library = newLibrary(t);
    const root = library.addRoot('/manuals');
    const pages = manyPages(120);
    const gone = library.write(root.id, { ...pages[0]!, file: { ...pages[0]!.file, path: 'page-50b.html' } });
    const scan = library.openScan(root.id);
    for (const page of pages) library.write(root.id, page, { scan });
    library.remove([gone], scan);
    const id = scan.id!;
    const told = library.changes(id, 1000);
    assert.equal(told.length, 121);
    library.closeScan(scan);
    assert.deepEqual(library.changes(id, 1000), told);
    assert.deepEqual(library.changes(id, 10, 40), told.slice(40, 50));
    const counts = { ...library.scan(id)! };
    assert.deepEqual([counts.added, counts.removed, counts.updated], [120, 1, 0]);
    const db = new Database(library.file, { readonly: true });
    t.after(() => db.close());
    assert.equal(db.prepare('select count(*) from changes').pluck().get(), 1);
  });
});
