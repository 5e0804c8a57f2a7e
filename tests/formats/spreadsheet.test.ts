/** What a person sees in a spreadsheet, in every format of spreadsheets. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Document, RawTable } from '../../main/contract/index.ts';
import { readSpreadsheet } from '../../main/ingest/formats/spreadsheet/index.ts';
import { tablesOf as tablesIn } from './reading.ts';
import { row, type SheetParts, xlsxFile } from './xlsx-file.ts';

const fixtures = join(import.meta.dirname, '../fixtures/formats/spreadsheet');
const readFixture = (name: string) => readSpreadsheet(readFileSync(join(fixtures, name)), '요금표');
const readSheet = (sheet: SheetParts, formats: readonly (string | number)[] = []) =>
  readSpreadsheet(xlsxFile({ sheets: [{ name: '시트', ...sheet }], formats }), '파일');

const tablesOf = (document: Document) => tablesIn(document.blocks);
const gridOf = ({ text }: Document, table: RawTable | undefined): string[][] =>
  (table?.rows ?? []).map(({ cells }) => cells.map(({ start, end }) => text.slice(start, end)));
const textsOf = ({ text, blocks }: Document, kind: string): string[] =>
  blocks.filter((block) => block.kind === kind).map(({ start, end }) => text.slice(start, end));
const rangeAt = (document: Document, text: string): string | undefined => {
  const at = document.text.indexOf(text);
  return document.places?.find(({ start, end }) => start <= at && at < end)?.sheet?.range;
};

const formats = ['prices.xlsx', 'prices.ods', 'prices.xls', 'prices-excel95.xls', 'prices.xlsb'];

for (const name of formats) {
  test(`every sheet is a section with its tables, as they are shown (${name})`, async () => {
    const document = await readFixture(name);
    assert.equal(document.title, '상품 요금 안내');
    assert.equal(document.language, 'ko');
    assert.deepEqual(textsOf(document, 'heading'), ['요금', '설치비 안내', '자주 묻는 질문', '내부 코드']);
    assert.deepEqual(gridOf(document, tablesOf(document)[0]).slice(2, 4), [
      ['기가라이트', '₩38,500', '₩33,000', '12.5%', '2026-11-01'],
      ['똠햏펲 100M', '₩27,500', '₩22,000', '20.0%', '2026-12-15'],
    ]);
  });

  test(`title rows become the caption, merged header rows stay headers (${name})`, async () => {
    const document = await readFixture(name);
    assert.deepEqual(textsOf(document, 'caption'), ['2026년 인터넷 요금표 (단위: 원, 부가세 포함)']);
    const rows = tablesOf(document)[0]?.rows ?? [];
    assert.deepEqual(
      rows.map(({ group }) => group),
      ['head', 'head', undefined, undefined, undefined, undefined],
    );
    assert.deepEqual(
      rows[0]?.cells.map(({ rowspan, colspan, header }) => [rowspan, colspan, header]),
      [
        [2, 1, true],
        [1, 2, true],
        [2, 1, true],
        [2, 1, true],
      ],
    );
  });

  test(`tables beside each other on one sheet are told apart (${name})`, async () => {
    const document = await readFixture(name);
    const [, fees, people] = tablesOf(document).map((table) => gridOf(document, table));
    assert.deepEqual(fees?.[0], ['구분', '금액']);
    assert.deepEqual(people?.[0], ['지역', '담당자', '신청서']);
  });

  test(`hidden rows and sheets are read, and said so (${name})`, async () => {
    const document = await readFixture(name);
    assert.ok(document.text.includes('단종 상품\t₩19,800'));
    assert.ok(document.text.includes('00123\t기가라이트'), 'a code keeps its zeros');
    assert.deepEqual(document.notices, [{ code: 'hidden-rows', params: { rows: 1, columns: 0, sheets: 1 } }]);
  });

  test(`a formula says its value, a note says what it is about, a remark stands below (${name})`, async () => {
    const document = await readFixture(name);
    assert.ok(document.text.includes('합계\t₩85,800\t₩71,500'));
    assert.deepEqual(textsOf(document, 'note'), [
      '기가라이트 상품: 2026년 11월부터 신규 가입만 가능',
      '※ 3년 약정은 중도 해지 시 위약금이 발생합니다.',
    ]);
  });

  test(`every cell knows its place (${name})`, async () => {
    const document = await readFixture(name);
    assert.equal(rangeAt(document, '₩33,000'), 'C5');
    assert.equal(rangeAt(document, '월 요금'), 'B3:C3');
    assert.equal(rangeAt(document, '2026년 인터넷'), 'A1:E2');
    assert.equal(rangeAt(document, '설치비 안내'), 'A13');
    assert.equal(document.places?.find(({ sheet }) => sheet?.range === 'A2')?.sheet?.name, '내부 코드');
  });
}

// LibreOffice writes the path of an XLS link in the system's code page and loses Hangul there.
for (const name of ['prices.xlsx', 'prices.ods', 'prices.xlsb'])
  test(`links to other files are as a page beside the file would write them (${name})`, async () => {
    const { links, text } = await readFixture(name);
    assert.deepEqual(
      links.map(({ href, start, end }) => [href, text.slice(start, end)]),
      [
        ['첨부/이전신청서.docx', '이전 신청서'],
        ['https://example.com/install', '누리집'],
      ],
    );
  });

test('numbers, money, shares and dates are written as the screen shows them', async () => {
  const codes = [
    '_-"₩"* #,##0_-;\\-"₩"* #,##0_-',
    '[$₩-412]#,##0',
    '#,##0;[Red]△#,##0',
    '0.0%',
    14,
    31,
    'yyyy-mm-dd(aaa)',
    '[$-412]AM/PM h:mm',
    '[$-ko-KR]dddd',
    '00000',
    '[DBNum4][$-412]General',
    '#,##0"원"',
    '이상한 형식 \\',
  ];
  const values = [33000, -5500, -1200, 0.125, 46327, 46327, 46327, 0.75, 46327, 123, 123, 4400, 7];
  const document = await readSheet(
    { rows: values.map((value, at) => row(at + 1, [`값${at}`, [value, at]])).join('') },
    codes,
  );
  assert.deepEqual(
    gridOf(document, tablesOf(document)[0]).map(([, value]) => value),
    [
      '₩33,000',
      '-₩5,500',
      '△1,200',
      '12.5%',
      '2026-11-01',
      '2026년 11월 01일',
      '2026-11-01(일)',
      '오후 6:00',
      '일요일',
      '00123',
      '123',
      '4,400원',
      '이상한 형식',
    ],
  );
});

test('dates of a workbook that counts from 1904 are right', async () => {
  const bytes = xlsxFile({
    sheets: [{ name: '시트', rows: row(1, ['시행일', [44865, 0]]) }],
    formats: [14],
    workbook: '<workbookPr date1904="1"/>',
  });
  assert.ok((await readSpreadsheet(bytes, '파일')).text.includes('2026-11-01'));
});

test('a table that the file declares is one table, blank rows and all', async () => {
  const rows = `${row(1, ['상품', '비고'])}${row(2, ['가', '나'])}${row(9, ['다', '라'])}`;
  assert.equal(tablesOf(await readSheet({ rows })).length, 2, 'undeclared, the blank rows part two tables');
  const declared = await readSpreadsheet(
    xlsxFile({
      sheets: [
        {
          name: '시트',
          rows,
          relations: [{ id: 't', type: 'table', target: '../tables/table1.xml' }],
        },
      ],
      extra: {
        'xl/tables/table1.xml':
          '<table xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" ref="A1:B9"/>',
      },
    }),
    '파일',
  );
  assert.deepEqual(gridOf(declared, tablesOf(declared)[0]), [
    ['상품', '비고'],
    ['가', '나'],
    ['다', '라'],
  ]);
  assert.equal(tablesOf(declared)[0]?.rows[0]?.group, 'head');
});

const plainRows = [row(1, ['상품', '설명']), row(2, ['가', '나']), row(3, ['다', '라'])].join('');

for (const [what, parts] of Object.entries({
  'a filter': { after: '<autoFilter ref="A1:B3"/>' },
  'frozen rows': {
    before: '<sheetViews><sheetView><pane ySplit="1" state="frozen"/></sheetView></sheetViews>',
  },
}))
  test(`the row of ${what} is the header, whatever stands in it`, async () => {
    const document = await readSheet({ rows: plainRows, ...parts });
    assert.deepEqual(
      tablesOf(document)[0]?.rows.map(({ group }) => group),
      ['head', undefined, undefined],
    );
  });

test('rows that print repeats on every page are the header', async () => {
  const bytes = xlsxFile({
    sheets: [{ name: '시트', rows: plainRows }],
    names:
      '<definedNames><definedName name="_xlnm.Print_Titles" localSheetId="0">시트!$1:$1</definedName></definedNames>',
  });
  const document = await readSpreadsheet(bytes, '파일');
  assert.equal(tablesOf(document)[0]?.rows[0]?.group, 'head');
});

test('a table goes on after a blank row, a new header begins a new one', async () => {
  const document = await readSheet({
    rows: [
      row(1, ['상품', '요금']),
      row(2, ['가', 100]),
      row(3, ['나', 200]),
      row(5, ['다', 300]),
      row(6, ['라', 400]),
      row(8, ['지점', '인원']),
      row(9, ['서울', 5]),
    ].join(''),
  });
  assert.deepEqual(
    tablesOf(document).map((table) => gridOf(document, table).map(([first]) => first)),
    [
      ['상품', '가', '나', '다', '라'],
      ['지점', '서울'],
    ],
  );
});

test('a form of many narrow merged columns is a table of what a person sees', async () => {
  const document = await readSheet({
    rows: `<row r="1"><c r="A1" t="inlineStr"><is><t>성명</t></is></c><c r="D1" t="inlineStr"><is><t>홍길동</t></is></c></row>
      <row r="2"><c r="A2" t="inlineStr"><is><t>주소</t></is></c><c r="D2" t="inlineStr"><is><t>서울</t></is></c></row>`,
    after:
      '<mergeCells><mergeCell ref="A1:C1"/><mergeCell ref="D1:K1"/><mergeCell ref="A2:C2"/><mergeCell ref="D2:K2"/></mergeCells>',
  });
  assert.deepEqual(gridOf(document, tablesOf(document)[0]), [
    ['성명', '홍길동'],
    ['주소', '서울'],
  ]);
  assert.ok(tablesOf(document)[0]?.rows.every(({ cells }) => cells.every(({ colspan }) => colspan === 1)));
  assert.equal(rangeAt(document, '홍길동'), 'D1:K1');
});

test('threads, text boxes and pictures say what they say', async () => {
  const drawing = 'http://schemas.openxmlformats.org/drawingml/2006';
  const bytes = xlsxFile({
    sheets: [
      {
        name: '시트',
        rows: `${row(1, ['상품', '요금'])}${row(2, ['가', 100])}${row(3, ['나', 200])}`,
        relations: [
          { id: 'c', type: 'comments', target: '../comments1.xml' },
          {
            id: 't',
            type: 'http://schemas.microsoft.com/office/2017/10/relationships/threadedComment',
            target: '../threads1.xml',
          },
          { id: 'd', type: 'drawing', target: '/xl/drawings/drawing1.xml' },
        ],
      },
    ],
    extra: {
      'xl/comments1.xml': `<comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><authors><author>홍길동</author></authors><commentList>
        <comment ref="B2" authorId="0"><text><r><t>[스레드 댓글] 이전 버전용 안내</t></r></text></comment>
        <comment ref="B3" authorId="0"><text><r><t>홍길동:</t></r><r><t>\n내년에 인상</t></r></text></comment></commentList></comments>`,
      'xl/threads1.xml': `<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"><threadedComment ref="B2"><text>언제까지인가요?</text></threadedComment><threadedComment ref="B2"><text>연말까지입니다.</text></threadedComment></ThreadedComments>`,
      'xl/drawings/drawing1.xml': `<xdr:wsDr xmlns:xdr="${drawing}/spreadsheetDrawing" xmlns:a="${drawing}/main"><xdr:sp><xdr:txBody><a:p><a:r><a:t>글상자의 </a:t></a:r><a:r><a:t>안내문</a:t></a:r></a:p></xdr:txBody></xdr:sp><xdr:pic><xdr:nvPicPr><xdr:cNvPr id="2" name="그림" descr="공유기 뒷면의 단자"/></xdr:nvPicPr></xdr:pic></xdr:wsDr>`,
    },
  });
  const document = await readSpreadsheet(bytes, '파일');
  assert.deepEqual(textsOf(document, 'note'), [
    '가 요금: 언제까지인가요? 연말까지입니다.',
    '나 요금: 내년에 인상',
  ]);
  assert.deepEqual(textsOf(document, 'paragraph'), ['글상자의 안내문', '공유기 뒷면의 단자']);
});

test('a link written as a formula leads where it leads', async () => {
  const document = await readSheet({
    rows: '<row r="1"><c r="A1" t="str"><f>HYPERLINK("양식/해지 신청서.hwp","해지 신청서")</f><v>해지 신청서</v></c></row>',
  });
  assert.deepEqual(
    document.links.map(({ href, text }) => [href, text]),
    [['양식/해지 신청서.hwp', '해지 신청서']],
  );
});

test('formulas without a stored value are said to be missing', async () => {
  const document = await readSheet({
    rows: '<row r="1"><c r="A1"><f>SUM(B1:B2)</f></c><c r="B1"><v>1</v></c></row>',
  });
  assert.deepEqual(document.notices, [{ code: 'formulas-uncomputed', params: { count: 1 } }]);
});

test('a decomposed Hangul sheet name and phonetic readings do no harm', async () => {
  const bytes = xlsxFile({
    sheets: [{ name: '요금'.normalize('NFD'), rows: '<row r="1"><c r="A1" t="s"><v>0</v></c></row>' }],
    extra: {
      'xl/sharedStrings.xml':
        '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><r><t>東京 </t></r><r><t>지점_x000D_ 안내</t></r><rPh><t>とうきょう</t></rPh></si></sst>',
    },
  });
  const { text } = await readSpreadsheet(bytes, '파일');
  assert.equal(text.normalize('NFC'), '요금\n東京 지점 안내');
});

test("a file's title is its property, unless a program put it there", async () => {
  const titled = (title: string) =>
    readSpreadsheet(
      xlsxFile({
        sheets: [{ name: 'Sheet1', rows: row(1, ['가', '나']) }],
        extra: {
          'docProps/core.xml': `<p xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${title}</dc:title></p>`,
        },
      }),
      '11월 요금표',
    );
  assert.equal((await titled('상품 안내')).title, '상품 안내');
  assert.equal((await titled('통합 문서1')).title, '11월 요금표');
  assert.equal((await titled('')).title, '11월 요금표');
  assert.equal((await titled('가'.repeat(2000))).title, '가'.repeat(500));
});

test('an export that is a web page under the name .xls is read as the page it is', async () => {
  const html =
    '<html><meta charset="utf-8"><table><tr><th>상품</th><th>요금</th></tr><tr><td>가</td><td>100</td></tr></table></html>';
  const document = await readSpreadsheet(Buffer.from(html), '내보내기');
  assert.equal(document.format, 'html');
  assert.deepEqual(gridOf(document, tablesOf(document)[0])[1], ['가', '100']);
});

test('the XML of Excel 2003 is read', async () => {
  const ss = 'urn:schemas-microsoft-com:office:spreadsheet';
  const xml = `<?xml version="1.0" encoding="UTF-8"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="${ss}" xmlns:ss="${ss}"><Worksheet ss:Name="요금"><Table><Row><Cell><Data ss:Type="String">상품</Data></Cell><Cell><Data ss:Type="String">요금</Data></Cell></Row><Row><Cell><Data ss:Type="String">똠햏펲</Data></Cell><Cell><Data ss:Type="Number">100</Data></Cell></Row></Table></Worksheet></Workbook>`;
  const document = await readSpreadsheet(Buffer.from(xml), '파일');
  assert.deepEqual(gridOf(document, tablesOf(document)[0]), [
    ['상품', '요금'],
    ['똠햏펲', '100'],
  ]);
});

test('a table of very many cells has one place a row, which names the whole row', async () => {
  const rows = Array.from({ length: 11_000 }, (_, i) =>
    row(
      i + 1,
      Array.from({ length: 10 }, (_, c) => i * 10 + c),
    ),
  );
  const document = await readSheet({ rows: rows.join('') });
  assert.equal(tablesOf(document)[0]?.rows.length, 11_000);
  assert.equal(document.places?.length, 11_000);
  assert.equal(rangeAt(document, '109990\t'), 'A11000:J11000');
});
