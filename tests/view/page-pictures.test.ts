/** Pages of PDFs and pictures are shown as they look, with the cited place marked on them. */
import assert from 'node:assert/strict';
import { appendFileSync, copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { load } from 'cheerio';
import { createPagePictures, readAny } from '../../main/ingest/formats/index.ts';
import { citedPage, renderBlocks } from '../../main/view/index.ts';
import { eventsOf, running } from '../engine/running.ts';
import { markedText, withoutSpace } from './showing.ts';

const leaflet = path.join(
  import.meta.dirname,
  '../../resources/sample-manuals/manuals/01_상품/첨부/기가라이트_상품안내서.pdf',
);
const notice = path.join(import.meta.dirname, '../fixtures/formats/image/notice.png');
const patient = { patience: 120_000, limit: 120_000 };

/** The share of dark pixels in a part of a picture; the part in shares of its width and height. */
async function ink(png: Uint8Array, [x, y, width, height]: readonly number[]): Promise<number> {
  const image = await loadImage(Buffer.from(png));
  const canvas = createCanvas(image.width, image.height);
  const context = canvas.getContext('2d');
  context.drawImage(image, 0, 0);
  const [left, top] = [Math.floor(x! * image.width), Math.floor(y! * image.height)];
  const size = [Math.ceil(width! * image.width), Math.ceil(height! * image.height)] as const;
  const { data } = context.getImageData(left, top, ...size);
  let dark = 0;
  for (let at = 0; at < data.length; at += 4) if (data[at]! + data[at + 1]! + data[at + 2]! < 384) dark += 1;
  return dark / (data.length / 4);
}

test('a quote in a PDF is marked on its page, over the very ink, and in the text below', async (t) => {
  const pictures = createPagePictures(patient);
  t.after(() => pictures.close());
  const bytes = readFileSync(leaflet);
  const document = await readAny(bytes, leaflet, { ocr: false });
  const quote = '서버의 사정과 기기의 성능에 따라 더 걸릴 수 있습니다';
  const start = document.text.indexOf(quote);
  const position = { start, end: start + quote.length };
  const cited = citedPage(document, position);
  assert.equal(cited?.number, 2);
  assert.equal(cited.boxes.length, 1);
  const picture = await pictures.draw('leaflet 2', bytes, cited.number);
  assert.ok(picture);
  const [x, y, width, height] = cited.boxes[0]!;
  const share = (a: number, b: number, c: number, d: number) =>
    ink(picture.png, [a / picture.width, b / picture.height, c / picture.width, d / picture.height]);
  assert.ok((await share(x, y, width, height)) > 0.05);
  // Above, below and beside it is the next line's space.
  assert.equal(await share(x, y + height + 1, width, 2), 0);
  assert.equal(await share(x + width + 3, y, 40, height), 0);

  const { html, marked } = renderBlocks(document, {
    position,
    locale: 'ko',
    picture: { ...cited, ...picture },
  });
  assert.ok(marked);
  const $ = load(html);
  assert.ok($('#cited').is('.footnote-page .footnote-box'));
  assert.equal($('#cited').length, 1);
  assert.equal($('.footnote-page img').attr('alt'), '2쪽의 모습');
  assert.match($('.footnote-page').prev().text(), /^2쪽$/);
  assert.equal(markedText(html), withoutSpace(quote));
  const left = Number.parseFloat(/left:([\d.]+)%/.exec($('#cited').attr('style') ?? '')?.[1] ?? '');
  assert.ok(Math.abs(left - (x / picture.width) * 100) < 0.01);
});

test('without a place the first page is shown; a document without pages has none', async () => {
  const bytes = readFileSync(leaflet);
  const document = await readAny(bytes, leaflet, { ocr: false });
  assert.deepEqual(citedPage(document, undefined), { number: 1, boxes: [] });
  const text = await readAny(Buffer.from('요금은 33,000원입니다.'), 'a.txt', { ocr: false });
  assert.equal(citedPage(text, { start: 0, end: 3 }), null);
});

test('a picture is shown as it is; what cannot be drawn, takes too long or is not there leaves the text alone', async (t) => {
  const pictures = createPagePictures(patient);
  const hasty = createPagePictures({ patience: 120_000, limit: 1 });
  const impatient = createPagePictures({ patience: 0, limit: 120_000 });
  t.after(() => Promise.all([pictures, hasty, impatient].map((one) => one.close())));
  const bytes = readFileSync(notice);
  const pdf = readFileSync(leaflet);
  const picture = await pictures.draw('notice', bytes, 1);
  const image = await loadImage(bytes);
  assert.deepEqual([picture?.width, picture?.height], [image.width * 0.75, image.height * 0.75]);
  assert.equal(await pictures.draw('notice 2', bytes, 2), null);
  assert.equal(await pictures.draw('leaflet 99', pdf, 99), null);
  assert.equal(await pictures.draw('half', pdf.subarray(0, 2000), 1), null);
  assert.equal(await pictures.draw('no picture', Buffer.from('<script>1</script>'), 1), null);
  // The thread lives on.
  assert.ok(await pictures.draw('leaflet 1', pdf, 1));
  assert.equal(await hasty.draw('leaflet 1', pdf, 1), null);
  assert.equal(await impatient.draw('leaflet 1', pdf, 1), null);
});

test('a file that has changed since it was read is shown as its text alone', async (t) => {
  const { client, engine, folder } = await running(t);
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, 'a.pdf');
  copyFileSync(leaflet, file);
  await eventsOf(client.library.ingest({ folder, locale: 'ko' }));
  appendFileSync(file, '\n');
  const [{ id } = { id: 0 }] = (await client.documents.list({ state: 'read', limit: 1 })).documents;
  const { url } = await client.view.open({ documentId: id });
  const { status, body } = await engine.view(url.slice('/view'.length));
  assert.equal(status, 200);
  assert.match(String(body), /얼마나 빠른가요/);
  assert.doesNotMatch(String(body), /footnote-page"/);
});
