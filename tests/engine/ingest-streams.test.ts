import assert from 'node:assert/strict';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import type { IngestEvent } from '../../main/contract/index.ts';
import { createClient, createEngine } from '../../main/engine/index.ts';
import { openLibrary } from '../../main/library/index.ts';
import { html, writeFiles } from '../ingest/manuals.ts';
import { eventsOf, failureOf, running } from './running.ts';

const locale = 'ko';
const pages = (count: number) =>
  Object.fromEntries(
    Array.from({ length: count }, (_, i) => [
      `${i}.html`,
      html(`안내 ${i}`, `모델 AB-${i} 점검 절차입니다.`),
    ]),
  );

describe('an ingest', { concurrency: true }, () => {
  it('shows what it does, and ends with a report', async (t) => {
    const { folder, client } = await running(t, { ...pages(12), 'x.epub': 'PK' });
    const events = await eventsOf(client.library.ingest({ folder, locale }));
    const progress = events.filter((event) => event.type === 'progress');
    assert.ok(progress.some((event) => event.stage === 'scanning'));
    const last = progress.findLast((event) => event.stage === 'reading');
    assert.deepEqual([last?.done, last?.total], [12, 12]);
    const done = events.at(-1);
    assert.ok(done?.type === 'done');
    assert.equal(done.report.documents.added, 12);
    assert.equal(done.report.problems[0]?.message, 'EPUB 파일은 아직 읽을 수 없습니다.');
    const state = await client.library.state();
    assert.deepEqual([state.documents, state.ingesting, state.folders[0]?.path], [12, false, folder]);
  });

  it('goes on when its window is closed, and another one sees the rest of it', async (t) => {
    const { folder, client } = await running(t, pages(60));
    for await (const event of await client.library.ingest({ folder, locale })) {
      if (event.type === 'progress' && event.stage === 'reading') break;
    }
    assert.equal((await client.library.state()).ingesting, true);
    const seen = await eventsOf(client.library.follow({ locale: 'en' }));
    const done = seen.at(-1);
    assert.ok(done?.type === 'done');
    assert.equal(done.report.documents.added, 60);
    assert.equal((await client.library.state()).ingesting, false);
    assert.deepEqual(await eventsOf(client.library.follow({ locale })), [], 'nothing is left to follow');
  });

  it('waits while it is paused, and goes on to the same end', async (t) => {
    const { folder, client } = await running(t, pages(60));
    const seen: IngestEvent[] = [];
    for await (const event of await client.library.ingest({ folder, locale })) {
      seen.push(event);
      if (event.type !== 'progress' || event.stage !== 'reading') continue;
      if (event.paused) {
        const { documents, ingesting, paused } = await client.library.state();
        assert.deepEqual([ingesting, paused], [true, true]);
        assert.ok(documents < 60);
        assert.ok((await client.search({ question: '점검 절차', k: 3, passages: false })).hits.length > 0);
        assert.deepEqual(await client.library.resume(), { paused: false });
      } else if (!seen.some((one) => one.type === 'progress' && one.paused)) {
        assert.deepEqual(await client.library.pause(), { paused: true });
      }
    }
    assert.ok(seen.some((event) => event.type === 'progress' && event.paused));
    const done = seen.at(-1);
    assert.ok(done?.type === 'done');
    assert.equal(done.report.documents.added, 60);
    assert.deepEqual(await client.library.pause(), { paused: false }, 'nothing is left to pause');
  });

  it('tells bytes, and what each part has left', async (t) => {
    const { folder, client } = await running(t, { ...pages(12), 'a.csv': '상품,요금\n가,100\n나,200' });
    const events = await eventsOf(client.library.ingest({ folder, locale }));
    const reading = events.flatMap((event) =>
      event.type === 'progress' && event.stage === 'reading' ? [event] : [],
    );
    const [first, last] = [reading[0]!, reading.at(-1)!];
    assert.equal(first.total, 13, 'documents are counted before their turn comes');
    assert.equal(first.left?.documents, 1);
    assert.ok(first.bytes!.done > 0 && first.bytes!.done < first.bytes!.total);
    assert.deepEqual([last.left, last.done], [{ pages: 0, documents: 0, scans: 0 }, 13]);
    assert.equal(last.bytes!.done, last.bytes!.total);
  });

  it('that is cancelled while paused stops, and frees the library for the next', async (t) => {
    const { folder, library, client } = await running(t, pages(60));
    const failure = await failureOf(async () => {
      for await (const event of await client.library.ingest({ folder, locale })) {
        if (event.type !== 'progress' || event.stage !== 'reading') continue;
        if (event.paused) assert.deepEqual(await client.library.cancel(), { cancelled: true });
        else await client.library.pause();
      }
    });
    assert.equal(failure.data?.code, 'cancelled');
    const other = openLibrary(library);
    t.after(() => other.close());
    other.lock().release();
    assert.ok(other.size().documents < 60, 'the rest was not read');
    assert.equal((await client.library.state()).ingesting, false);
    assert.deepEqual(await client.library.cancel(), { cancelled: false });
    const done = (await eventsOf(client.library.ingest({ folder, locale }))).at(-1);
    assert.ok(done?.type === 'done');
    const { added, unchanged } = done.report.documents;
    assert.equal(added + unchanged, 60);
    assert.ok(unchanged > 0, 'what was read is kept');
  });

  it('that is cancelled says so, and frees the library', async (t) => {
    const { folder, library, client } = await running(t, pages(60));
    const failure = await failureOf(async () => {
      for await (const event of await client.library.ingest({ folder, locale }))
        if (event.type === 'progress' && event.stage === 'reading') await client.library.cancel();
    });
    assert.equal(failure.data?.code, 'cancelled');
    await eventsOf(client.library.rescan({ locale }));
    const other = openLibrary(library);
    t.after(() => other.close());
    assert.deepEqual(other.integrity(), { whole: true, findings: [] });
    assert.equal(other.size().documents, 60);
  });

  it('that is ended after its last document suggests words the next time', async (t) => {
    const { folder, client } = await running(t, {
      ...pages(60),
      'a.html': html('셋톱박스 안내', '셋톱박스(STB)를 다시 켭니다.'),
      'b.html': html('TV 안내', '셋톱박스(STB)는 거실에 둡니다.'),
    });
    const failure = await failureOf(async () => {
      for await (const event of await client.library.ingest({ folder, locale }))
        if (event.type === 'progress' && event.stage === 'learning') await client.library.cancel();
    });
    assert.equal(failure.data?.code, 'cancelled');
    assert.deepEqual(await client.glossary.list({}), []);
    await eventsOf(client.library.rescan({ locale }));
    const entries = await client.glossary.list({});
    assert.deepEqual(
      entries.map(({ synonyms }) => synonyms),
      [['STB']],
    );
  });

  it('keeps a second one out, in the same window and in another program', async (t) => {
    const { folder, library, home, client } = await running(t, pages(40));
    const second = await createEngine({
      library,
      settings: path.join(home, 's2.json'),
      samples: '',
      appVersion: '0',
    });
    t.after(() => second.close());
    const others = createClient(second.router);
    let seen = 0;
    for await (const event of await client.library.ingest({ folder, locale })) {
      if (event.type !== 'progress' || event.stage !== 'reading' || seen++ > 0) continue;
      const here = await failureOf(() => eventsOf(client.library.ingest({ folder, locale })));
      assert.deepEqual([here.code, here.data.code], ['FOOTNOTE', 'ingest-running']);
      const removing = await failureOf(() => client.library.removeFolder({ id: 1 }));
      assert.equal(removing.data.code, 'ingest-running');
      const there = await failureOf(() => eventsOf(others.library.ingest({ folder, locale })));
      assert.deepEqual(there.data, { code: 'library-busy', params: { path: library } });
      const { hits } = await others.search({ question: '점검 절차', k: 3, passages: false });
      assert.ok(hits.length > 0, 'searching goes on');
    }
    assert.ok(seen > 0);
    assert.equal((await client.library.state()).documents, 40);
  });

  it('of a folder that is not there crosses the border with its code and parameters', async (t) => {
    const { home, library, client } = await running(t);
    const missing = path.join(home, 'none');
    const failure = await failureOf(() => eventsOf(client.library.ingest({ folder: missing, locale })));
    assert.equal(failure.code, 'FOOTNOTE');
    assert.deepEqual(failure.data, { code: 'folder-missing', params: { path: missing } });
    assert.equal(existsSync(library), false, 'no library is made for it');
    assert.equal((await client.library.state()).ingesting, false);
  });
});

describe('bringing all folders up to date', { concurrency: true }, () => {
  it('leaves out a folder whose drive is not connected, and keeps its documents', async (t) => {
    const { folder, home, client } = await running(t, pages(3));
    const drive = path.join(home, 'drive');
    writeFiles(drive, { 'z.html': html('이동식', '드라이브에 있는 안내입니다.') });
    for (const one of [drive, folder]) await eventsOf(client.library.ingest({ folder: one, locale }));
    rmSync(drive, { recursive: true });
    writeFiles(folder, pages(5));
    await eventsOf(client.library.rescan({ locale }));
    const { documents, folders } = await client.library.state();
    assert.equal(documents, 6);
    assert.deepEqual(
      folders.map(({ present }) => present),
      [false, true],
    );
  });

  it('goes on with the others where one folder is no folder any more', async (t) => {
    const { folder, home, client } = await running(t, pages(3));
    const odd = path.join(home, 'odd');
    mkdirSync(odd);
    writeFiles(odd, { 'z.html': html('옛 폴더', '파일이 될 폴더입니다.') });
    for (const one of [odd, folder]) await eventsOf(client.library.ingest({ folder: one, locale }));
    rmSync(odd, { recursive: true });
    writeFiles(home, { odd: 'now a file' });
    writeFiles(folder, pages(5));
    await eventsOf(client.library.rescan({ locale }));
    assert.equal((await client.library.state()).documents, 6);
  });
});

describe('removing a folder', { concurrency: true }, () => {
  it('takes its documents and problems out, and leaves the others', async (t) => {
    const { folder, home, library, client } = await running(t, pages(3));
    const other = path.join(home, 'other');
    writeFiles(other, { 'z.html': html('다른 폴더', '위약금 안내입니다.'), 'f.pdf': '' });
    for (const one of [folder, other]) await eventsOf(client.library.ingest({ folder: one, locale }));
    const { folders } = await client.library.state();
    const after = await client.library.removeFolder({ id: folders[1]!.id });
    assert.equal(after.documents, 3);
    assert.deepEqual(await client.library.problems({ locale }), []);
    assert.deepEqual((await client.search({ question: '위약금', k: 5, passages: false })).hits, []);
    const opened = openLibrary(library, { readOnly: true });
    t.after(() => opened.close());
    assert.deepEqual(opened.integrity(), { whole: true, findings: [] });
  });
});
