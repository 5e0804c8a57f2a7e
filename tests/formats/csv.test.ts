import assert from 'node:assert/strict';
import { test } from 'node:test';
import iconv from 'iconv-lite';
import { readCsv } from '../../main/ingest/formats/spreadsheet/index.ts';
import { outline } from './reading.ts';
import { thrownCode } from './thrown-code.ts';

const read = (text: string, encoding = 'utf8', addBOM = false) =>
  readCsv(iconv.encode(text, encoding, { addBOM }), '대리점 목록');
const table = '코드,상품명,"월 요금, 원"\r\n00123,똠방각하,"33,000"\r\n00124,햏펲,4400\r\n';
const rows = ['코드|상품명|월 요금, 원', '00123|똠방각하|33,000', '00124|햏펲|4400'];

for (const [encoding, bom] of [
  ['utf8', false],
  ['utf8', true],
  ['cp949', false],
  ['utf16le', true],
  ['utf16be', true],
] as const)
  test(`Hangul and leading zeros come through ${encoding}${bom ? ' with its mark' : ''}`, async () => {
    const document = await read(table, encoding, bom);
    assert.deepEqual(outline(document), rows);
    assert.equal(document.title, '대리점 목록');
    assert.equal(document.encoding.name.replace('-', ''), encoding);
    assert.equal(document.encoding.certainty, bom ? 'bom' : 'detected');
  });

for (const [name, delimiter] of [
  ['tabs', '\t'],
  ['semicolons', ';'],
  ['bars', '|'],
] as const)
  test(`fields are told apart by ${name}, commas in them stay`, async () => {
    const document = await read(
      table
        .replaceAll('","', 'x')
        .replaceAll(',', delimiter)
        .replaceAll(`"월 요금${delimiter} 원"`, '월 요금, 원')
        .replaceAll(`"33${delimiter}000"`, '33,000'),
    );
    assert.deepEqual(outline(document), rows);
  });

test("Excel's own line about the delimiter is no row", async () => {
  assert.deepEqual(outline(await read('sep=;\r\n상품;요금\r\n가,나;100\r\n다;200')), [
    '상품|요금',
    '가,나|100',
    '다|200',
  ]);
});

test('line breaks and quotes in quotes stay in their cell', async () => {
  const document = await read('질문,답변\n"해지는\n어떻게 하나요?","""해지"" 메뉴에서 합니다."\n');
  assert.deepEqual(outline(document), ['질문|답변', '해지는\n어떻게 하나요?|"해지" 메뉴에서 합니다.']);
});

test('rows of any length are kept, a quote that is never closed is a character', async () => {
  const document = await read('상품,요금,비고\n가,100\n나,200,"열린 따옴표\n다,300,x,더 있음\n');
  assert.deepEqual(outline(document), [
    '상품|요금|비고',
    '가|100',
    '나|200|"열린 따옴표',
    '다|300|x|더 있음',
  ]);
});

test('title lines above the header become caption and heading', async () => {
  const document = await read('대리점 현황\n\n기준: 2026-11-01\n지점,인원\n서울,5\n부산,3\n');
  assert.deepEqual(outline(document), [
    'heading2 대리점 현황',
    'caption 기준: 2026-11-01',
    '지점|인원',
    '서울|5',
    '부산|3',
  ]);
});

test('cells stand where a spreadsheet program would show them', async () => {
  const { text, places } = await read('상품,요금\n\n가,100\n나,200\n');
  const at = text.indexOf('200');
  assert.deepEqual(places?.find(({ start }) => start === at)?.sheet, { name: '대리점 목록', range: 'B4' });
});

test('what is no separated text is refused', async () => {
  assert.equal(await thrownCode(() => readCsv(Buffer.from(''), '빈 파일')), 'no-text');
  assert.equal(await thrownCode(() => readCsv(Buffer.from(' \r\n,,,\r\n'), '빈 파일')), 'no-text');
  assert.equal(await thrownCode(() => readCsv(Buffer.from('%PDF-1.7\n…'), '문서')), 'not-format');
  assert.equal(
    await thrownCode(() => readCsv(Buffer.from(Array.from({ length: 4000 }, (_, i) => i % 7)), '문서')),
    'not-format',
  );
  assert.equal(
    await thrownCode(() => readCsv(Buffer.from('DRMONE  This Document is encrypted'), '문서')),
    'encrypted',
  );
});

test('a million quotes take a moment, not minutes', async () => {
  const start = performance.now();
  assert.equal(await thrownCode(() => readCsv(Buffer.from('"a'.repeat(500_000)), '따옴표')), 'read');
  assert.ok(performance.now() - start < 90_000);
});
