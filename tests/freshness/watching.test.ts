import assert from 'node:assert/strict';
import { mkdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { type Freshness, type FreshnessParts, keepFresh } from '../../main/engine/freshness.ts';
import { eventsOf, running } from '../engine/running.ts';
import { html, writeFiles } from '../ingest/manuals.ts';

const soon = { first: 10, quiet: 20, longest: 2000, every: 3_600_000 };
const a = html('가입 안내', '가입 절차는 신분증이 필요합니다.');
const b = html('해지 안내', '해지 신청은 위약금을 확인합니다.');

/** Asks until it is so. */
async function until(so: () => boolean | Promise<boolean>): Promise<void> {
  const end = performance.now() + 60_000;
  while (!(await so())) {
    assert.ok(performance.now() < end, 'it has not come to pass in a minute');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

type Running = Awaited<ReturnType<typeof running>>;
const documents = async ({ client }: Running) => (await client.library.state()).documents;
const ingest = ({ client, folder }: Running) => eventsOf(client.library.ingest({ folder, locale: 'ko' }));

/** An engine that watches its folder, after its first scan in the background. */
async function watching(t: TestContext) {
  const engine = await running(t, { 'a.html': a }, { watch: soon });
  await ingest(engine);
  return engine;
}

describe('a watched folder', () => {
  it('brings a new page into the library by itself, also in a folder that is new', async (t) => {
    const engine = await watching(t);
    writeFiles(engine.folder, { 'b.html': b });
    await until(async () => (await documents(engine)) === 2);
    mkdirSync(path.join(engine.folder, 'new/deep'), { recursive: true });
    writeFiles(engine.folder, { 'new/deep/c.html': html('청구 안내', '청구서는 5일에 보냅니다.') });
    await until(async () => (await documents(engine)) === 3);
    renameSync(path.join(engine.folder, 'new'), path.join(engine.folder, 'renamed'));
    await until(async () => (await engine.client.library.changes({})).changes[0]?.kind === 'renamed');
    rmSync(path.join(engine.folder, 'b.html'));
    await until(async () => (await documents(engine)) === 2);
  });

  it('may hold the library itself without scanning for ever', async (t) => {
    const { folder } = await running(t, { 'a.html': a });
    const scans: string[] = [];
    const fresh = keeping(t, {
      folders: () => [folder],
      library: path.join(folder, 'manuals.footnote'),
      scan: async (name) => {
        scans.push(name);
        writeFiles(folder, { 'manuals.footnote': 'x', 'manuals.footnote-wal': String(scans.length) });
      },
    });
    await until(() => scans.length === 1);
    for (const round of [2, 3, 4]) {
      await until(() => !fresh.scanning);
      writeFiles(folder, { [`${round}.html`]: b });
      await until(() => scans.length >= round);
      assert.equal(scans.length, round);
    }
  });

  it('that was removed from the library does not come back', async (t) => {
    const engine = await watching(t);
    writeFiles(engine.folder, { 'b.html': b });
    const { folders } = await engine.client.library.removeFolder({
      id: (await engine.client.library.state()).folders[0]!.id,
    });
    assert.deepEqual(folders, []);
    await until(async () => !(await engine.client.library.state()).ingesting);
    assert.deepEqual((await engine.client.library.state()).folders, []);
  });

  it("gives way to a person's own scan", async (t) => {
    const engine = await watching(t);
    writeFiles(
      engine.folder,
      Object.fromEntries(
        Array.from({ length: 40 }, (_, i) => [`p${i}.html`, html(`안내 ${i}`, `${i}번 절차입니다.`)]),
      ),
    );
    await until(async () => (await engine.client.library.state()).ingesting);
    const events = await ingest(engine);
    assert.equal(events.at(-1)?.type, 'done');
    assert.equal(await documents(engine), 41);
  });
});

/** Freshness with its parts replaced, closed with the test. */
function keeping(t: TestContext, parts: Partial<FreshnessParts>): Freshness {
  const fresh = keepFresh({
    folders: () => ['/manuals'],
    library: '/library/manuals.footnote',
    scan: async () => {},
    busy: () => false,
    times: soon,
    ...parts,
  });
  t.after(() => fresh.close());
  return fresh;
}

describe('the schedule', () => {
  it('finds what changed where no watcher works: a network drive', async (t) => {
    let scans = 0;
    let tried = 0;
    keeping(t, {
      times: { ...soon, every: 50 },
      watch: async () => {
        tried++;
        throw new Error('inotify is not there');
      },
      scan: async () => {
        scans++;
      },
    });
    await until(() => scans >= 3);
    assert.ok(tried >= 2, 'the watcher is tried again');
  });

  it('waits while somebody else writes', async (t) => {
    let busy = true;
    let scans = 0;
    let asked = 0;
    keeping(t, {
      watch: async () => async () => {},
      busy: () => {
        asked++;
        return busy;
      },
      scan: async () => {
        assert.equal(busy, false);
        scans++;
      },
    });
    await until(() => asked >= 3);
    assert.equal(scans, 0);
    busy = false;
    await until(() => scans === 1);
  });

  it('scans once for many events', async (t) => {
    t.mock.timers.enable({ apis: ['setTimeout'] });
    let hear: (paths: readonly string[]) => void = () => {};
    let scans = 0;
    keeping(t, {
      watch: async (_, heard) => {
        hear = (paths) => heard(null, paths);
        return async () => {};
      },
      scan: async () => {
        scans++;
      },
    });
    const pass = async (milliseconds: number) => {
      t.mock.timers.tick(milliseconds);
      await setImmediate();
    };
    await pass(soon.first);
    await pass(soon.quiet);
    assert.equal(scans, 1);
    for (let i = 0; i < 1000; i++) hear([`/manuals/${i}.html`]);
    await pass(soon.quiet);
    assert.equal(scans, 2);
    hear(['/library/manuals.footnote-wal']);
    await pass(soon.longest);
    assert.equal(scans, 2);
  });
});
