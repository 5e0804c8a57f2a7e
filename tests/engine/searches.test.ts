import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { createAsks } from '../../main/engine/asks.ts';
import { createSearches } from '../../main/engine/searches.ts';
import { bringUpToDate, type UpkeepEvent } from '../../main/engine/upkeep.ts';
import { createAnalyser } from '../../main/language/index.ts';
import type { Models } from '../../main/models/index.ts';
import { html, writeFiles } from '../ingest/manuals.ts';
import { newLibrary, temporaryFolder } from '../library/made.ts';

const analyser = await createAnalyser();
const noModel = { serving: () => undefined } as Partial<Models> as Models;

describe('a search', () => {
  it('holds an ingest between two documents, and the ingest goes on after it', async (t) => {
    const folder = temporaryFolder(t);
    const pages = Array.from({ length: 12 }, (_, i) => [`${i}.html`, html(`안내 ${i}`, '요금 안내')]);
    writeFiles(folder, Object.fromEntries(pages));
    const library = newLibrary(t);
    const searches = createSearches();
    const found = Promise.withResolvers<string>();
    let search: Promise<string> | undefined;
    let read = 0;
    const push = (event: UpkeepEvent) => {
      if (event.type !== 'progress' || event.stage !== 'reading') return;
      read = event.done;
      if (read >= 2) search ??= searches.during(found.promise);
    };
    const { signal } = new AbortController();
    const rooms = { library: () => library, models: noModel, analyser, asks: createAsks(), searches };
    const ingest = bringUpToDate(rooms, [folder], { push, signal });
    while (!search) await setImmediate();
    const before = read;
    for (let turn = 0; turn < 200; turn++) await setImmediate();
    assert.equal(read, before);
    assert.ok(before < 12, `${before} read`);
    found.resolve('hits');
    assert.equal(await search, 'hits');
    await ingest;
    assert.equal(read, 12);
  });

  it('that fails holds nothing any longer', async () => {
    const searches = createSearches();
    const failed = searches.during(Promise.reject(new Error('no library')));
    await assert.rejects(failed, /no library/);
    await searches.over();
  });
});
