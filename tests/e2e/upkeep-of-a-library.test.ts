/**
 * What a knowledge manager does in a week, by the keyboard alone, over the real engine: tidies the history, compares
 * two evaluations, takes a spreadsheet along, makes a safe copy, starts anew and comes back.
 */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import * as sheetJs from '@e965/xlsx';
import type { Locator } from 'playwright-core';
import { createClient, createEngine, type Engine } from '../../main/engine/index.ts';
import { html, writeFiles } from '../ingest/manuals.ts';
import { browserMissing, findBrowser } from './browser.ts';
import { activate, reach, typeInto } from './keyboard.ts';
import { openStage, type Scene, type Stage, seriousFindings } from './stage.ts';
import { words } from './words.ts';

const skip = findBrowser() === null ? browserMissing : false;
const { ko } = words;
const manuals = {
  '이전_변경/일시정지.html': html(
    '일시정지',
    '일시정지 시작일은 접수 다음 날부터 30일 안이어야 합니다.',
    '기간은 최대 90일입니다.',
  ),
  '요금/연체.html': html('연체 안내', '연체료는 월 2퍼센트입니다.'),
  '요금/요금표.html': html('인터넷 요금표', '기가라이트의 월 요금은 33,000원입니다.'),
};
const questions = ['일시정지 시작일은 언제까지인가요?', '연체료는 몇 퍼센트인가요?'] as const;
const sheet = questions.map((question, at) => ({
  id: `q${at + 1}`,
  question,
  gold_files: [Object.keys(manuals)[at]],
  category: '상담',
  style: '짧음',
}));

describe('the upkeep of a library, by keyboard alone', { skip }, () => {
  let folder: string;
  let stage: Stage;
  let engine: Engine;
  let scene: Scene;
  const file = (name: string) => join(folder, name);
  const client = () => createClient(engine.router);
  const button = (name: string) => scene.page.getByRole('button', { name, exact: true });
  /** The dialog's last button is the one that says yes. */
  const agree = async (name: string) => {
    const dialog = scene.page.getByRole('alertdialog');
    assert.deepEqual(await seriousFindings(scene.page), []);
    await activate(scene.page, dialog.getByRole('button', { name }));
    await dialog.waitFor({ state: 'detached' });
  };
  const received = async (target: Locator) => {
    await reach(scene.page, target);
    const [saved] = await Promise.all([
      scene.page.waitForEvent('download'),
      scene.page.keyboard.press('Enter'),
    ]);
    return { name: saved.suggestedFilename(), bytes: await readFile(await saved.path()) };
  };
  const ask = async (question: string) => {
    await scene.page.locator('#question:focus').waitFor();
    await scene.page.keyboard.insertText(question);
    await scene.page.keyboard.press('Enter');
    await scene.page.locator('article').last().getByRole('toolbar').waitFor();
  };

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'footnote-upkeep-'));
    writeFiles(file('manuals'), manuals);
    await writeFile(file('질문지.jsonl'), sheet.map((row) => JSON.stringify(row)).join('\n'));
    engine = await createEngine({
      library: file('상담.footnote'),
      settings: file('settings.json'),
      samples: file('samples'),
      appVersion: '0.0.0',
    });
    stage = (await openStage()) as Stage;
    scene = await stage.open(engine);
  });
  after(async () => {
    await stage?.close();
    await engine?.close();
    await rm(folder, { recursive: true, force: true });
  });

  test('a folder is added, and its documents are there', async () => {
    const { page } = scene;
    // The first screen is there, and hears keys.
    await button(ko.welcome.samplesButton).waitFor();
    await page.keyboard.press('Alt+l');
    await page.getByRole('tab', { name: /^폴더/ }).waitFor();
    await typeInto(page, page.getByRole('textbox', { name: ko.library.addLabel }), file('manuals'));
    await page.keyboard.press('Enter');
    const documents = page.getByRole('tab', { name: /^문서 3$/ });
    await documents.waitFor();
    await reach(page, page.getByRole('tab', { name: /^폴더/ }), 'Shift+Tab');
    await page.keyboard.press('ArrowRight');
    await reach(page, page.getByRole('listbox', { name: ko.documents.list }));
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.frameLocator('iframe').getByText('33,000원', { exact: false }).waitFor();
    await page.keyboard.press('Escape');
    await page.locator('iframe').waitFor({ state: 'detached' });
  });

  test('a conversation is pinned, renamed, exported and deleted', async () => {
    const { page } = scene;
    for (const question of questions) {
      // A new window is a new conversation.
      await page.reload();
      await ask(question);
    }
    await page.keyboard.press('Alt+h');
    const rows = page.locator('main li').filter({ has: page.getByRole('checkbox') });
    await rows.nth(1).waitFor();
    const titles = () => rows.locator('button[aria-expanded]').allInnerTexts();
    assert.match((await titles())[0]!, /^연체료/);

    await activate(page, rows.nth(1).getByRole('button', { name: ko.history.pin }));
    await rows.first().getByText('일시정지').waitFor();
    await rows.first().getByRole('button', { name: ko.history.unpin }).waitFor();

    await reach(page, rows.first().getByRole('checkbox'), 'Shift+Tab');
    await activate(page, rows.first().getByRole('button', { name: ko.history.rename }));
    await page.keyboard.press('Control+a');
    await page.keyboard.insertText('여행 고객');
    await page.keyboard.press('Enter');
    await rows.first().getByText('여행 고객').waitFor();

    await reach(page, rows.first().getByRole('checkbox'));
    await page.keyboard.press('Space');
    const markdown = await received(button(ko.history.markdown));
    assert.match(markdown.name, /\.md$/);
    assert.match(markdown.bytes.toString(), /여행 고객[\s\S]*30일 안이어야 합니다/);
    const page2 = await received(button(ko.history.html));
    assert.match(page2.bytes.toString(), /<html[\s\S]*30일 안이어야 합니다/);

    await activate(page, button(ko.history.remove));
    await agree(ko.history.remove);
    await rows.nth(1).waitFor({ state: 'detached' });
    const left = await client().history.list({ search: '', limit: 10 });
    assert.deepEqual(
      left.map(({ title }) => title),
      [questions[1]],
    );
  });

  test('two evaluations are compared question by question, and one is taken along as a spreadsheet', async () => {
    const { page } = scene;
    const evaluate = async () => {
      await typeInto(page, page.getByLabel(ko.evaluate.sheet), file('질문지.jsonl'));
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: ko.evaluate.result }).waitFor();
    };
    await page.keyboard.press('Alt+e');
    await evaluate();
    const book = await received(button(ko.evaluate.export));
    assert.match(book.name, /^질문지 \d{4}-\d\d-\d\d\.xlsx$/);
    const { Sheets } = sheetJs.read(book.bytes);
    const rows = sheetJs.utils.sheet_to_json<Record<string, unknown>>(Sheets.questions!);
    assert.deepEqual(
      rows.map(({ question, rank }) => [question, rank]),
      questions.map((question) => [question, 1]),
    );
    assert.match(String(rows[1]?.answer), /2퍼센트/);

    // The page that answers the second question goes.
    await rm(join(file('manuals'), '요금/연체.html'));
    for await (const _ of await client().library.rescan({ locale: 'ko' }));
    await activate(page, button(ko.evaluate.back));
    await evaluate();
    await activate(page, button(ko.evaluate.back));
    for (const at of [0, 1]) {
      await reach(page, page.getByRole('checkbox').nth(at));
      await page.keyboard.press('Space');
    }
    await reach(page, button(ko.evaluate.compareTwo), 'Shift+Tab');
    await page.keyboard.press('Enter');
    await page.getByText(`${ko.evaluate.worse} 1`, { exact: true }).waitFor();
    // Two runs of one minute are told apart by their order.
    const heads = await page.getByRole('columnheader').allInnerTexts();
    assert.match(heads[1]!, /^이전 · /);
    assert.match(heads[2]!, /^이후 · /);
    const compared = page.locator('tr[data-change]');
    assert.deepEqual(await compared.locator('th').allInnerTexts(), [questions[1]]);
    assert.deepEqual((await compared.locator('td').allInnerTexts()).slice(0, 2), ['1', '–']);
    assert.deepEqual(await seriousFindings(page), []);
    await reach(page, page.getByRole('radio', { name: new RegExp(`^${ko.evaluate.worse}`) }));
    await page.keyboard.press('ArrowLeft');
    await compared.nth(1).waitFor();
    assert.deepEqual(await compared.locator('th').allInnerTexts(), [...questions]);
  });

  test('a backup brings back what a reset took away, and the settings go back to the first start', async () => {
    const { page } = scene;
    await page.keyboard.press('Alt+s');
    await typeInto(page, page.getByLabel(ko.settings.backUpPath), file('백업.footnote'));
    await page.keyboard.press('Enter');
    await page.getByText('문서 2개를 백업하고', { exact: false }).waitFor();

    await activate(page, button(ko.settings.resetLibrary));
    await agree(ko.settings.resetLibrary);
    await page.getByText(ko.settings.done).waitFor();
    assert.equal((await client().library.state()).documents, 0);
    assert.ok(existsSync(file('상담.footnote.before-reset')));
    await page.keyboard.press('Alt+a');
    await button(ko.welcome.samplesButton).waitFor();

    await page.keyboard.press('Alt+s');
    const from = page.getByLabel(ko.settings.restorePath);
    await typeInto(page, from, file('없는 백업.footnote'));
    await page.keyboard.press('Enter');
    await agree(ko.settings.restore);
    await page.getByRole('alert').getByText('없는 백업.footnote', { exact: false }).waitFor();
    await typeInto(page, from, file('백업.footnote'));
    await page.keyboard.press('Enter');
    await agree(ko.settings.restore);
    await page.getByText('문서 2개를 복원했습니다.').waitFor();
    assert.equal((await client().library.state()).documents, 2);
    assert.equal((await client().evaluations.list()).length, 2);
    await page.keyboard.press('Control+k');
    await ask(questions[0]);
    await page.getByText('30일 안이어야 합니다', { exact: false }).first().waitFor();

    await page.keyboard.press('Alt+s');
    await reach(page, page.getByRole('radio', { name: ko.app.themeSystem }));
    await page.keyboard.press('ArrowRight');
    await page.locator('html[data-theme="light"]').waitFor();
    await activate(page, button(ko.settings.resetSettings));
    await agree(ko.settings.resetSettings);
    await page.locator('html:not([data-theme])').waitFor();
    assert.equal((await client().settings.get()).theme, 'system');
  });

  test('nothing was complained about, and nothing was asked of another machine', () => {
    assert.deepEqual(scene.complaints, []);
  });
});
