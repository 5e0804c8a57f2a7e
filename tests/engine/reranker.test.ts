/** An installed reranker that helps nothing, or reads too slowly, is not used, and one sentence says why. */
import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { checkState } from '../../main/engine/model-checks.ts';
import { bringRerankerUpToDate, rerankerInUse } from '../../main/engine/reranker.ts';
import { worded } from '../../main/engine/words.ts';
import { createAnalyser } from '../../main/language/index.ts';
import type { ModelCheck } from '../../main/library/index.ts';
import type { Models } from '../../main/models/index.ts';
import { servingModel } from '../embed/fake-models.ts';
import { fortyPages, isRight } from '../evaluate/forty-pages.ts';
import { html, ingested } from '../ingest/manuals.ts';

const analyser = await createAnalyser();
const model = servingModel({ name: 'ko-reranker' });

async function withReranker(t: TestContext, found: Partial<ModelCheck> = {}) {
  const { library } = await ingested(t, { 'a.html': html('셋톱박스 안내', '셋톱박스를 다시 켭니다.') });
  const models = {
    serving: (role) => (role === 'reranker' ? model : undefined),
    rerank: async (_, texts) => texts.map(() => 0.5),
    readyToRerank: async () => {},
  } as Partial<Models> as Models;
  const parts = { library: () => library, models, analyser };
  const put = (change: Partial<ModelCheck>) =>
    library.putModelCheck({
      ...{ model: model.hash, name: model.name, checked: new Date().toISOString() },
      ...{ passages: library.size().passages, pairs: 200, mrrWithout: 0.5, mrrWith: 0.6 },
      ...{ pace: 20, used: true },
      ...change,
    });
  put(found);
  const update = () =>
    bringRerankerUpToDate(parts, { signal: new AbortController().signal }, () => {}).then(
      () => library.modelCheck(model.hash)!,
    );
  return { library, parts, put, update };
}

describe('an installed reranker', () => {
  it('is used with the pace of its check, which searches then change', async (t) => {
    const { parts } = await withReranker(t);
    const inUse = rerankerInUse(parts);
    assert.equal(inUse()!.pace!.ms, 20);
    inUse()!.pace!.took(40);
    assert.equal(inUse()!.pace!.ms, 26);
  });

  it('that is too slow is not used, unless a person wants it anyway: then it may read as little as fits', async (t) => {
    const { library, parts } = await withReranker(t, { pace: 130, used: false });
    const inUse = rerankerInUse(parts);
    assert.equal(inUse(), undefined);
    const { state, pace, reads } = checkState(library, model.hash);
    assert.deepEqual([state, pace, reads], ['slow', 130, 6]);
    library.useAnyway(model.hash, true);
    assert.equal(inUse()!.fewest, 2);
    assert.equal(checkState(library, model.hash).state, 'anyway');
  });

  it('of which too few known questions can tell nothing is not said to help nothing', async (t) => {
    const { library, update, put } = await withReranker(t);
    // One page: no heading is held out. Its confirmed questions may be more tomorrow.
    put({ used: false, pairs: 0, pace: null, checked: '2020-01-01T00:00:00.000Z' });
    assert.equal(checkState(library, model.hash).state, 'few');
    assert.notEqual((await update()).checked, '2020-01-01T00:00:00.000Z');
    put({ used: false, pairs: 19 });
    assert.equal(checkState(library, model.hash).state, 'few');
    put({ used: false, pairs: 20 });
    assert.equal(checkState(library, model.hash).state, 'off');
    // It read, but its scores were no numbers.
    put({ used: false, pairs: 0, pace: 20 });
    assert.equal(checkState(library, model.hash).state, 'off');
  });

  it('that was refused for its pace is checked again after a day; other checks hold', async (t) => {
    const { put, update } = await withReranker(t, { pace: 130, used: false });
    assert.equal((await update()).pace, 130);
    const dayAgo = new Date(Date.now() - 25 * 60 * 60 * 1000).toISOString();
    put({ pace: 20, used: false, checked: dayAgo });
    assert.equal((await update()).pace, 20);
    put({ pace: 130, used: false, checked: dayAgo });
    assert.notEqual((await update()).pace, 130);
  });
});

describe('the check of a reranker', () => {
  /** What an update reports, in both languages; each passage takes `ms` by a clock of the test's own. */
  async function reported(t: TestContext, scoreOf: (isRight: boolean) => number, ms: number) {
    const library = await fortyPages(t);
    let spent = 0;
    const real = performance.now.bind(performance);
    t.mock.method(performance, 'now', () => real() + spent);
    const models = {
      serving: (role) => (role === 'reranker' ? model : undefined),
      rerank: async (question, texts) => {
        spent += ms * texts.length;
        return texts.map((text) => scoreOf(isRight(question, text)));
      },
      readyToRerank: async () => {},
    } as Partial<Models> as Models;
    const update = () =>
      bringRerankerUpToDate(
        { library: () => library, models, analyser },
        { signal: new AbortController().signal },
        () => {},
      );
    const problems = await update();
    assert.deepEqual(await update(), [], 'it is said once');
    return problems.flatMap((problem) =>
      (['ko', 'en'] as const).map((locale) => worded(problem, locale).message),
    );
  }

  it('says nothing of one that helps and is fast', async (t) => {
    assert.deepEqual(await reported(t, (right) => (right ? 1 : 0), 10), []);
  });

  it('says in one sentence that one is too slow on this computer, with its pace and what would be enough', async (t) => {
    const [korean, english, ...more] = await reported(t, (right) => (right ? 1 : 0), 130);
    assert.deepEqual(more, []);
    assert.match(korean!, /ko-reranker 모델을 쓰지 않습니다.*구절당 1\d\dms.*[4-6]개만.*10개는/);
    assert.match(english!, /do not use ko-reranker: at 1\d\d ms a passage it reads [4-6] .* 10 are needed/);
  });

  it('says in one sentence that one finds the right page no higher, with both figures', async (t) => {
    const [korean, english, ...more] = await reported(t, (right) => (right ? 0 : 1), 10);
    assert.deepEqual(more, []);
    assert.match(korean!, /ko-reranker 모델을 쓰지 않습니다.*\(MRR 0\.\d{3} → 0\.\d{3}\)/);
    assert.match(english!, /do not use ko-reranker: .*no higher in this library \(MRR 0\.\d{3} → 0\.\d{3}\)/);
  });
});
