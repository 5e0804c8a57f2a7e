/**
 * `node scripts/screenshots.ts`: the README's pictures, docs/images/ask-ko.png and ask-en.png, taken from the real
 * engine over the sample manuals, so that they stay true. Needs an installed Chromium, Chrome or Edge.
 */
import { mkdir, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient, createEngine } from '../main/engine/index.ts';
import { serveLoopback } from '../main/serve/index.ts';
import { browserMissing, findBrowser, startBrowser } from '../tests/e2e/browser.ts';
import { buildRenderer } from './builds.ts';
import { rendererFolder, root, sampleFolder } from './places.ts';

const pictures = [
  { locale: 'ko', language: 'ko-KR', theme: 'light', question: '일시정지 시작일은 언제까지 정할 수 있나요?' },
  { locale: 'en', language: 'en-GB', theme: 'dark', question: 'What should we do when the LOS lamp is red?' },
] as const;
/** Bytes: a README is opened over slow lines too. */
const largest = 200_000;

const program = findBrowser();
if (program === null) {
  console.error(browserMissing);
  process.exit(1);
}
await buildRenderer();
const folder = await mkdtemp(join(tmpdir(), 'footnote-pictures-'));
const images = join(root, 'docs', 'images');
await mkdir(images, { recursive: true });
const engine = await createEngine({
  library: join(folder, 'pictures.footnote'),
  settings: join(folder, 'settings.json'),
  samples: sampleFolder,
  appVersion: '',
});
const browser = await startBrowser(program);
try {
  const client = createClient(engine.router);
  for await (const _ of await client.library.ingestSamples({ locale: 'ko' }));
  const host = await serveLoopback({ engine, rendererFolder });
  for (const { locale, language, theme, question } of pictures) {
    const context = await browser.newContext({
      locale: language,
      colorScheme: theme,
      viewport: { width: 1152, height: 648 },
      reducedMotion: 'reduce',
    });
    const page = await context.newPage();
    await page.goto(host.url);
    await page.locator('#question').fill(question);
    await page.keyboard.press('Enter');
    await page.locator('article').getByRole('button').first().waitFor();
    await page.keyboard.press('Alt+1');
    await page.frameLocator('iframe').locator('#cited').waitFor();
    const path = join(images, `ask-${locale}.png`);
    await page.screenshot({ path });
    const { size } = await stat(path);
    console.log(`${path} (${Math.round(size / 1000)} KB)`);
    if (size > largest) throw new Error(`${path} is larger than ${largest} bytes`);
    await context.close();
  }
  await host.close();
} finally {
  await browser.close();
  await engine.close();
  await rm(folder, { recursive: true, force: true });
}
