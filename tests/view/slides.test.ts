/** A presentation is shown slide by slide, each in a frame of a slide's shape. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { load } from 'cheerio';
import { readAny } from '../../main/ingest/formats/index.ts';
import { renderBlocks } from '../../main/view/index.ts';
import { frame, shape, title, writePptx } from '../formats/pptx-writing.ts';
import { markedText, withoutSpace } from './showing.ts';

const folder = path.join(import.meta.dirname, '../fixtures/formats/presentation');

for (const format of ['pptx', 'odp', 'ppt']) {
  test(`each slide stands in a frame of its own, with its number before it and its notes at its end (${format})`, async () => {
    const file = path.join(folder, `manual.${format}`);
    const document = await readAny(readFileSync(file), file, { ocr: false });
    const start = document.text.indexOf('신청서를 받는다');
    assert.ok(start > 0);
    const position = { start, end: start + 8 };
    const { html, marked } = renderBlocks(document, { position, locale: 'ko' });
    const $ = load(html);
    assert.ok(marked);
    const slides = $('main > section.footnote-slide');
    assert.equal(slides.length, new Set(document.places?.map(({ slide }) => slide)).size);
    const cited = $('#cited').closest('.footnote-slide');
    assert.equal(cited.prev().text(), '슬라이드 2');
    assert.equal(cited.children().first().text(), '이체 절차');
    assert.ok(cited.children().first().is('h1, h2'));
    // Nothing of a slide stands outside of its frame, and a list does not run on into the next one.
    assert.equal($('main > :not(.footnote-slide):not(.footnote-place)').length, 0);
    assert.equal($('.footnote-list .footnote-place, .footnote-list .footnote-slide').length, 0);
    const notes = cited.children('.footnote-note');
    assert.match(notes.last().text(), /신분증은 유효 기간도 본다/);
    assert.equal(notes.last().next().length, 0);
  });
}

test('what stands beside something else on a slide stands beside it in the frame, as wide as there', async () => {
  const list = (...items: string[]) => items.map((item) => `<a:p><a:r><a:t>${item}</a:t></a:r></a:p>`);
  const table =
    '<a:tbl><a:tr><a:tc><a:txBody><a:p><a:r><a:t>창구</a:t></a:r></a:p></a:txBody></a:tc><a:tc><a:txBody><a:p><a:r><a:t>1,000원</a:t></a:r></a:p></a:txBody></a:tc></a:tr></a:tbl>';
  const slide =
    title('이체 절차') +
    shape(list('화면에서 이체를 고른다', '금액을 넣는다'), { placeholder: 'idx="1"', at: [5, 20, 30, 50] }) +
    frame(table, [40, 20, 60, 20]) +
    shape(['오른쪽 아래 설명'], { at: [40, 45, 60, 20] }) +
    shape(['맨 아래 안내'], { at: [5, 80, 90, 10] });
  const below =
    title('한 줄씩') + shape(['위'], { at: [0, 20, 90, 10] }) + shape(['아래'], { at: [0, 40, 90, 10] });
  const bytes = writePptx([{ shapes: slide }, { shapes: below }]);
  const document = await readAny(bytes, '발표.pptx', { ocr: false });
  const start = document.text.indexOf('창구');
  const position = { start, end: document.text.indexOf('원', start) + 1 };
  const { html } = renderBlocks(document, { position, locale: 'ko' });
  const $ = load(html);
  const [first, second] = $('main > .footnote-slide').toArray();
  const columns = $(first!).find('> .footnote-beside > div').toArray();
  assert.deepEqual(
    columns.map((column) => /flex:(\d+)/.exec($(column).attr('style') ?? '')?.[1]),
    ['33', '67'],
  );
  assert.deepEqual(
    columns.map((column) => withoutSpace($(column).text())),
    ['화면에서이체를고른다금액을넣는다', '창구1,000원오른쪽아래설명'],
  );
  assert.equal($(first!).children().first().text(), '이체 절차');
  assert.equal($(first!).children().last().text(), '맨 아래 안내');
  assert.equal(markedText(html), '창구1,000원');
  assert.equal($('#cited').closest('.footnote-beside > div').is(columns[1]!), true);
  assert.equal($(second!).find('.footnote-beside').length, 0);
});
