/** A question is asked of some documents only, and a person asks why a page was found and confirms it. */
import assert from 'node:assert/strict';
import { after, before, describe, type TestContext, test } from 'node:test';
import { otherPages } from '../answer/made-manuals.ts';
import { eventsOf, running } from '../engine/running.ts';
import { html } from '../ingest/manuals.ts';
import { browserMissing, findBrowser } from './browser.ts';
import { reach, typeInto } from './keyboard.ts';
import { openStage, type Stage, seriousFindings } from './stage.ts';
import { words } from './words.ts';

const skip = findBrowser() === null ? browserMissing : false;
const files = {
  '요금/인터넷.html': html('인터넷 요금', '인터넷 요금은 매월 5일에 청구합니다.'),
  '공지/개편.html': html('요금 개편', '개편한 인터넷 요금은 다음 달 9일부터 청구합니다.'),
  ...otherPages,
};

describe('asking of some documents only', { skip }, () => {
  const { ko } = words;
  let stage: Stage;
  before(async () => {
    stage = (await openStage()) as Stage;
  });
  after(() => stage.close());

  const opened = async (t: TestContext) => {
    const { engine, client, folder } = await running(t, files);
    await eventsOf(client.library.ingest({ folder, locale: 'ko' }));
    const scene = await stage.open(engine, { colorScheme: 'light' });
    t.after(() => scene.close());
    const { page } = scene;
    const ask = async (question: string) => {
      const turns = await page.locator('article').count();
      await page.getByLabel(ko.ask.label).fill(question);
      await page.keyboard.press('Enter');
      const article = page.locator('article').nth(turns);
      await article.getByText(/^[\d.]+( s|초)$/).waitFor();
      return article;
    };
    return { ...scene, client, ask };
  };
  const question = '인터넷 요금 청구일은 언제인가요?';

  test('a folder chosen in the bar holds the answer to it, until the filter is cleared', async (t) => {
    const { page, ask } = await opened(t);
    await page.getByRole('button', { name: ko.filter.open, exact: true }).click();
    const option = page.getByLabel(ko.filter.folder).locator('option', { hasText: '공지' });
    await page.getByLabel(ko.filter.folder).selectOption((await option.getAttribute('value'))!);
    assert.deepEqual(await seriousFindings(page), []);
    const narrow = await ask(question);
    await narrow.getByText('요금 개편').first().waitFor();
    assert.equal(await narrow.getByText('매월 5일', { exact: false }).count(), 0);
    await page.getByRole('button', { name: ko.filter.clear }).click();
    const wide = await ask(question);
    await wide.getByText('매월 5일', { exact: false }).first().waitFor();
  });

  test('a period is typed or chosen in a calendar, by keyboard, in the window’s language and not the browser’s', async (t) => {
    const { engine, client, folder } = await running(t, files);
    await eventsOf(client.library.ingest({ folder, locale: 'ko' }));
    await client.settings.set({ locale: 'ko' });
    const scene = await stage.open(engine, { colorScheme: 'dark', locale: 'en-US' });
    t.after(() => scene.close());
    const { page } = scene;
    await page.getByText(ko.ask.greeting).waitFor();
    await page.keyboard.press('Alt+l');
    await reach(page, page.getByRole('tab', { name: /^폴더/ }));
    await page.keyboard.press('ArrowRight');
    const list = page.getByRole('listbox', { name: ko.documents.list });
    await list.getByRole('option').first().waitFor();
    const since = page.getByLabel(ko.documents.since, { exact: true });
    await typeInto(page, since, '2099-1-2');
    await page.getByText(ko.documents.none).waitFor();
    await page.keyboard.press('Tab');
    assert.equal(await since.inputValue(), '2099. 01. 02.');

    // The calendar's button has the focus now.
    await page.keyboard.press('Enter');
    const card = page.getByRole('dialog', { name: ko.documents.since });
    await card.getByText('2099년 1월', { exact: true }).waitFor();
    await card
      .getByRole('button', { name: '2099년 1월 2일 금요일', pressed: true })
      .and(page.locator(':focus'))
      .waitFor();
    assert.deepEqual(await seriousFindings(page), []);
    for (const key of ['ArrowUp', 'Home', 'Shift+PageUp', 'Enter']) await page.keyboard.press(key);
    await card.waitFor({ state: 'detached' });
    assert.equal(await since.inputValue(), '2097. 12. 21.');

    await typeInto(page, since, '2097-12-32');
    await page.keyboard.press('Tab');
    await page.getByRole('alert').getByText(ko.day.wrong).waitFor();
    assert.deepEqual(await seriousFindings(page), []);
    // No day filters nothing.
    await list.getByRole('option').first().waitFor();
    assert.deepEqual(scene.complaints, []);
  });

  test('why a page was found is told, and the page can be confirmed there', async (t) => {
    const { page, ask, client } = await opened(t);
    const answer = await ask(question);
    await answer
      .getByRole('button', { name: ko.why.open.replace('{{title}}', '요금 개편') })
      .first()
      .click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('rowheader', { name: '요금', exact: true }).waitFor();
    assert.deepEqual(await seriousFindings(page), []);
    await dialog.getByRole('button', { name: ko.why.right }).click();
    await dialog.getByRole('status').waitFor();
    const [given] = await client.feedback.list({});
    assert.deepEqual(
      [given?.kind, given?.question, given?.page?.path],
      ['right-page', question, '공지/개편.html'],
    );
    await page.keyboard.press('Escape');
    const [first] = (await client.search({ question })).hits;
    assert.equal(first?.path, '공지/개편.html');
  });

  test('a question held to the open page is answered from it, and like pages are shown beside it', async (t) => {
    const { page, ask } = await opened(t);
    const answer = await ask('개편한 요금은 언제부터 청구하나요?');
    await answer
      .getByRole('button', { name: /요금 개편/ })
      .first()
      .click();
    await page.getByRole('button', { name: ko.filter.open, exact: true }).click();
    await page.getByLabel(ko.filter.inside.replace('{{title}}', '요금 개편')).check();
    const inside = await ask(question);
    await inside.getByText('다음 달 9일', { exact: false }).first().waitFor();
    assert.equal(await inside.getByText('매월 5일', { exact: false }).count(), 0);
    await inside
      .getByRole('button', { name: /요금 개편/ })
      .first()
      .click();
    await page.getByRole('button', { name: ko.similar.title }).click();
    // So small a library has no vectors; that is said.
    await page.getByRole('dialog').getByText(ko.similar.none).waitFor();
    assert.deepEqual(await seriousFindings(page), []);
  });
});
