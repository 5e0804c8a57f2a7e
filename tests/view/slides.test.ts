/** A presentation is shown slide by slide, each in a frame of a slide's shape. */
import assert from 'node:assert/strict';
import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type TestContext, test } from 'node:test';
import { createCanvas } from '@napi-rs/canvas';
import { load } from 'cheerio';
import { readAny } from '../../main/ingest/formats/index.ts';
import { renderBlocks } from '../../main/view/index.ts';
import { eventsOf, running } from '../engine/running.ts';
import { frame, picture, shape, title, writePptx } from '../formats/pptx-writing.ts';
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

/** In EMU, on a slide of 12,192,000 by 6,858,000. */
const million = (...at: readonly [number, number, number, number]) =>
  at.map((one) => one * 1e6) as unknown as typeof at;
const screenshot = createCanvas(40, 20).toBuffer('image/png');

/** A slide with a screenshot beside its text, one that is described, a logo, a background, one from elsewhere, a drawing. */
function illustrated(withPictures: boolean): Buffer {
  const pictures =
    picture('bg', million(0, 0, 12, 6.8)) +
    picture('shot', million(7, 2, 4, 3)) +
    picture('described', million(7, 5.2, 4, 1), '승인 화면') +
    picture('logo', million(11.5, 0, 0.5, 0.5)) +
    picture('far', million(1, 5, 3, 1)) +
    picture('drawing', million(4, 5, 3, 1));
  const texts = [
    shape(['신청서를 받는다', '진위를 조회한다'], { at: million(1, 2, 5, 2) }),
    withPictures ? pictures : shape(['승인 화면'], { at: million(7, 5.2, 4, 1) }),
  ];
  const media = (name: string) => [name, 'image', `../media/${name}.png`] as const;
  const slide = {
    shapes: title('접수') + texts.join(''),
    relations: [
      ...['bg', 'shot', 'described', 'logo'].map(media),
      ['far', 'image', 'https://elsewhere.example/a.png'] as const,
      ['drawing', 'image', '../media/drawing.svg'] as const,
    ],
  };
  const parts = ['bg', 'shot', 'described', 'logo'].map((name) => ({
    name: `ppt/media/${name}.png`,
    content: screenshot,
  }));
  return writePptx([slide], [...parts, { name: 'ppt/media/fake.png', content: '<svg onload="alert(1)"/>' }]);
}

async function ingested(t: TestContext, name: string) {
  const { client, engine, folder } = await running(t);
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, name);
  writeFileSync(file, illustrated(true));
  await eventsOf(client.library.ingest({ folder, locale: 'ko' }));
  const [{ id } = { id: 0 }] = (await client.documents.list({ state: 'read', limit: 1 })).documents;
  return { client, engine, file, id };
}

test('a slide shows its pictures where they stand, from the file that was read and from nowhere else', async (t) => {
  const { client, engine, id } = await ingested(t, '교육.pptx');
  const get = async (url: string) => engine.view(url.slice('/view'.length));
  const { url } = await client.view.open({ documentId: id, locale: 'ko' });
  const $ = load(String((await get(url)).body));
  const images = $('.footnote-slide img').toArray();
  const addresses = images.map((image) => $(image).attr('src') ?? '');
  assert.deepEqual(
    addresses.map((address) => path.posix.basename(address)),
    ['shot.png', 'described.png'],
  );
  assert.deepEqual(
    images.map((image) => $(image).attr('alt')),
    ['슬라이드의 그림', ''],
  );
  const [words, beside] = $('.footnote-beside > div').toArray();
  assert.equal(withoutSpace($(words!).text()), '신청서를받는다진위를조회한다');
  assert.equal($(beside!).find('img').attr('src'), addresses[0]);
  assert.equal($('.footnote-slide > img').next().text(), '승인 화면');

  const shown = await get(addresses[0]!);
  assert.deepEqual([shown.status, shown.headers['content-type']], [200, 'image/png']);
  assert.deepEqual(Buffer.from(shown.body as Uint8Array), screenshot);
  // What is no picture is not sent, whatever it is called; nor what is not in the file.
  for (const name of ['fake.png', '../presentation.xml', 'none.png'])
    assert.equal((await get(addresses[0]!.replace('shot.png', encodeURIComponent(name)))).status, 404);
});

test('pictures change nothing in the words of a slide and their order', async (t) => {
  const texts = await Promise.all(
    [true, false].map(
      async (withPictures) => (await readAny(illustrated(withPictures), 'a.pptx', { ocr: false })).text,
    ),
  );
  assert.equal(texts[0], texts[1]);
  const { client, engine, file, id } = await ingested(t, 'a.pptx');
  const { url } = await client.view.open({ documentId: id });
  const body = String((await engine.view(url.slice('/view'.length))).body);
  appendFileSync(file, '\n');
  // A file that has changed may have other pictures.
  const address = load(body)('img').first().attr('src') ?? '';
  assert.equal((await engine.view(address.slice('/view'.length))).status, 404);
});
