/** Every screen, in both languages and both themes: nothing serious for axe, nothing in the console, and a picture. */
import assert from 'node:assert/strict';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { createFakeEngine, type FakeEngine } from '../renderer/fake-engine.ts';
import { browserMissing, findBrowser } from './browser.ts';
import { openStage, type Scene, type Stage, seriousFindings } from './stage.ts';
import { words } from './words.ts';

const pictures = fileURLToPath(new URL('../.tmp/screens', import.meta.url));
const skip = findBrowser() === null ? browserMissing : false;

for (const locale of ['ko', 'en'] as const) {
  for (const theme of ['light', 'dark'] as const) {
    describe(`every screen in ${locale} and ${theme}`, { skip }, () => {
      let stage: Stage;
      before(async () => {
        await mkdir(pictures, { recursive: true });
        stage = (await openStage()) as Stage;
      });
      after(() => stage.close());

      const look = async (scene: Scene, name: string) => {
        // Moving and fading parts are looked at where they come to rest; what follows scrolling never does. what follows scrolling, not time, never ends.
        await scene.page.evaluate(
          'Promise.all(document.getAnimations().filter((a) => a.timeline === document.timeline && a.effect.getComputedTiming().iterations !== Infinity).map((a) => a.finished))',
        );
        await scene.page.screenshot({ path: join(pictures, `${name}-${locale}-${theme}.png`) });
        assert.deepEqual(await seriousFindings(scene.page), [], name);
        assert.deepEqual(scene.complaints, [], name);
      };
      const open = (engine: FakeEngine, size = { width: 1280, height: 720 }) => {
        engine.settings.locale = locale;
        return stage.open(engine, {
          colorScheme: theme,
          locale: locale === 'ko' ? 'ko-KR' : 'en-GB',
          viewport: size,
          reducedMotion: 'reduce',
        });
      };
      const t = words[locale];

      test('the first run and its progress are readable', async () => {
        const engine = createFakeEngine();
        const gate = Promise.withResolvers<void>();
        const scene = await open(engine);
        const { page } = scene;
        const samples = page.getByRole('button', { name: t.welcome.samplesButton });
        await samples.waitFor();
        await look(scene, '01-welcome');
        engine.pace = (event) =>
          event.type === 'progress' && event.done === 48 ? gate.promise : Promise.resolve();
        await samples.click();
        await page.getByText('24 / 71').waitFor();
        await look(scene, '02-welcome-progress');
        gate.resolve();
        await page.getByText(t.ask.greeting).waitFor();
        await look(scene, '03-greeting');
        await scene.close();
      });

      test('the three looks of an answer, and the page beside it, are readable', async () => {
        const scene = await open(createFakeEngine({ filled: true }));
        const { page } = scene;
        const ask = async (question: string, badge: string) => {
          await page.getByLabel(t.ask.label).fill(question);
          await page.keyboard.press('Enter');
          await page.locator('article').last().getByText(badge, { exact: true }).waitFor();
          await page
            .locator('article')
            .last()
            .getByText(locale === 'ko' ? '0.06초' : '0.06 s')
            .waitFor();
        };
        await ask('집을 비우는 동안 일시정지하려면 시작일을 언제로 잡아야 하나요?', t.answer.sure);
        await look(scene, '04-sure');
        await page
          .getByRole('button', {
            name: t.answer.footnote.replace('{{n}}', '1').replace('{{title}}', '일시정지'),
          })
          .hover();
        await page.getByRole('tooltip').waitFor();
        await look(scene, '05-footnote');
        await page.keyboard.press('Alt+1');
        await page.frameLocator('iframe').locator('#cited').waitFor();
        await page.getByRole('button', { name: t.viewer.openOriginal, exact: true }).click();
        await page.getByText(t.viewer.notOpened).waitFor();
        await look(scene, '06-viewer');
        await page.getByRole('button', { name: t.tables.open, exact: true }).click();
        const preview = page.getByRole('dialog');
        await preview.getByText('기가 인터넷 1G의 월 요금은', { exact: false }).waitFor();
        assert.equal(await preview.getByRole('columnheader').count(), 6, 'two rows of three headers');
        await look(scene, '17-tables');
        await preview.getByRole('combobox').selectOption({ index: 1 });
        await preview.getByText('접수 시간은 평일', { exact: false }).waitFor();
        await page.keyboard.press('Escape');
        await preview.waitFor({ state: 'detached' });
        await page.keyboard.press('Alt+3');
        const viewer = page.getByRole('region', { name: t.viewer.title, exact: true });
        await viewer.getByText(t.answer.superseded).waitFor();
        await page.frameLocator('iframe').locator('#cited').waitFor();
        // Nothing of the page that was open before stays.
        assert.equal(
          await viewer.getByRole('button', { name: t.viewer.openOriginal, exact: true }).count(),
          1,
        );
        await look(scene, '18-superseded');
        await viewer.getByRole('button', { name: t.answer.openNewer, exact: false }).click();
        await viewer.getByRole('heading', { name: '자주 묻는 질문(2026년 11월)' }).waitFor();
        assert.equal(await viewer.getByText(t.answer.superseded).count(), 0);
        await page.frameLocator('iframe').locator('#cited').waitFor();
        await ask('확실하지 않은 우주정거장 요금', t.answer.unsure);
        await look(scene, '07-unsure');
        await page.getByRole('button', { name: t.ask.speak }).first().click();
        await page.getByRole('region', { name: t.ask.speakTitle }).waitFor();
        await look(scene, '25-speech');
        await ask('없는 드론 배송', t.answer.none);
        await look(scene, '08-none');
        await scene.close();
      });

      test('an error, the lost engine and the shortcuts are readable', async () => {
        const scene = await open(createFakeEngine({ filled: true }));
        const { page } = scene;
        await page.getByLabel(t.ask.label).fill('고장난 엔진');
        await page.keyboard.press('Enter');
        await page.getByRole('alert').waitFor();
        await look(scene, '09-fault');
        await page.getByRole('button', { name: t.app.shortcuts }).click();
        await page.getByRole('dialog').waitFor();
        await look(scene, '10-shortcuts');
        await page.keyboard.press('Escape');
        await page.getByRole('navigation').getByRole('button', { name: t.app.settings }).click();
        await page.getByText(t.settings.privacyNothing).waitFor();
        await page.getByText('/home/agent/.local/share/footnote/models').waitFor();
        await look(scene, '11-settings');
        await scene.host.close();
        await page.getByText(t.engine.gone).waitFor();
        scene.complaints.length = 0;
        await page.screenshot({ path: join(pictures, `12-gone-${locale}-${theme}.png`) });
        assert.deepEqual(await seriousFindings(page), []);
        await scene.close();
      });

      test('the history, the evaluation and quick ask are readable', async () => {
        const scene = await open(createFakeEngine({ filled: true }));
        const { page } = scene;
        const rail = page.getByRole('navigation');
        await rail.getByRole('button', { name: t.app.history }).click();
        await page
          .getByRole('button', { name: /일시정지 시작일은/ })
          .first()
          .click();
        await page.getByText(t.history.standsNot).waitFor();
        await look(scene, '26-history');
        await rail.getByRole('button', { name: t.app.models }).click();
        await page.getByRole('button', { name: t.models.benchStart }).click();
        await page.getByText(t.models.catalogue, { exact: true }).waitFor();
        await look(scene, '32-models');
        await rail.getByRole('button', { name: t.app.evaluate }).click();
        await page.getByRole('checkbox').nth(0).check();
        await page.getByRole('checkbox').nth(1).check();
        await look(scene, '27-evaluations');
        await page.getByRole('button', { name: t.evaluate.compareTwo }).click();
        await page.getByRole('radio', { name: new RegExp(t.evaluate.better) }).check();
        await look(scene, '28-comparison');
        await page.getByRole('button', { name: t.evaluate.back }).click();
        await page.getByRole('row').nth(1).getByRole('button').first().click();
        await page.getByRole('img', { name: /장애/ }).waitFor();
        await look(scene, '29-run');
        await page.getByRole('tab', { name: t.evaluate.scoring }).click();
        await page.keyboard.press('2');
        await page
          .getByRole('radio', { name: t.evaluate.scores.accuracy.full })
          .first()
          .and(page.locator(':checked'))
          .waitFor();
        await page.keyboard.press('1');
        await page.getByText('2 / 60', { exact: false }).waitFor();
        await look(scene, '30-scoring');
        await page.goto(`${new URL(page.url()).origin}/?quick`);
        await page.getByLabel(t.ask.label).fill('일시정지');
        await page.keyboard.press('Enter');
        await page.locator('article').getByText(t.answer.sure).waitFor();
        await page.setViewportSize({ width: 660, height: 480 });
        await look(scene, '31-quick');
        await scene.close();
      });

      test('the library with its folders, problems and figures is readable', async () => {
        const engine = createFakeEngine({ filled: true });
        engine.state.folders.push({
          id: 2,
          path: '/media/업무드라이브/상담지식 내보내기/2026년 11월/전체 매뉴얼(HTML)',
          documents: 12_040,
          problems: 0,
          scanned: null,
          present: false,
        });
        const scene = await open(engine);
        const { page } = scene;
        await page.getByRole('navigation').getByRole('button', { name: t.app.library }).click();
        await page.getByText(t.library.absent, { exact: true }).waitFor();
        await look(scene, '13-folders');
        await page.getByRole('button', { name: t.library.remove }).first().click();
        await page.getByRole('alertdialog').waitFor();
        await look(scene, '14-remove');
        await page.keyboard.press('Escape');
        await page.getByRole('tab', { name: t.library.problems }).click();
        await page.getByText('forms/위임장.hwp').waitFor();
        await look(scene, '15-problems');
        await page.getByLabel(t.library.filter).fill('forms/위임장.hwp');
        const [saved] = await Promise.all([
          page.waitForEvent('download'),
          page.getByRole('button', { name: t.csv.download }).click(),
        ]);
        const lines = (await readFile(await saved.path(), 'utf8')).split('\r\n');
        assert.equal(lines[0], `\ufeff${Object.values(t.csv).slice(2).join(',')}`);
        assert.deepEqual(
          lines.slice(1).map((line) => line.split(',')[1]),
          ['forms/위임장.hwp', undefined],
        );
        await page.getByRole('tab', { name: t.changes.title }).click();
        await page.getByText('−2').click();
        await page.getByText('모두 90일까지', { exact: false }).waitFor();
        await look(scene, '19-changes');
        await page.getByRole('tab', { name: t.contradictions.title }).click();
        await page.getByText('31,900원').waitFor();
        await look(scene, '20-contradictions');
        await page.getByText('31,900원').click();
        await page.frameLocator('iframe').locator('#cited').waitFor();
        await look(scene, '21-contradiction-open');
        await page.keyboard.press('Escape');
        await page.locator('iframe').waitFor({ state: 'detached' });
        await page.getByRole('tab', { name: t.alike.title }).click();
        const editions = page.getByText('promo_2026_09', { exact: false });
        await editions.waitFor();
        await page
          .getByRole('button', { name: `${t.alike.olderOne}`, exact: false })
          .first()
          .waitFor();
        await look(scene, '22-alike');
        await page.getByRole('tab', { name: new RegExp(`^${t.documents.title}`) }).click();
        const list = page.getByRole('listbox', { name: t.documents.list });
        await list.getByRole('option').first().getByText('.html').waitFor();
        await look(scene, '23-documents');
        await list.getByRole('option').first().click();
        await page.frameLocator('iframe').locator('#cited').waitFor();
        await page.getByRole('button', { name: t.documents.content }).click();
        await page.getByRole('dialog').getByText('기가 인터넷 500M의 월 요금은', { exact: false }).waitFor();
        await look(scene, '24-passages');
        await page.keyboard.press('Escape');
        await page.getByRole('tab', { name: t.library.about }).click();
        await page.getByText(t.library.embedderLearned).waitFor();
        await look(scene, '16-state');
        await scene.close();
      });
    });
  }
}
