/** An installed embedder is measured in the library before its vectors serve. */
import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { type Contestant, checkEmbedder, currentCheck } from '../../main/evaluate/index.ts';
import { createAnalyser } from '../../main/language/index.ts';
import { servingModel } from '../embed/fake-models.ts';
import { html, ingested } from '../ingest/manuals.ts';

const analyser = await createAnalyser();
const model = servingModel({ name: 'fake' });

/** Forty pages; each heading's words stand below it twice, and more or less often on the next page, which is not meant. */
async function library(t: TestContext, timesBehind: number) {
  const pages = Array.from({ length: 40 }, (_, i) => {
    const words = `품목${i}가나 절차${i}다라`;
    const before = (i + 39) % 40;
    const others = `품목${before}가나 절차${before}다라 `.repeat(timesBehind);
    const text = `<h2>${words}</h2><p>${words} 업무를 처리합니다. 정답표시${i}끝</p><p>${others}</p>`;
    return [`${i}.html`, html(`안내문 ${i}`, 'x').replace(/<p>[\s\S]*<\/p>/, text)] as const;
  });
  return (await ingested(t, Object.fromEntries(pages))).library;
}

/** Knows of each text and question its number alone; where it is `wrong`, a question is near to all but its own. */
async function checked(t: TestContext, wrong: boolean, seen: string[] = []) {
  const own = await library(t, wrong ? 1 : 6);
  const direction = (i: number) => Float32Array.from({ length: 40 }, (_, at) => (at === i % 40 ? 1 : 0));
  const contestant: Contestant = {
    kind: 'model',
    embed: ({ question }) => {
      const own = direction(Number(/품목(\d+)/.exec(question)?.[1]));
      return wrong ? own.map((value) => 1 - value) : own;
    },
    vectorsOf: async (ids) =>
      ids.map((id) => {
        const text = own
          .passage(id)!
          .units.map((unit) => unit.text)
          .join('\n');
        seen.push(text);
        return direction(Number(/정답표시(\d+)끝/.exec(text)?.[1]));
      }),
  };
  const parts = { library: own, analyser, learned: undefined, model: contestant };
  return { own, found: await checkEmbedder(parts, model) };
}

describe("an embedder's check", () => {
  it('lets one serve that brings the right pages up, and keeps the figures with the library', async (t) => {
    const { own, found } = await checked(t, false);
    assert.ok(found.pairs >= 20, `${found.pairs} pairs`);
    assert.ok(found.mrrWith > found.mrrWithout, `${found.mrrWithout} → ${found.mrrWith}`);
    assert.equal(found.used, true);
    assert.deepEqual(currentCheck(own, model), found);
  });

  it('refuses one that pushes them down', async (t) => {
    const { found } = await checked(t, true);
    assert.ok(found.mrrWith < found.mrrWithout, `${found.mrrWithout} → ${found.mrrWith}`);
    assert.equal(found.used, false);
  });

  it('reads a sample, each passage once, without titles and headings', async (t) => {
    const seen: string[] = [];
    const { own } = await checked(t, false, seen);
    assert.ok(seen.length > 0 && seen.length <= own.size().passages);
    assert.equal(new Set(seen).size, seen.length);
    assert.ok(seen.every((text) => !text.includes('안내문')));
  });
});
