import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import Database from 'better-sqlite3';
import type { PreparedDocument } from '../../main/library/index.ts';
import { contentOf } from './content.ts';
import { newLibrary, page, paragraphs } from './made.ts';

const router = page('router.html', '공유기 안내', paragraphs('공유기를 초기화하려면 단추를 10초 누릅니다.'));
const bill = page(
  'bill.html',
  '요금 안내',
  '<table><tr><th>상품</th><th>월 요금</th></tr><tr><td>광랜 500M</td><td>33,000원</td></tr></table>',
);

/** Fails at its last passage, after all its terms are numbered. */
function broken(document: PreparedDocument): PreparedDocument {
  const passages = document.passages.map((passage, i) =>
    i === document.passages.length - 1 ? { ...passage, hash: null as unknown as Uint8Array } : passage,
  );
  return { ...document, passages };
}

describe('a document in the library', () => {
  it('is wholly absent when its writing fails at the last passage', (t) => {
    const library = newLibrary(t);
    const root = library.addRoot('/manuals');
    library.write(root.id, bill);
    const before = contentOf(library.file);
    assert.throws(() => library.write(root.id, broken(router)));
    assert.deepEqual(contentOf(library.file), before);
    assert.deepEqual(library.integrity(), { whole: true, findings: [] });
  });

  it('keeps its former text when writing the new one fails', (t) => {
    const library = newLibrary(t);
    const root = library.addRoot('/manuals');
    library.write(root.id, router);
    const before = contentOf(library.file);
    const next = page('router.html', '새 공유기', paragraphs('전혀 다른 설명이 들어 있습니다.'));
    assert.throws(() => library.write(root.id, broken(next)));
    assert.deepEqual(contentOf(library.file), before);
  });

  it('is found by its words after a first writing failed', (t) => {
    const library = newLibrary(t);
    const root = library.addRoot('/manuals');
    assert.throws(() => library.write(root.id, broken(router)));
    library.write(root.id, bill);
    const id = library.write(root.id, router);
    const [term] = library.lookUpTerms([{ text: '단추', kind: 'word' }]);
    assert.ok(term, 'the word is known');
    const found = library.passageCounts(library.candidates([{ id: term.id, weight: 1 }], 10));
    assert.deepEqual(new Set(found.map((p) => p.documentId)), new Set([id]));
    assert.equal(library.integrity().whole, true);
  });

  it('leaves nothing behind when it is replaced', (t) => {
    const library = newLibrary(t);
    const root = library.addRoot('/manuals');
    const old = page(
      'router.html',
      '옛 공유기 AP-5',
      `<h2>낡은 절차</h2><table><tr><th>모델</th><th>값</th></tr><tr><td>AP-5</td><td>1원</td></tr></table><p>폐기된 문장입니다. <a href="gone.html">첨부</a></p>`,
    );
    library.write(root.id, old);
    library.write(root.id, bill);
    const embedder = library.addEmbedder({ name: 'e', dimensions: 8, content: null, passages: 2 });
    const missing = library.passagesWithoutVector(embedder, 100);
    library.writeVectors(
      embedder,
      missing.map((m) => ({ ...m, vector: new Int8Array(8).fill(1) })),
    );
    library.write(root.id, router);

    const fresh = newLibrary(t);
    const freshRoot = fresh.addRoot('/manuals');
    fresh.write(freshRoot.id, bill);
    fresh.write(freshRoot.id, router);
    const { vectors, ...replaced } = contentOf(library.file);
    const { vectors: _, ...undisturbed } = contentOf(fresh.file);
    assert.deepEqual(replaced, undisturbed);
    assert.deepEqual(
      vectors.map((v) => v.document),
      ['bill.html'],
    );
    const near = library.nearest(embedder, new Int8Array(8).fill(1), 10);
    assert.equal(near.length, 1, 'the vector of the old text is gone from the index too');
    assert.deepEqual(library.integrity(), { whole: true, findings: [] });
  });

  it('leaves nothing behind when it is removed, the last one included', (t) => {
    const library = newLibrary(t);
    const root = library.addRoot('/manuals');
    library.remove([library.write(root.id, router), library.write(root.id, bill)]);
    const { terms, totals, index, passages, contents, linked, documentTerms } = contentOf(library.file);
    assert.deepEqual(
      { terms, totals, index, passages, contents, linked, documentTerms },
      {
        terms: [],
        // What is gone may take suggestions with it: they are looked through once more.
        totals: [{ key: 'words.due', value: 1 }],
        index: [],
        passages: [],
        contents: [],
        linked: [],
        documentTerms: [],
      },
    );
    assert.equal(library.integrity().whole, true);
  });

  it('that can no longer be read leaves only its problem', (t) => {
    const library = newLibrary(t);
    const root = library.addRoot('/manuals');
    library.write(root.id, router);
    library.writeFailure(root.id, { file: router.file, problem: { code: 'not-html', params: {} } });
    assert.deepEqual(library.size(), { documents: 0, passages: 0 });
    assert.deepEqual(
      library.problems().map((p) => [p.path, p.code]),
      [['router.html', 'not-html']],
    );
    assert.deepEqual(contentOf(library.file).terms, []);
    assert.deepEqual(library.integrity(), { whole: true, findings: [] });
    library.write(root.id, router);
    assert.deepEqual(library.problems(), []);
  });

  it('in two folders under one name is two documents', (t) => {
    const library = newLibrary(t);
    const one = library.write(library.addRoot('/a').id, router);
    const two = library.write(library.addRoot('/b').id, router);
    assert.notEqual(one, two);
    library.remove([one]);
    assert.equal(library.document(two)?.root, '/b');
    assert.equal(library.size().documents, 1);
    const [term] = library.lookUpTerms([{ text: '단추', kind: 'word' }]);
    assert.equal(term?.documents, 1);
  });
});

describe('vectors', () => {
  it('of another text are never served: a changed passage waits for its own', (t) => {
    const library = newLibrary(t);
    const root = library.addRoot('/manuals');
    library.write(root.id, router);
    const embedder = library.addEmbedder({ name: 'e', dimensions: 8, content: null, passages: 1 });
    const vector = new Int8Array(8).fill(3);
    library.writeVectors(
      embedder,
      library.passagesWithoutVector(embedder, 9).map((m) => ({ ...m, vector })),
    );
    library.serveEmbedder(embedder);
    assert.equal(library.vectorsPresent(embedder), 1);
    library.write(root.id, page('router.html', '공유기 안내', paragraphs('이제는 5초만 누릅니다.')));
    assert.deepEqual(library.nearest(embedder, vector, 5), []);
    assert.equal(library.vectorsPresent(embedder), 0);
    assert.equal(library.vectorsMissing(embedder), 1);
  });

  it('of a new embedder replace the former ones, and nothing of these stays', (t) => {
    const library = newLibrary(t);
    const root = library.addRoot('/manuals');
    library.write(root.id, router);
    const vector = new Int8Array(8).fill(3);
    for (const name of ['first', 'second']) {
      const id = library.addEmbedder({ name, dimensions: 8, content: null, passages: 1 });
      library.writeVectors(
        id,
        library.passagesWithoutVector(id, 9).map((m) => ({ ...m, vector })),
      );
      library.serveEmbedder(id);
      assert.equal(library.embedderInUse()?.name, name);
      assert.equal(library.nearest(id, vector, 5).length, 1);
    }
    const db = new Database(library.file, { readonly: true });
    t.after(() => db.close());
    const tables = db
      .prepare<[], string>("select name from sqlite_schema where name like 'vectors_%'")
      .pluck()
      .all();
    assert.ok(
      tables.every((name) => !name.startsWith('vectors_1')),
      tables.join(', '),
    );
    assert.equal(db.prepare('select count(*) from embedders').pluck().get(), 1);
    assert.equal(library.integrity().whole, true);
  });
});
