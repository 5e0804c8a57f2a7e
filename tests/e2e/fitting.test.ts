/** What must fit: one line of tabs, lists that end in the window, and the same look of choices on every screen. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { createFakeEngine } from '../renderer/fake-engine.ts';
import { answerFor } from '../renderer/fake-manuals.ts';
import { browserMissing, findBrowser } from './browser.ts';
import { openStage, type Stage } from './stage.ts';
import { words } from './words.ts';

interface PageText {
  readonly data: string;
}
/** What the page has that a test in Node does not. */
interface PageGlobals {
  readonly document: {
    createTreeWalker(root: unknown, shown: number): { nextNode(): PageText | null };
    createRange(): {
      selectNodeContents(node: PageText): void;
      getClientRects(): Iterable<{ readonly top: number }>;
    };
  };
}

const skip = findBrowser() === null ? browserMissing : false;

describe('on the smallest window that is promised', { skip }, () => {
  let stage: Stage;
  before(async () => {
    stage = (await openStage()) as Stage;
  });
  after(() => stage.close());

  const look = (page: Page, name: string) =>
    page
      .getByLabel(name, { exact: true })
      .filter({ visible: true })
      .evaluate((element) => {
        const style = (
          globalThis as unknown as { getComputedStyle(of: unknown): Record<string, string> }
        ).getComputedStyle(element);
        return ['borderTopColor', 'borderRadius', 'backgroundColor', 'fontSize', 'minHeight'].map(
          (one) => style[one],
        );
      });

  for (const locale of ['ko', 'en'] as const) {
    const t = words[locale];
    test(`a page beside the library leaves its tabs on one line and its list in the window (${locale})`, async () => {
      const engine = createFakeEngine({ filled: true });
      engine.settings.locale = locale;
      const { page, close } = await stage.open(engine);
      await page.getByRole('navigation').getByRole('button', { name: t.app.library }).click();
      await page.getByRole('tab', { name: new RegExp(`^${t.documents.title}`) }).click();
      const list = page.getByRole('listbox', { name: t.documents.list });
      await list.getByRole('option').first().click();
      await page.frameLocator('iframe').locator('#cited').waitFor();
      const bars = await Promise.all(
        (await page.getByRole('tab').all()).map(async (tab) => (await tab.boundingBox())?.y),
      );
      assert.equal(new Set(bars).size, 1, `the tabs stand at ${bars}`);
      const box = (await list.boundingBox())!;
      assert.ok(box.y + box.height <= 720, `the list ends at ${box.y + box.height}`);

      // That more follows is seen: the line fades out where it goes on.
      const fades = () =>
        page.getByRole('tablist').evaluate((element) => {
          const { getComputedStyle } = globalThis as unknown as {
            getComputedStyle(of: unknown): { maskImage: string };
          };
          return getComputedStyle(element).maskImage;
        });
      assert.match(await fades(), /gradient/);
      await page.keyboard.press('Escape');
      await page.locator('iframe').waitFor({ state: 'detached' });
      assert.equal(await fades(), 'none', 'with room for all of them nothing is faded');
      await list.getByRole('option').first().click();
      await page.frameLocator('iframe').locator('#cited').waitFor();

      // The last tab is out of sight, but not out of reach.
      const state = page.getByRole('tab', { name: t.library.about });
      await page.getByRole('tab', { selected: true }).press('End');
      await state.and(page.locator('[data-state="active"]')).waitFor();
      const tab = (await state.boundingBox())!;
      const bar = (await page.getByRole('tablist').boundingBox())!;
      assert.ok(tab.x >= bar.x && tab.x + tab.width <= bar.x + bar.width + 1);

      // Scrolled to its end, it is whole again as soon as there is room.
      await page.keyboard.press('Escape');
      await page.locator('iframe').waitFor({ state: 'detached' });
      assert.equal(await fades(), 'none', 'where it was scrolled before it stays faded');
      await close();
    });
  }

  test('a list of few documents is no taller than they are', async () => {
    const { page, close } = await stage.open(createFakeEngine({ filled: true }));
    const t = words.ko;
    await page.getByRole('navigation').getByRole('button', { name: t.app.library }).click();
    await page.getByRole('tab', { name: new RegExp(`^${t.documents.title}`) }).click();
    await page.getByLabel(t.documents.search).fill('일시정지 2');
    const list = page.getByRole('listbox', { name: t.documents.list });
    await page.getByText(/^문서 [1-3]개$/).waitFor();
    const rows = Number(await list.getByRole('option').first().getAttribute('aria-setsize'));
    const { height } = (await list.boundingBox())!;
    assert.ok(height < rows * 52 + 5, `${rows} rows take ${height}`);
    await close();
  });

  test('the words for the customer open in sight, below a long answer too', async () => {
    const { page, close } = await stage.open(createFakeEngine({ filled: true }), {
      viewport: { width: 1280, height: 420 },
    });
    const t = words.ko;
    await page.getByLabel(t.ask.label).fill('일시정지 시작일은 언제인가요?');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: t.ask.speak }).click();
    const said = page.getByRole('region', { name: t.ask.speakTitle });
    await said.waitFor();
    const turns = page.getByRole('region', { name: t.ask.conversation });
    const [inner, outer] = [(await said.boundingBox())!, (await turns.boundingBox())!];
    assert.ok(inner.y >= outer.y && inner.y + inner.height <= outer.y + outer.height);
    await close();
  });

  for (const [size, viewport] of [
    ['larger', { width: 1280, height: 720 }],
    ['normal', { width: 3840, height: 2160 }],
    ['larger', { width: 3840, height: 2160 }],
  ] as const) {
    test(`names, formats and days stay on one line in ${size} letters on ${viewport.width} pixels`, async () => {
      const engine = createFakeEngine({ filled: true });
      engine.settings.textSize = size;
      const { page, close } = await stage.open(engine, { viewport });
      const t = words.ko;
      const rail = page.getByRole('navigation').getByRole('button');
      await rail.filter({ hasText: t.app.library }).click();
      await page.getByRole('tab', { name: new RegExp(`^${t.documents.title}`) }).click();
      const rows = page.getByRole('listbox', { name: t.documents.list }).getByRole('option');
      await rows.nth(3).getByText(t.documents.formats.image, { exact: true }).waitFor();
      const broken = (of: Locator) =>
        of.evaluateAll((elements) => {
          const page = globalThis as unknown as PageGlobals;
          return elements.flatMap((element) => {
            const texts = page.document.createTreeWalker(element, 4);
            const found: string[] = [];
            for (let text = texts.nextNode(); text; text = texts.nextNode()) {
              const range = page.document.createRange();
              range.selectNodeContents(text);
              if (new Set([...range.getClientRects()].map(({ top }) => top)).size > 1) found.push(text.data);
            }
            return found;
          });
        });
      assert.deepEqual(await broken(rail), []);
      assert.deepEqual(await broken(rows), []);
      const [first, second] = [(await rows.nth(1).boundingBox())!, (await rows.nth(2).boundingBox())!];
      const names = (await rows.nth(1).locator('span').nth(1).boundingBox())!;
      assert.ok(names.height <= first.height, `${names.height} in ${first.height}`);
      assert.ok(first.y + first.height <= second.y + 1);
      await close();
    });
  }

  test('a list of choices and a day are equally high on a 4K screen, their names on one line', async () => {
    const viewport = { width: 3840, height: 2160 };
    const { page, close } = await stage.open(createFakeEngine({ filled: true }), { viewport });
    const t = words.ko;
    await page.getByRole('navigation').getByRole('button', { name: t.app.library }).click();
    await page.getByRole('tab', { name: new RegExp(`^${t.documents.title}`) }).click();
    const heights = async (name: string) => {
      const field = (await page.getByLabel(name, { exact: true }).boundingBox())!;
      const label = (await page.getByText(name, { exact: true }).first().boundingBox())!;
      return [field.height, field.y, label.y];
    };
    assert.deepEqual(await heights(t.documents.since), await heights(t.documents.order));
    await close();
  });

  test('a quoted row that goes on in a second line takes no third one', async () => {
    const engine = createFakeEngine({ filled: true });
    const [first] = answerFor('일시정지').citations;
    const rows = [
      ['POWER', 'Green', 'Off', 'Check the adapter and the outlet'],
      ['PON', 'Green', 'Blinking for more than 10 minutes', 'Send the registration again'],
      ['LOS', 'Off', 'Red', 'Book a technician'],
    ];
    const citation = { ...first!, quote: rows.flat().join(' '), rows };
    engine.answers = ({ question }) => [
      { type: 'evidence', confidence: 'sure', citations: [citation] },
      { type: 'sentence', text: '네.', citations: [1] },
      { type: 'done', answer: { ...answerFor(question), citations: [citation] } },
    ];
    const { page, close } = await stage.open(engine);
    await page.getByLabel(words.ko.ask.label).fill('LOS');
    await page.keyboard.press('Enter');
    const quote = page.locator('article q');
    for (let width = 420; width < 700; width += 20) {
      await page.setViewportSize({ width, height: 720 });
      const heights = await quote.evaluate((element) => {
        const { style, getBoundingClientRect } = element as unknown as {
          readonly style: { textWrap: string };
          getBoundingClientRect(): { readonly height: number };
        };
        const { height } = getBoundingClientRect.call(element);
        style.textWrap = 'wrap';
        const needed = getBoundingClientRect.call(element).height;
        style.textWrap = '';
        return { height, needed };
      });
      assert.equal(heights.height, heights.needed, `at ${width}`);
    }
    await close();
  });

  test('every choice from a list looks the same', async () => {
    const engine = createFakeEngine({ filled: true });
    const { page, close } = await stage.open(engine);
    const t = words.ko;
    await page.getByRole('button', { name: t.filter.open, exact: true }).click();
    const here = await look(page, t.filter.format);
    const others = [await look(page, t.filter.folder)];
    await page.getByRole('navigation').getByRole('button', { name: t.app.library }).click();
    await page.getByRole('tab', { name: new RegExp(`^${t.documents.title}`) }).click();
    for (const name of [t.documents.format, t.documents.state, t.documents.order])
      others.push(await look(page, name));
    for (const other of others) assert.deepEqual(other, here);
    await close();
  });
});
