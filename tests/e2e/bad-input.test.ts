/** What should not be given to the window, given to it: one sentence each, in both languages, and the window goes on. */
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, type TestContext, test } from 'node:test';
import type { Page } from 'playwright-core';
import { type ErrorCode, type ErrorParams, FootnoteError } from '../../main/contract/index.ts';
import { createClient, createEngine, type Engine } from '../../main/engine/index.ts';
import { launchChildProcess } from '../../main/models/index.ts';
import { otherPages } from '../answer/made-manuals.ts';
import { html, writeFiles } from '../ingest/manuals.ts';
import { start, testModel } from '../models/subject.ts';
import { browserMissing, findBrowser } from './browser.ts';
import { pairedModels } from './paired-models.ts';
import { openStage, type Stage, seriousFindings } from './stage.ts';
import { words } from './words.ts';

const skip = findBrowser() === null ? browserMissing : false;
const locales = ['ko', 'en'] as const;
const product = (name: string, limit: string) =>
  html(`${name} 상품 안내`, `${name}의 하루 사용량 제한은 ${limit}입니다.`, '제한을 넘으면 느려집니다.');
const manuals = {
  '상품/slim.html': product('기가슬림', '50GB'),
  '상품/light.html': product('기가라이트', '150GB'),
  '이전/pause.html': html('일시정지', '일시정지 시작일은 접수 다음 날부터 30일 안이어야 합니다.'),
  ...otherPages,
};
const question = '일시정지 시작일은 언제까지인가요?';

describe('bad input in the window', { skip }, () => {
  let folder: string;
  let stage: Stage;
  let engine: Engine;
  const paired = pairedModels(launchChildProcess);
  const client = () => createClient(engine.router);
  const file = (...names: string[]) => path.join(folder, ...names);

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'footnote-bad-'));
    writeFiles(file('manuals'), manuals);
    engine = await createEngine({
      library: file('상담.footnote'),
      settings: file('settings.json'),
      samples: file('samples'),
      appVersion: '',
      modelStart: start,
      launchModels: paired.launch,
    });
    for await (const _ of await client().library.ingest({ folder: file('manuals'), locale: 'ko' }));
    stage = (await openStage()) as Stage;
  });
  after(async () => {
    await stage?.close();
    await engine?.close();
    await rm(folder, { recursive: true, force: true });
  });

  const opened = async (t: TestContext, locale: 'ko' | 'en' = 'ko') => {
    await client().settings.set({ locale });
    const scene = await stage.open(engine, { reducedMotion: 'reduce' });
    t.after(() => scene.close());
    const words_ = words[locale];
    const { page } = scene;
    await page.getByLabel(words_.ask.label).waitFor();
    const ask = async (text: string) => {
      await page.getByLabel(words_.ask.label).fill(text);
      await page.keyboard.press('Enter');
    };
    const answered = () => page.locator('article').last().getByRole('toolbar').waitFor();
    return { ...scene, ask, answered, words: words_ };
  };
  /** The sentence stands on the screen as the catalogue has it, with what to do. */
  const told = async (page: Page, locale: 'ko' | 'en', code: ErrorCode, params: ErrorParams) => {
    const { message, action } = new FootnoteError(code, params).words(locale);
    const alert = page.getByRole('alert').filter({ hasText: message });
    await alert.getByText(action).waitFor();
    assert.equal(await page.getByRole('alert').count(), 1, 'one sentence');
  };

  for (const locale of locales) {
    test(`a file that is no model, and one in the wrong place, are refused by one sentence (${locale})`, async (t) => {
      const { page, words: w } = await opened(t, locale);
      const garbage = file('garbage.gguf');
      await writeFile(garbage, '<!doctype html><title>404</title>'.repeat(200));
      await page.keyboard.press('Alt+m');
      const give = async (label: string, given: string) => {
        await page.getByLabel(label, { exact: true }).fill(given);
        await page.keyboard.press('Enter');
      };
      await give(w.models.file, garbage);
      await told(page, locale, 'model-not-gguf', { path: garbage });
      await give(w.models.file, testModel('truncated.gguf'));
      const short = page.getByRole('alert').filter({ hasText: 'truncated.gguf' });
      await short.filter({ hasText: /208,?512/ }).waitFor();
      await give(w.models.file, testModel('tiny-ko-domain-lora.gguf'));
      await told(page, locale, 'model-is-adapter', { name: 'tiny-ko-domain-lora' });
      await give(w.models.file, file('없음.gguf'));
      await page.getByRole('alert').filter({ hasText: '없음.gguf' }).waitFor();
      assert.deepEqual(await seriousFindings(page), []);
      assert.deepEqual((await client().models.list()).models, []);
    });

    test(`a disk that is full ends a download by one sentence (${locale})`, async (t) => {
      if (process.platform !== 'linux') return t.skip('needs a file that is always full');
      const { page, words: w } = await opened(t, locale);
      // The download begins to write, and finds no room.
      await mkdir(file('models', 'downloads'), { recursive: true });
      const entry = (await client().models.catalogue()).find(({ file: one }) => one !== null)!;
      const part = `${path.basename(new URL(entry.file!.url).pathname)}.part`;
      await rm(file('models', 'downloads', part), { force: true });
      await symlink('/dev/full', file('models', 'downloads', part));
      t.mock.method(globalThis, 'fetch', async () => new Response(new Uint8Array(3_000_000)));
      await page.keyboard.press('Alt+m');
      await page.getByRole('button', { name: w.models.download }).first().click();
      await page.getByRole('alertdialog').getByRole('button', { name: w.models.download }).click();
      const message = new FootnoteError('models-disk-full', { needed: 3, free: 0 }).words(locale).message;
      await page
        .getByRole('alert')
        .filter({ hasText: message.slice(0, message.indexOf('3')) })
        .waitFor();
      // It may be tried again as soon as there is room.
      await page
        .getByRole('button', { name: w.models.download })
        .first()
        .and(page.locator(':enabled'))
        .waitFor();
      assert.deepEqual(await seriousFindings(page), []);
    });

    test(`a question that is too long, or of which nothing is seen, is not sent and says why (${locale})`, async (t) => {
      const { page, ask, answered, words: w } = await opened(t, locale);
      for (const quick of [false, true]) {
        if (quick) await page.goto(`${new URL(page.url()).origin}/?quick`);
        await ask('가'.repeat(100_000));
        await page.getByRole('alert').filter({ hasText: '10,000' }).waitFor();
        await ask('\u200b\u200d\u2060');
        await page.getByRole('alert').filter({ hasText: w.ask.invisible }).waitFor();
        assert.equal(await page.locator('article').count(), 0);
        assert.deepEqual(await seriousFindings(page), []);
        await ask(question);
        await answered();
        await page.getByText('30일 안이어야 합니다').first().waitFor();
        assert.equal(await page.getByRole('alert').count(), 0);
      }
    });

    test(`a sheet that measures nothing, and one that measures a part, say so (${locale})`, async (t) => {
      const { page, words: w } = await opened(t, locale);
      const sheet = file('sheet.csv');
      const [asked, other] = [`${question},이전/pause.html`, '이사는 언제 하나요?,이전/moved.html'];
      await page.keyboard.press('Alt+e');
      const run = async (...lines: string[]) => {
        await writeFile(sheet, ['질문,정답 파일', ...lines].join('\n'));
        await page.getByLabel(w.evaluate.sheet).fill(sheet);
        await page.keyboard.press('Enter');
      };
      await run();
      await told(page, locale, 'sheet-empty', { path: sheet });
      await run(`${question},pause.html`);
      await told(page, locale, 'sheet-foreign', {
        path: sheet,
        file: 'pause.html',
        known: '이전/pause.html',
      });
      await run(asked, other);
      await page.getByRole('status').filter({ hasText: '이전/moved.html' }).waitFor();
      assert.equal(await page.getByRole('alert').count(), 0);
      assert.deepEqual(await seriousFindings(page), []);
    });

    test(`emoji and a third language are answered with what they are (${locale})`, async (t) => {
      const { page, ask, answered, complaints } = await opened(t, locale);
      await ask('😀🎉👨‍👩‍👧');
      await answered();
      assert.equal(await page.getByRole('alert').count(), 0);
      assert.notEqual(
        (await page.locator('article').last().locator('p').allInnerTexts()).join('').trim(),
        '',
      );
      await ask('Wie lange darf die Sperre dauern?');
      await answered();
      const said = await page.locator('article').last().innerText();
      assert.match(said, locale === 'ko' ? /한국어|영어/ : /Korean or English/);
      assert.deepEqual(complaints, []);
    });
  }

  test('which of two products is meant is asked back, and one click answers', async (t) => {
    const { page, ask, answered } = await opened(t);
    await ask('하루 사용량 제한이 있나요?');
    const back = page.getByRole('group', { name: /기가(슬림|라이트).*기가(슬림|라이트).*어느 것/ });
    await back.getByRole('button', { name: '기가라이트' }).click();
    await answered();
    await page.locator('article').last().getByText('150GB').first().waitFor();
    assert.deepEqual(await seriousFindings(page), []);
  });

  test('an embedder does not become the chat model, and its place says what it is for', async (t) => {
    const { page, words: w } = await opened(t);
    await page.keyboard.press('Alt+m');
    await page.getByLabel(w.models.file, { exact: true }).fill(testModel('tiny-ko-embed.gguf'));
    await page.keyboard.press('Enter');
    await page
      .getByRole('group', { name: w.models.embedding, exact: true })
      .getByRole('radio', { name: /^tiny-ko-embed/ })
      .waitFor();
    const chat = page.getByRole('group', { name: w.models.chat, exact: true });
    assert.equal(await chat.getByRole('radio', { name: /^tiny-ko-embed/ }).count(), 0);
    await client().models.remove({ name: 'tiny-ko-embed' });
  });

  test('of two windows that ask at once the second says that it waits, and both are answered', async (t) => {
    for await (const _ of await client().models.import({ path: testModel('tiny-ko-copy-Q8_0.gguf') }));
    const [first, second] = [await opened(t), await opened(t)];
    for (const { page } of [first, second]) await page.getByText('tiny-ko-copy-Q8_0').first().waitFor();
    paired.hold();
    await first.ask(question);
    await second.ask(question);
    await second.page.getByText(words.ko.making.queued_other.replace('{{count, number}}', '1')).waitFor();
    assert.deepEqual(await seriousFindings(second.page), []);
    paired.letGo();
    for (const { answered } of [first, second]) await answered();
  });

  test('the model’s file, deleted while it is in use, ends in one sentence above the quotes', async (t) => {
    const { page, ask, answered, words: w } = await opened(t);
    await page.getByText('tiny-ko-copy-Q8_0').first().waitFor();
    await ask(question);
    await answered();
    await rm(file('models', 'tiny-ko-copy-Q8_0.gguf'));
    await ask(question);
    await answered();
    const last = page.locator('article').last();
    await last.getByText('30일 안이어야 합니다').first().waitFor();
    const { message } = new FootnoteError('model-gone', {
      name: 'tiny-ko-copy-Q8_0',
      path: file('models', 'tiny-ko-copy-Q8_0.gguf'),
    }).words('ko');
    await last.getByText(message.slice(0, 30), { exact: false }).waitFor();
    // The models' screen says it too.
    await page.keyboard.press('Alt+m');
    await page
      .getByRole('group', { name: w.models.chat, exact: true })
      .getByText(/없어졌/)
      .waitFor();
    assert.deepEqual(await seriousFindings(page), []);
  });
});
