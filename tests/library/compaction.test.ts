import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it, type TestContext } from 'node:test';
import { setImmediate as breath } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { FootnoteError } from '../../main/contract/index.ts';
import { type Library, type OpenOptions, openLibrary } from '../../main/library/index.ts';
import { contentOf } from './content.ts';
import { manyPages, page, paragraphs, temporaryFolder } from './made.ts';

/** So small a library is compacted too, and page by page, so that most of it happens beside something else. */
const compaction: NonNullable<OpenOptions['compaction']> = { from: 1, pages: 1 };
const size = 60;
/** Bytes of one document: more than SQLite keeps in memory before it writes. */
const large = 24_000_000;

const direction = (i: number) => Float32Array.from({ length: 16 }, (_, k) => Math.sin(i * (k + 1) * 12.9898));

/** Made once: half of its pages were written anew, so that its tables lie between one another. */
const made = path.join(mkdtempSync(path.join(tmpdir(), 'footnote-')), 'made.footnote');

before(() => {
  const library = openLibrary(made);
  const { id } = library.addRoot('/manuals');
  for (const document of manyPages(size, 6)) library.write(id, document);
  for (const document of manyPages(size, 7).filter((_, i) => i % 2 === 0)) library.write(id, document);
  library.write(id, { ...page('large.html', '설명서', paragraphs('긴 글')), content: randomBytes(large) });
  const embedder = library.addEmbedder({ name: 'e', dimensions: 16, content: null, passages: size });
  library.writeVectors(
    embedder,
    library.passagesWithoutVector(embedder, 1000).map((row, i) => ({ ...row, vector: direction(i) })),
  );
  library.serveEmbedder(embedder);
  library.close();
});
after(() => rmSync(path.dirname(made), { recursive: true }));

function scattered(t: TestContext, options: OpenOptions = { compaction }): Library {
  const file = path.join(temporaryFolder(t), 'manuals.footnote');
  copyFileSync(made, file);
  const library = openLibrary(file, options);
  t.after(() => library.close());
  return library;
}

/** What searches read: the best by words, their counts, the nearest vectors, a document. */
function found(library: Library) {
  const terms = library.lookUpTerms(['점검', '안내', '7'].map((text) => ({ text, kind: 'word' as const })));
  const ids = terms.map(({ id }) => id);
  const candidates = library.candidates(
    ids.map((id) => ({ id, weight: 1 })),
    50,
  );
  const near = library.nearest(library.embedderInUse()!.id, direction(3), 20);
  const [root] = library.roots();
  const document = library.documentAt(root!.id, 'page-9.html')!;
  return { candidates, near, document, sections: library.sections(document.id) };
}

/** Whether a table's pages follow one another, but for the first, which is made with the table. */
function liesTogether(file: string, table: string): boolean {
  const db = new Database(file, { readonly: true });
  const [, ...pages] = db
    .prepare<[string], number>('select pageno from dbstat where name = ? order by path')
    .pluck()
    .all(table);
  db.close();
  assert.ok(pages.length > 1);
  return pages.every((number, i) => i === 0 || number === pages[i - 1]! + 1);
}

const tables = ['documents', 'document_parts', 'term_counts'];
const journal = (library: Library) => statSync(`${library.file}-wal`).size;

/** Until the copy's pages go back into the file: nobody else can write then. */
async function goingBack({ file }: Library): Promise<void> {
  const other = new Database(file, { timeout: 0 });
  try {
    for (;;) {
      other.exec('begin immediate; rollback');
      await breath();
    }
  } catch (error) {
    assert.equal((error as { code?: string }).code, 'SQLITE_BUSY');
  } finally {
    other.close();
  }
}

const code = (wanted: string) => (error: unknown) => error instanceof FootnoteError && error.code === wanted;

describe('a library', { concurrency: true }, () => {
  it('is compacted when much was written, and not again before much is', async (t) => {
    const library = scattered(t);
    assert.equal(library.compactionDue(), true);
    const lock = library.lock();
    assert.deepEqual(await library.compact(), { type: 'compacted' });
    assert.equal(library.compactionDue(), false);

    const [root] = library.roots();
    const few = manyPages(size, 8).slice(0, 6);
    for (const document of few) library.write(root!.id, document);
    assert.equal(library.compactionDue(), false, 'a tenth is not much');
    for (const document of manyPages(size, 9)) library.write(root!.id, document);
    assert.equal(library.compactionDue(), true);
    await library.compact();
    assert.equal(library.compactionDue(), false);
    lock.release();
  });

  it('is compacted when its vectors were written anew, or an eighth of its file is free', async (t) => {
    const library = scattered(t);
    await library.compact();
    const other = library.addEmbedder({ name: 'f', dimensions: 16, content: null, passages: size });
    assert.equal(library.compactionDue(), false, 'they do not serve yet');
    library.serveEmbedder(other);
    assert.equal(library.compactionDue(), true);
    await library.compact();
    library.addClusters(other, [direction(1), direction(2)], size);
    assert.equal(library.compactionDue(), true, 'all of them move');
    await library.compact();

    const [root] = library.roots();
    library.remove([library.documentAt(root!.id, 'large.html')!.id]);
    assert.equal(library.compactionDue(), true);
    const { bytes } = library;
    const before = bytes();
    await library.compact();
    assert.ok(bytes() < before, `${bytes()} of ${before}`);
  });

  it('that is small never is', (t) => {
    assert.equal(scattered(t, {}).compactionDue(), false);
  });

  it('says the same after it, and its tables lie together', async (t) => {
    const library = scattered(t);
    const said = contentOf(library.file);
    const formerly = found(library);
    for (const table of tables) assert.equal(liesTogether(library.file, table), false, table);
    assert.deepEqual(await library.compact(), { type: 'compacted' });
    for (const table of tables) assert.equal(liesTogether(library.file, table), true, table);
    assert.deepEqual(library.integrity(), { whole: true, findings: [] });
    assert.deepEqual(found(library), formerly);
    const { totals, ...rest } = contentOf(library.file);
    const { totals: formerTotals, ...wanted } = said;
    assert.deepEqual(rest, wanted);
    assert.equal(totals.length, formerTotals.length + 2, 'but for the note that it was');
    assert.equal(journal(library), 0);
    assert.equal(existsSync(`${library.file}.compacting`), false);
  });

  it('is searched meanwhile, here and by another connection, with the same results', async (t) => {
    const library = scattered(t);
    const reader = openLibrary(library.file, { readOnly: true });
    t.after(() => reader.close());
    const formerly = found(library);
    let done = false;
    const compacted = library.compact().finally(() => (done = true));
    let searches = 0;
    for (; !done; searches++) {
      assert.deepEqual(found(library), formerly);
      assert.deepEqual(found(reader), formerly);
      await breath();
    }
    assert.deepEqual(await compacted, { type: 'compacted' });
    assert.ok(searches > 1, `${searches}`);
  });

  it('takes a small write meanwhile, and is compacted all the same', async (t) => {
    const library = scattered(t);
    const compacted = library.compact();
    await goingBack(library);
    const { id } = library.addRoot('/more');
    library.write(id, page('new.html', '새 안내', paragraphs('공유기 단추를 누릅니다.')));
    assert.deepEqual(await compacted, { type: 'compacted' });
    assert.ok(library.documentAt(id, 'new.html'));
    assert.deepEqual(library.integrity(), { whole: true, findings: [] });
    assert.equal(library.compactionDue(), false);
  });

  it('takes a small write at once, however long its pages go back', async (t) => {
    // None at a time: it never ends by itself.
    const library = scattered(t, { compaction: { ...compaction, pages: 0 } });
    const stop = new AbortController();
    const compacted = library.compact(stop.signal);
    await goingBack(library);
    const { id } = library.addRoot('/more');
    stop.abort();
    await assert.rejects(compacted, code('cancelled'));
    assert.ok(library.roots().some((root) => root.id === id));
  });

  it('keeps what others write while it is copied', async (t) => {
    const library = scattered(t);
    const other = openLibrary(library.file);
    t.after(() => other.close());
    let done = false;
    const compacted = library.compact().finally(() => (done = true));
    // Until it is given up, since each copy is older than the library.
    for (let i = 0; !done; i++) {
      other.addRoot(`/more/${i}`);
      await breath();
    }
    const written = library.roots().length;
    assert.ok(['compacted', 'gave-way'].includes((await compacted).type));
    assert.equal(library.roots().length, written);
    assert.deepEqual(library.integrity(), { whole: true, findings: [] });
  });

  it('is as it was when it is ended, and the file is let go of', async (t) => {
    for (const moment of ['at once', 'going back'] as const) {
      const library = scattered(t, { compaction: { ...compaction, pages: 0 } });
      const formerly = found(library);
      const stop = new AbortController();
      const compacted = library.compact(stop.signal);
      if (moment === 'going back') await goingBack(library);
      stop.abort();
      await assert.rejects(compacted, code('cancelled'));
      assert.equal(library.compactionDue(), true);
      assert.deepEqual(found(library), formerly);
      assert.deepEqual(library.integrity(), { whole: true, findings: [] });
      assert.equal(existsSync(`${library.file}.compacting`), false);
      assert.equal(journal(library), 0);
      library.lock().release();
    }
  });

  it('is left alone where the disk has no room for it twice', async (t) => {
    const library = scattered(t, { compaction: { ...compaction, room: (file) => 2 * statSync(file).size } });
    const before = library.bytes();
    const ended = await library.compact();
    assert.ok(ended.type === 'no-room' && ended.needed > 2 * before);
    assert.equal(library.compactionDue(), true);
    assert.equal(existsSync(`${library.file}.compacting`), false);
  });

  it('says why it could not be compacted, and is as it was', async (t) => {
    const library = scattered(t);
    const formerly = found(library);
    // It cannot be removed as the copy of one that was killed.
    mkdirSync(`${library.file}.compacting`);
    const ended = await library.compact();
    assert.ok(ended.type === 'failed' && ended.reason !== '', JSON.stringify(ended));
    assert.deepEqual(found(library), formerly);
  });
});
