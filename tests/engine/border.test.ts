import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { openable, originalPath } from '../../main/engine/index.ts';
import { openSettings } from '../../main/engine/settings.ts';
import { html, manuals, writeFiles } from '../ingest/manuals.ts';
import { temporaryFolder } from '../library/made.ts';
import { eventsOf, failureOf, running } from './running.ts';

const locale = 'ko';
const page = html('위약금 안내', '약정 기간 안에 해지하면 위약금을 냅니다.');

describe('what crosses the border', () => {
  it('is an error with its code and parameters, from a call and from a stream', async (t) => {
    const { client, home } = await running(t, { 'a.html': page });
    const wrong: [() => PromiseLike<unknown>, string][] = [
      [() => client.search({ question: '  ', k: 3, passages: false }), 'question-empty'],
      [() => eventsOf(client.ask({ question: '' })), 'question-empty'],
      [() => eventsOf(client.ask({ question: '가'.repeat(10_001) })), 'question-too-long'],
      [() => eventsOf(client.evaluate({ sheet: path.join(home, 'none.jsonl') })), 'file-missing'],
      [() => client.view.open({ documentId: 999 }), 'document-missing'],
      [() => client.originals.open({ documentId: 999 }), 'document-missing'],
      [() => client.search({ question: 'x', k: 0, passages: false }), 'internal'],
    ];
    for (const [work, code] of wrong) {
      const failure = await failureOf(work);
      assert.deepEqual([failure.code, failure.data.code], ['FOOTNOTE', code]);
    }
    const { data } = await failureOf(() =>
      client.search({ question: '가'.repeat(10_001), k: 1, passages: false }),
    );
    assert.deepEqual(data.params, { length: 10_001, limit: 10_000 });
  });

  it('before the first ingest is an empty state, no problems, and no answer', async (t) => {
    const { client, library } = await running(t);
    const { path: file, documents, embedder, folders } = await client.library.state();
    assert.deepEqual([file, documents, embedder, folders], [library, 0, null, []]);
    assert.deepEqual(await client.library.problems({ locale }), []);
    const doctor = await client.doctor();
    assert.deepEqual([doctor.integrity, doctor.state], [null, null]);
    assert.equal(existsSync(library), false, 'to look makes no library');
    const done = (await eventsOf(client.ask({ question: '위약금' }))).at(-1);
    assert.ok(done?.type === 'done' && done.answer.refused);
  });

  it('is an answer as it comes, which may be left early', async (t) => {
    const { client, folder } = await running(t, { 'a.html': page });
    await eventsOf(client.library.ingest({ folder, locale }));
    for await (const event of await client.ask({ question: '해지 위약금' })) {
      assert.equal(event.type, 'evidence');
      break;
    }
    const events = await eventsOf(client.ask({ question: '해지 위약금' }));
    assert.deepEqual([events[0]?.type, events.at(-1)?.type], ['evidence', 'done']);
  });
});

describe('an original', () => {
  it('is opened by its path below the folder, in NFC and NFD', async (t) => {
    const opened: string[] = [];
    const openOriginal = async (file: string) => opened.push(file) > 0;
    const nfd = '요금.html'.normalize('NFD');
    const { client, folder } = await running(t, { [nfd]: page }, { openOriginal });
    await eventsOf(client.library.ingest({ folder, locale }));
    const { hits } = await client.search({ question: '위약금', k: 1, passages: false });
    assert.equal(hits[0]?.path, '요금.html');
    const answer = await client.originals.open({ documentId: hits[0].documentId });
    assert.deepEqual(answer, { opened: true, path: path.join(folder, nfd) });
    assert.deepEqual(opened, [answer.path]);
  });

  it('outside the folder is never opened, by dots or by a link', (t) => {
    const root = manuals(t, { 'a.html': page, '..안내.html': page });
    const secret = path.join(temporaryFolder(t), 'secret.html');
    writeFileSync(secret, 'secret');
    symlinkSync(secret, path.join(root, 'link.html'));
    const sibling = `${root}-2`;
    writeFiles(sibling, { 'b.html': page });
    for (const name of [
      '../secret.html',
      secret,
      'link.html',
      'x/../../secret.html',
      '../manuals-2/b.html',
      '',
      '.',
    ])
      assert.throws(() => originalPath(root, name), { code: 'outside-root' }, name);
    assert.throws(() => originalPath(root, 'none.html'), { code: 'original-missing' });
    assert.equal(originalPath(root, '..안내.html'), path.join(root, '..안내.html'));
  });

  it('is a document; a program, a script or a shortcut is refused', () => {
    for (const name of ['a.html', 'b.PDF', 'c.hwp', 'd.docx', 'e.mp4']) assert.ok(openable(name), name);
    for (const name of ['a.exe', 'b.sh', 'c.desktop', 'd.lnk', 'e.js', 'f.html.bat', 'g', '.html', 'h.jar'])
      assert.ok(!openable(name), name);
  });
});

describe('the settings', () => {
  it('are kept whole, and nothing but them is written', (t) => {
    const file = path.join(temporaryFolder(t), 'deep', 'settings.json');
    const settings = openSettings(file);
    assert.deepEqual(settings.get(), {
      locale: null,
      theme: 'system',
      textSize: 'normal',
      offeredSamples: false,
      models: { chat: null, embedding: null, reranker: null },
      modelMinutes: 15,
      adapters: [],
    });
    settings.set({ locale: 'ko' });
    settings.set({ theme: 'dark', offeredSamples: undefined });
    assert.deepEqual(openSettings(file).get(), {
      locale: 'ko',
      theme: 'dark',
      textSize: 'normal',
      offeredSamples: false,
      models: { chat: null, embedding: null, reranker: null },
      modelMinutes: 15,
      adapters: [],
    });
    assert.deepEqual(readdirSync(path.dirname(file)), ['settings.json']);
  });

  it('that cannot be read are the defaults, those that can are kept', (t) => {
    const file = path.join(temporaryFolder(t), 'settings.json');
    for (const text of ['', '{', '[]', 'null', '{"theme":"purple","locale":"ko"}']) {
      writeFileSync(file, text);
      const { theme, locale: language } = openSettings(file).get();
      assert.equal(theme, 'system');
      assert.equal(language, text.includes('ko') ? 'ko' : null);
    }
    openSettings(file).set({ theme: 'light' });
    assert.equal(JSON.parse(readFileSync(file, 'utf8')).theme, 'light');
  });
});
