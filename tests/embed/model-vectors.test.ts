import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { updateVectors, type VectorProgress } from '../../main/embed/index.ts';
import type { Library } from '../../main/library/index.ts';
import { newLibrary, page, paragraphs } from '../library/made.ts';
import { embeddingModel } from './fake-models.ts';

function written(library: Library, count: number, word = '공유기'): void {
  const root = library.roots()[0] ?? library.addRoot('/manuals');
  for (let i = 0; i < count; i++) {
    library.write(
      root.id,
      page(`p${i}.html`, `안내 ${i}`, paragraphs(`${word} ${i}번 모델의 설치 절차를 설명합니다.`)),
    );
  }
}

describe('an installed embedding model', () => {
  it("takes over when all its vectors are there; until then the library's own serve", async (t) => {
    const library = newLibrary(t);
    written(library, 70);
    await updateVectors(library);
    const learned = library.embedderInUse()!;
    const models = embeddingModel();
    const stop = new AbortController();
    const seen: VectorProgress[] = [];
    const cancelled = updateVectors(library, {
      models,
      signal: stop.signal,
      progress: (p) => {
        seen.push(p);
        stop.abort();
      },
    });
    await assert.rejects(cancelled, { code: 'cancelled' });
    assert.equal(library.embedderInUse()?.id, learned.id);
    assert.deepEqual(
      seen.map(({ done, total }) => [done, total]),
      [[64, 70]],
    );
    assert.ok(seen[0]!.eta !== null && seen[0]!.eta >= 0);
    assert.deepEqual(library.integrity(), { whole: true, findings: [] });

    await updateVectors(library, { models });
    const now = library.embedderInUse()!;
    assert.equal(now.name, `model-${models.hash}`);
    assert.equal(library.vectorsPresent(now.id), 70);
    assert.equal(library.vectorsPresent(learned.id), 0);
    assert.equal(models.texts.length, 70, 'the first 64 were not embedded again');
    assert.deepEqual(library.integrity(), { whole: true, findings: [] });
  });

  it('embeds no text twice: not in two documents, not after a change around it, not after a rest', async (t) => {
    const library = newLibrary(t);
    const root = library.addRoot('/manuals');
    const same = paragraphs('같은 안내문이 두 문서에 있습니다.');
    library.write(root.id, page('a.html', '가', same));
    library.write(root.id, page('b.html', '가', same));
    const models = embeddingModel();
    await updateVectors(library, { models });
    assert.equal(models.texts.length, 1);
    assert.equal(library.vectorsPresent(library.embedderInUse()!.id), 2);
    library.write(root.id, page('a.html', '가', same));
    await updateVectors(library, { models });
    assert.equal(models.texts.length, 1);
    // Another model serves for a while, or none: what was embedded is kept for when it comes back.
    written(library, 60);
    await updateVectors(library, { models });
    const after = models.texts.length;
    await updateVectors(library);
    assert.match(library.embedderInUse()!.name, /^learned-/);
    await updateVectors(library, { models });
    assert.equal(library.embedderInUse()!.name, `model-${models.hash}`);
    assert.equal(models.texts.length, after);
    assert.deepEqual(library.integrity(), { whole: true, findings: [] });
  });

  it('serves a library too small to learn from', async (t) => {
    const library = newLibrary(t);
    written(library, 3);
    await updateVectors(library, { models: embeddingModel() });
    assert.equal(library.vectorsPresent(library.embedderInUse()!.id), 3);
  });

  const wrongs = {
    'gives NaN': (v: Float32Array) => v.fill(Number.NaN, 3, 4),
    'gives vectors of another length': () => new Float32Array(5).fill(1),
    'gives infinite numbers': (v: Float32Array) => v.fill(Number.POSITIVE_INFINITY, 0, 1),
  };
  for (const [what, wrong] of Object.entries(wrongs)) {
    it(`that ${what} fails with one sentence, and the former vectors go on serving, up to date`, async (t) => {
      const library = newLibrary(t);
      written(library, 60);
      await updateVectors(library);
      written(library, 1, '셋톱박스');
      const models = embeddingModel({ spoil: wrong });
      await assert.rejects(updateVectors(library, { models }), { code: 'model-failed' });
      const serving = library.embedderInUse()!;
      assert.match(serving.name, /^learned-/);
      assert.equal(library.vectorsMissing(serving.id), 0);
      assert.deepEqual(library.integrity(), { whole: true, findings: [] });
    });
  }

  it('of other dimensions under the same name has its vectors made anew', async (t) => {
    const library = newLibrary(t);
    written(library, 5);
    await updateVectors(library, { models: embeddingModel({ dimensions: 16 }) });
    await updateVectors(library, { models: embeddingModel({ dimensions: 24 }) });
    const serving = library.embedderInUse()!;
    assert.equal(serving.dimensions, 24);
    assert.equal(library.nearest(serving.id, new Float32Array(24).fill(1), 5).length, 5);
    assert.deepEqual(library.integrity(), { whole: true, findings: [] });
  });
});
