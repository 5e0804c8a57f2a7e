/** A question is asked of some documents only, and a person asks why a page was found and confirms it. */
import assert from 'node:assert/strict';
import { after, before, describe, type TestContext, test } from 'node:test';
import { otherPages } from '../answer/made-manuals.ts';
import { eventsOf, running } from '../engine/running.ts';
import { html } from '../ingest/manuals.ts';
import { browserMissing, findBrowser } from './browser.ts';
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
