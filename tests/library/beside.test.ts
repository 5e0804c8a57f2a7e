import assert from 'node:assert/strict';
import { readdirSync, readlinkSync, renameSync } from 'node:fs';
import { describe, it, type TestContext } from 'node:test';
import { type Library, type OpenOptions, openLibrary } from '../../main/library/index.ts';
import { openDatabase } from '../../main/library/open.ts';
import { aheadReads } from '../../main/library/read-ahead.ts';
import { manyPages, newLibrary } from './made.ts';

/** Every page counts as slow: all is read ahead. */
const threads: NonNullable<OpenOptions['beside']> = { threads: 2, from: 0, slow: -1 };

const none = { passages: [], documents: new Map() };

/** Near one of four axes, and hardly any two the same. */
const direction = (i: number) =>
  Float32Array.from({ length: 16 }, (_, k) => (k === i % 4 ? 1 : Math.sin(i * (k + 1) * 12.9898) / 3));

/** A library of a thousand passages in four clusters, and the embedder of its vectors. */
function clustered(t: TestContext): { library: Library; embedder: number; ids: number[]; terms: number[] } {
  const made = newLibrary(t);
  const root = made.addRoot('/manuals');
  for (const document of manyPages(100, 10)) made.write(root.id, document);
  const embedder = made.addEmbedder({ name: 'e', dimensions: 16, content: null, passages: 1000 });
  const clusters = made.addClusters(embedder, [0, 1, 2, 3].map(direction), 1000);
  const rows = made.passagesWithoutVector(embedder, 10_000);
  made.writeVectors(
    embedder,
    rows.map((row, i) => ({ ...row, vector: direction(i), cluster: clusters[i % 4]! })),
  );
  made.serveEmbedder(embedder);
  const words = ['점검', '안내', '7'].map((text) => ({ text, kind: 'word' as const }));
  const terms = made.lookUpTerms(words).map(({ id }) => id);
  const library = openLibrary(made.file, { readOnly: true, beside: threads });
  t.after(() => library.close());
  return { library, embedder, ids: rows.map(({ passageId }) => passageId), terms };
}

/** The files that this process has open below a path. */
const openFiles = (file: string): string[] =>
  readdirSync('/proc/self/fd').filter((fd) => {
    try {
      return readlinkSync(`/proc/self/fd/${fd}`).startsWith(file);
    } catch {
      return false;
    }
  });

describe('readings in threads', () => {
  it('find the nearest passages that the engine alone finds', async (t) => {
    const { library, embedder } = clustered(t);
    const exact = (ids: readonly number[]) => ids.map((id) => direction(id * 3));
    for (const options of [{ share: 0.01 }, { share: 1 }, { share: 0.01, exact }]) {
      for (let i = 0; i < 6; i++) {
        const near = await library.nearestBeside(embedder, direction(i), 10, options);
        assert.deepEqual(near, library.nearest(embedder, direction(i), 10, options));
        assert.equal(near.length, 10);
      }
    }
    const allowed = new Set(library.documentIds(library.roots()[0]!.id).slice(0, 3));
    const among = await library.nearestBeside(embedder, direction(1), 10, { allowed });
    assert.deepEqual(among, library.nearest(embedder, direction(1), 10, { allowed }));
  });

  it('give the counts that the engine alone reads, in the same order', async (t) => {
    const { library, ids, terms } = clustered(t);
    for (const some of [ids, ids.filter((_, i) => i % 7 === 0).reverse(), ids.slice(0, 5), [], [999_999]]) {
      const beside = await library.countsBeside(some, terms);
      const alone = library.countsOf(some, terms);
      assert.deepEqual(
        beside.passages.map((one) => ({ ...one, terms: [...one.terms] })),
        alone.passages.map((one) => ({ ...one, terms: [...one.terms] })),
      );
      assert.deepEqual([...beside.documents], [...alone.documents]);
    }
  });

  it('leave the engine time for counts, as many as it reads until they answer', async (t) => {
    const { library, ids, terms } = clustered(t);
    const asked = ids.slice(0, 200).reverse();
    const { promise: never } = Promise.withResolvers<void>();
    const all = await library.countsMeanwhile(asked, terms, never);
    assert.deepEqual(all, library.countsOf(asked, terms));
    assert.deepEqual(await library.countsMeanwhile(asked, terms, Promise.resolve()), none);
    const some = await library.countsMeanwhile(asked, terms, Promise.reject(new Error('closed')));
    assert.deepEqual(some, none);
    const alone = openLibrary(library.file, { readOnly: true });
    t.after(() => alone.close());
    assert.deepEqual(await alone.countsMeanwhile(asked, terms, never), none, 'nobody is waited for');
  });

  it('read ahead of the engine what it shows next', async (t) => {
    const { library } = clustered(t);
    const documents = library.documentIds(library.roots()[0]!.id);
    const db = openDatabase(library.file, { readOnly: true });
    t.after(() => db.close());
    const readAhead = aheadReads(db);
    assert.ok(readAhead('names', documents) >= documents.length);
    assert.ok(readAhead('contents', documents.slice(0, 2)) >= 2 * 2);
    assert.equal(readAhead('contents', [999_999]), 0);
    await library.readAhead(documents);
  });

  it('find the same where all of it is read ahead, in threads and without', async (t) => {
    const { library, embedder, ids, terms } = clustered(t);
    const alone = openLibrary(library.file, { readOnly: true, beside: { slow: -1 } });
    t.after(() => alone.close());
    const weighted = terms.map((id, i) => ({ id, weight: i + 1 }));
    for (const one of [library, alone]) {
      const nearest = one.nearestBeside(embedder, direction(3), 10, { share: 0.01 });
      const candidates = await one.candidatesBeside(weighted, 50);
      assert.deepEqual(candidates, library.candidates(weighted, 50));
      const meanwhile = await one.countsMeanwhile(candidates, terms, new Promise(() => {}));
      assert.deepEqual(meanwhile, library.countsOf(candidates, terms));
      assert.deepEqual(await nearest, library.nearest(embedder, direction(3), 10, { share: 0.01 }));
      const { passages } = await one.countsBeside(ids, terms);
      assert.deepEqual(
        passages.map(({ passageId }) => passageId),
        ids,
      );
      await one.readAhead(library.documentIds(library.roots()[0]!.id));
      assert.deepEqual(await one.countsMeanwhile(candidates, terms, Promise.resolve()), none);
    }
  });

  it('that cannot open the library leave all to the engine', async (t) => {
    const { library, embedder, ids, terms } = clustered(t);
    renameSync(library.file, `${library.file}.moved`);
    const near = await library.nearestBeside(embedder, direction(2), 10);
    assert.deepEqual(near, library.nearest(embedder, direction(2), 10));
    const { passages } = await library.countsBeside(ids, terms);
    assert.equal(passages.length, ids.length);
  });

  it('are not asked while the library is written here', { skip: process.platform !== 'linux' }, async (t) => {
    const { library, ids, terms } = clustered(t);
    const writer = openLibrary(library.file, { beside: threads });
    t.after(() => writer.close());
    const lock = writer.lock();
    const before = openFiles(library.file).length;
    const { passages } = await writer.countsBeside(ids, terms);
    assert.equal(passages.length, ids.length);
    assert.equal(openFiles(library.file).length, before);
    lock.release();
    await writer.countsBeside(ids, terms);
    assert.ok(openFiles(library.file).length > before);
  });

  it('end what is asked when the library is closed', async (t) => {
    const { library, embedder, ids, terms } = clustered(t);
    await library.countsBeside(ids, terms);
    const pending = [library.countsBeside(ids, terms), library.nearestBeside(embedder, direction(1), 10)];
    library.close();
    for (const one of pending) await assert.rejects(one, { code: 'cancelled' });
  });

  it('have let go of the file when closing returns', { skip: process.platform !== 'linux' }, async (t) => {
    const { library, ids, terms } = clustered(t);
    await library.countsBeside(ids, terms);
    // Its own, the writer's and two threads' connections.
    assert.ok(openFiles(library.file).length >= 4);
    const before = openFiles(library.file).length;
    library.close();
    assert.ok(openFiles(library.file).length <= before - 3, `${openFiles(library.file).length} of ${before}`);
  });
});
