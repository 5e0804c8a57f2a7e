/** The screens that `node scripts/screenshots.ts` takes pictures of, and how each is reached from the one before. */
import type { Page } from 'playwright-core';
import { words } from '../tests/e2e/words.ts';

export type Locale = 'ko' | 'en';

const questions = {
  ko: '일시정지 시작일은 언제까지 정할 수 있나요?',
  en: 'What should we do when the LOS lamp is red?',
} as const;
const unknown = {
  ko: '우주왕복선 도킹 허가증은 어디서 받나요?',
  en: 'How much is the drone parcel insurance?',
} as const;

export type Show = (page: Page, locale: Locale) => Promise<void>;

function rail(page: Page, name: string): Promise<void> {
  return page.getByRole('navigation').getByRole('button', { name }).click();
}

export async function answer(page: Page, locale: Locale): Promise<void> {
  await page.locator('#question').fill(questions[locale]);
  await page.keyboard.press('Enter');
  await page.locator('article').last().getByRole('toolbar').waitFor();
  await page.keyboard.press('Alt+1');
  await page.frameLocator('iframe').locator('#cited').waitFor();
}

export async function documents(page: Page, locale: Locale): Promise<void> {
  await rail(page, words[locale].app.library);
  await page.getByRole('tab', { name: new RegExp(`^${words[locale].documents.title}`) }).click();
  const list = page.getByRole('listbox', { name: words[locale].documents.list });
  await list.getByRole('option').nth(3).getByText('/').waitFor();
}

export async function evaluation(page: Page, locale: Locale): Promise<void> {
  await rail(page, words[locale].app.evaluate);
  await page.getByRole('row').nth(1).getByRole('button').first().click();
  await page.getByRole('figure').first().waitFor();
}

/** In the order in which they are visited. */
export const screens: Readonly<Record<string, Show>> = {
  greeting: async (page, locale) => void (await page.getByText(words[locale].ask.greeting).waitFor()),
  shortcuts: async (page, locale) => {
    await page.getByRole('button', { name: words[locale].app.shortcuts }).click();
    await page.getByRole('dialog').waitFor();
  },
  refusal: async (page, locale) => {
    await page.keyboard.press('Escape');
    await page.locator('#question').fill(unknown[locale]);
    await page.keyboard.press('Enter');
    await page.locator('article').last().getByRole('toolbar').waitFor();
  },
  'answer-alone': async (page, locale) => {
    await page.locator('#question').fill(questions[locale]);
    await page.keyboard.press('Enter');
    await page.locator('article').nth(1).getByRole('toolbar').waitFor();
    await page.locator('article').last().getByRole('button').first().hover();
    await page.getByRole('tooltip').waitFor();
  },
  answer: async (page) => {
    // Two steps: with one, the pointer is on its way to the card.
    await page.mouse.move(0, 0);
    await page.mouse.move(1, 700);
    await page.keyboard.press('Alt+1');
    await page.frameLocator('iframe').locator('#cited').waitFor();
  },
  why: async (page, locale) => {
    const name = new RegExp(words[locale].why.title.slice(0, 5));
    await page.locator('article').last().getByRole('button', { name }).first().click();
    await page.getByRole('dialog').getByRole('table').waitFor();
  },
  read: async (page, locale) => {
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: words[locale].documents.content }).click();
    await page.getByRole('dialog').getByRole('listitem').first().waitFor();
  },
  tables: async (page, locale) => {
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: words[locale].tables.open, exact: true }).click();
    await page.getByRole('dialog').getByRole('table').first().waitFor();
  },
  speech: async (page, locale) => {
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    // English answers have none.
    const speak = page.locator('article').last().getByRole('button', { name: words[locale].ask.speak });
    if ((await speak.count()) === 0) return;
    await speak.click();
    await page.getByRole('region', { name: words[locale].ask.speakTitle }).waitFor();
  },
  history: async (page, locale) => {
    await rail(page, words[locale].app.history);
    await page.getByRole('checkbox').first().check();
    await page.getByRole('main').locator('li button[aria-expanded]').first().click();
    await page.getByRole('article').first().waitFor();
  },
  folders: async (page, locale) => {
    await rail(page, words[locale].app.library);
    await page.getByRole('tabpanel').waitFor();
  },
  documents,
  ...Object.fromEntries(
    (['problems', 'changes', 'contradictions', 'glossary', 'alike', 'about'] as const).map((name) => [
      name,
      async (page: Page, locale: Locale) => {
        const { library } = words[locale];
        const title = name === 'problems' || name === 'about' ? library[name] : words[locale][name].title;
        await page.getByRole('tab', { name: title }).click();
        await page.waitForLoadState('networkidle');
      },
    ]),
  ),
  models: async (page, locale) => {
    await rail(page, words[locale].app.models);
    await page.getByText(words[locale].models.catalogueBody.slice(0, 12), { exact: false }).waitFor();
  },
  evaluations: async (page, locale) => {
    await rail(page, words[locale].app.evaluate);
    await page.getByRole('row').nth(1).waitFor();
  },
  evaluation: async (page) => {
    await page.getByRole('row').nth(1).getByRole('button').first().click();
    await page.getByRole('figure').first().waitFor();
  },
  'evaluation-questions': async (page, locale) =>
    void (await page.getByRole('tab', { name: words[locale].evaluate.questions, exact: true }).click()),
  scoring: async (page, locale) =>
    void (await page.getByRole('tab', { name: words[locale].evaluate.scoring }).click()),
  comparison: async (page, locale) => {
    await page.getByRole('button', { name: words[locale].evaluate.back }).click();
    for (const at of [0, 1]) await page.getByRole('checkbox').nth(at).check();
    await page.getByRole('button', { name: words[locale].evaluate.compareTwo }).click();
    await page.getByRole('radio').last().check();
    await page.locator('tr[data-change]').first().waitFor();
  },
  'page-picture': async (page, locale) => {
    await rail(page, words[locale].app.library);
    await page.getByRole('tab', { name: new RegExp(`^${words[locale].documents.title}`) }).click();
    await page.getByLabel(words[locale].documents.search).fill('기가라이트_상품안내서.pdf');
    const first = page
      .getByRole('listbox', { name: words[locale].documents.list })
      .getByRole('option')
      .first();
    await first.getByText('.pdf').waitFor();
    await first.click();
    const image = page.frameLocator('iframe:visible').locator('main img').first();
    await image.evaluate((one) => (one as unknown as { decode(): Promise<void> }).decode());
  },
  settings: async (page, locale) => {
    await rail(page, words[locale].app.settings);
    await page.getByText(words[locale].settings.privacyNothing).waitFor();
  },
  quick: async (page, locale) => {
    await page.goto(`${new URL(page.url()).origin}/?quick`);
    await page.locator('textarea').fill(questions[locale]);
    await page.keyboard.press('Enter');
    await page.locator('article').getByRole('toolbar').waitFor();
  },
};
