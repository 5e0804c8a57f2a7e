import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { assigner, tendClusters, updateVectors } from '../../main/embed/index.ts';
import { learnCentroids, matrixOf, nearestRow, rowsOf } from '../../main/embed/kmeans.ts';
import { randomStream } from '../../main/embed/random.ts';
import type { Library } from '../../main/library/index.ts';
import { newLibrary, page, paragraphs } from '../library/made.ts';

const dimensions = 8;
/** A direction of topic `t`, with a little of its own. */
function vectorOf(topic: number, i: number): Float32Array {
  const vector = new Float32Array(dimensions);
  vector[topic % dimensions] = 1;
  vector[(topic + 1 + (i % 3)) % dimensions] = 0.05 + (i % 17) / 200;
  return vector;
}

const hash = new Uint8Array(16);
function write(
  library: Library,
  embedder: number,
  from: number,
  count: number,
  topic: (i: number) => number,
) {
  const assign = assigner(library.clusters(embedder));
  library.writeVectors(
    embedder,
    Array.from({ length: count }, (_, i) => {
      const vector = vectorOf(topic(i), i);
      return { passageId: from + i, hash, vector, cluster: assign(vector) };
    }),
  );
}

const dot = (a: Float32Array, b: Float32Array) => a.reduce((sum, x, k) => sum + x * b[k]!, 0);
const sizesOf = (library: Library, embedder: number) => [...library.clusterSizes(embedder).values()];

describe('clusters', () => {
  it('are learned once there are enough vectors, and every vector moves into one', async (t) => {
    const library = newLibrary(t);
    const embedder = library.addEmbedder({ name: 'e', dimensions, content: null, passages: 0 });
    write(library, embedder, 1, 900, (i) => i);
    await tendClusters(library, embedder, { fewest: 1000 });
    assert.deepEqual(library.clusters(embedder), [], 'few vectors are all compared');
    write(library, embedder, 901, 300, (i) => i);
    await tendClusters(library, embedder, { fewest: 1000 });
    assert.ok(library.clusters(embedder).length > 1);
    assert.equal(library.clusterSizes(embedder).get(0), undefined);
    assert.equal(
      sizesOf(library, embedder).reduce((a, b) => a + b),
      1200,
    );
  });

  it('stopped half way go on with the next run, and a search finds the same at any time', async (t) => {
    const library = newLibrary(t);
    const embedder = library.addEmbedder({ name: 'e', dimensions, content: null, passages: 0 });
    write(library, embedder, 1, 1200, (i) => i);
    const search = () => library.nearest(embedder, vectorOf(3, 5), 20).map((n) => n.similarity.toFixed(6));
    const before = search();
    const stop = new AbortController();
    const stopped = tendClusters(library, embedder, {
      fewest: 1000,
      signal: stop.signal,
      progress: () => stop.abort(),
    });
    await assert.rejects(stopped, { code: 'cancelled' });
    const left = library.outdatedCount(embedder);
    assert.ok(left > 0 && left < 1200, `${left} vectors have not moved yet`);
    assert.deepEqual(search(), before);
    await tendClusters(library, embedder, { fewest: 1000 });
    assert.equal(library.outdatedCount(embedder), 0);
    assert.deepEqual(search(), before);
  });

  it('have the mean of all their vectors for a centroid, and know how far apart these lie', async (t) => {
    const library = newLibrary(t);
    const embedder = library.addEmbedder({ name: 'e', dimensions, content: null, passages: 0 });
    write(library, embedder, 1, 6000, (i) => i);
    await tendClusters(library, embedder, { fewest: 1000 });
    for (const { id, centroid, spread } of library.clusters(embedder)) {
      const vectors = library.placedVectors(embedder, library.passagesInCluster(embedder, id));
      const mean = Array.from(
        { length: dimensions },
        (_, k) => vectors.reduce((sum, { vector }) => sum + vector[k]!, 0) / vectors.length,
      );
      const length = Math.hypot(...mean);
      for (const [k, component] of mean.entries())
        assert.ok(Math.abs(component / length - centroid[k]!) < 1e-5, `component ${k} of cluster ${id}`);
      const cosine = vectors.reduce((sum, { vector }) => sum + dot(vector, centroid), 0) / vectors.length;
      assert.ok(Math.abs(cosine ** 2 + spread! ** 2 - 1) < 3e-4, `${cosine} ${spread}`);
    }
  });

  it('that were put in the middle of their vectors stay there when nothing is new', async (t) => {
    const library = newLibrary(t);
    const embedder = library.addEmbedder({ name: 'e', dimensions, content: null, passages: 0 });
    write(library, embedder, 1, 1200, (i) => i);
    await tendClusters(library, embedder, { fewest: 1000 });
    const before = library.clusters(embedder);
    await tendClusters(library, embedder, { fewest: 1000 });
    assert.deepEqual(library.clusters(embedder), before);
  });

  it('that a new topic has made large are split', async (t) => {
    const library = newLibrary(t);
    const embedder = library.addEmbedder({ name: 'e', dimensions, content: null, passages: 0 });
    write(library, embedder, 1, 1200, (i) => i % 4);
    await tendClusters(library, embedder, { fewest: 1000 });
    write(library, embedder, 2000, 4000, () => 6);
    assert.ok(Math.max(...sizesOf(library, embedder)) > 1024);
    await tendClusters(library, embedder, { fewest: 1000 });
    assert.ok(Math.max(...sizesOf(library, embedder)) <= 1024);
    const nearest = library.nearest(embedder, vectorOf(6, 2), 3);
    assert.ok(nearest.every(({ passageId }) => passageId >= 2000));
  });

  it('of texts that are all the same stay as they are', async (t) => {
    const library = newLibrary(t);
    const embedder = library.addEmbedder({ name: 'e', dimensions, content: null, passages: 0 });
    write(library, embedder, 1, 300, (i) => i);
    await tendClusters(library, embedder, { fewest: 100 });
    const same = vectorOf(1, 1);
    const assign = assigner(library.clusters(embedder));
    library.writeVectors(
      embedder,
      Array.from({ length: 1500 }, (_, i) => ({
        passageId: 1000 + i,
        hash,
        vector: same,
        cluster: assign(same),
      })),
    );
    await tendClusters(library, embedder, { fewest: 100 });
    assert.equal(library.nearest(embedder, same, 10).length, 10);
  });

  it('are learned anew when there are four times more vectors; the former are forgotten then', async (t) => {
    const library = newLibrary(t);
    const embedder = library.addEmbedder({ name: 'e', dimensions, content: null, passages: 0 });
    write(library, embedder, 1, 600, (i) => i);
    await tendClusters(library, embedder, { fewest: 500 });
    const former = library.clusters(embedder).map((cluster) => cluster.id);
    write(library, embedder, 1000, 2000, (i) => i);
    await tendClusters(library, embedder, { fewest: 500 });
    const now = library.clusters(embedder);
    assert.ok(now.every((cluster) => !former.includes(cluster.id)));
    assert.equal(new Set(now.map((cluster) => cluster.generation)).size, 1);
  });

  it("are searched as far as the neighbours of the library's own vectors lie", async (t) => {
    const library = newLibrary(t);
    const wide = 64;
    const random = randomStream(3);
    const vectors = Array.from({ length: 20_000 }, () => Float32Array.from({ length: wide }, random));
    const embedder = library.addEmbedder({ name: 'e', dimensions: wide, content: null, passages: 0 });
    library.writeVectors(
      embedder,
      vectors.map((vector, i) => ({ passageId: i + 1, hash, vector })),
    );
    await tendClusters(library, embedder, { reach: true });
    const recall = (share?: number) => {
      const found = (query: Float32Array, most?: number) =>
        library.nearest(embedder, query, 10, most ? { share: most } : {}).map((n) => n.passageId);
      const queries = Array.from({ length: 20 }, () => Float32Array.from({ length: wide }, random));
      const all = queries.flatMap((query) => {
        const near = new Set(found(query, share));
        return found(query, 1).map((id) => near.has(id));
      });
      return all.filter(Boolean).length / all.length;
    };
    assert.ok(recall(0.01) < 0.95, 'vectors that are alike in nothing lie in many clusters');
    assert.ok(recall() >= 0.95);
  });

  it('are measured again when one of them was split, and those of plain topics are searched less far', async (t) => {
    const library = newLibrary(t);
    const embedder = library.addEmbedder({ name: 'e', dimensions, content: null, passages: 0 });
    write(library, embedder, 1, 1200, (i) => i);
    await tendClusters(library, embedder, { fewest: 1000, reach: true });
    const shares = () => library.clusters(embedder).map(({ searched }) => searched);
    assert.ok(shares().every((share) => share !== null && share > 0 && share < 0.5));
    write(library, embedder, 2000, 4000, () => 6);
    await tendClusters(library, embedder, { fewest: 1000, reach: true });
    assert.equal(new Set(shares()).size, 1);
    assert.notEqual(shares()[0], null);
  });

  it('of a fresh library are there before its vectors, which go straight into them', async (t) => {
    const library = newLibrary(t);
    const root = library.addRoot('/manuals');
    const topics = ['요금 청구서 납부', '공유기 무선 비밀번호', '해지 위약금 약정', '설치 기사 방문'];
    for (let i = 0; i < 60; i++) {
      const text = `${topics[i % 4]} 절차와 ${i}번 모델을 설명합니다.`;
      library.write(root.id, page(`p${i}.html`, `안내 ${i}`, paragraphs(text)));
    }
    await updateVectors(library, { fewestForClusters: 50 });
    const embedder = library.embedderInUse()!.id;
    assert.equal(library.outdatedCount(embedder), 0);
    assert.ok(library.clusters(embedder).length > 0);
    library.write(root.id, page('new.html', '새 안내', paragraphs('공유기 비밀번호 초기화 절차')));
    await updateVectors(library, { fewestForClusters: 50 });
    assert.equal(library.vectorsMissing(embedder), 0);
    assert.deepEqual(library.integrity(), { whole: true, findings: [] });
  });
});

describe('k-means', () => {
  const run = <T>(steps: Generator<void, T>): T => {
    for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value;
  };

  it('finds groups that are plainly there, in one level and in two', () => {
    const vectors = Array.from({ length: 800 }, (_, i) => {
      const vector = new Float32Array(128);
      vector[i % 100] = 1;
      vector[100 + (i % 7)] = 0.1;
      return vector.map((x) => x / Math.hypot(1, 0.1));
    });
    const matrix = matrixOf(vectors);
    for (const count of [40, 150]) {
      const centroids = run(learnCentroids(matrix, count));
      const own = vectors.slice(0, 100).map((vector) => {
        const centroid = rowsOf(centroids)[nearestRow(centroids, vector)]!;
        return centroid.reduce((sum, x, k) => sum + x * vector[k]!, 0);
      });
      const near = own.filter((likeness) => likeness > 0.5).length;
      assert.ok(near >= (count === 40 ? 25 : 70), `${count}: ${near} of 100`);
    }
  });

  it('gives the same for the same, and copes with fewer vectors than wanted', () => {
    const matrix = matrixOf([Float32Array.of(1, 0), Float32Array.of(0, 1), Float32Array.of(1, 0)]);
    assert.deepEqual(run(learnCentroids(matrix, 9)), run(learnCentroids(matrix, 9)));
    assert.ok(run(learnCentroids(matrix, 9)).rows <= 3);
  });
});
