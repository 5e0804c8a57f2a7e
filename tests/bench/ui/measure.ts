/**
 * `npm run bench ui`: what a person feels. A list of 100,000 documents scrolled for some seconds (frames a second, the
 * longest task), the first paint of a window that was open before, and the time from Enter to the painted, quoted
 * answer over the sample manuals without any model. Needs an installed Chromium, Chrome or Edge.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { createClient, createEngine, readSheet } from '../../main/engine/index.ts';
import { sampleFolder, sampleSheet } from '../../scripts/places.ts';
import { browserMissing } from '../e2e/browser.ts';
import { openStage } from '../e2e/stage.ts';
import { words } from '../e2e/words.ts';
import { createFakeEngine } from '../renderer/fake-engine.ts';
import { machine, percentile, printTable } from './table.ts';

const { ko } = words;
/** Seconds of scrolling. */
const scrolling = 6;

/** The list's rows are made when they are asked for: what is measured is the screen, not SQLite (see `bench speed`). */
async function scroll(page: Page): Promise<{ fps: number; longest: number }> {
  await page.getByRole('navigation').getByRole('button', { name: ko.app.library }).click();
  await page.getByRole('tab', { name: /^문서/ }).click();
  await page.getByRole('listbox').getByRole('option').first().waitFor();
  const run = `(async () => {
    const list = document.querySelector('[role=listbox]');
    let longest = 0;
    new PerformanceObserver((seen) => {
      for (const task of seen.getEntries()) longest = Math.max(longest, task.duration);
    }).observe({ entryTypes: ['longtask'] });
    let frames = 0;
    const started = performance.now();
    await new Promise((done) => {
      const step = (now) => {
        frames += 1;
        // Slowly, quickly, and by leaps.
        const second = (now - started) / 1000;
        list.scrollTop += second < 2 ? 12 : second < 4 ? 240 : 9000;
        if (second < ${scrolling}) requestAnimationFrame(step);
        else done();
      };
      requestAnimationFrame(step);
    });
    return { fps: frames / ((performance.now() - started) / 1000), longest };
  })()`;
  return (await page.evaluate(run)) as { fps: number; longest: number };
}

/** Milliseconds from Enter until the answer's first button is there, as seen from outside: the way to the browser is in it. */
async function answered(page: Page, question: string): Promise<number> {
  const at = await page.locator('article').count();
  await page.locator('#question').fill(question);
  const started = performance.now();
  await page.keyboard.press('Enter');
  await page.locator('article').nth(at).getByRole('button').first().waitFor();
  const time = performance.now() - started;
  await page.locator('article').nth(at).getByRole('toolbar').waitFor();
  return time;
}

export async function measureScreens(): Promise<void> {
  const stage = await openStage();
  if (stage === null) {
    console.error(browserMissing);
    return;
  }
  const folder = await mkdtemp(join(tmpdir(), 'footnote-bench-ui-'));
  const engine = await createEngine({
    library: join(folder, 'bench.footnote'),
    settings: join(folder, 'settings.json'),
    samples: sampleFolder,
    appVersion: '',
  });
  try {
    const fake = createFakeEngine({ filled: true });
    fake.state.documents = 100_000;
    const list = await stage.open(fake);
    const { fps, longest } = await scroll(list.page);
    await list.close();

    for await (const _ of await createClient(engine.router).library.ingestSamples({ locale: 'ko' }));
    const scene = await stage.open(engine);
    const paints: number[] = [];
    for (let time = 0; time < 7; time += 1) {
      await scene.page.reload();
      await scene.page.getByText(ko.ask.greeting).waitFor();
      // The entry comes with the frame that was painted, a little after the text is there.
      const entry = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime";
      await scene.page.waitForFunction(entry);
      paints.push((await scene.page.evaluate(entry)) as number);
    }
    const times: number[] = [];
    for (const { question } of readSheet(sampleSheet).slice(0, 30))
      times.push(await answered(scene.page, question));
    await scene.close();

    console.log(machine());
    printTable([
      ['figure', 'measured', 'wanted'],
      ['100,000 documents: frames a second', fps.toFixed(1), '≥ 50'],
      ['100,000 documents: longest task, ms', longest.toFixed(0), '≤ 100'],
      ['first paint, warm, ms (median of 7)', percentile(paints, 0.5).toFixed(0), '≤ 500'],
      [`Enter → answer seen from outside, ms, p50 of ${times.length}`, percentile(times, 0.5).toFixed(0), ''],
      [
        `Enter → answer seen from outside, ms, p95 of ${times.length}`,
        percentile(times, 0.95).toFixed(0),
        '≤ 300',
      ],
    ]);
  } finally {
    await stage.close();
    await engine.close();
    await rm(folder, { recursive: true, force: true });
  }
}
