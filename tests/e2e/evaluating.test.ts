/** A sheet run with a chosen model, without and with an adapter, by the keyboard alone, over the real engine and tiny models. */
import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { eventsOf, running } from '../engine/running.ts';
import { html } from '../ingest/manuals.ts';
import { start, testModel } from '../models/subject.ts';
import { browserMissing, findBrowser } from './browser.ts';
import { activate, reach, typeInto } from './keyboard.ts';
import { openStage, type Stage, seriousFindings } from './stage.ts';
import { words } from './words.ts';

const skip = findBrowser() === null ? browserMissing : false;
const { ko } = words;
const pictures = fileURLToPath(new URL('../.tmp/screens', import.meta.url));

test('a sheet is run without and with an adapter, while another screen is open, and both runs are compared', {
  skip,
}, async (t) => {
  await mkdir(pictures, { recursive: true });
  const files = {
    'pause.html': html('일시정지', '일시정지 시작일은 접수 다음 날부터 30일 안이어야 합니다.'),
    'fee.html': html('연체 안내', '연체료는 월 2퍼센트입니다.'),
  };
  const { engine, client, home, folder } = await running(t, files, { modelStart: start });
  const sheet = join(home, '질문지.jsonl');
  const question = '일시정지 시작일은 언제까지인가요?';
  const gold = { gold_files: ['pause.html'], gold_answer: '접수 다음 날부터 30일 안입니다.' };
  await writeFile(sheet, JSON.stringify({ id: 'q1', question, ...gold }));
  await eventsOf(client.library.ingest({ folder, locale: 'ko' }));
  for (const name of ['tiny-ko-copy-F16', 'tiny-ko-copy-Q8_0'])
    for await (const _ of await client.models.import({ path: testModel(`${name}.gguf`) }));
  await client.adapters.import({ path: testModel('tiny-ko-domain-lora.gguf') });
  await client.models.use({ role: 'chat', name: 'tiny-ko-copy-Q8_0' });
  await client.settings.set({ locale: 'ko' });

  const stage = (await openStage()) as Stage;
  t.after(() => stage.close());
  const scene = await stage.open(engine);
  const { page } = scene;
  await page.getByText(ko.ask.greeting).waitFor();
  await page.keyboard.press('Alt+e');
  const mode = page.getByLabel(ko.manner.mode).last();
  await reach(page, mode);
  await mode.press('ArrowDown');
  await mode.press('ArrowDown');
  assert.equal(await mode.inputValue(), 'rag');
  const model = page.getByLabel(ko.models.chat, { exact: true });
  await reach(page, model);
  assert.equal(await model.locator(':checked').innerText(), 'tiny-ko-copy-Q8_0');
  await model.press(
    await ((await model.locator('option').first().innerText()).endsWith('F16') ? 'Home' : 'End'),
  );
  assert.equal(await model.inputValue(), 'tiny-ko-copy-F16');
  await activate(page, page.getByRole('checkbox', { name: 'tiny-ko-domain-lora' }), 'Space');
  await page.getByRole('checkbox', { name: ko.evaluate.both, checked: true }).waitFor();
  assert.deepEqual(await seriousFindings(page), []);
  await page.screenshot({ path: join(pictures, 'evaluate-form-ko.png') });
  await typeInto(page, page.getByLabel(ko.evaluate.sheet), sheet);
  await page.keyboard.press('Enter');

  // It goes on while the person does something else.
  await page.getByRole('progressbar').waitFor();
  await page.keyboard.press('Alt+h');
  await page.getByRole('heading', { name: ko.history.title }).waitFor();
  while ((await client.evaluations.list()).length < 2)
    await page.evaluate('new Promise(requestAnimationFrame)');
  await page.keyboard.press('Alt+e');
  await page.getByRole('heading', { name: ko.evaluate.compare }).waitFor();
  const adapters = page.getByRole('row', { name: new RegExp(`^${ko.evaluate.settings.adapters}`) });
  assert.deepEqual(await adapters.locator('td').allInnerTexts(), ['–', 'tiny-ko-domain-lora × 1']);
  await reach(page, page.getByRole('radio', { name: new RegExp(ko.evaluate.worse) }));
  await page.keyboard.press('ArrowLeft');
  await activate(page, page.getByRole('button', { name: question }));
  for (const name of [ko.evaluate.before, ko.evaluate.after])
    assert.notEqual((await page.getByRole('region', { name }).locator('p').innerText()).trim(), '');
  assert.deepEqual(await seriousFindings(page), []);
  await page.screenshot({ path: join(pictures, 'evaluate-adapters-ko.png') });

  await activate(page, page.getByRole('button', { name: ko.evaluate.back }));
  const made = page.getByRole('row').filter({ hasText: 'tiny-ko-copy-F16' });
  assert.deepEqual(await made.locator('td').nth(2).allInnerTexts(), [
    `${ko.manner.modes.rag} · tiny-ko-copy-F16 · tiny-ko-domain-lora × 1`,
  ]);
  assert.equal(await made.count(), 2);
  // What agents are answered with has not changed.
  assert.equal((await client.answering()).model, 'tiny-ko-copy-Q8_0');
  assert.deepEqual((await client.settings.get()).adapters, []);
  assert.deepEqual(scene.complaints, []);
  await scene.close();
});
