/** Answers by a model on the screen: how they are made is chosen, shown, and asked back about. */
import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Answer, AnswerEvent } from '../../main/contract/index.ts';
import { createFakeEngine } from '../renderer/fake-engine.ts';
import { answerFor } from '../renderer/fake-manuals.ts';
import { browserMissing, findBrowser } from './browser.ts';
import { activate, reach } from './keyboard.ts';
import { openStage, type Stage, seriousFindings } from './stage.ts';
import { words } from './words.ts';

const pictures = fileURLToPath(new URL('../.tmp/screens', import.meta.url));
const skip = findBrowser() === null ? browserMissing : false;
const t = words.ko;

const quotes = answerFor('일시정지');
const citation = quotes.citations[0]!;
const choice = {
  question: '기가라이트, 기가슬림 중 어느 것에 대한 질문입니까?',
  options: ['기가라이트', '기가슬림'].map((name, i) => ({
    name,
    question: `${name} 요금은?`,
    documentId: i + 1,
  })),
};
const step = { kind: 'search' as const, detail: '기가슬림 요금', pages: ['기가슬림'] };

function events(question: string, askBack = true, cited = [citation]): AnswerEvent[] {
  const asksBack = askBack && question === '요금은?';
  const answer: Answer = {
    ...quotes,
    question,
    citations: cited,
    mode: asksBack ? 'quote' : 'rag',
    kind: asksBack ? 'choice' : 'answer',
    model: { name: 'small-model', hash: '' },
    adapters: [],
    leftOut: 1,
  };
  return [
    { type: 'evidence', confidence: 'sure', citations: cited, provisional: !asksBack },
    ...(asksBack ? ([{ type: 'choice', choice }] as const) : ([{ type: 'step', step }] as const)),
    ...cited.map((one) => ({ type: 'citation' as const, citation: one })),
    { type: 'sentence', text: `${question} 30일입니다.`, citations: cited.map(({ n }) => n) },
    { type: 'sentence', text: '확인되지 않은 문장 1개를 뺐습니다.', citations: [], note: 'left-out' },
    { type: 'done', answer },
  ];
}

describe('an answer by a model', { skip }, () => {
  let stage: Stage;
  before(async () => {
    await mkdir(pictures, { recursive: true });
    stage = (await openStage()) as Stage;
  });
  after(() => stage.close());

  test('to a question in a third language says so before its caution', async () => {
    const engine = createFakeEngine({ filled: true });
    engine.settings.locale = 'ko';
    const unsure = answerFor('확실하지 않은 요금');
    const cited = unsure.citations[0]!;
    const [remark, caution] = ['한국어나 영어로 쓴 질문이 아닙니다.', '답이 아닐 수 있습니다.'];
    engine.answers = () => [
      { type: 'sentence', text: remark, citations: [], note: 'foreign' },
      { type: 'evidence', confidence: 'unsure', citations: [cited] },
      { type: 'sentence', text: caution, citations: [] },
      { type: 'sentence', text: '요금은 매달 냅니다.', citations: [cited.n] },
      { type: 'done', answer: { ...unsure, citations: [cited] } },
    ];
    const scene = await stage.open(engine);
    const { page } = scene;
    await page.getByLabel(t.ask.label).fill('Wie hoch ist der Preis?');
    await page.keyboard.press('Enter');
    await page.getByText(caution).waitFor();
    const said = await page.locator('article').innerText();
    const order = [remark, caution, '요금은 매달'].map((text) => said.indexOf(text));
    assert.ok(order[0]! >= 0 && order[0]! < order[1]! && order[1]! < order[2]!, said);
    await scene.close();
  });

  test('shows a quoted row with its cells told apart, to the eye and to a screen reader', async () => {
    const engine = createFakeEngine({ filled: true });
    engine.settings.locale = 'ko';
    const row = { ...quotes.citations[1]!, n: 2 };
    engine.answers = ({ question }) => events(question, false, [citation, row]);
    const scene = await stage.open(engine);
    const { page } = scene;
    await page.getByLabel(t.ask.label).fill('임대료는?');
    await page.keyboard.press('Enter');
    const source = page.getByRole('button', {
      name: /일시정지 중 장비 임대료 ?, 월 3,300원 ?, .*청구 ?; 군 입대 ?, 무료/,
    });
    await source.waitFor();
    const places = await source
      .locator('q span:not(.visually-hidden)')
      .evaluateAll((cells) => cells.map((cell) => (cell as unknown as { offsetLeft: number }).offsetLeft));
    assert.equal(places.length, 6);
    assert.equal(places[0], places[3], 'a row begins where the row above it does');
    await page
      .getByRole('button', { name: /^각주 2:/ })
      .last()
      .focus();
    await page.getByRole('tooltip').getByText('일시정지 중 장비 임대료', { exact: true }).waitFor();
    await page.screenshot({ path: join(pictures, 'row-ko.png') });
    assert.deepEqual(await seriousFindings(page), []);
    await scene.close();
  });

  test('shows the row before a quoted sentence with its cells told apart, in a line of its own', async () => {
    const engine = createFakeEngine({ filled: true });
    engine.settings.locale = 'ko';
    const prefix = { prefix: '군 입대 무료', rowsBefore: [['군 입대', '무료']] };
    const quote = { ...citation.locator.quote, ...prefix, suffix: '' };
    engine.answers = ({ question }) =>
      events(question, false, [{ ...citation, locator: { ...citation.locator, quote } }]);
    const scene = await stage.open(engine);
    const { page } = scene;
    await page.getByLabel(t.ask.label).fill('시작일은?');
    await page.keyboard.press('Enter');
    await page
      .getByRole('button', { name: /^각주 1:/ })
      .last()
      .focus();
    const card = page.getByRole('tooltip');
    const [fee, mark] = [card.getByText('무료', { exact: true }), card.locator('mark')];
    await card.getByText('군 입대', { exact: true }).waitFor();
    const [row, said] = [(await fee.boundingBox())!, (await mark.boundingBox())!];
    assert.ok(said.y >= row.y + row.height - 1, `the row at ${row.y}, the quote at ${said.y}`);
    await page.screenshot({ path: join(pictures, 'row-before-ko.png') });
    await scene.close();
  });

  test('shows how it came about, asks back with one click, and stands beside the one without the adapter', async () => {
    const engine = createFakeEngine({ filled: true });
    engine.settings.locale = 'ko';
    engine.answering = { model: 'small-model', adapters: ['telecom'] };
    engine.answers = ({ question, askBack }) => events(question, askBack);
    const scene = await stage.open(engine);
    const { page } = scene;
    const ask = async (question: string) => {
      await page.getByLabel(t.ask.label).fill(question);
      await page.keyboard.press('Enter');
    };
    await ask('요금은?');
    const back = page.getByRole('group', { name: choice.question });
    await back.getByRole('button', { name: '기가슬림' }).click();
    await page.getByText('기가슬림 요금은? 30일입니다.').waitFor();
    await page.getByText('확인되지 않은 문장 1개를 뺐습니다.').last().waitFor();
    await page.getByText('small-model · ').last().waitFor();
    await page.getByText(/과정 1단계 보기/).click();
    await page.getByText(/검색 기가슬림 요금/).waitFor();
    await page.screenshot({ path: join(pictures, 'answering-ko.png') });
    assert.deepEqual(await seriousFindings(page), []);

    await ask('요금은?');
    await page.getByRole('button', { name: t.making.decline }).last().click();
    await page
      .getByText(/^요금은\? 30일/)
      .last()
      .waitFor();

    await page.getByLabel(t.manner.mode).selectOption('rag');
    // By the keyboard alone: the card, an adapter, its scale, the comparison, and back.
    await page.locator('#question').focus();
    await page.keyboard.press('Alt+t');
    const card = page.getByRole('dialog', { name: t.manner.adapters });
    await card.getByRole('checkbox', { name: 'telecom' }).press('Space');
    const scale = card.getByRole('slider', { name: t.manner.scale.replace('{{name}}', 'telecom') });
    await page.keyboard.press('Tab');
    for (let step = 0; step < 5; step += 1) await scale.press('ArrowLeft');
    await card.getByText('× 0.5').waitFor();
    assert.deepEqual(await seriousFindings(page), []);
    await page.screenshot({ path: join(pictures, 'adapters-ko.png') });
    await card.getByLabel(t.manner.compare).press('Space');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: `telecom × 0.5 · ${t.manner.beside}` }).waitFor();
    assert.deepEqual(engine.settings.adapters, [{ name: 'telecom', scale: 0.5, on: true }]);
    await ask('기가라이트 위약금은?');
    const without = page.getByRole('region', { name: t.manner.withoutAdapter });
    await without.getByText('기가라이트 위약금은? 30일입니다.').waitFor();
    await page.screenshot({ path: join(pictures, 'answering-beside-ko.png') });
    assert.deepEqual(await seriousFindings(page), []);
    assert.deepEqual(scene.complaints, []);
    await scene.close();
  });

  test('has footnotes of its own in each of two columns, and files beside the page that open here or outside', async () => {
    const own = quotes.citations.slice(1, 3).map((one, at) => ({ ...one, n: at + 1 }));
    const engine = createFakeEngine({ filled: true });
    engine.settings.locale = 'ko';
    engine.answering = { model: 'small-model', adapters: ['telecom'] };
    engine.settings.adapters = [{ name: 'telecom', scale: 1.5, on: true }];
    engine.answers = ({ question, adapters }) => events(question, true, adapters?.length ? [citation] : own);
    const scene = await stage.open(engine);
    const { page } = scene;
    await page.getByLabel(t.manner.mode).selectOption('rag');
    await page.keyboard.press('Alt+t');
    await page.getByRole('dialog').getByLabel(t.manner.compare).check();
    await page.keyboard.press('Escape');
    await page.getByLabel(t.ask.label).fill('위약금은?');
    await page.keyboard.press('Enter');
    const column = (name: string) => page.getByRole('region', { name });
    const current = (name: string) => column(name).locator('p button[aria-current="true"]').allInnerTexts();
    const listed = (name: string) =>
      column(name).getByRole('region', { name: t.answer.sources }).getByRole('listitem').count();
    await column(t.manner.withoutAdapter).getByText(own[1]!.quote.slice(0, 12)).first().waitFor();
    assert.deepEqual([await listed(t.manner.withAdapter), await listed(t.manner.withoutAdapter)], [1, 2]);
    await page
      .getByRole('region', { name: t.manner.withoutAdapter })
      .getByRole('button', { name: own[0]!.title })
      .first()
      .click();
    await page.getByRole('button', { name: t.viewer.next }).click();
    await page.getByRole('heading', { name: own[1]!.title }).first().waitFor();
    assert.deepEqual(await current(t.manner.withoutAdapter), ['2']);
    assert.deepEqual(await current(t.manner.withAdapter), []);

    const files = page.getByRole('list', { name: t.viewer.attachments });
    await files.getByRole('button', { name: /지침_개정판\(최종\)\.pdf 원본 열기/ }).click();
    await page.getByText(t.viewer.notOpened).waitFor();
    // A program is shown in its folder, never opened; a film has its size though nobody reads it.
    await files.getByRole('button', { name: /원격점검\.exe 4\.2 MB/ }).click();
    await page.getByText(t.viewer.notRevealed).waitFor();
    await files.getByRole('button', { name: /설치_안내\.mp4 설치 영상 48\.2 MB/ }).waitFor();
    await files.getByText(t.viewer.missing).waitFor();
    assert.equal(await files.getByRole('button', { name: /위임장_2023/ }).count(), 0);
    await page.screenshot({ path: join(pictures, 'attachments-ko.png') });
    await files.getByRole('button', { name: /개정판\(최종\)\.pdf.*1\.3 MB/ }).click();
    await page.getByRole('heading', { name: /개정판\(최종\)\.pdf/ }).waitFor();
    assert.deepEqual(await seriousFindings(page), []);
    assert.deepEqual(scene.complaints, []);
    await scene.close();
  });

  test('is made with the model and the adapters that were chosen among the models, by keyboard alone', async () => {
    const engine = createFakeEngine({ filled: true });
    engine.settings.locale = 'ko';
    engine.answering = { model: 'qwen3-4b', adapters: ['상담_말투'] };
    const scene = await stage.open(engine);
    const { page } = scene;
    await page.getByText('qwen3-4b').waitFor();
    await page.keyboard.press('Alt+m');
    const models = page.getByRole('group', { name: t.models.embedding, exact: true });
    await reach(page, models.getByRole('radio', { name: /^bge-m3/ }));
    await page.keyboard.press('ArrowDown');
    await models.getByRole('radio', { name: /^minilm/, checked: true }).waitFor();
    // The library's check has refused it, with both figures; a person may use it anyway.
    await models.getByText(/0\.540 → 0\.436/).waitFor();
    await activate(page, models.getByRole('button', { name: t.models.useAnyway }));
    await models.getByText(t.models.check.anyway, { exact: false }).waitFor();
    const rerankers = page.getByRole('group', { name: t.models.reranker, exact: true });
    await rerankers.getByText(`${t.models.check.slow} 구절당 130ms, 한 번 검색에 6개를 읽습니다.`).waitFor();
    const retry = page.getByRole('button', { name: t.models.retryGpu });
    await activate(page, retry);
    await retry.waitFor({ state: 'detached' });
    await activate(page, page.getByRole('button', { name: t.models.unload }));
    await page.getByText(t.models.off.split('.')[0]!, { exact: false }).waitFor();
    await activate(page, page.getByRole('checkbox', { name: t.models.tablesByModel }), 'Space');
    await page.getByRole('checkbox', { name: t.models.tablesByModel, checked: true }).waitFor();
    assert.equal(engine.state.tableProse.by, 'model');
    await activate(page, page.getByRole('checkbox', { name: /상담_말투/ }), 'Space');
    const scale = page.getByRole('slider', { name: t.manner.scale.replace('{{name}}', '상담_말투') });
    await reach(page, scale);
    await page.keyboard.press('End');
    await page.getByText('× 2', { exact: true }).waitFor();
    assert.deepEqual(await seriousFindings(page), []);
    await page.keyboard.press('Alt+a');
    await page.getByRole('button', { name: '상담_말투 × 2' }).waitFor();
    await page.keyboard.press('Alt+w');
    assert.equal(await page.getByLabel(t.manner.mode).inputValue(), 'quote');
    await page.keyboard.press('Alt+Shift+w');
    assert.equal(await page.getByLabel(t.manner.mode).inputValue(), 'auto');
    assert.deepEqual(engine.settings.adapters, [{ name: '상담_말투', scale: 2, on: true }]);
    assert.deepEqual(scene.complaints, []);
    await scene.close();
  });
});
