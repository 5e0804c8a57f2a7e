/** The main path of a person's first minutes, over the real engine and the bundled sample manuals. */
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { createClient, createEngine, type Engine } from '../../main/engine/index.ts';
import { exampleQuestions } from '../../renderer/ask/examples.ts';
import { browserMissing, findBrowser } from './browser.ts';
import { openStage, type Scene, type Stage, seriousFindings } from './stage.ts';
import { words } from './words.ts';

const samples = fileURLToPath(new URL('../../resources/sample-manuals/manuals', import.meta.url));
const skip = findBrowser() === null ? browserMissing : false;

/** Stands in 이전_변경/일시정지.html; the question names another word for half of it. */
const question = '일시정지 시작일은 언제까지 정할 수 있나요?';
const fact = '30일 안이어야 합니다';

describe('the first minutes with the sample manuals', { skip }, () => {
  const { ko, en } = words;
  let folder: string;
  let stage: Stage;
  let engine: Engine;
  let scene: Scene;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'footnote-e2e-'));
    engine = await createEngine({
      library: join(folder, '상담 지식.footnote'),
      settings: join(folder, 'settings.json'),
      samples,
      appVersion: '0.0.0',
    });
    stage = (await openStage()) as Stage;
    scene = await stage.open(engine, { colorScheme: 'light' });
  });
  after(async () => {
    await scene.close();
    await stage.close();
    await engine.close();
    await rm(folder, { recursive: true, force: true });
  });

  const lastAnswer = () => scene.page.locator('article').last();
  const asked = () => scene.page.getByLabel(ko.ask.label);
  /** Until the whole answer is there: its time stands beside the verdict. */
  const answered = () =>
    lastAnswer()
      .getByText(/^[\d.]+( s|초)$/)
      .waitFor();

  test('the first start offers the sample manuals, and reading them shows its progress', async () => {
    const { page } = scene;
    await page.getByRole('button', { name: ko.welcome.samplesButton }).click();
    await page.getByRole('progressbar').waitFor();
    await page.getByText(ko.ask.greeting).waitFor({ timeout: 120_000 });
    const notice = page.getByRole('status').filter({ hasText: /추가 \d+/ });
    // Questions can be asked before the last vectors are made.
    await notice.waitFor({ timeout: 120_000 });
    assert.deepEqual(await seriousFindings(page), []);
  });

  test('every question that the start offers is one that the manuals answer', async () => {
    const client = createClient(engine.router);
    const library = await client.library.state();
    const offered = [...exampleQuestions(library, 'ko'), ...exampleQuestions(library, 'en')];
    assert.ok(offered.length >= 6);
    for (const { question: example } of offered) {
      for await (const event of await client.ask({ question: example })) {
        if (event.type === 'done') assert.equal(event.answer.confidence, 'sure', example);
      }
    }
  });

  test('an example question is answered with one click', async () => {
    const { page } = scene;
    await page.getByRole('button', { name: question }).click();
    await answered();
    assert.equal(await page.evaluate('document.activeElement.id'), 'question');
  });

  test('a Korean question gets an answer in which every sentence has a footnote', async () => {
    const { page } = scene;
    await asked().fill(question);
    await page.keyboard.press('Enter');
    await answered();
    assert.equal(await page.locator('article').count(), 2);
    const sentences = lastAnswer().locator('p:has(button)');
    assert.ok((await sentences.count()) >= 1);
    await lastAnswer().getByText(fact).first().waitFor();
    await lastAnswer()
      .getByRole('region', { name: ko.answer.sources })
      .getByText('일시정지')
      .first()
      .waitFor();
  });

  test('a footnote that the keyboard comes to shows its quote too', async () => {
    const { page } = scene;
    await lastAnswer()
      .getByRole('button', { name: /^각주 1:/ })
      .focus();
    await page.getByRole('tooltip').getByText(fact).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('tooltip').waitFor({ state: 'detached' });
  });

  test('an answer that did not help is kept with the reason, on this machine', async () => {
    const { page } = scene;
    await lastAnswer().getByRole('button', { name: ko.helpful.no }).press('Enter');
    await page.getByLabel(ko.helpful.reason).fill('시작일만 있고 끝나는 날이 없습니다');
    await page.keyboard.press('Enter');
    await lastAnswer().getByText(ko.helpful.kept).waitFor();
    const [kept] = await createClient(engine.router).feedback.list({});
    assert.deepEqual(
      [kept?.kind, kept?.question, kept?.reason],
      ['not-helpful', question, '시작일만 있고 끝나는 날이 없습니다'],
    );
  });

  test('a footnote shows its quote under the pointer and opens its page at the highlight', async () => {
    const { page } = scene;
    const mark = lastAnswer().getByRole('button', { name: /^각주 1:/ });
    await mark.hover();
    await page.getByRole('tooltip').getByText(fact).waitFor();
    await mark.click();
    const cited = page.frameLocator('iframe').locator('#cited');
    await cited.waitFor();
    const inSight = async () => {
      const [frame, place] = await Promise.all([page.locator('iframe').boundingBox(), cited.boundingBox()]);
      return frame && place && place.y >= frame.y && place.y + place.height <= frame.y + frame.height;
    };
    // On a busy machine the frame is sent to its place once more when it knows its size.
    for (let frames = 0; frames < 300 && !(await inSight()); frames += 1)
      await page.evaluate('new Promise(requestAnimationFrame)');
    assert.ok(await inSight(), 'the highlight is in sight');
    const marked = await page.frameLocator('iframe').locator('mark').allTextContents();
    assert.match(marked.join(' '), /30일 안이어야 합니다/);
  });

  test('the page of a manual runs no script and has no origin', async () => {
    const frame = scene.page.locator('iframe');
    assert.equal(await frame.getAttribute('sandbox'), '');
    assert.equal(await scene.page.frames()[1]?.evaluate('window.origin'), 'null');
  });

  test('the original is opened, or its path is shown where the host cannot', async () => {
    const { page } = scene;
    await page.getByRole('button', { name: ko.viewer.openOriginal, exact: true }).click();
    await page.getByText(ko.viewer.notOpened).waitFor();
    await page
      .locator('code')
      .filter({ hasText: /일시정지\.html$/ })
      .waitFor();
    await page.keyboard.press('Escape');
    await page.locator('iframe').waitFor({ state: 'detached' });
  });

  test('everything works by keyboard alone', async () => {
    const { page } = scene;
    const focused = (expression: string) => page.evaluate(`document.activeElement.${expression}`);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+k');
    await page.locator('#question:focus').waitFor();
    await page.keyboard.type('편의점에서 낼 수 있는 최대 금액');
    await page.keyboard.press('Enter');
    await page.locator('article').nth(2).waitFor();
    await answered();
    await page.keyboard.press('Alt+1');
    await page.frameLocator('iframe').first().locator('#cited').waitFor();
    await page.keyboard.press('F6');
    assert.equal(await focused('tagName'), 'H2');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Shift+F6');
    assert.equal(await focused('id'), 'question');
    const splitter = page.getByRole('separator', { name: ko.viewer.resize });
    await splitter.focus();
    await page.keyboard.press('ArrowLeft');
    assert.equal(await splitter.getAttribute('aria-valuenow'), '54');
    await page.keyboard.press('Escape');
    await page.locator('iframe').waitFor({ state: 'detached' });
    await page.keyboard.press('Alt+l');
    await page.getByRole('tab', { name: ko.library.folders }).waitFor();
    await page.keyboard.press('/');
    await page.locator('#question:focus').waitFor();
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: ko.shortcuts.title }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  test('Enter that ends a Korean syllable does not send the question', async () => {
    const { page } = scene;
    const before = await page.locator('article').count();
    await asked().focus();
    const session = await page.context().newCDPSession(page);
    await session.send('Input.imeSetComposition', { text: '해ㅈ', selectionStart: 2, selectionEnd: 2 });
    await session.send('Input.imeSetComposition', { text: '해지', selectionStart: 2, selectionEnd: 2 });
    const key = { key: 'Process', code: 'Enter', windowsVirtualKeyCode: 229 };
    await session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...key });
    // Some systems report the plain key while the composition is still open.
    await asked().dispatchEvent('keydown', { key: 'Enter', code: 'Enter', isComposing: true, bubbles: true });
    assert.equal(await page.locator('article').count(), before);
    assert.equal(await asked().inputValue(), '해지');
    await session.send('Input.insertText', { text: '해지' });
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.type('장비 반납');
    assert.equal(await asked().inputValue(), '해지\n장비 반납');
    await page.keyboard.press('Enter');
    await page.locator('article').nth(before).waitFor();
    await answered();
    assert.equal(await asked().inputValue(), '');
  });

  test('the interface speaks English at once, and after the next start', async () => {
    const { page } = scene;
    await page.getByRole('navigation').getByRole('button', { name: ko.app.settings }).click();
    await page.getByRole('radio', { name: 'English' }).check();
    await page.getByRole('button', { name: en.app.shortcuts }).waitFor();
    assert.equal(await page.evaluate('document.documentElement.lang'), 'en');
    await page.reload();
    await page.getByText(en.ask.greeting).waitFor();
    await page.getByLabel(en.ask.label).fill('What should we do when the LOS lamp is red?');
    await page.keyboard.press('Enter');
    await answered();
    await lastAnswer()
      .getByText(/technician/)
      .first()
      .waitFor();
    assert.deepEqual(await seriousFindings(page), []);
  });

  test('the dark theme is kept, and stays readable', async () => {
    const { page } = scene;
    await page.getByRole('navigation').getByRole('button', { name: en.app.settings }).click();
    await page.getByRole('radio', { name: en.app.themeDark }).check();
    await page.locator('html[data-theme="dark"]').waitFor();
    assert.deepEqual(await seriousFindings(page), []);
    await page.reload();
    await page.locator('html[data-theme="dark"]').waitFor();
  });

  test('the problems list names each file and what to do', async () => {
    const { page } = scene;
    await page.getByRole('navigation').getByRole('button', { name: en.app.library }).click();
    await page.getByRole('tab', { name: en.library.problems }).click();
    const problems = await createClient(engine.router).library.problems({ locale: 'en' });
    const one = problems.at(-1);
    assert.ok(one);
    await page.getByText(`${problems.length} problems`, { exact: true }).waitFor();
    await page.getByLabel(en.library.filter).fill(`${one.path} ${one.message}`);
    const shown = page.locator('details li');
    await page.getByText(/^1 of \d+$/).waitFor();
    assert.equal(await shown.count(), 1);
    await shown.getByText(one.path, { exact: true }).waitFor();
    await page.locator('details').getByText(one.message, { exact: true }).waitFor();
    await page.locator('summary').getByText(one.action, { exact: true }).waitFor();
    assert.deepEqual(await seriousFindings(page), []);
  });

  test('scanning again finds nothing new', async () => {
    const { page } = scene;
    await page.getByRole('button', { name: en.library.rescan }).click();
    await page.getByText(en.ingest.same).filter({ visible: true }).waitFor({ timeout: 60_000 });
  });

  test('a folder that is not there is refused with a sentence and what to do', async () => {
    const { page } = scene;
    await page.getByRole('tab', { name: en.library.folders }).click();
    await page.getByLabel(en.library.addLabel).fill(join(folder, '없는 폴더'));
    await page.keyboard.press('Enter');
    await page
      .getByRole('alert')
      .getByText(/does not exist/)
      .waitFor();
  });

  test('nothing was complained about, and nothing was asked of another machine', () => {
    assert.deepEqual(scene.complaints, []);
  });
});
