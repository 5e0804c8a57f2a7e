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
const of = (bytes: Uint8Array, key: string) => ({ key, read: async () => bytes });
/** Milliseconds. */
const limit = 120_000;

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
  const pictures = createPagePictures(limit);
  t.after(() => pictures.close());
  const bytes = readFileSync(leaflet);
  const document = await readAny(bytes, leaflet, { ocr: false });
  const quote = '서버의 사정과 기기의 성능에 따라 더 걸릴 수 있습니다';
  const start = document.text.indexOf(quote);
  const position = { start, end: start + quote.length };
  const cited = citedPage(document, position);
  assert.equal(cited?.number, 2);
  assert.equal(cited.boxes.length, 1);
  const picture = await pictures.draw(of(bytes, 'leaflet'), cited.number);
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
  const pictures = createPagePictures(limit);
  const hasty = createPagePictures(1);
  t.after(() => Promise.all([pictures, hasty].map((one) => one.close())));
  const bytes = readFileSync(notice);
  const pdf = readFileSync(leaflet);
  const picture = await pictures.draw(of(bytes, 'notice'), 1);
  const image = await loadImage(bytes);
  assert.deepEqual([picture?.width, picture?.height], [image.width * 0.75, image.height * 0.75]);
  assert.equal(await pictures.draw(of(bytes, 'notice'), 2), null);
  assert.equal(await pictures.draw(of(pdf, 'leaflet'), 99), null);
  assert.equal(await pictures.draw(of(pdf.subarray(0, 2000), 'half'), 1), null);
  assert.equal(await pictures.draw(of(Buffer.from('<script>1</script>'), 'no picture'), 1), null);
  // The thread lives on.
  assert.ok(await pictures.draw(of(pdf, 'leaflet'), 1));
  assert.equal(await hasty.draw(of(pdf, 'leaflet'), 1), null);
});

test('a page that could not be read once is drawn the next time', async (t) => {
  const pictures = createPagePictures(limit);
  t.after(() => pictures.close());
  const bytes = readFileSync(leaflet);
  const drive = { key: 'leaflet', read: () => Promise.reject<Uint8Array>(new Error('the drive is gone')) };
  assert.equal(await pictures.draw(drive, 1), null);
  drive.read = async () => bytes;
  assert.ok(await pictures.draw(drive, 1));
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
  assert.match(String(body), /모습을 그리지 못했/);
});

/** The leaflet as a source that counts how often it is read. */
function countedLeaflet() {
  const bytes = readFileSync(leaflet);
  let reads = 0;
  const read = async () => {
    reads += 1;
    return bytes;
  };
  return { bytes, source: { key: 'leaflet', read }, reads: () => reads };
}

test('the pages of a file are turned with the file read once, and those that are passed over are not drawn', async (t) => {
  const pictures = createPagePictures(limit);
  t.after(() => pictures.close());
  const { source, reads } = countedLeaflet();
  assert.equal(await pictures.count(source), 2);
  assert.equal(await pictures.count(of(readFileSync(notice), 'notice')), 1);
  assert.equal(await pictures.count(of(Buffer.from('글'), 'text')), null);
  assert.equal(await pictures.count(source), 2);
  assert.equal(reads(), 2);
  // Page 1 is passed over while page 9, which is not there, is tried: the second is drawn, and the first when it is asked for.
  const [lacking, passed, second] = await Promise.all([9, 1, 2].map((page) => pictures.draw(source, page)));
  assert.deepEqual([lacking, passed], [null, null]);
  const first = await pictures.draw(source, 1);
  assert.ok(first && second);
  assert.notDeepEqual(first.png, second.png);
  assert.equal(reads(), 2);
});

test('a file that cannot be read leaves the thread to be let go in time, and closing begins no other', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const pictures = createPagePictures(limit);
  t.after(() => pictures.close());
  const { bytes, source, reads } = countedLeaflet();
  const gone = { key: 'gone', read: () => Promise.reject(new Error('gone')) };
  assert.equal(await pictures.count(source), 2);
  assert.equal(await pictures.count(gone), null);
  t.mock.timers.tick(60_000);
  assert.equal(await pictures.count(source), 2);
  assert.equal(reads(), 2);

  const late = Promise.withResolvers<Uint8Array>();
  const counted = pictures.count({ key: 'late', read: () => late.promise });
  await pictures.close();
  late.resolve(bytes);
  assert.equal(await counted, null);
});

test('a page alone has its picture, its text and its marks, and says where it has none', async () => {
  const document = await readAny(readFileSync(leaflet), leaflet, { ocr: false });
  const quote = '서버의 사정과 기기의 성능에 따라 더 걸릴 수 있습니다';
  const start = document.text.indexOf(quote);
  const position = { start, end: start + quote.length };
  const picture = { png: new Uint8Array(), width: 595, height: 842 };
  const page = (wanted: number, drawn = true) => {
    const cited = citedPage(document, position, wanted)!;
    const shown = renderBlocks(document, {
      position,
      locale: 'ko',
      page: wanted,
      picture: drawn ? { ...cited, ...picture } : { number: wanted, drawing: false },
    });
    return { ...shown, $: load(shown.html) };
  };
  const second = page(2);
  assert.ok(second.marked);
  assert.equal(second.$('#cited.footnote-box').length, 1);
  assert.equal(second.$('.footnote-page').length, 1);
  assert.equal(markedText(second.html), withoutSpace(quote));
  assert.doesNotMatch(second.html, /월 요금\(원/);
  const first = page(1);
  assert.equal(first.marked, false);
  assert.equal(first.$('.footnote-place').text(), '1쪽');
  assert.equal(first.$('#cited').length, 0);
  assert.match(first.html, /월 요금\(원/);
  assert.doesNotMatch(first.html, new RegExp(quote));
  assert.match(page(7).html, /이 쪽에서 읽은 글이 없습니다/);
  const undrawn = page(2, false);
  assert.match(undrawn.html, /모습을 그리지 못했/);
  assert.equal(undrawn.$('mark#cited').length, 1);
});

test('the engine counts the pages of what is still as it was read, and shows each by itself', async (t) => {
  const { client, engine, folder } = await running(t, { '안내.txt': '요금은 33,000원입니다.' });
  const file = path.join(folder, 'a.pdf');
  copyFileSync(leaflet, file);
  await eventsOf(client.library.ingest({ folder, locale: 'ko' }));
  const { documents } = await client.documents.list({ state: 'read', limit: 9 });
  const pdf = documents.find((one) => one.path === 'a.pdf')!.id;
  const text = documents.find((one) => one.path === '안내.txt')!.id;
  assert.deepEqual(await client.view.pages({ documentId: pdf }), { count: 2, cited: 1 });
  assert.equal(await client.view.pages({ documentId: text }), null);
  const bodyAt = async (url: string) => String((await engine.view(url.slice('/view'.length))).body);
  const body = async (page: number) =>
    bodyAt((await client.view.page({ documentId: pdf, page, locale: 'ko' })).url);
  assert.match(await body(2), /<p class="footnote-place">2쪽<\/p><figure class="footnote-page">/);
  assert.doesNotMatch(await body(2), /1쪽/);
  assert.match(await body(1), /1쪽의 모습/);
  // Until it is drawn its text is there.
  for (const { meanwhile } of [
    await client.view.page({ documentId: pdf, page: 1, locale: 'ko' }),
    await client.view.open({ documentId: pdf, locale: 'ko' }),
  ]) {
    const shown = await bodyAt(meanwhile ?? '');
    assert.match(shown, /이 쪽의 모습을 그리고 있습니다/);
    assert.match(shown, /월 요금\(원/);
    assert.doesNotMatch(shown, /<img/);
  }
  assert.equal((await client.view.open({ documentId: text })).meanwhile, null);
  // A text has no pages: it is shown as a whole.
  const whole = await client.view.page({ documentId: text, page: 3 });
  assert.match(String((await engine.view(whole.url.slice('/view'.length))).body), /33,000원/);
  appendFileSync(file, '\n');
  assert.equal(await client.view.pages({ documentId: pdf }), null);
  assert.match(await body(2), /모습을 그리지 못했/);
});
