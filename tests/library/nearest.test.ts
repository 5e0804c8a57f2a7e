import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Library } from '../../main/library/index.ts';
import { openDatabase } from '../../main/library/open.ts';
import { coarse, cosine, fine, fromFine } from '../../main/library/quantise.ts';
import { manyPages, newLibrary } from './made.ts';

/** Vectors in the plane's first four directions, a little apart: passage i looks to direction i mod 4. */
function placed(library: Library, count: number, passages = count): number {
  const root = library.addRoot('/manuals');
  for (const document of manyPages(count)) library.write(root.id, document);
  const embedder = library.addEmbedder({ name: 'e', dimensions: 8, content: null, passages });
  library.writeVectors(
    embedder,
    library.passagesWithoutVector(embedder, 10_000).map((row, i) => ({ ...row, vector: direction(i) })),
  );
  library.serveEmbedder(embedder);
  return embedder;
}

function direction(i: number): Float32Array {
  const vector = new Float32Array(8);
  vector[i % 4] = 1;
  vector[4 + (i % 3)] = 0.1 + i / 1000;
  return vector;
}

const axis = (i: number) => Float32Array.from({ length: 8 }, (_, k) => (k === i ? 1 : 0));

describe('the nearest passages', () => {
  it('are the same with clusters as without, wherever their vectors lie meanwhile', (t) => {
    const library = newLibrary(t);
    const embedder = placed(library, 40);
    const before = library.nearest(embedder, axis(2), 5);
    assert.equal(before.length, 5);
    const ids = library.addClusters(embedder, [0, 1, 2, 3].map(axis), 40);
    const same = () => assert.deepEqual(library.nearest(embedder, axis(2), 5), before);
    same();
    const passages = library.outdatedPassages(embedder);
    const moves = library.placedVectors(embedder, passages).map(({ passageId, vector }) => ({
      passageId,
      cluster: ids[vector.indexOf(Math.max(...vector))]!,
    }));
    library.moveVectors(embedder, moves.slice(0, 21));
    same();
    library.moveVectors(embedder, moves.slice(21));
    same();
    assert.deepEqual(library.outdatedPassages(embedder), []);
    const next = library.addClusters(embedder, [axis(0)], 40);
    library.moveVectors(
      embedder,
      moves.slice(0, 9).map((m) => ({ ...m, cluster: next[0]! })),
    );
    same();
    assert.deepEqual(library.integrity(), { whole: true, findings: [] });
  });

  it('are the same where many vectors lie together, as in a large library', (t) => {
    const chunks = (library: Library, embedder: number): number => {
      const db = openDatabase(library.file, { readOnly: true });
      t.after(() => db.close());
      return db.prepare<[], number>(`select count(*) from vectors_${embedder}_chunks`).pluck().get()!;
    };
    const [small, large] = [newLibrary(t), newLibrary(t)];
    const [few, many] = [placed(small, 150), placed(large, 150, 200_000)];
    for (const k of [5, 150])
      assert.deepEqual(large.nearest(many, axis(2), k), small.nearest(few, axis(2), k));
    assert.deepEqual([chunks(small, few), chunks(large, many)], [3, 2]);
    large.writeVectors(many, [
      { passageId: large.nearest(many, axis(2), 1)[0]!.passageId, hash: new Uint8Array(8), vector: axis(1) },
    ]);
    assert.deepEqual(
      large.nearest(many, axis(2), 5).map((n) => n.passageId),
      small
        .nearest(few, axis(2), 6)
        .slice(1)
        .map((n) => n.passageId),
    );
  });

  it('of some documents only are theirs, with clusters too', (t) => {
    const library = newLibrary(t);
    const embedder = placed(library, 20);
    const [document] = library.documentIds(library.roots()[0]!.id);
    const allowed = new Set([document!]);
    const own = library.passagesOf(document!).map((p) => p.id);
    const search = () => library.nearest(embedder, axis(1), 50, { allowed }).map((n) => n.passageId);
    assert.deepEqual(search().sort(), [...own].sort());
    library.addClusters(embedder, [axis(0)], 20);
    assert.deepEqual(search().sort(), [...own].sort());
  });

  it('are compared again by exact vectors where these are at hand', (t) => {
    const library = newLibrary(t);
    const embedder = placed(library, 12);
    const [first, second] = library.nearest(embedder, axis(0), 2);
    const exact = (ids: readonly number[]) =>
      ids.map((id) => (id === second!.passageId ? axis(0) : undefined));
    const again = library.nearest(embedder, axis(0), 2, { exact });
    assert.deepEqual(
      again.map((n) => n.passageId),
      [second!.passageId, first!.passageId],
    );
    assert.equal(again[0]!.similarity, 1);
  });

  it('never include a text that the embedder knows nothing of', (t) => {
    const library = newLibrary(t);
    const root = library.addRoot('/manuals');
    for (const document of manyPages(3)) library.write(root.id, document);
    const embedder = library.addEmbedder({ name: 'e', dimensions: 8, content: null, passages: 3 });
    const missing = library.passagesWithoutVector(embedder, 100);
    library.writeVectors(
      embedder,
      missing.map((row, i) => ({ ...row, vector: i === 0 ? new Float32Array(8) : axis(i % 8) })),
    );
    const found = library.nearest(embedder, axis(0), 100);
    assert.equal(found.length, missing.length - 1);
    assert.ok(found.every(({ similarity }) => Number.isFinite(similarity)));
    assert.equal(library.vectorsMissing(embedder), 0);
    assert.deepEqual(library.integrity(), { whole: true, findings: [] });
  });

  it('are none for a vector of another length, and a table of other dimensions is made anew', (t) => {
    const library = newLibrary(t);
    const embedder = placed(library, 6);
    assert.deepEqual(library.nearest(embedder, new Float32Array(5).fill(1), 5), []);
    const again = library.addEmbedder({ name: 'e', dimensions: 5, content: null, passages: 6 });
    assert.equal(library.vectorsPresent(again), 0);
    library.writeVectors(
      again,
      library.passagesWithoutVector(again, 100).map((row) => ({ ...row, vector: [1, 2, 3, 4, 5] })),
    );
    assert.equal(library.nearest(again, new Float32Array(5).fill(1), 5).length, 5);
    assert.deepEqual(library.integrity(), { whole: true, findings: [] });
  });
});

describe('eight and sixteen bits a number', () => {
  const wave = Float32Array.from({ length: 64 }, (_, i) => Math.sin(i * 1.7) / (1 + i));

  it('keep a direction, whatever the length', () => {
    for (const length of [1e-6, 1, 1e6]) {
      const vector = wave.map((x) => x * length);
      assert.ok(cosine(coarse(vector), wave) > 0.999);
      assert.ok(cosine(fromFine(fine(vector)), wave) > 0.999999);
    }
  });

  it('hold a zero vector', () => {
    assert.deepEqual(coarse(new Float32Array(3)), new Int8Array(3));
    assert.deepEqual(fromFine(fine(new Float32Array(3))), new Float32Array(3));
  });
});
