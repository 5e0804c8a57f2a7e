import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, test } from 'node:test';
import { createCanvas } from '@napi-rs/canvas';
import type { Document, TableBlock } from '../../main/contract/document.ts';
import { readImage } from '../../main/ingest/formats/image/index.ts';
import { pictureSize } from '../../main/ingest/formats/image/size.ts';
import { closeRecognition } from '../../main/ingest/formats/ocr/index.ts';
import { readPdf } from '../../main/ingest/formats/pdf/index.ts';
import { pageSize, writePdf } from './pdf-writing.ts';
import { thrownCode } from './thrown-code.ts';

const fixture = (name: string) =>
  new Uint8Array(readFileSync(new URL(`../fixtures/formats/image/${name}`, import.meta.url)));
const cells = (document: Document) =>
  document.blocks
    .filter((block): block is TableBlock => block.kind === 'table')
    .flatMap(({ table }) =>
      table.rows.map((row) => row.cells.map(({ start, end }) => document.text.slice(start, end))),
    );

after(closeRecognition);

test("a picture's text, heading and table are recognised, each with its box", async () => {
  const document = await readImage(fixture('notice.jpg'), 'notice');
  assert.equal(document.format, 'image');
  assert.equal(document.title, '해지 접수 안내');
  assert.match(document.text, /해지를 요청하면/);
  assert.deepEqual(cells(document).slice(1), [
    ['1개월 이상', '30,000원'],
    ['6개월 이상', '50,000원'],
  ]);
  const start = document.text.indexOf('30,000원');
  const place = document.places?.find((one) => one.start <= start && one.end > start);
  const [x = 0, y = 0, width = 0, height = 0] = place?.page?.box ?? [];
  // In the picture it stands from (199, 254) to (286, 276) pixels; a pixel is 0.75 points.
  assert.equal(place?.page?.number, 1);
  assert.ok(x > 140 && x + width < 222 && y > 180 && y + height < 215, JSON.stringify([x, y, width, height]));
});

test('a scanned page of a PDF is recognised, between pages that have text', async () => {
  const jpeg = { bytes: fixture('notice.jpg'), width: 720, height: 420 };
  const written = { texts: [{ x: 60, y: 100, text: '이 쪽에는 글자가 있으므로 인식하지 않는다.' }] };
  const document = await readPdf(writePdf([written, { jpeg }]), '스캔');
  assert.match(document.text, /이 쪽에는 글자가 있으므로 인식하지 않는다/);
  const start = document.text.indexOf('30,000');
  const place = document.places?.find((one) => one.start <= start && one.end > start);
  assert.equal(place?.page?.number, 2);
  const [x = 0, , width = 0] = place?.page?.box ?? [];
  assert.ok(x > 0 && x + width < pageSize.width);
});

test('scanned pages beyond the limit are left for later, and it is said how many', async () => {
  const jpeg = { bytes: fixture('notice.jpg'), width: 720, height: 420 };
  const written = { texts: [{ x: 60, y: 100, text: '이 쪽에는 글자가 있으므로 인식하지 않는다.' }] };
  const document = await readPdf(writePdf([written, { jpeg }, { jpeg }]), '스캔', { recognisedPages: 0 });
  assert.deepEqual(document.notices, [{ code: 'ocr-left-out', params: { count: 2 } }]);
});

test('a picture without text is no text, and noise is not passed off as text', async () => {
  const canvas = createCanvas(300, 200);
  const context = canvas.getContext('2d');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, 300, 200);
  assert.equal(
    await thrownCode(() => readImage(new Uint8Array(canvas.toBuffer('image/png')), 'x')),
    'no-text',
  );
  const pixels = context.createImageData(300, 200);
  let state = 7;
  for (let i = 0; i < pixels.data.length; i++) {
    state = (state * 1103515245 + 12345) % 2147483648;
    pixels.data[i] = i % 4 === 3 ? 255 : state >> 22;
  }
  context.putImageData(pixels, 0, 0);
  const code = await thrownCode(() => readImage(new Uint8Array(canvas.toBuffer('image/png')), 'x'));
  assert.ok(code === 'no-text' || code === 'ocr-unsure', String(code));
});

test('empty, foreign, cut and huge pictures are refused before they are unpacked', async () => {
  const code = (bytes: Uint8Array) => thrownCode(() => readImage(bytes, 'x'));
  const png = fixture('notice.png');
  assert.equal(await code(new Uint8Array()), 'not-format');
  assert.equal(await code(new TextEncoder().encode('%PDF-1.7')), 'not-format');
  assert.equal(
    await code(new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"/>')),
    'not-format',
  );
  assert.equal(await code(png.slice(0, 20)), 'damaged');
  assert.equal(await code(png.slice(0, 60)), 'damaged');
  const bomb = Uint8Array.from(png);
  new DataView(bomb.buffer).setUint32(16, 60_000);
  new DataView(bomb.buffer).setUint32(20, 60_000);
  assert.equal(await code(bomb), 'too-large');
});

test("a picture's size is known from its first bytes", () => {
  for (const name of ['notice.png', 'notice.jpg', 'notice.webp']) {
    const { width, height } = pictureSize(fixture(name))!;
    assert.deepEqual([width, height], [720, 420], name);
  }
  const gif = Buffer.from('GIF89a\x2c\x01\xc8\x00\x00', 'latin1');
  assert.deepEqual(pictureSize(gif), { type: 'gif', width: 300, height: 200 });
});
