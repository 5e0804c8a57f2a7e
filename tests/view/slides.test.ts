/** A presentation is shown slide by slide, each in a frame of a slide's shape. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { load } from 'cheerio';
import { readAny } from '../../main/ingest/formats/index.ts';
import { renderBlocks } from '../../main/view/index.ts';

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
