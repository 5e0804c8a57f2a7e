import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { createAnalyser } from '../../main/language/index.ts';
import { createRetriever, type Reranker, type RerankOptions } from '../../main/retrieve/index.ts';
import { html, ingested } from '../ingest/manuals.ts';

const analyser = await createAnalyser();

async function manualsWith(t: TestContext, rerank: Reranker['rerank'], options: RerankOptions = {}) {
  const { library } = await ingested(
    t,
    Object.fromEntries(
      Array.from({ length: 8 }, (_, i) => [
        `${i}.html`,
        html(`안내 ${i}`, `${'위약금 '.repeat(8 - i)}사례 ${i}번을 자세히 설명하는 문장입니다.`),
      ]),
    ),
  );
  const retrieve = createRetriever({
    library,
    analyser,
    embedder: () => undefined,
    reranker: () => ({ name: 'fake', rerank }),
    reranking: { budget: Number.POSITIVE_INFINITY, ...options },
  });
  const plain = createRetriever({ library, analyser, embedder: () => undefined });
  const pathsOf = (documents: readonly { documentId: number }[]) =>
    documents.map(({ documentId }) => library.document(documentId)!.path);
  return { retrieve, plain, pathsOf };
}

/** The number that stands in the text: later pages answer better. */
const byNumber = (text: string) => Number(/사례 (\d)번/.exec(text)?.[1] ?? 0) / 10;

describe('a reranker', () => {
  it('orders what was found by reading it, and the scores stay in the order of the list', async (t) => {
    const { retrieve, plain, pathsOf } = await manualsWith(t, async (_, texts) => texts.map(byNumber));
    const before = (await plain('위약금')).documents;
    const { documents, reranking, problems } = await retrieve('위약금');
    assert.deepEqual(
      pathsOf(documents),
      [7, 6, 5, 4, 3, 2, 1, 0].map((i) => `${i}.html`),
    );
    assert.deepEqual(
      documents.map(({ score }) => score),
      before.map(({ score }) => score),
    );
    assert.equal(reranking?.read, 8);
    assert.deepEqual(problems, []);
    assert.equal(documents[0]!.passages[0]!.rerank, 0.7);
  });

  it('reads the best first; what it does not reach in time keeps its order behind', async (t) => {
    const { retrieve, plain, pathsOf } = await manualsWith(t, async (_, texts) => texts.map(byNumber), {
      depth: 4,
    });
    const before = pathsOf((await plain('위약금')).documents);
    const { documents, reranking } = await retrieve('위약금');
    assert.equal(reranking?.read, 4);
    assert.deepEqual(pathsOf(documents), [...before.slice(0, 4).reverse(), ...before.slice(4)]);
  });

  it('reads one passage first, which shows its speed, and more at once then', async (t) => {
    const counts: number[] = [];
    const { retrieve } = await manualsWith(t, async (_, texts) => {
      counts.push(texts.length);
      return texts.map(byNumber);
    });
    assert.equal((await retrieve('위약금')).reranking?.read, 8);
    assert.deepEqual(counts, [1, 4, 3]);
  });

  it('that never answers is left behind when its time is over', async (t) => {
    const hangs: Reranker['rerank'] = (_, __, signal) =>
      new Promise((_, reject) => signal!.addEventListener('abort', () => reject(signal!.reason)));
    const { retrieve, plain, pathsOf } = await manualsWith(t, hangs, { budget: 5 });
    const before = pathsOf((await plain('위약금')).documents);
    const { documents, reranking } = await retrieve('위약금');
    assert.deepEqual(pathsOf(documents), before);
    assert.equal(reranking?.read, 0);
  });

  it('that prefers nothing leaves equal ones in their order', async (t) => {
    const { retrieve, plain, pathsOf } = await manualsWith(t, async (_, texts) =>
      texts.map((text) => (byNumber(text) === 0.5 ? 0.9 : 0.1)),
    );
    const before = pathsOf((await plain('위약금')).documents);
    const after = pathsOf((await retrieve('위약금')).documents);
    assert.deepEqual(after, ['5.html', ...before.filter((path) => path !== '5.html')]);
  });

  const wrongs: Record<string, Reranker['rerank']> = {
    'gives NaN': async (_, texts) => texts.map(() => Number.NaN),
    'gives every text the same': async (_, texts) => texts.map(() => 0.5),
    'gives too few scores': async () => [1],
    fails: () => Promise.reject(new Error('out of memory')),
  };
  for (const [what, rerank] of Object.entries(wrongs)) {
    it(`that ${what} changes nothing and says so in one sentence`, async (t) => {
      const { retrieve, plain, pathsOf } = await manualsWith(t, rerank);
      const before = pathsOf((await plain('위약금')).documents);
      const { documents, reranking, problems } = await retrieve('위약금');
      assert.deepEqual(pathsOf(documents), before);
      assert.equal(reranking?.read, 0);
      assert.deepEqual(
        problems.map(({ code }) => code),
        ['model-failed'],
      );
    });
  }

  it('stops with the person who asked', async (t) => {
    const stop = new AbortController();
    const { retrieve } = await manualsWith(t, async () => {
      stop.abort();
      throw stop.signal.reason;
    });
    await assert.rejects(retrieve('위약금', undefined, stop.signal), { code: 'cancelled' });
  });
});
