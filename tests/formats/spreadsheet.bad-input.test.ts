import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { CFB } from '@e965/xlsx';
import { readSpreadsheet, spreadsheetLimits } from '../../main/ingest/formats/spreadsheet/index.ts';
import { tablesOf } from './reading.ts';
import { thrownCode } from './thrown-code.ts';
import { row, xlsxFile } from './xlsx-file.ts';
import { writeZip } from './zip-writing.ts';

const fixture = (path: string) => readFileSync(new URL(`../fixtures/formats/${path}`, import.meta.url));
const codeOf = (bytes: Uint8Array) => thrownCode(() => readSpreadsheet(bytes, '파일'));
const sheetOf = (rows: string | Uint8Array, after = '') =>
  xlsxFile({ sheets: [{ name: '시트', rows, after }] });

test('an empty file and a workbook without content hold no text', async () => {
  assert.equal(await codeOf(Buffer.alloc(0)), 'no-text');
  assert.equal(await codeOf(sheetOf('')), 'no-text');
  assert.equal(await codeOf(sheetOf(row(1, ['  ', null]))), 'no-text');
});

test('a truncated workbook is damaged, in every format', async () => {
  for (const name of ['prices.xlsx', 'prices.ods', 'prices.xlsb']) {
    const whole = fixture(`spreadsheet/${name}`);
    assert.equal(await codeOf(whole.subarray(0, whole.length - 100)), 'damaged', name);
  }
  assert.equal(await codeOf(fixture('spreadsheet/prices.xls').subarray(0, 600)), 'damaged');
});

test("another format's bytes under this name are no spreadsheet", async () => {
  const others = {
    pdf: Buffer.from('%PDF-1.7\n1 0 obj\n'),
    text: Buffer.from('그냥 글입니다. 표가 아닙니다.\n두 번째 줄입니다.'),
    zip: writeZip([{ name: '안내.txt', content: '안녕' }]),
    word: writeZip([
      {
        name: '[Content_Types].xml',
        content:
          '<Types><Override ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
      },
      { name: 'word/document.xml', content: '<w/>' },
    ]),
    compound: Buffer.concat([
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
      Buffer.alloc(4000),
    ]),
    png: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0]),
    noise: Buffer.from(Array.from({ length: 5000 }, (_, i) => (i * 7919) % 251)),
  };
  for (const [name, bytes] of Object.entries(others))
    assert.match(String(await codeOf(bytes)), /^(?:not-format|damaged)$/, name);
});

test('a workbook with a password says so, in every format', async () => {
  assert.equal(await codeOf(fixture('spreadsheet/locked.xlsx')), 'encrypted');
  assert.equal(await codeOf(lockedXls()), 'encrypted');
  const manifest = `<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><m:file-entry m:full-path="content.xml"><m:encryption-data/></m:file-entry></m:manifest>`;
  const parts = [
    { name: 'mimetype', content: 'application/vnd.oasis.opendocument.spreadsheet', store: true },
    { name: 'content.xml', content: Buffer.from([7, 3, 200, 4]) },
    { name: 'META-INF/manifest.xml', content: manifest },
  ];
  assert.equal(await codeOf(writeZip(parts)), 'encrypted');
  assert.equal(await codeOf(Buffer.from('<## NASCA DRM FILE - VER1.00 ##>...')), 'encrypted');
});

/** The XLS fixture with the record that says how it is encrypted (FilePass, RC4) after its first one. */
function lockedXls(): Buffer {
  const container = CFB.read(fixture('spreadsheet/prices.xls'), { type: 'buffer' });
  const stream = Buffer.from(CFB.find(container, '/Workbook').content);
  const first = 4 + stream.readUInt16LE(2);
  const filePass = Buffer.alloc(58);
  filePass.writeUInt16LE(0x2f, 0);
  filePass.writeUInt16LE(54, 2);
  filePass.writeUInt16LE(1, 4);
  filePass.writeUInt16LE(1, 6);
  filePass.writeUInt16LE(1, 8);
  CFB.utils.cfb_add(
    container,
    '/Workbook',
    Buffer.concat([stream.subarray(0, first), filePass, stream.subarray(first)]),
  );
  return CFB.write(container, { type: 'buffer' });
}

test('a bomb is refused by its directory, before anything is unpacked', async () => {
  const start = performance.now();
  const bomb = writeZip([
    { name: '[Content_Types].xml', content: '<Types/>' },
    { name: 'xl/worksheets/sheet1.xml', content: Buffer.alloc(60_000_000) },
  ]);
  const made = performance.now();
  assert.equal(await codeOf(bomb), 'unpacks-too-large');
  assert.ok(performance.now() - made < Math.max(30_000, 3 * (made - start)));
});

test('entities are never expanded and nothing is fetched', async () => {
  const declared = (doctype: string) =>
    xlsxFile({
      sheets: [{ name: '시트', rows: row(1, ['가', '나']) }],
      extra: { 'xl/sharedStrings.xml': `<?xml version="1.0"?>${doctype}<sst><si><t>&a;</t></si></sst>` },
    });
  assert.equal(await codeOf(declared('<!DOCTYPE s [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>')), 'damaged');
  assert.equal(await codeOf(declared('<!DOCTYPE s [<!ENTITY a SYSTEM "file:///etc/passwd">]>')), 'damaged');
});

test('a workbook of too many cells is refused with the limit', async () => {
  const cells = '<c t="b"><v>1</v></c>'.repeat(1000);
  const rows = Buffer.from(`<row>${cells}</row>`.repeat(spreadsheetLimits.cells / 1000 + 1));
  assert.equal(await codeOf(sheetOf(rows)), 'too-many-cells');
});

const ods = (rows: string) =>
  writeZip([
    { name: 'mimetype', content: 'application/vnd.oasis.opendocument.spreadsheet', store: true },
    {
      name: 'content.xml',
      content: `<o:c xmlns:o="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:t="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:x="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><t:table t:name="시트">${rows}</t:table></o:c>`,
    },
  ]);

test('a cell repeated a billion times is refused, an empty one is nothing', async () => {
  const repeated = (text: string) =>
    ods(
      `<t:table-row t:number-rows-repeated="1048576"><t:table-cell t:number-columns-repeated="16384">${text}</t:table-cell></t:table-row>`,
    );
  assert.equal(await codeOf(repeated('<x:p>가</x:p>')), 'too-many-cells');
  assert.equal(await codeOf(repeated('')), 'no-text');
});

test('merged areas, links and columns over the whole sheet cost nothing', async () => {
  const start = performance.now();
  const document = await readSpreadsheet(
    xlsxFile({
      sheets: [
        {
          name: '시트',
          before: '<cols><col min="1" max="999999999" hidden="1"/></cols>',
          rows: `${row(1, ['가', '나'])}${row(2, ['다', '라'])}`,
          after:
            '<mergeCells><mergeCell ref="B2:XFD1048576"/><mergeCell ref="A9:A8888888888"/></mergeCells><hyperlinks><hyperlink ref="A1:XFD1048576" location="시트!A1"/></hyperlinks>',
        },
      ],
    }),
    '파일',
  );
  assert.equal(document.text, '시트\n가\t나\n다\t라');
  assert.ok(performance.now() - start < 60_000);
});

test('cells scattered over a sheet are texts, not a table of a billion blanks', async () => {
  const at = (n: number) => {
    let name = '';
    for (let rest = n + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
      name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
    return name;
  };
  // A staircase: every row begins in a column of its own, and no blank row or column parts it.
  const stairs = Array.from({ length: 3000 }, (_, i) => {
    const cell = (column: number) => `<c r="${at(column)}${i + 1}" t="inlineStr"><is><t>칸${i}</t></is></c>`;
    return `<row r="${i + 1}">${cell(i)}${cell(i + 1)}</row>`;
  });
  const document = await readSpreadsheet(sheetOf(stairs.join('')), '파일');
  assert.equal(tablesOf(document.blocks).length, 0);
  assert.ok(document.text.includes('칸2999'));
});

test('cells and rows out of order and with impossible names lose nothing', async () => {
  const cell = (at: string, text: string) => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`;
  const document = await readSpreadsheet(
    sheetOf(
      `<row r="3">${cell('B3', '라')}${cell('A3', '다')}</row><row r="1">${cell('A1', '가')}${cell('B1', '나')}</row><row r="2">${cell('A2', '마')}${cell('B2', '바')}${cell('ZZZ2', '밖')}${cell('A0', '없음')}</row>`,
    ),
    '파일',
  );
  assert.equal(document.text.split('\n').slice(1, 4).join(' '), '가\t나 마\t바\t밖\t없음 다\t라');
});

test('a workbook that names a sheet that is not there is read without it', async () => {
  const bytes = xlsxFile({
    sheets: [
      {
        name: '시트',
        rows: row(1, ['가', '나']),
        relations: [{ id: 'c', type: 'comments', target: '../../../../없음.xml' }],
      },
    ],
  });
  assert.equal(await codeOf(bytes), 'read');
});
