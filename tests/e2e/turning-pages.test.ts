/** The pages of a cited PDF, turned by the keyboard alone, in both languages, over the real engine. */
import assert from 'node:assert/strict';
import { copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { FootnoteError } from '../../main/contract/index.ts';
import { createClient, createEngine, type Engine } from '../../main/engine/index.ts';
import { browserMissing, findBrowser } from './browser.ts';
import { activate, typeInto } from './keyboard.ts';
import { openStage, type Stage, seriousFindings } from './stage.ts';
import { words } from './words.ts';

const skip = findBrowser() === null ? browserMissing : false;
const leaflet = join(
  import.meta.dirname,
  '../../resources/sample-manuals/manuals/01_상품/첨부/기가라이트_상품안내서.pdf',
);
const question = '공유기를 놓는 자리는 바닥에서 몇 미터 높이인가요?';

/** Asks, and opens the first footnote of the answer. */
async function openCited(page: Page): Promise<void> {
  await page.locator('#question:focus').waitFor();
  await page.keyboard.insertText(question);
  await page.keyboard.press('Enter');
  await page.locator('article').last().getByRole('toolbar').waitFor();
  await page.keyboard.press('Alt+1');
}

describe('the pages of a cited PDF', { skip }, () => {
  let folder: string;
  let stage: Stage;
  let engine: Engine;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'footnote-pages-'));
    await mkdir(join(folder, 'manuals'));
    await copyFile(leaflet, join(folder, 'manuals', '기가라이트.pdf'));
    engine = await createEngine({
      library: join(folder, '상담.footnote'),
      settings: join(folder, 'settings.json'),
      samples: join(folder, 'samples'),
      appVersion: '0.0.0',
    });
    const client = createClient(engine.router);
    for await (const _ of await client.library.ingest({ folder: join(folder, 'manuals'), locale: 'ko' }));
    stage = (await openStage()) as Stage;
  });
  after(async () => {
    await stage?.close();
    await engine?.close();
    await rm(folder, { recursive: true, force: true });
  });

  for (const locale of ['ko', 'en'] as const) {
    test(`are turned from the one that is cited and back to it (${locale})`, async () => {
      const t = words[locale].viewer;
      await createClient(engine.router).settings.set({ locale });
      const scene = await stage.open(engine);
      const { page } = scene;
      await openCited(page);
      const frame = page.frameLocator('iframe:visible');
      await frame.locator('.footnote-page #cited').waitFor();
      const pages = page.getByRole('form', { name: t.pages });
      const number = pages.getByRole('textbox');
      const shown = async (at: number) => {
        await frame
          .locator('main > .footnote-place')
          .getByText(new RegExp(`^(Page )?${at}쪽?$`))
          .waitFor();
        await frame.locator('.footnote-page img').waitFor();
        assert.equal(await number.inputValue(), String(at));
      };
      await shown(2);
      await activate(page, pages.getByRole('button', { name: t.previousPage }));
      await shown(1);
      assert.equal(await frame.locator('#cited').count(), 0);
      await page.keyboard.press('Alt+PageUp');
      await shown(1);
      await page.keyboard.press('Alt+PageDown');
      await shown(2);
      await frame.locator('.footnote-page #cited').waitFor();
      await typeInto(page, number, '1');
      await page.keyboard.press('Enter');
      await shown(1);
      // Beyond the last one is the last one; what is no number changes nothing.
      await typeInto(page, number, '99');
      await page.keyboard.press('Enter');
      await shown(2);
      await typeInto(page, number, 'x');
      await page.keyboard.press('Enter');
      await shown(2);
      assert.deepEqual(await seriousFindings(page), []);
      await page.keyboard.press('Escape');
      await page.locator('iframe').waitFor({ state: 'detached' });
      assert.deepEqual(scene.complaints, []);
      await scene.close();
    });
  }

  test('are shown as soon as they are drawn, however long that takes, and until then as their text', async () => {
    const drawn = Promise.withResolvers<void>();
    const slow = {
      ...engine,
      view: async (path: string) => {
        if (!path.includes('meanwhile')) await drawn.promise;
        return engine.view(path);
      },
    };
    await createClient(engine.router).settings.set({ locale: 'ko' });
    const scene = await stage.open(slow);
    const { page } = scene;
    await openCited(page);
    const text = page.frameLocator('iframe:visible');
    await text.locator('mark#cited').waitFor();
    await text.getByText('이 쪽의 모습을 그리고 있습니다.').first().waitFor();
    assert.equal(await page.evaluate('document.activeElement.id'), 'question');
    drawn.resolve();
    const place = text.locator('.footnote-page #cited');
    await place.waitFor();
    assert.equal(await page.locator('iframe').count(), 1);
    // The frame was not seen while it went to its place.
    const [frame, cited] = await Promise.all([page.locator('iframe').boundingBox(), place.boundingBox()]);
    assert.ok(frame && cited && cited.y >= frame.y && cited.y + cited.height <= frame.y + frame.height);
    assert.equal(await page.evaluate('document.activeElement.id'), 'question');
    assert.deepEqual(scene.complaints, []);
    await scene.close();
  });

  test('say what happened where the page is gone from the library meanwhile', async () => {
    const client = createClient(engine.router);
    await client.settings.set({ locale: 'ko' });
    const scene = await stage.open(engine);
    const { page } = scene;
    await openCited(page);
    const pages = page.getByRole('form', { name: words.ko.viewer.pages });
    await pages.waitFor();
    await rm(join(folder, 'manuals', '기가라이트.pdf'));
    for await (const _ of await client.library.ingest({ folder: join(folder, 'manuals'), locale: 'ko' }));
    await page.keyboard.press('Alt+PageUp');
    const { message } = new FootnoteError('document-missing').words('ko');
    await page.getByRole('alert').getByText(message).waitFor();
    // The page that was cited is no page 1.
    assert.equal(await page.locator('iframe').count(), 0);
    await scene.close();
  });
});
