/**
 * A day at the desk in English, with a keyboard and no pointer, over the real engine: from the first start with a
 * folder of one's own through every screen's main task to the small window over other programs.
 */
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Locator } from 'playwright-core';
import { createClient, createEngine, type Engine } from '../../main/engine/index.ts';
import { writeFiles } from '../ingest/manuals.ts';
import { start, testModel } from '../models/subject.ts';
import { browserMissing, findBrowser } from './browser.ts';
import { activate, reach, typeInto } from './keyboard.ts';
import { openStage, type Scene, type Stage, seriousFindings } from './stage.ts';
import { words } from './words.ts';

const skip = findBrowser() === null ? browserMissing : false;
const { en } = words;

const page = (title: string, body: string) =>
  `<!doctype html><html lang="en"><title>${title}</title><h1>${title}</h1>${body}`;
const manuals = {
  'orders/returns.html': page(
    'Returns',
    '<p>A parcel can be returned within 30 days of its delivery.</p><p>The refund arrives after 5 working days.</p>',
  ),
  'orders/prices.html': page(
    'Delivery prices',
    `<table><tr><th>Service</th><th>Price</th></tr><tr><td>Standard</td><td>4 euros</td></tr>
     <tr><td>Express</td><td>9 euros</td></tr></table><p><a href="gone.html">Old prices</a></p>`,
  ),
  'account/password.html': page(
    'Passwords',
    '<p>A password has at least 12 characters.</p><p>After 3 wrong entries the account is locked for one hour.</p>',
  ),
};
const question = 'Within how many days can a parcel be returned?';
const fact = 'within 30 days of its delivery';

describe('a day in English, by keyboard alone', { skip }, () => {
  let folder: string;
  let stage: Stage;
  let engine: Engine;
  let scene: Scene;
  const file = (name: string) => join(folder, name);
  const client = () => createClient(engine.router);
  const button = (name: string) => scene.page.getByRole('button', { name, exact: true });
  const lastAnswer = () => scene.page.locator('article').last();
  const ask = async (text: string) => {
    await scene.page.locator('#question:focus').waitFor();
    await scene.page.keyboard.insertText(text);
    await scene.page.keyboard.press('Enter');
    await lastAnswer().getByRole('toolbar').waitFor();
  };
  const received = async (target: Locator) => {
    await reach(scene.page, target);
    const [saved] = await Promise.all([
      scene.page.waitForEvent('download'),
      scene.page.keyboard.press('Enter'),
    ]);
    return readFile(await saved.path(), 'utf8');
  };
  /** Nothing serious for axe, and no Korean but the language's own name: neither to be read nor to be heard. */
  const clean = async () => {
    assert.deepEqual(await seriousFindings(scene.page), []);
    const said = (await scene.page.evaluate(
      `[document.title, document.body.innerText, ...[...document.querySelectorAll('[aria-label],[title],[placeholder]')]
        .flatMap((one) => ['aria-label', 'title', 'placeholder'].map((name) => one.getAttribute(name) ?? ''))].join('\\n')`,
    )) as string;
    assert.deepEqual(said.replaceAll('한국어', '').match(/[\uac00-\ud7a3]+/g), null);
  };
  /** From the tabs' bar to one of them. */
  const tab = async (name: RegExp) => {
    const target = scene.page.getByRole('tab', { name });
    await reach(scene.page, scene.page.getByRole('tab', { selected: true }), 'Shift+Tab');
    for (let step = 0; step < 8 && !(await target.and(scene.page.locator(':focus')).count()); step += 1)
      await scene.page.keyboard.press('ArrowRight');
    await target.and(scene.page.locator('[data-state="active"]')).waitFor();
  };

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'footnote-english-'));
    writeFiles(file('manuals'), manuals);
    const sheet = {
      id: 'q1',
      question,
      gold_files: ['orders/returns.html'],
      category: 'orders',
      style: 'full',
    };
    await writeFile(file('sheet.jsonl'), JSON.stringify(sheet));
    engine = await createEngine({
      library: file('desk.footnote'),
      settings: file('settings.json'),
      samples: file('samples'),
      appVersion: '0.0.0',
      modelStart: start,
    });
    stage = (await openStage()) as Stage;
    scene = await stage.open(engine, {
      locale: 'en-GB',
      permissions: ['clipboard-read', 'clipboard-write'],
    });
  });
  after(async () => {
    await stage?.close();
    await engine?.close();
    await rm(folder, { recursive: true, force: true });
  });

  test('the first start takes English from the system, and a folder of one’s own', async () => {
    const { page: at } = scene;
    await at.getByRole('heading', { name: en.welcome.title }).waitFor();
    await clean();
    await typeInto(at, at.getByRole('textbox', { name: en.library.addLabel }), file('manuals'));
    await at.keyboard.press('Enter');
    await at.getByText(en.ask.greeting).waitFor({ timeout: 60_000 });
    assert.equal((await client().library.state()).documents, 3);
  });

  test('a question is answered, its footnote opened at the sentence, and the answer copied', async () => {
    const { page: at } = scene;
    await at.keyboard.press('Control+k');
    await ask(question);
    await lastAnswer().getByText(en.answer.sure).waitFor();
    await lastAnswer().getByText(fact).first().waitFor();
    await at.keyboard.press('Alt+1');
    await at.frameLocator('iframe').locator('#cited').waitFor();
    const marked = await at.frameLocator('iframe').locator('mark').allTextContents();
    assert.match(marked.join(' '), new RegExp(fact));
    await clean();
    await activate(at, button(en.documents.content));
    await at.getByRole('dialog').getByText('The refund arrives', { exact: false }).waitFor();
    await at.keyboard.press('Escape');
    await at.getByRole('dialog').waitFor({ state: 'detached' });
    await at.keyboard.press('Escape');
    await at.locator('iframe').waitFor({ state: 'detached' });
    await at.keyboard.press('Alt+c');
    await lastAnswer().getByText(en.ask.copiedAnswer).waitFor();
    const copied = (await at.evaluate('navigator.clipboard.readText()')) as string;
    assert.match(copied, /\[1\] Returns/);
  });

  test('a question is asked in one folder only, and an answer called not helpful', async () => {
    const { page: at } = scene;
    await reach(at, at.getByRole('button', { name: en.filter.open, exact: true }), 'Shift+Tab');
    await at.keyboard.press('Enter');
    const inFolder = at.getByLabel(en.filter.folder, { exact: true });
    await inFolder.locator('option', { hasText: 'account' }).waitFor({ state: 'attached' });
    await reach(at, inFolder);
    await at.keyboard.press('ArrowDown');
    assert.match(await inFolder.locator(':checked').innerText(), /account/);
    await clean();
    await at.keyboard.press('Control+k');
    await ask('How long is an account locked after 3 wrong entries?');
    await lastAnswer().getByText('one hour').first().waitFor();
    await reach(at, lastAnswer().getByRole('button', { name: en.helpful.no, exact: true }), 'Shift+Tab');
    await at.keyboard.press('Enter');
    await typeInto(at, at.getByLabel(en.helpful.reason), 'It should say who unlocks it');
    await at.keyboard.press('Enter');
    await lastAnswer().getByText(en.helpful.kept).waitFor();
    await reach(at, at.getByRole('button', { name: en.filter.clear }));
    await at.keyboard.press('Enter');
  });

  test('what the manuals do not say is refused with what to do', async () => {
    const { page: at } = scene;
    await at.keyboard.press('Control+k');
    await ask('Which spaceship docks at the harbour on Sundays?');
    await lastAnswer().getByText('spaceship', { exact: false }).last().waitFor();
    await lastAnswer().getByText('knowledge manager', { exact: false }).waitFor();
    await clean();
  });

  test('the history finds the conversation and takes it along', async () => {
    const { page: at } = scene;
    await at.keyboard.press('Alt+h');
    await typeInto(at, at.getByLabel(en.history.search), 'parcel');
    const row = at.locator('main li').filter({ has: at.getByRole('checkbox') });
    await row.first().getByText('3 questions').waitFor();
    await reach(at, row.first().getByRole('checkbox'));
    await at.keyboard.press('Space');
    await reach(at, button(en.history.markdown), 'Shift+Tab');
    const [saved] = await Promise.all([at.waitForEvent('download'), at.keyboard.press('Enter')]);
    assert.match(await readFile(await saved.path(), 'utf8'), new RegExp(fact));
    await reach(at, row.first().locator('button[aria-expanded]'));
    await at.keyboard.press('Enter');
    await at.getByRole('article').first().getByText(fact).first().waitFor();
    await clean();
  });

  test('the library shows documents, problems, changes and its state, and keeps a word of the customers', async () => {
    const { page: at } = scene;
    await at.keyboard.press('Alt+l');
    await at.getByRole('tab', { name: /^Folders/ }).waitFor();
    await tab(/^Documents/);
    await typeInto(at, at.getByLabel(en.documents.search), 'prices');
    await at.getByText('1 document', { exact: true }).waitFor();
    const order = at.getByLabel(en.documents.order, { exact: true });
    await reach(at, order);
    await at.keyboard.press('ArrowDown');
    assert.equal(await order.inputValue(), 'title');
    const list = at.getByRole('listbox', { name: en.documents.list });
    await list.getByRole('option').first().getByText('Delivery prices').waitFor();
    await reach(at, list);
    await at.keyboard.press('Enter');
    await at.frameLocator('iframe[title*="Delivery prices"]').getByText('9 euros').waitFor();
    await activate(at, button(en.tables.open));
    await at.getByRole('dialog').getByRole('columnheader', { name: 'Price' }).waitFor();
    await clean();
    await at.keyboard.press('Escape');
    await at.getByRole('dialog').waitFor({ state: 'detached' });
    await at.keyboard.press('Escape');
    await at.locator('iframe').waitFor({ state: 'detached' });

    await tab(/^Problems/);
    await at.getByText('gone.html', { exact: false }).waitFor();
    assert.match(await received(button(en.csv.download)), /Ask the owner of the page/);
    await tab(/^Changes/);
    await at.getByText('Added 3', { exact: false }).waitFor();
    await tab(/^Contradictions/);
    await at.getByText(en.contradictions.none).waitFor();
    await tab(/^Glossary/);
    await typeInto(at, at.getByLabel(en.glossary.term), 'parcel');
    await typeInto(at, at.getByLabel(en.glossary.synonyms), 'package, box');
    await at.keyboard.press('Enter');
    await at.getByText('package, box', { exact: false }).waitFor();
    await tab(/^Near-duplicates/);
    await at.getByText(en.alike.none).waitFor();
    await tab(/^State/);
    await at.getByText(en.library.file).waitFor();
    await clean();
    await reach(at, button(en.library.rescan), 'Shift+Tab');
    await at.keyboard.press('Enter');
    await at.getByText(en.ingest.same).filter({ visible: true }).waitFor();
  });

  test('a model is imported, used and removed', async () => {
    const { page: at } = scene;
    await at.keyboard.press('Alt+m');
    await typeInto(at, at.getByLabel(en.models.file, { exact: true }), testModel('tiny-ko-copy-Q8_0.gguf'));
    await at.keyboard.press('Enter');
    const chat = at.getByRole('group', { name: en.models.chat, exact: true });
    await chat.getByRole('radio', { name: /^tiny-ko-copy/, checked: true }).waitFor();
    await clean();
    await at.keyboard.press('Control+k');
    await at.getByLabel(en.manner.mode).waitFor();
    await at.keyboard.press('Alt+w');
    assert.equal(await at.getByLabel(en.manner.mode).inputValue(), 'quote');
    await at.keyboard.press('Alt+m');
    await activate(at, chat.getByRole('button', { name: en.models.remove }));
    await activate(at, at.getByRole('alertdialog').getByRole('button', { name: en.models.remove }));
    await chat.getByText(en.models.none).waitFor();
  });

  test('a question sheet is run, read by category, and scored with two digits', async () => {
    const { page: at } = scene;
    await at.keyboard.press('Alt+e');
    await typeInto(at, at.getByLabel(en.evaluate.sheet), file('sheet.jsonl'));
    await at.keyboard.press('Enter');
    await at.getByRole('img', { name: /orders 100%/ }).waitFor();
    await clean();
    await tab(/^Scoring/);
    await at.keyboard.press('2');
    await at.keyboard.press('1');
    await at
      .getByRole('radio', { name: en.evaluate.scores.detail.part })
      .last()
      .and(at.locator(':checked'))
      .waitFor();
    const [run] = await client().evaluations.list();
    const { rows } = await client().evaluations.get({ id: run!.id });
    assert.deepEqual([rows[0]?.accuracy, rows[0]?.detail], [2, 1]);
  });

  test('the settings keep the theme and the text size, back the library up, and say what has left', async () => {
    const { page: at } = scene;
    await at.keyboard.press('Alt+s');
    await at.getByText(en.settings.privacyNothing).waitFor();
    await reach(at, at.getByRole('radio', { name: en.app.themeSystem }));
    await at.keyboard.press('ArrowLeft');
    await at.locator('html[data-theme="dark"]').waitFor();
    await reach(at, at.getByRole('radio', { name: en.settings.sizeNormal }));
    await at.keyboard.press('ArrowRight');
    await at.locator('html[data-size="large"]').waitFor();
    await typeInto(at, at.getByLabel(en.settings.backUpPath), file('copy.footnote'));
    await at.keyboard.press('Enter');
    await at.getByText('3 documents were backed up', { exact: false }).waitFor();
    await clean();
  });

  test('quick ask answers in its small window, and Esc clears it', async () => {
    const { page: at } = scene;
    await at.goto(`${new URL(at.url()).origin}/?quick`);
    const input = at.getByLabel(en.ask.label);
    await input.and(at.locator(':focus')).waitFor();
    await at.keyboard.insertText('How long must a password be?');
    await at.keyboard.press('Enter');
    await at.locator('article').getByText('12 characters').first().waitFor();
    await clean();
    await at.keyboard.press('Escape');
    assert.equal(await input.inputValue(), '');
  });

  test('nothing was complained about, and nothing was asked of another machine', () => {
    assert.deepEqual(scene.complaints, []);
  });
});
