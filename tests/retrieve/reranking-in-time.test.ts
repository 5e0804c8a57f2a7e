/** How much a reranker reads follows how fast it reads now; the clock of these tests is theirs. */
import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { createAnalyser } from '../../main/language/index.ts';
import { createPace, createRetriever, type Reranker, type RerankOptions } from '../../main/retrieve/index.ts';
import { html, ingested } from '../ingest/manuals.ts';

const analyser = await createAnalyser();
const pages = 30;

/** Thirty pages that hold the word, and a reranker that takes `speed.ms` for each and prefers the later ones. */
async function timed(
  t: TestContext,
  { measured, ...more }: { measured?: number } & Partial<Reranker> = {},
  options: RerankOptions = {},
) {
  const files = Array.from({ length: pages }, (_, i) => [
    `${i}.html`,
    html(`안내 ${i}`, `${'위약금 '.repeat(pages - i)}사례 ${i}번을 자세히 설명하는 문장입니다.`),
  ]);
  const { library } = await ingested(t, Object.fromEntries(files));
  let at = 0;
  const now = () => at;
  const speed = { ms: 10, asked: 0, hiccup: 0 };
  const rerank: Reranker['rerank'] = async (_, texts, signal) => {
    speed.asked += texts.length;
    signal?.throwIfAborted();
    at += speed.ms * texts.length + speed.hiccup;
    speed.hiccup = 0;
    return texts.map((text) => Number(/사례 (\d+)번/.exec(text)?.[1] ?? 0) / 100);
  };
  const pace = createPace(measured, now);
  const retrieve = createRetriever({
    library,
    analyser,
    embedder: () => undefined,
    reranker: () => ({ name: 'fake', rerank, pace, ...more }),
    reranking: { now, ...options },
  });
  const plain = createRetriever({ library, analyser, embedder: () => undefined });
  return {
    speed,
    pass: (ms: number) => {
      at += ms;
    },
    /** What a search gives, and the milliseconds that its reranker took. */
    search: async () => {
      const begun = at;
      const { documents, reranking, problems } = await retrieve('위약금');
      const order = documents.map(({ documentId }) => documentId);
      return { order, ...reranking!, problems, took: at - begun };
    },
    before: (await plain('위약금')).documents.map(({ documentId }) => documentId),
  };
}

describe('a reranker in the time of a search', () => {
  it('reads everything where it is fast, and only what fits into 800 ms where it is not', async (t) => {
    const { search, speed, before } = await timed(t);
    assert.equal((await search()).read, pages);
    speed.ms = 40;
    const { read, took, held, order } = await search();
    assert.equal(read, 20);
    assert.ok(took <= 800, `${took} ms`);
    assert.equal(held, null);
    assert.deepEqual(order, [...before.slice(0, 20).reverse(), ...before.slice(20)]);
  });

  it('that the check found too slow now is not asked: no time is spent, and the reason is given', async (t) => {
    const { search, speed, before } = await timed(t, { measured: 120 });
    const { order, took, ...reranking } = await search();
    assert.deepEqual(reranking, { name: 'fake', read: 0, pace: 120, held: 'slow', problems: [] });
    assert.deepEqual(order, before);
    assert.deepEqual([took, speed.asked], [0, 0]);
  });

  it('that has become slow is left after a piece or two, and after a few searches not asked at all', async (t) => {
    const { search, speed } = await timed(t, { measured: 10 });
    speed.ms = 200;
    const spent: number[] = [];
    for (let i = 0; i < 5; i += 1) spent.push((await search()).took);
    assert.deepEqual(spent, [200, 200, 0, 0, 0]);
    assert.equal((await search()).held, 'slow');
  });

  it('is tried again after a minute, for one passage, and serves again where the machine has recovered', async (t) => {
    const { search, speed, pass } = await timed(t, { measured: 200 });
    speed.ms = 200;
    pass(60_000);
    assert.deepEqual([(await search()).took, (await search()).took], [200, 0]);
    speed.ms = 10;
    pass(59_999);
    assert.equal((await search()).took, 0);
    pass(1);
    const { read, held, pace } = await search();
    assert.deepEqual([read, held], [pages, null]);
    assert.ok(pace! < 80, `${pace} ms`);
    assert.equal((await search()).read, pages);
  });

  it('that is tried again gets only as long as a passage may take', async (t) => {
    const limits: number[] = [];
    t.mock.method(AbortSignal, 'timeout', (ms: number) => {
      limits.push(ms);
      return new AbortController().signal;
    });
    const { search, pass } = await timed(t, { measured: 200 });
    pass(60_000);
    await search();
    assert.equal(limits[0], 80);
  });

  it('goes on over one slow piece', async (t) => {
    const { search, speed } = await timed(t, { measured: 10 });
    speed.hiccup = 150;
    const { read, held, took } = await search();
    assert.deepEqual([read, held, took], [pages, null, 150 + 10 * pages]);
  });

  it('that a person wants anyway reads what little fits', async (t) => {
    const { search, speed } = await timed(t, { measured: 300, fewest: 2 });
    speed.ms = 300;
    const { read, took, held } = await search();
    assert.deepEqual([read, held], [2, null]);
    assert.ok(took <= 800);
  });

  it('needs no more time than for the few pages that were found', async (t) => {
    const { speed, search } = await timed(t, { measured: 150 }, { depth: 4 });
    speed.ms = 150;
    assert.deepEqual([(await search()).read, (await search()).held], [4, null]);
  });
});

describe('a reranker that is not in memory', () => {
  it('is not waited for, and says that it is being loaded', async (t) => {
    const ready: Reranker['ready'] = (signal) =>
      new Promise((_, reject) => signal!.addEventListener('abort', () => reject(signal!.reason)));
    const { search, speed, before } = await timed(t, { ready }, { loading: 1 });
    const { order, read, held, problems } = await search();
    assert.deepEqual([read, held, problems], [0, 'loading', []]);
    assert.deepEqual(order, before);
    assert.equal(speed.asked, 0);
  });

  it('has its whole time for reading once it is there', async (t) => {
    let pass: (ms: number) => void = () => {};
    const made = await timed(t, { ready: async () => pass(5000) });
    pass = made.pass;
    const { read, pace } = await made.search();
    assert.deepEqual([read, pace], [pages, 10]);
  });

  it('that cannot be loaded changes nothing and says so in one sentence', async (t) => {
    const { search, before } = await timed(t, { ready: () => Promise.reject(new Error('no memory')) });
    const { order, problems, read } = await search();
    assert.deepEqual(order, before);
    assert.equal(read, 0);
    assert.deepEqual(
      problems.map(({ code }) => code),
      ['model-failed'],
    );
  });
});
