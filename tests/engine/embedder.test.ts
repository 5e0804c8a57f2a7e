/** An installed embedder that makes searches worse does not serve, unless a person wants it. */
import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { createAsks } from '../../main/engine/asks.ts';
import { createSearches } from '../../main/engine/searches.ts';
import { bringUpToDate, type UpkeepEvent } from '../../main/engine/upkeep.ts';
import { worded } from '../../main/engine/words.ts';
import { createAnalyser } from '../../main/language/index.ts';
import type { Models } from '../../main/models/index.ts';
import { servingModel } from '../embed/fake-models.ts';
import { html, writeFiles } from '../ingest/manuals.ts';
import { newLibrary, temporaryFolder } from '../library/made.ts';

const analyser = await createAnalyser();
const direction = (i: number) => Float32Array.from({ length: 60 }, (_, at) => (at === i ? 1 : 0));

/** Sixty pages, each about one thing and once about the one before; a model that is near to all but what is asked. */
function withModel(t: TestContext) {
  const folder = temporaryFolder(t);
  const pages = Array.from({ length: 60 }, (_, i) => {
    const before = (i + 59) % 60;
    const text = `<h2>품목${i}가나 절차${i}다라</h2><p>품목${i}가나 절차${i}다라 업무입니다. 표시${i}끝</p><p>품목${before}가나 절차${before}다라 업무입니다.</p>`;
    return [`${i}.html`, html(`안내문 ${i}`, 'x').replace(/<p>[\s\S]*<\/p>/, text)] as const;
  });
  writeFiles(folder, Object.fromEntries(pages));
  const library = newLibrary(t);
  const model = servingModel({ name: 'english-small', dimensions: 60 });
  let passages = 0;
  const models = {
    serving: (role) => (role === 'embedding' ? model : undefined),
    embed: async (texts, kind) => {
      if (kind === 'passage') passages += texts.length;
      return texts.map((text) =>
        kind === 'passage'
          ? direction(Number(/표시(\d+)끝/.exec(text)?.[1]))
          : direction(Number(/품목(\d+)/.exec(text)?.[1])).map((value) => 1 - value),
      );
    },
  } as Partial<Models> as Models;
  const update = async () => {
    const events: UpkeepEvent[] = [];
    const signal = new AbortController().signal;
    const push = (event: UpkeepEvent) => events.push(event);
    const rooms = {
      library: () => library,
      models,
      analyser,
      asks: createAsks(),
      searches: createSearches(),
    };
    await bringUpToDate(rooms, [folder], { push, signal });
    const done = events.at(-1);
    assert.ok(done?.type === 'done');
    return done.problems;
  };
  return { library, model, update, embedded: () => passages };
}

describe('an installed embedder', () => {
  it('that pushes the right pages down does not serve, and one sentence says so with both figures', async (t) => {
    const { library, model, update, embedded } = withModel(t);
    const [problem] = await update();
    assert.match(library.embedderInUse()!.name, /^learned-/);
    const check = library.modelCheck(model.hash)!;
    const figures = [check.mrrWithout, check.mrrWith].map((mrr) => mrr.toFixed(3));
    for (const locale of ['ko', 'en'] as const) {
      const { message } = worded(problem!, locale);
      for (const part of ['english-small', ...figures]) assert.ok(message.includes(part), message);
    }
    const before = embedded();
    assert.deepEqual(await update(), [], 'it is said once');
    assert.equal(embedded(), before, 'nothing is embedded for it again');
  });

  it('serves where a person wants it anyway, and the learned vectors come back when he does not', async (t) => {
    const { library, model, update } = withModel(t);
    await update();
    library.useAnyway(model.hash, true);
    assert.deepEqual(await update(), []);
    assert.equal(library.embedderInUse()!.name, `model-${model.hash}`);
    library.useAnyway(model.hash, false);
    await update();
    assert.match(library.embedderInUse()!.name, /^learned-/);
    assert.equal(library.vectorsMissing(library.embedderInUse()!.id), 0);
    assert.deepEqual(library.integrity(), { whole: true, findings: [] });
  });
});
