import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { checkReranker, currentCheck } from '../../main/evaluate/index.ts';
import { createAnalyser } from '../../main/language/index.ts';
import type { ModelCalls } from '../../main/models/index.ts';
import { servingModel } from '../embed/fake-models.ts';
import { fortyPages, isRight } from './forty-pages.ts';

const analyser = await createAnalyser();
const model = servingModel({ name: 'fake' });

const check = async (t: TestContext, rerank: ModelCalls['rerank'], now?: () => number) => {
  const own = await fortyPages(t);
  const parts = { library: own, analyser, models: { rerank }, ...(now && { now }) };
  return { own, found: await checkReranker(parts, model) };
};

describe("a reranker's check", () => {
  it('switches one on that puts the right pages first, and keeps the figure with the library', async (t) => {
    const { own, found } = await check(t, async (question, texts) =>
      texts.map((text) => (isRight(question, text) ? 1 : 0)),
    );
    assert.ok(found.pairs >= 20, `${found.pairs} pairs`);
    assert.ok(found.mrrWith > found.mrrWithout, `${found.mrrWithout} → ${found.mrrWith}`);
    assert.equal(found.used, true);
    assert.deepEqual(currentCheck(own, model), found);
    assert.equal(currentCheck(own, servingModel({ hash: 'another' })), undefined);
  });

  it('leaves one off that makes it worse', async (t) => {
    const { found } = await check(t, async (question, texts) =>
      texts.map((text, i) => (isRight(question, text) ? 0 : 0.5 + i / 100)),
    );
    assert.ok(found.mrrWith < found.mrrWithout);
    assert.equal(found.used, false);
  });

  it('leaves one off that changes nothing, and one that gives no numbers', async (t) => {
    const { found } = await check(t, async (_, texts) => texts.map((_, i) => 0.5 - i / 1000));
    assert.equal(found.used, false);
    const broken = await check(t, async (_, texts) => texts.map(() => Number.NaN));
    assert.equal(broken.found.used, false);
    assert.equal(broken.found.pairs, 0);
  });

  it('hides headings and titles from the model', async (t) => {
    const seen: string[] = [];
    await check(t, async (_, texts) => {
      seen.push(...texts);
      return texts.map((_, i) => i / 10);
    });
    assert.ok(seen.length > 0 && seen.every((text) => !text.includes('안내문')));
  });

  it('stores nothing where the process of the models ends, so that it is tried again', async (t) => {
    const own = await fortyPages(t);
    const { FootnoteError } = await import('../../main/contract/index.ts');
    const rerank = () => Promise.reject(new FootnoteError('model-process-ended', { reason: 'SIGKILL' }));
    await assert.rejects(checkReranker({ library: own, analyser, models: { rerank } }, model), {
      code: 'model-process-ended',
    });
    assert.equal(currentCheck(own, model), undefined);
  });

  /** One that puts the right pages first; the passages take what `msOf` says, by a clock of the test's own. */
  async function paced(t: TestContext, msOf: (passage: number) => number) {
    let at = 0;
    let read = 0;
    const rerank: ModelCalls['rerank'] = async (question, texts) => {
      for (const _ of texts) at += msOf(read++);
      return texts.map((text) => (isRight(question, text) ? 1 : 0));
    };
    const { own, found } = await check(t, rerank, () => at);
    return { own, found, read };
  }

  it('keeps the pace, which one pause of the machine does not change', async (t) => {
    const { own, found } = await paced(t, (passage) => (passage === 3 ? 10_000 : 20));
    assert.equal(found.pace, 20);
    assert.equal(found.used, true);
    assert.equal(own.modelCheck(model.hash)?.pace, 20);
  });

  it('refuses one that reads fewer than ten passages in the time of a search, however well it orders', async (t) => {
    const { found } = await paced(t, () => 81);
    assert.equal(found.pace, 81);
    assert.equal(found.used, false);
    assert.equal((await paced(t, () => 80)).found.used, true);
  });

  it('is over soon where one is far too slow', async (t) => {
    const { found, read } = await paced(t, () => 6000);
    assert.ok(read >= 40 && read < 60, `${read} passages`);
    assert.equal(found.used, false);
  });

  it('counts no time for loading', async (t) => {
    const own = await fortyPages(t);
    let at = 0;
    const readyToRerank = async () => {
      at += 5000;
    };
    const rerank: ModelCalls['rerank'] = async (_, texts) => {
      at += 10 * texts.length;
      return texts.map((_, i) => i / 10);
    };
    const parts = { library: own, analyser, models: { rerank, readyToRerank }, now: () => at };
    assert.equal((await checkReranker(parts, model)).pace, 10);
    assert.ok(at > 5000);
  });
});
