/**
 * `node scripts/screenshots.ts`: the README's pictures, docs/images/*.png, taken from the real engine over the sample
 * manuals, so that they stay true. `node scripts/screenshots.ts --all <folder>` takes every screen in both languages
 * and themes, at 1280 × 720 and at 4K, to be looked at. Needs an installed Chromium, Chrome or Edge.
 */
import { mkdir, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { createClient, createEngine } from '../main/engine/index.ts';
import { serveLoopback } from '../main/serve/index.ts';
import { browserMissing, findBrowser, startBrowser } from '../tests/e2e/browser.ts';
import { words } from '../tests/e2e/words.ts';
import { buildRenderer } from './builds.ts';
import { rendererFolder, root, sampleFolder, sampleSheet } from './places.ts';

type Locale = 'ko' | 'en';
const languages = { ko: 'ko-KR', en: 'en-GB' } as const;
const questions = {
  ko: '일시정지 시작일은 언제까지 정할 수 있나요?',
  en: 'What should we do when the LOS lamp is red?',
} as const;
/** Bytes: a README is opened over slow lines too. */
const largest = 200_000;
/** 4K as it is mostly looked at, at 150 %. */
const sizes = {
  '720p': { viewport: { width: 1280, height: 720 }, deviceScaleFactor: 1 },
  '4k': { viewport: { width: 2560, height: 1440 }, deviceScaleFactor: 1.5 },
} as const;

type Show = (page: Page, locale: Locale) => Promise<void>;

function rail(page: Page, name: string): Promise<void> {
  return page.getByRole('navigation').getByRole('button', { name }).click();
}

async function answer(page: Page, locale: Locale): Promise<void> {
  await page.locator('#question').fill(questions[locale]);
  await page.keyboard.press('Enter');
  await page.locator('article').last().getByRole('toolbar').waitFor();
  await page.keyboard.press('Alt+1');
  await page.frameLocator('iframe').locator('#cited').waitFor();
}

async function documents(page: Page, locale: Locale): Promise<void> {
  await rail(page, words[locale].app.library);
  await page.getByRole('tab', { name: new RegExp(`^${words[locale].documents.title}`) }).click();
  const list = page.getByRole('listbox', { name: words[locale].documents.list });
  await list.getByRole('option').nth(3).getByText('/').waitFor();
}

async function evaluation(page: Page, locale: Locale): Promise<void> {
  await rail(page, words[locale].app.evaluate);
  await page.getByRole('row').nth(1).getByRole('button').first().click();
  await page.getByRole('figure').first().waitFor();
}

/** In the order in which they are visited. */
const screens: Readonly<Record<string, Show>> = {
  greeting: async (page, locale) => void (await page.getByText(words[locale].ask.greeting).waitFor()),
  answer,
  history: async (page, locale) => {
    await rail(page, words[locale].app.history);
    await page.getByRole('checkbox').first().waitFor();
  },
  folders: async (page, locale) => {
    await rail(page, words[locale].app.library);
    await page.getByRole('tabpanel').waitFor();
  },
  documents,
  problems: async (page, locale) =>
    void (await page.getByRole('tab', { name: words[locale].library.problems }).click()),
  glossary: async (page, locale) =>
    void (await page.getByRole('tab', { name: words[locale].glossary.title }).click()),
  evaluation,
  settings: async (page, locale) => {
    await rail(page, words[locale].app.settings);
    await page.getByText(words[locale].settings.privacyNothing).waitFor();
  },
};

const program = findBrowser();
if (program === null) {
  console.error(browserMissing);
  process.exit(1);
}
const { values } = parseArgs({ options: { all: { type: 'string' } } });
await buildRenderer();
const folder = await mkdtemp(join(tmpdir(), 'footnote-pictures-'));
const engine = await createEngine({
  library: join(folder, 'pictures.footnote'),
  settings: join(folder, 'settings.json'),
  samples: sampleFolder,
  appVersion: '',
});
const client = createClient(engine.router);
const browser = await startBrowser(program);
try {
  for await (const _ of await client.library.ingestSamples({ locale: 'ko' }));
  for await (const _ of await client.evaluate({ sheet: sampleSheet, keep: true }));
  const host = await serveLoopback({ engine, rendererFolder });
  const open = async (locale: Locale, theme: 'light' | 'dark', size: object) => {
    await client.settings.set({ locale, theme });
    const context = await browser.newContext({
      locale: languages[locale],
      colorScheme: theme,
      reducedMotion: 'reduce',
      ...size,
    });
    const page = await context.newPage();
    await page.goto(host.url);
    return page;
  };

  if (values.all === undefined) {
    const images = join(root, 'docs', 'images');
    await mkdir(images, { recursive: true });
    const viewport = { width: 1152, height: 648 };
    const pictures = [
      ['ask-ko', 'ko', 'light', answer],
      ['ask-en', 'en', 'dark', answer],
      ['library-ko', 'ko', 'light', documents],
      ['evaluate-ko', 'ko', 'light', evaluation],
    ] as const;
    for (const [name, locale, theme, show] of pictures) {
      const page = await open(locale, theme, { viewport });
      await show(page, locale);
      const path = join(images, `${name}.png`);
      await page.screenshot({ path });
      const { size } = await stat(path);
      console.log(`${path} (${Math.round(size / 1000)} KB)`);
      if (size > largest) throw new Error(`${path} is larger than ${largest} bytes`);
      await page.context().close();
    }
  } else {
    await mkdir(values.all, { recursive: true });
    for (const locale of ['ko', 'en'] as const) {
      for (const theme of ['light', 'dark'] as const) {
        for (const [size, shape] of Object.entries(sizes)) {
          const page = await open(locale, theme, shape);
          for (const [name, show] of Object.entries(screens)) {
            await show(page, locale);
            await page.screenshot({ path: join(values.all, `${name}-${locale}-${theme}-${size}.png`) });
          }
          await page.context().close();
        }
      }
    }
    console.log(values.all);
  }
  await host.close();
} finally {
  await browser.close();
  await engine.close();
  await rm(folder, { recursive: true, force: true });
}
