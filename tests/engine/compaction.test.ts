import assert from 'node:assert/strict';
import path from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { FootnoteError } from '../../main/contract/index.ts';
import { createAsks } from '../../main/engine/asks.ts';
import { createSearches } from '../../main/engine/searches.ts';
import { bringUpToDate, type UpkeepEvent } from '../../main/engine/upkeep.ts';
import { worded } from '../../main/engine/words.ts';
import { createAnalyser } from '../../main/language/index.ts';
import { type OpenOptions, openLibrary } from '../../main/library/index.ts';
import type { Models } from '../../main/models/index.ts';
import { html, writeFiles } from '../ingest/manuals.ts';
import { newLibrary, temporaryFolder } from '../library/made.ts';

const analyser = await createAnalyser();
const noModel = { serving: () => undefined } as Partial<Models> as Models;
/** Enough passages to learn vectors from. */
const pages = (edition: number) =>
  Object.fromEntries(
    Array.from({ length: 60 }, (_, i) => [`${i}.html`, html(`안내 ${i}`, `모델 ${i} 점검 절차 ${edition}`)]),
  );

/** A folder with pages, and its library, which is compacted in spite of its size. */
function small(t: TestContext, compaction: NonNullable<OpenOptions['compaction']> = { from: 1 }) {
  const folder = path.join(temporaryFolder(t), 'manuals');
  writeFiles(folder, pages(1));
  const library = newLibrary(t, { compaction });
  const rooms = {
    library: () => library,
    models: noModel,
    analyser,
    asks: createAsks(),
    searches: createSearches(),
  };
  const bring = async (signal = new AbortController().signal, hear = (_: UpkeepEvent) => {}) => {
    const events: UpkeepEvent[] = [];
    const push = (event: UpkeepEvent) => {
      events.push(event);
      hear(event);
    };
    await bringUpToDate(rooms, [folder], { push, signal });
    const done = events.at(-1);
    assert.ok(done?.type === 'done');
    const stages = events.flatMap((event) => (event.type === 'progress' ? [event.stage] : []));
    return { stages, problems: done.problems };
  };
  return { folder, library, bring };
}

describe('an ingest', { concurrency: true }, () => {
  it('puts a large library in order last, behind the vectors, and only after much has changed', async (t) => {
    const { folder, library, bring } = small(t);
    const { stages, problems } = await bring();
    assert.equal(stages.at(-1), 'compacting');
    assert.ok(stages.includes('embedding'));
    assert.deepEqual(problems, []);
    assert.deepEqual(library.integrity(), { whole: true, findings: [] });

    assert.ok(!(await bring()).stages.includes('compacting'), 'nothing has changed');
    writeFiles(folder, { '1.html': html('안내 1', '모델 1 새 절차') });
    assert.ok(!(await bring()).stages.includes('compacting'), 'one page of sixty has');
    writeFiles(folder, pages(2));
    assert.equal((await bring()).stages.at(-1), 'compacting');
  });

  it('leaves a small library as it lies', async (t) => {
    const { bring } = small(t, {});
    assert.ok(!(await bring()).stages.includes('compacting'));
  });

  it('says where the disk has no room for it, and is done all the same', async (t) => {
    const { library, bring } = small(t, { from: 1, room: () => 0 });
    const [problem] = (await bring()).problems;
    assert.match(worded(problem!, 'ko').message, /GB가 비어 있어야 합니다/);
    assert.match(worded(problem!, 'en').message, /GB must be free/);
    assert.equal(library.size().documents, 60);
    assert.equal((await bring()).problems.length, 1, 'the next one tries again');
  });

  it('that is cancelled while it puts the library in order keeps what it read, and frees it', async (t) => {
    // No page at a time goes back: it would never end.
    const { library, bring } = small(t, { from: 1, pages: 0 });
    const stop = new AbortController();
    const cancelled = bring(stop.signal, (event) => {
      if (event.type === 'progress' && event.stage === 'compacting') setImmediate(() => stop.abort());
    });
    await assert.rejects(cancelled, (error) => error instanceof FootnoteError && error.code === 'cancelled');
    const other = openLibrary(library.file);
    t.after(() => other.close());
    other.lock().release();
    assert.equal(other.size().documents, 60);
    assert.deepEqual(other.integrity(), { whole: true, findings: [] });
  });
});
