/** The program itself: the list of documents, safe copies, a clean start, diagnostics. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { departuresIn, noteDeparture } from '../../main/engine/departures.ts';
import { eventsOf, failureOf, running } from './running.ts';

const page = (title: string, text = '본문 문장입니다.') =>
  `<title>${title}</title><body><h1>${title}</h1><p>${text}</p>`;

const files = {
  '이전/일시정지.html': page('일시정지', '시작일은 30일 안이어야 합니다.'),
  '해지/해지_접수.html': page('해지 접수'),
  '해지/위약금.txt': '위약금은 남은 달에 따라 다릅니다.',
  '해지/깨짐.pdf': 'no pdf at all',
};
type T = Parameters<typeof running>[0];

async function read(t: T) {
  const home = await running(t, files);
  await eventsOf(home.client.library.ingest({ folder: home.folder, locale: 'ko' }));
  return home;
}

test('the list of documents is filtered by name, consonants, format and state, a page at a time', async (t) => {
  const { client } = await read(t);
  const list = (input: Parameters<typeof client.documents.list>[0]) => client.documents.list(input);
  const paths = async (input: Parameters<typeof client.documents.list>[0]) =>
    (await list(input)).documents.map((one) => one.path);
  const all = await list({});
  assert.equal(all.total, 4);
  assert.deepEqual(await paths({ text: 'ㅇㅅㅈㅈ' }), ['이전/일시정지.html']);
  assert.deepEqual(await paths({ text: '해지', format: 'html' }), ['해지/해지_접수.html']);
  assert.deepEqual(await paths({ state: 'failed' }), ['해지/깨짐.pdf']);
  assert.deepEqual(await paths({ limit: 1, offset: 3 }), (await paths({})).slice(3));
  assert.equal((await list({ until: '2020-01-01' })).total, 0);
  assert.equal((await list({ since: '2020-01-01' })).total, 4);
  assert.equal((await list({ folder: 99 })).total, 0);
});

test('the list follows the library: what was removed is gone from it at once', async (t) => {
  const { client } = await read(t);
  assert.equal((await client.documents.list({})).total, 4);
  const { folders } = await client.library.state();
  await client.library.removeFolder({ id: folders[0]!.id });
  assert.equal((await client.documents.list({})).total, 0);
});

test('a document shows what is indexed of it; a link from elsewhere finds it by its path', async (t) => {
  const { client } = await read(t);
  const found = await client.documents.find({ path: '이전/일시정지.html' });
  assert.equal(found?.title, '일시정지');
  const [first] = await client.documents.passages({ documentId: found!.documentId });
  assert.ok(first?.units.some(({ source }) => source === '시작일은 30일 안이어야 합니다.'));
  assert.equal(await client.documents.find({ path: '없는/문서.html' }), null);
  assert.equal(
    (await failureOf(() => client.documents.passages({ documentId: 999 }))).data.code,
    'document-missing',
  );
});

test('copies are listed together', async (t) => {
  const home = await running(t, {
    'a.html': files['이전/일시정지.html'],
    'b/a.html': files['이전/일시정지.html'],
  });
  await eventsOf(home.client.library.ingest({ folder: home.folder, locale: 'ko' }));
  const [same] = await home.client.documents.alike();
  assert.deepEqual(
    same?.documents.map((one) => one.path),
    ['a.html', 'b/a.html'],
  );
});

test('a backup is taken back while the engine runs, and questions find what it holds', async (t) => {
  const { client, home, library } = await read(t);
  const to = path.join(home, 'copy.footnote');
  assert.equal((await client.house.backUp({ to })).documents, 3);
  assert.equal((await failureOf(() => client.house.backUp({ to: library }))).data.code, 'same-file');
  await client.house.reset({ library: true, settings: false });
  assert.equal((await client.library.state()).documents, 0);
  assert.ok(existsSync(`${library}.before-reset`));
  assert.equal((await client.house.restore({ from: to })).documents, 3);
  assert.equal((await client.library.state()).documents, 3);
  const { hits } = await client.search({ question: '일시정지 시작일' });
  assert.equal(hits[0]?.title, '일시정지');
});

test('the settings go back to the first start, and the library stays', async (t) => {
  const { client } = await read(t);
  await client.settings.set({ locale: 'en', textSize: 'large' });
  await client.house.reset({ library: false, settings: true });
  assert.deepEqual(
    [(await client.settings.get()).locale, (await client.settings.get()).textSize],
    [null, 'normal'],
  );
  assert.equal((await client.library.state()).documents, 3);
});

test('the diagnostics hold counts and findings, and nothing of a document, a name or a path', async (t) => {
  const { client, home } = await read(t);
  const told = await client.house.diagnostics();
  assert.equal(told.library?.documents, 3);
  assert.equal(told.library?.whole, true);
  assert.equal(told.library?.formats.html, 2);
  assert.equal(
    Object.values(told.library?.problems ?? {}).reduce((sum, n) => sum + n, 0),
    1,
  );
  const text = JSON.stringify(told);
  for (const secret of ['일시정지', '해지', '위약금', home, path.basename(home), 'manuals'])
    assert.ok(!text.includes(secret), secret);
});

test('nothing has left this machine until a person asked for a download; that is noted, the latest first', async (t) => {
  const { client, home } = await read(t);
  assert.deepEqual(await client.house.departures(), []);
  const { departures } = await client.house.places();
  assert.ok(departures.startsWith(home));
  noteDeparture(departures, { kind: 'download', host: 'huggingface.co', what: 'a.gguf' });
  writeFileSync(departures, `${readFileSync(departures, 'utf8')}{"broken\n`);
  noteDeparture(departures, { kind: 'download', host: 'huggingface.co', what: 'b.gguf' });
  assert.deepEqual(
    departuresIn(departures).map(({ what }) => what),
    ['b.gguf', 'a.gguf'],
  );
  assert.equal((await client.house.diagnostics()).departures, 2);
});
