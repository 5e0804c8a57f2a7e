/**
 * `npm run bench ui`: what a person feels, timed inside the page. A library of 100,000 documents behind the real
 * engine: its list opened, searched and scrolled; the first paint of a window that was open before; and the time from
 * Enter to the painted, quoted answer for every question of the sample sheet over the sample manuals, without any model.
 * `--keep <folder>` keeps the large library for the next time. Needs an installed Chromium, Chrome or Edge.
 */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { createClient, createEngine, type Engine, readSheet } from '../../../main/engine/index.ts';
import { sampleFolder, sampleSheet } from '../../../scripts/places.ts';
import { browserMissing } from '../../e2e/browser.ts';
import { openStage, type Stage } from '../../e2e/stage.ts';
import { words } from '../../e2e/words.ts';
import { machine, percentile, printTable } from '../table.ts';
import { answered, filtered, scrolled } from './in-page.ts';
import { writeDocuments } from './many-documents.ts';

const { ko } = words;
const documents = 100_000;

type Row = readonly [figure: string, measured: string, wanted: string];

export async function measureScreens(keep?: string): Promise<void> {
  const stage = await openStage();
  if (stage === null) {
    console.error(browserMissing);
    return;
  }
  const folder = await mkdtemp(join(tmpdir(), 'footnote-bench-ui-'));
  const engineOver = (library: string) =>
    createEngine({ library, settings: join(folder, 'settings.json'), samples: sampleFolder, appVersion: '' });
  try {
    if (keep !== undefined) await mkdir(keep, { recursive: true });
    const large = join(keep ?? folder, 'documents.footnote');
    await writeDocuments(large, documents);
    const rows = await using(await engineOver(large), (engine) => measureList(stage, engine));
    const small = await engineOver(join(folder, 'samples.footnote'));
    const more = await using(small, (engine) => measureAnswers(stage, engine));
    console.log(machine());
    printTable([['figure', 'measured', 'wanted'], ...rows, ...more]);
  } finally {
    await stage.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function using<T>(engine: Engine, work: (engine: Engine) => Promise<T>): Promise<T> {
  try {
    return await work(engine);
  } finally {
    await engine.close();
  }
}

async function measureList(stage: Stage, engine: Engine): Promise<Row[]> {
  const { page, close } = await stage.open(engine);
  await page.getByRole('navigation').getByRole('button', { name: ko.app.library }).click();
  await page.getByRole('tab', { name: /^문서/ }).click();
  await page.getByRole('listbox').getByRole('option').first().getByText('/').waitFor();
  const { fps, longest, empty } = await scrolled(page);
  const searches: number[] = [];
  // Each leaves another list, and the whole one comes back in between.
  for (const text of ['ㅇㅅㅈㅈ', '요금', '999', 'ㅅㅌㅂㅅ 오류']) {
    searches.push(await filtered(page, text, /문서 (?!100,000)/));
    searches.push(await filtered(page, '', /문서 100,000/));
  }
  await close();
  const many = documents.toLocaleString('en');
  return [
    [`${many} documents: frames a second`, fps.toFixed(1), '≥ 50'],
    [`${many} documents: longest task, ms`, longest.toFixed(0), '≤ 100'],
    [`${many} documents: rows in sight that were empty`, `${(empty * 100).toFixed(1)} %`, ''],
    [`${many} documents: letter → list painted, ms, median`, percentile(searches, 0.5).toFixed(0), ''],
    [`${many} documents: letter → list painted, ms, longest`, percentile(searches, 1).toFixed(0), ''],
  ];
}

async function measureAnswers(stage: Stage, engine: Engine): Promise<Row[]> {
  for await (const _ of await createClient(engine.router).library.ingestSamples({ locale: 'ko' }));
  const { page, close } = await stage.open(engine);
  const paints: number[] = [];
  for (let time = 0; time < 7; time += 1) {
    await page.reload();
    await page.getByText(ko.ask.greeting).waitFor();
    paints.push(await firstPaint(page));
  }
  const times: number[] = [];
  for (const { question } of readSheet(sampleSheet)) {
    await page.locator('#question').fill(question);
    times.push(await answered(page));
    await page.locator('article').last().getByRole('toolbar').waitFor();
  }
  await close();
  return [
    ['first paint, warm, ms (median of 7)', percentile(paints, 0.5).toFixed(0), '≤ 500'],
    [`Enter → answer painted, ms, p50 of ${times.length}`, percentile(times, 0.5).toFixed(0), ''],
    [`Enter → answer painted, ms, p95 of ${times.length}`, percentile(times, 0.95).toFixed(0), '≤ 300'],
    ['Enter → answer painted, ms, longest', percentile(times, 1).toFixed(0), ''],
  ];
}

/** The entry comes with the frame that was painted, a little after the text is there. */
async function firstPaint(page: Page): Promise<number> {
  const entry = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime";
  await page.waitForFunction(entry);
  return (await page.evaluate(entry)) as number;
}
