/** Each screen's main task, in Korean, over the real engine and a copied library of a few manuals. */
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { createClient, createEngine, type Engine } from '../../main/engine/index.ts';
import { writeFiles } from '../ingest/manuals.ts';
import { browserMissing, findBrowser } from './browser.ts';
import { openStage, type Scene, type Stage, seriousFindings } from './stage.ts';
import { words } from './words.ts';

const skip = findBrowser() === null ? browserMissing : false;
const { ko } = words;

const page = (title: string, body: string) =>
  `<!doctype html><html lang="ko"><title>${title}</title><h1>${title}</h1>${body}`;
const manuals = {
  '이전_변경/일시정지.html': page(
    '일시정지',
    '<p>일시정지 시작일은 접수 다음 날부터 30일 안이어야 합니다.</p><p>기간은 최대 90일입니다.</p>',
  ),
  '요금/연체.html': page(
    '연체 안내',
    '<p>연체료는 월 2퍼센트입니다.</p><p>두 달이 지나면 이용이 정지됩니다.</p>',
  ),
  '요금/요금표.html': page(
    '인터넷 요금표',
    '<table><tr><th>상품</th><th>월 요금</th></tr><tr><td>기가라이트</td><td>33,000원</td></tr></table>',
  ),
};
const sheet = [
  {
    id: 'q1',
    question: '일시정지 시작일은 언제까지인가요?',
    gold_files: ['이전_변경/일시정지.html'],
    category: '변경',
    style: '짧음',
  },
  {
    id: 'q2',
    question: '연체료는 몇 퍼센트인가요?',
    gold_files: ['요금/연체.html'],
    category: '요금',
    style: '짧음',
  },
];

describe('the main task of each screen', { skip }, () => {
  let folder: string;
  let stage: Stage;
  let engine: Engine;
  let scene: Scene;
  const options = () => ({
    library: join(folder, '상담.footnote'),
    settings: join(folder, 'settings.json'),
    samples: join(folder, 'samples'),
    appVersion: '0.0.0',
  });

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'footnote-tasks-'));
    writeFiles(join(folder, 'manuals'), manuals);
    await writeFile(join(folder, '질문지.jsonl'), sheet.map((row) => JSON.stringify(row)).join('\n'));
    engine = await createEngine(options());
    for await (const _ of await createClient(engine.router).library.ingest({
      folder: join(folder, 'manuals'),
      locale: 'ko',
    }));
    stage = (await openStage()) as Stage;
    scene = await stage.open(engine, { permissions: ['clipboard-read', 'clipboard-write'] });
  });
  after(async () => {
    await stage?.close();
    await engine?.close();
    await rm(folder, { recursive: true, force: true });
  });

  const room = (name: string) => scene.page.getByRole('navigation').getByRole('button', { name }).click();
  const lastAnswer = () => scene.page.locator('article').last();
  const ask = async (question: string) => {
    await scene.page.getByLabel(ko.ask.label).fill(question);
    await scene.page.keyboard.press('Enter');
    await lastAnswer().getByRole('toolbar').waitFor();
  };
  const clipboard = () => scene.page.evaluate('navigator.clipboard.readText()') as Promise<string>;

  test('an answer is copied with its footnotes by one key', async () => {
    await ask('일시정지 시작일은 언제까지인가요?');
    await scene.page.keyboard.press('Alt+c');
    await lastAnswer().getByText(ko.ask.copiedAnswer).waitFor();
    const text = await clipboard();
    assert.match(text, /^일시정지 시작일은 언제까지인가요\?\n\n.*30일 안이어야 합니다\..*\[1\]\n/);
    assert.match(text, /\[1\] 일시정지 .*\n.*"일시정지 시작일은.*"\n.*이전_변경\/일시정지\.html/s);
    const types = await scene.page.evaluate('navigator.clipboard.read().then(([item]) => item.types)');
    assert.deepEqual([...(types as string[])].sort(), ['text/html', 'text/plain']);
  });

  test('an answer is put into the words of a conversation', async () => {
    await lastAnswer().getByRole('button', { name: ko.ask.speak }).click();
    await scene.page
      .getByRole('region', { name: ko.ask.speakTitle })
      .getByText('30일 안이어야 해요.', { exact: false })
      .waitFor();
  });

  test('a question is taken back, changed and asked again', async () => {
    await lastAnswer().getByRole('button', { name: ko.ask.edit }).click();
    await scene.page.locator('#question:focus').waitFor();
    assert.equal(await scene.page.locator('#question').inputValue(), '일시정지 시작일은 언제까지인가요?');
    await ask('연체료는 몇 퍼센트인가요?');
    await lastAnswer().getByText('2퍼센트', { exact: false }).first().waitFor();
  });

  test('an answer is printed with its sources, and nothing else of the screen', async () => {
    const { page: tab } = scene;
    await tab.evaluate('window.print = () => { window.printed = true }');
    await lastAnswer().getByRole('button', { name: ko.ask.print }).click();
    await tab.waitForFunction('window.printed');
    await tab.emulateMedia({ media: 'print' });
    const seen = (await tab.evaluate('document.body.innerText')) as string;
    assert.match(seen, /연체료는 몇 퍼센트인가요\?/);
    assert.match(seen, /요금\/연체\.html/);
    assert.doesNotMatch(seen, new RegExp(ko.app.library));
    await tab.emulateMedia({ media: 'screen' });
    await tab.evaluate('dispatchEvent(new Event("afterprint"))');
  });

  test('the right page is named, and the next search knows it', async () => {
    const { page: tab } = scene;
    await tab.keyboard.press('Alt+1');
    await tab.frameLocator('iframe').locator('#cited').waitFor();
    await lastAnswer().getByRole('button', { name: ko.helpful.no, exact: true }).click();
    await tab.getByRole('button', { name: /^맞는 문서/ }).click();
    await tab.getByText(ko.helpful.pageKept).waitFor();
    const [given] = await createClient(engine.router).feedback.list({});
    assert.equal(given?.page?.path, '요금/연체.html');
  });

  test('a link to the cited sentence is copied, and leads back to it', async () => {
    const { page: tab } = scene;
    await tab.getByRole('button', { name: ko.viewer.link }).click();
    const link = await clipboard();
    assert.match(link, /^footnote:\/\/open\?path=/);
    await tab.keyboard.press('Escape');
    await tab.goto(`${new URL(tab.url()).origin}/${link.slice(link.indexOf('?'))}`);
    await tab.frameLocator('iframe').locator('#cited').waitFor();
    const marked = await tab.frameLocator('iframe').locator('mark').allTextContents();
    assert.match(marked.join(''), /2퍼센트/);
  });

  test('the history finds the conversation, renames and exports it', async () => {
    const { page: tab } = scene;
    await room(ko.app.history);
    await tab.getByLabel(ko.history.search).fill('연체료');
    await tab.getByRole('button', { name: ko.history.rename }).first().click();
    await tab.getByLabel(ko.history.name).fill('연체 상담');
    await tab.keyboard.press('Enter');
    await tab.getByText('연체 상담').waitFor();
    await tab.getByRole('checkbox').first().check();
    const [saved] = await Promise.all([
      tab.waitForEvent('download'),
      tab.getByRole('button', { name: ko.history.markdown }).click(),
    ]);
    assert.match(await readFile(await saved.path(), 'utf8'), /연체료는 월 2퍼센트입니다/);
    assert.deepEqual(await seriousFindings(tab), []);
  });

  test('a document is found by its first consonants, and shows what was read of it', async () => {
    const { page: tab } = scene;
    await room(ko.app.library);
    await tab.getByRole('tab', { name: /^문서/ }).click();
    await tab.getByLabel(ko.documents.search).fill('ㅇㅅㅈㅈ');
    const list = tab.getByRole('listbox', { name: ko.documents.list });
    await tab.getByText('문서 1개', { exact: true }).waitFor();
    await list.focus();
    await tab.keyboard.press('Enter');
    // The question screen keeps its own page open behind this one.
    await tab.frameLocator('iframe[title^="일시정지"]').getByText('최대 90일').waitFor();
    await tab.getByRole('button', { name: ko.documents.content }).click();
    await tab.getByRole('dialog').getByText('기간은 최대 90일입니다.').waitFor();
    await tab.keyboard.press('Escape');
    assert.deepEqual(await seriousFindings(tab), []);
  });

  test('a word of the customers is added to the glossary', async () => {
    const { page: tab } = scene;
    await tab.getByRole('tab', { name: ko.glossary.title }).click();
    await tab.getByLabel(ko.glossary.term).fill('일시정지');
    await tab.getByLabel(ko.glossary.synonyms).fill('잠깐 끊기, 휴지');
    await tab.keyboard.press('Enter');
    await tab.getByText('잠깐 끊기, 휴지', { exact: false }).waitFor();
  });

  test('a question sheet is run, and an answer scored by keyboard', async () => {
    const { page: tab } = scene;
    await room(ko.app.evaluate);
    await tab.getByLabel(ko.evaluate.sheet).fill(join(folder, '질문지.jsonl'));
    await tab.keyboard.press('Enter');
    await tab.getByRole('img', { name: /변경 100%/ }).waitFor();
    assert.deepEqual(await seriousFindings(tab), []);
    await tab.getByRole('tab', { name: ko.evaluate.scoring }).click();
    await tab.keyboard.press('2');
    await tab.keyboard.press('1');
    await tab.getByText('2 / 2', { exact: false }).waitFor();
    const client = createClient(engine.router);
    const [run] = await client.evaluations.list();
    const { rows } = await client.evaluations.get({ id: run!.id });
    assert.deepEqual([rows[0]?.accuracy, rows[0]?.detail], [2, 1]);
  });

  test('the library is backed up, and the privacy page says that nothing has left', async () => {
    const { page: tab } = scene;
    await room(ko.app.settings);
    await tab.getByText(ko.settings.privacyNothing).waitFor();
    await tab.getByLabel(ko.settings.backUpPath).fill(join(folder, '백업.footnote'));
    await tab.keyboard.press('Enter');
    await tab.getByText('문서 3개를 백업하고', { exact: false }).waitFor();
    await tab.getByRole('radio', { name: ko.settings.sizeLarger }).check();
    await tab.locator('html[data-size="larger"]').waitFor();
    assert.deepEqual(await seriousFindings(tab), []);
  });

  test('quick ask answers in its small window, and Enter that ends a syllable does not ask', async () => {
    const { page: tab } = scene;
    await tab.goto(`${new URL(tab.url()).origin}/?quick`);
    const input = tab.getByLabel(ko.ask.label);
    await input.fill('연체료는 몇 퍼센트인가요?');
    await input.dispatchEvent('keydown', { key: 'Enter', code: 'Enter', isComposing: true, bubbles: true });
    assert.equal(await tab.locator('article').count(), 0);
    await input.press('Enter');
    await tab.locator('article').getByText('2퍼센트', { exact: false }).first().waitFor();
    assert.deepEqual(await seriousFindings(tab), []);
  });

  test('nothing was complained about, and nothing was asked of another machine', () => {
    assert.deepEqual(scene.complaints, []);
  });
});
