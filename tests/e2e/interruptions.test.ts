/** What happens when a person, or the engine, stops in the middle. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { WebSocketRoute } from 'playwright-core';
import type { Choice } from '../../main/contract/index.ts';
import { createFakeEngine, type FakeEngine } from '../renderer/fake-engine.ts';
import { browserMissing, findBrowser } from './browser.ts';
import { openStage, type Stage, seriousFindings } from './stage.ts';
import { words } from './words.ts';

const skip = findBrowser() === null ? browserMissing : false;
const { ko } = words;

/** The answer's second sentence never comes. */
function stuck(engine: FakeEngine): FakeEngine {
  let sentences = 0;
  engine.pace = (event) => {
    if (event.type === 'sentence') sentences += 1;
    return sentences > 1 ? new Promise(() => {}) : Promise.resolve();
  };
  return engine;
}

describe('interruptions', { skip }, () => {
  let stage: Stage;
  before(async () => {
    stage = (await openStage()) as Stage;
  });
  after(() => stage.close());

  test('a running answer shows what is there already, and stops with a click or with Esc', async () => {
    const engine = stuck(createFakeEngine({ filled: true }));
    const { page, close } = await stage.open(engine);
    await page.getByLabel(ko.ask.label).fill('일시정지');
    await page.keyboard.press('Enter');
    await page.getByRole('region', { name: ko.answer.sources }).waitFor();
    await page.locator('article p:has(button)').first().waitFor();
    assert.equal(await page.locator('article p:has(button[aria-label^="각주"])').count(), 1);
    await page.getByRole('button', { name: ko.ask.stop }).click();
    await page.getByText(ko.ask.stopped).waitFor();
    engine.pace = async () => {};
    await page.getByRole('button', { name: ko.ask.again }).click();
    await page.locator('article').nth(1).getByText(ko.answer.sure).waitFor();
    stuck(engine);
    await page.getByLabel(ko.ask.label).fill('일시정지');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: ko.ask.stop }).waitFor();
    await page.keyboard.press('Escape');
    await page.locator('article').nth(2).getByText(ko.ask.stopped).waitFor();
    await close();
  });

  test('when the line to the engine breaks, the answer ends with a sentence and the line mends itself', async () => {
    const engine = stuck(createFakeEngine({ filled: true }));
    const lines: WebSocketRoute[] = [];
    const { page, host, close } = await stage.open(engine);
    let refuse = false;
    await page.routeWebSocket('**/rpc', (line) => {
      if (refuse) return void line.close();
      line.connectToServer();
      lines.push(line);
    });
    await page.goto(host.url);
    await page.getByLabel(ko.ask.label).fill('일시정지');
    await page.keyboard.press('Enter');
    await page.locator('article p:has(button)').first().waitFor();
    refuse = true;
    await lines.at(-1)?.close();
    await page.locator('article').getByText('엔진이 중단되어').waitFor();
    await page.getByText(ko.engine.gone).waitFor();
    refuse = false;
    await page.getByRole('button', { name: ko.engine.retry }).click();
    await page.getByText(ko.engine.gone).waitFor({ state: 'detached' });
    engine.pace = async () => {};
    await page.getByRole('button', { name: ko.app.tryAgain }).click();
    await page.locator('article').nth(1).getByText(ko.answer.sure).waitFor();
    // And without being asked to.
    await lines.at(-1)?.close();
    await page.getByText(ko.engine.gone).waitFor();
    await page.getByText(ko.engine.gone).waitFor({ state: 'detached' });
    await close();
  });

  test('reading the manuals can be cancelled, and says that nothing is lost', async () => {
    const engine = createFakeEngine();
    engine.pace = (event) =>
      event.type === 'progress' && event.done === 48 ? new Promise(() => {}) : Promise.resolve();
    const { page, close } = await stage.open(engine);
    await page.getByRole('button', { name: ko.welcome.samplesButton }).click();
    await page.getByText('24 / 71').waitFor();
    await page.getByRole('button', { name: ko.ingest.cancel }).click();
    await page.getByText(ko.ingest.cancelled).filter({ visible: true }).waitFor();
    await close();
  });

  test('reading the manuals can be paused, survives a reload, and goes on', async () => {
    const engine = createFakeEngine();
    const held = Promise.withResolvers<void>();
    engine.pace = async (event) => {
      if (event.type === 'progress' && event.done === 48) await held.promise;
    };
    const { page, complaints, close } = await stage.open(engine);
    await page.getByRole('button', { name: ko.welcome.samplesButton }).click();
    await page.getByText('24 / 71').waitFor();
    await page.getByText('남은 것: 페이지 36 · 문서 10 · 문자 인식 1').waitFor();
    await page.getByText('960 KB / 2.8 MB').waitFor();
    await page.getByRole('button', { name: ko.ingest.pause }).click();
    await page.getByText(ko.ingest.paused).waitFor();
    assert.deepEqual(await seriousFindings(page), []);
    await page.reload();
    await page.getByText(ko.ingest.paused).waitFor();
    assert.equal(engine.running, 1, 'the reading did not end with its window');
    held.resolve();
    await page.getByRole('button', { name: ko.ingest.resume }).click();
    await page.getByText(ko.ask.greeting).waitFor();
    await page.getByText(/추가 71/).waitFor();
    assert.deepEqual(complaints, []);
    await close();
  });

  test('a screen that cannot be drawn says so, and the others still open', async () => {
    const engine = createFakeEngine({ filled: true });
    const { page, close } = await stage.open(engine);
    const strange = { question: '어느 상품입니까?', options: [null] } as unknown as Choice;
    engine.answers = () => [
      { type: 'evidence', confidence: 'sure', citations: [] },
      { type: 'choice', choice: strange },
    ];
    await page.getByLabel(ko.ask.label).fill('요금은?');
    await page.keyboard.press('Enter');
    const said = page.getByRole('alert').filter({ hasText: ko.app.broken });
    await said.waitFor();
    assert.deepEqual(await seriousFindings(page), []);
    await page.getByRole('navigation').getByRole('button', { name: ko.app.library }).click();
    await page.getByRole('heading', { name: ko.library.title }).waitFor();
    assert.equal(await said.count(), 0);
    await page.getByRole('navigation').getByRole('button', { name: ko.app.ask }).click();
    await said.getByRole('button', { name: ko.app.reload }).click();
    await page.getByText(ko.ask.greeting).waitFor();
    await close();
  });

  test("markup in a manual's title, heading or quote shows as plain text", async () => {
    const engine = createFakeEngine({ filled: true });
    const hostile = '<img src=x onerror="document.title=1"><script>document.title=2</script>';
    const { page, complaints, close } = await stage.open(engine);
    await page.getByLabel(ko.ask.label).fill(hostile);
    await page.keyboard.press('Enter');
    await page.locator('article p').getByText(hostile).waitFor();
    await page.getByRole('region', { name: ko.answer.sources }).getByText(hostile).first().waitFor();
    await page.keyboard.press('Alt+1');
    await page.getByRole('heading', { name: hostile, level: 2 }).nth(1).waitFor();
    assert.equal(await page.title(), 'Footnote');
    assert.equal(await page.locator('article img').count(), 0);
    assert.deepEqual(complaints, []);
    await close();
  });
});
