/**
 * `node scripts/screenshots.ts`: the README's pictures, docs/images/*.png, taken from the real engine over the sample
 * manuals, so that they stay true. `node scripts/screenshots.ts --all <folder>` takes every screen in both languages
 * and themes, at 1280 × 720, at 1280 × 2600 and at 4K, to be looked at. Needs an installed Chromium, Chrome or Edge.
 */
import { mkdir, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createClient, createEngine } from '../main/engine/index.ts';
import { serveLoopback } from '../main/serve/index.ts';
import { browserMissing, findBrowser, startBrowser } from '../tests/e2e/browser.ts';
import { buildRenderer } from './builds.ts';
import { rendererFolder, root, sampleFolder, sampleSheet } from './places.ts';
import { answer, documents, evaluation, type Locale, screens } from './screens.ts';

const languages = { ko: 'ko-KR', en: 'en-GB' } as const;
/** Bytes: a README is opened over slow lines too. */
const largest = 200_000;
/** 4K as it is mostly looked at, at 150 %. */
const sizes = {
  '720p': { viewport: { width: 1280, height: 720 }, deviceScaleFactor: 1 },
  // What lies below the fold of the first.
  tall: { viewport: { width: 1280, height: 2600 }, deviceScaleFactor: 1 },
  '4k': { viewport: { width: 2560, height: 1440 }, deviceScaleFactor: 1.5 },
} as const;

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
  for (let run = 0; run < 2; run += 1)
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
