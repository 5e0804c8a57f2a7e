import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { checkReranker, currentCheck } from '../../main/evaluate/index.ts';
import { createAnalyser } from '../../main/language/index.ts';
import type { ModelCalls } from '../../main/models/index.ts';
import { servingModel } from '../embed/fake-models.ts';
import { html, ingested } from '../ingest/manuals.ts';

const analyser = await createAnalyser();
const model = servingModel({ name: 'fake' });

/** Forty pages; each heading's words stand below it once, and more often on the page behind it, which is not meant. */
async function library(t: TestContext) {
  const pages = Array.from({ length: 40 }, (_, i) => {
    const words = `품목${i}가나 절차${i}다라`;
    const before = (i + 39) % 40;
    const others = `품목${before}가나 절차${before}다라 `.repeat(6);
    const text = `<h2>${words}</h2><p>${words} 업무를 처리합니다. 정답표시${i}끝</p><p>${others}</p>`;
    return [`${i}.html`, html(`안내문 ${i}`, 'x').replace(/<p>[\s\S]*<\/p>/, text)] as const;
  });
  return (await ingested(t, Object.fromEntries(pages))).library;
}

const check = async (t: TestContext, rerank: ModelCalls['rerank']) => {
  const own = await library(t);
  return { own, found: await checkReranker({ library: own, analyser, models: { rerank } }, model) };
};
/** Whether the page of the number in the question stands in the text. */
const isRight = (question: string, text: string) =>
  text.includes(`정답표시${/품목(\d+)/.exec(question)?.[1]}끝`);

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
    const own = await library(t);
    const { FootnoteError } = await import('../../main/contract/index.ts');
    const rerank = () => Promise.reject(new FootnoteError('model-process-ended', { reason: 'SIGKILL' }));
    await assert.rejects(checkReranker({ library: own, analyser, models: { rerank } }, model), {
      code: 'model-process-ended',
    });
    assert.equal(currentCheck(own, model), undefined);
  });
});
