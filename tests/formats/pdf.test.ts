import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { Block, Document, TableBlock } from '../../main/contract/document.ts';
import { readPdf } from '../../main/ingest/formats/pdf/index.ts';
import { withGaps } from '../../main/ingest/formats/pdf/tagged-gaps.ts';
import { gridRules, type PdfPage, type PdfText, writePdf } from './pdf-writing.ts';
import { thrownCode } from './thrown-code.ts';

const fixture = (name: string) =>
  new Uint8Array(readFileSync(new URL(`../fixtures/formats/pdf/${name}`, import.meta.url)));
const textOf = (document: Document, { start, end }: { start: number; end: number }) =>
  document.text.slice(start, end);
const shown = (document: Document, blocks: readonly Block[] = document.blocks) =>
  blocks.map((block) =>
    block.kind === 'table'
      ? 'table'
      : `${block.kind}${block.kind === 'heading' ? block.level : ''} ${'label' in block && block.label ? `[${block.label}] ` : ''}${textOf(document, block)}`,
  );
const tablesOf = (document: Document) =>
  document.blocks.filter((block): block is TableBlock => block.kind === 'table');
const cellsOf = (document: Document, table = tablesOf(document)[0]!) =>
  table.table.rows.map(({ cells }) =>
    cells.map((cell) => {
      const span = cell.rowspan > 1 || cell.colspan > 1 ? `{${cell.rowspan}×${cell.colspan}}` : '';
      return `${cell.header ? '#' : ''}${textOf(document, cell)}${span}`;
    }),
  );
/** Lines of text below each other, 15 points apart. */
const lines = (x: number, y: number, texts: readonly string[], size = 10): PdfText[] =>
  texts.map((text, i) => ({ x, y: y + i * 15, text, size }));
const read = (pages: readonly PdfPage[], options = {}) => readPdf(writePdf(pages, options), '파일 이름');

test('text in an old Korean font that is not embedded is read, rare syllables too', async () => {
  const document = await read([
    { texts: lines(60, 100, ['똠방각하 펲시 햏', '위약금은 2025년 3월에 바뀝니다.']) },
  ]);
  assert.match(document.text, /똠방각하 펲시 햏/);
  assert.match(document.text, /2025년 3월에/);
  assert.equal(document.language, 'ko');
});

test('spacing that a word processor sets between Hangul and figures is no blank', async () => {
  const texts = [
    { x: 60, y: 100, text: '요금은' },
    { x: 92.5, y: 100, text: '2025' },
    { x: 115, y: 100, text: '년에' },
    { x: 139, y: 100, text: '바뀝니다.' },
  ];
  const document = await read([{ texts }]);
  assert.equal(document.text, '요금은2025년에 바뀝니다.');
});

test('larger type is a heading, and the largest the first level', async () => {
  const texts = [
    { x: 60, y: 80, text: '해지 업무 지침', size: 20 },
    { x: 60, y: 120, text: '1. 접수', size: 14 },
    ...lines(60, 150, ['고객이 해지를 요청하면 본인 여부를 확인한다.', '확인되지 않으면 접수하지 않는다.']),
  ];
  const document = await read([{ texts }]);
  assert.deepEqual(shown(document).slice(0, 2), ['heading1 해지 업무 지침', 'heading2 1. 접수']);
  assert.equal(document.title, '해지 업무 지침');
});

test('bookmarks make headings of lines that look like text', async () => {
  const texts = lines(60, 100, ['요금 조정', '요금이 잘못 청구되면 다음 달에 조정한다.']).map((one, i) => ({
    ...one,
    y: one.y + i * 20,
  }));
  const document = await read([{ texts }], { bookmarks: [{ title: '요금 조정', page: 1 }] });
  assert.equal(shown(document)[0], 'heading1 요금 조정');
});

const column = (words: string, count: number) =>
  Array.from({ length: count }, (_, i) => `${words} ${i + 1}번째 줄을 이어서 쓴다`);

test('two columns are read one after the other', async () => {
  const texts = [
    { x: 60, y: 80, text: '두 단으로 나뉜 안내', size: 16 },
    ...lines(60, 120, column('왼쪽 단의', 8)),
    ...lines(320, 120, column('오른쪽 단의', 8)),
  ];
  const { text } = await read([{ texts }]);
  assert.ok(text.indexOf('왼쪽 단의 8번째') < text.indexOf('오른쪽 단의 1번째'));
  assert.ok(text.indexOf('왼쪽 단의 8번째') > 0);
});

test('list items keep the labels that a person sees, and stand under each other', async () => {
  const texts = [
    ...lines(60, 100, ['1. 고객 정보를 조회한다', '2. 요금제를 고른다']),
    ...lines(80, 130, ['가. 약정 기간을 확인한다', '나. 위약금을 안내한다']),
    ...lines(60, 160, ['① 접수한다', '● 문자로 알린다']),
  ];
  const document = await read([{ texts }]);
  assert.deepEqual(shown(document), [
    ...['list-item [1.] 고객 정보를 조회한다', 'list-item [2.] 요금제를 고른다'],
    ...['list-item [가.] 약정 기간을 확인한다', 'list-item [나.] 위약금을 안내한다'],
    ...['list-item [①] 접수한다', 'list-item 문자로 알린다'],
  ]);
  const depths = document.blocks.map((block) => ('depth' in block ? block.depth : -1));
  assert.deepEqual(depths.slice(0, 4), [0, 0, 1, 1]);
});

test('a paragraph is joined over its lines, and no blank is put inside a word', async () => {
  const document = await read([
    {
      texts: lines(60, 100, [
        '위약금은 남은 약정 기간에 따라 계산하고 위약금은 다음 달 요금에 더합니',
        '다. 상담사는 고객에게 남은 기간과 금액을 먼저 알리고 동의를 받아야 합니',
        '다. 동의하지 않으면 접수하지 않습니다.',
      ]),
    },
  ]);
  assert.equal(document.blocks.length, 1);
  assert.match(document.text, /더합니다\. 상담사는 .* 합니다\. 동의하지/);
});

test('a hyphen at the end of an English line is taken away', async () => {
  const document = await read([
    {
      texts: lines(60, 100, [
        'The customer must confirm the termi-',
        'nation of the contract in writing and',
        'return the rented equipment at once.',
      ]),
    },
  ]);
  assert.match(document.text, /the termination of the contract in writing and return the/);
});

const feeTable: PdfPage = {
  rules: [
    ...gridRules([60, 160, 260, 360], [100, 160]),
    ...([
      [60, 120, 160, 120],
      [160, 140, 360, 140],
      [60, 140, 160, 140],
      [160, 120, 360, 120],
    ] as const),
  ].filter(([x0, , x1, y1]) => !(x0 === 60 && x1 === 160 && y1 === 120)),
  shades: [[60, 100, 300, 40]],
  texts: [
    { x: 65, y: 123, text: '구분' },
    { x: 165, y: 114, text: '5G 요금제' },
    { x: 165, y: 134, text: '베이직' },
    { x: 265, y: 134, text: '프리미엄' },
    { x: 65, y: 154, text: '월 요금' },
    { x: 165, y: 154, text: '49,000원' },
    { x: 265, y: 154, text: '89,000원' },
  ],
};
// The rule down between the two plans begins below their common header.
const feeRules = [
  ...([
    [60, 100, 360, 100],
    [160, 120, 360, 120],
    [60, 140, 360, 140],
    [60, 160, 360, 160],
  ] as const),
  ...([
    [60, 100, 60, 160],
    [160, 100, 160, 160],
    [260, 120, 260, 160],
    [360, 100, 360, 160],
  ] as const),
];

test('a ruled table keeps its merged cells, and its shaded rows are headers', async () => {
  const document = await read([{ ...feeTable, rules: feeRules }]);
  assert.deepEqual(cellsOf(document), [
    ['#구분{2×1}', '#5G 요금제{1×2}'],
    ['#베이직', '#프리미엄'],
    ['월 요금', '49,000원', '89,000원'],
  ]);
  assert.equal(tablesOf(document)[0]!.table.rows[1]!.group, 'head');
});

test('a table whose outer rules are left out is read all the same', async () => {
  const open = feeRules.filter(([x0, , x1]) => !(x0 === x1 && (x0 === 60 || x0 === 360)));
  const document = await read([{ ...feeTable, rules: open }]);
  assert.deepEqual(cellsOf(document)[2], ['월 요금', '49,000원', '89,000원']);
});

test('aligned columns without rules are a table', async () => {
  const rows = [
    ['상품', '월 요금', '데이터'],
    ['베이직', '49,000원', '12GB'],
    ['스탠다드', '69,000원', '100GB'],
    ['프리미엄', '89,000원', '무제한'],
  ];
  const texts = rows.flatMap((row, r) =>
    row.map((text, c) => ({ x: 60 + c * 130, y: 100 + r * 16, text, bold: r === 0 })),
  );
  const document = await read([{ texts }]);
  assert.deepEqual(cellsOf(document), [rows[0]!.map((text) => `#${text}`), ...rows.slice(1)]);
});

test('columns that nearly touch are told apart by their left edges', async () => {
  const rows = [
    ['항목', '표준', '고급'],
    ['월 임대료', '2,200', '6,600'],
    ['음성으로 찾기 기능', '없음', '있음'],
    ['스피커', '10W', '30W'],
    ['무상 수리 보증 기간', '1년', '3년'],
  ];
  const texts = rows.flatMap((row, r) =>
    row.map((text, c) => ({ x: [60, 157, 200][c]!, y: 100 + r * 16, text })),
  );
  assert.deepEqual(cellsOf(await read([{ texts }])), rows);
});

test('a table that goes on over the next page is one table with one header', async () => {
  const page = (rows: readonly string[][]): PdfPage => ({
    rules: gridRules([60, 200, 340], rows.map((_, i) => 100 + i * 20).concat(100 + rows.length * 20)),
    texts: rows.flatMap((row, r) =>
      row.map((text, c) => ({ x: 65 + c * 140, y: 114 + r * 20, text, bold: r === 0 })),
    ),
  });
  const head = ['지점', '전화'];
  const document = await read([page([head, ['강남', '02-100']]), page([head, ['부산', '051-200']])]);
  assert.equal(tablesOf(document).length, 1);
  assert.deepEqual(cellsOf(document), [
    ['#지점', '#전화'],
    ['강남', '02-100'],
    ['부산', '051-200'],
  ]);
});

test('running heads and page numbers are left out', async () => {
  const pages = ['가입 절차를 설명한다.', '변경 절차를 설명한다.', '해지 절차를 설명한다.'].map(
    (text, i) => ({
      texts: [
        { x: 60, y: 40, text: '고객센터 업무 지침', size: 9 },
        { x: 60, y: 120, text },
        { x: 290, y: 810, text: `- ${i + 1} -`, size: 9 },
      ],
    }),
  );
  const document = await read(pages);
  assert.equal(document.text, '가입 절차를 설명한다.\n변경 절차를 설명한다.\n해지 절차를 설명한다.');
});

test('every block and every cell knows its page and its box', async () => {
  const document = await read([
    { texts: lines(60, 700, ['첫 쪽의 글이다.']) },
    { ...feeTable, rules: feeRules },
  ]);
  const placed = (wanted: string) => {
    const start = document.text.indexOf(wanted);
    return document.places!.find((place) => place.start <= start && place.end >= start + wanted.length)?.page;
  };
  assert.equal(placed('첫 쪽의')?.number, 1);
  const cell = placed('49,000원')!;
  assert.equal(cell.number, 2);
  const [x, y, width, height] = cell.box!;
  assert.ok(x > 155 && x + width < 265 && y > 138 && y + height < 162, JSON.stringify(cell.box));
  const within = document.places!.every(
    ({ start, end }, i, all) => start < end && start >= (all[i - 1]?.end ?? 0),
  );
  assert.ok(within, 'places are in order and do not overlap');
});

test('links to other files are kept with their text', async () => {
  const texts = lines(60, 100, ['해지 신청서를 받는다.']);
  const links = [{ box: [60, 90, 56, 14] as const, uri: 'forms/apply.hwp' }];
  const document = await read([{ texts, links }]);
  assert.deepEqual(
    document.links.map(({ href, text }) => [href, text]),
    [['forms/apply.hwp', '해지 신청서']],
  );
});

test('a title that a program has put in is not the title', async () => {
  const texts = [
    { x: 60, y: 80, text: '환불 안내', size: 18 },
    ...lines(60, 110, ['환불은 사흘 안에 처리한다.']),
  ];
  const titles = ['Microsoft Word - 문서1.docx', '제목 없음', '', '\ufffd'];
  for (const title of titles) assert.equal((await read([{ texts }], { title })).title, '환불 안내', title);
  assert.equal((await read([{ texts }], { title: '환불 규정 2025' })).title, '환불 규정 2025');
});

test('a tagged PDF gives its own headings, lists and header cells, without its running heads', async () => {
  const document = await readPdf(fixture('tagged.pdf'), 'tagged');
  const blocks = shown(document);
  assert.ok(blocks.includes('heading1 제1장 총칙'), blocks.join('\n'));
  assert.ok(blocks.some((block) => /^list-item \[\d\.\] 고객 정보를 조회한다/.test(block)));
  assert.deepEqual(cellsOf(document), [
    ['#구분{2×1}', '#요금{1×2}'],
    ['#고객', '#상담사'],
    ['해지', '없음', '접수'],
  ]);
  assert.doesNotMatch(document.text, /고객센터 업무 지침|- 1 -/);
});

test('a tagged paragraph that goes on at the top of the next column is read in its order', async () => {
  const leaflet = new URL(
    '../../resources/sample-manuals/manuals/01_상품/첨부/기가라이트_상품안내서.pdf',
    import.meta.url,
  );
  const { text } = await readPdf(new Uint8Array(readFileSync(leaflet)), '상품안내서');
  assert.match(text, /^광모뎀 ONT-G1은 임대료가 없습니다\. .*쓰시던 공유기를 그대로 쓰셔도 됩니다\.$/m);
});

test('a tagged table keeps the place of its empty cells, which the structure tree leaves out', async () => {
  const file = '../../resources/sample-manuals/manuals/01_상품/첨부/TV_상품안내서.pdf';
  const document = await readPdf(readFileSync(new URL(file, import.meta.url)), 'TV');
  const cells = tablesOf(document).flatMap((table) => cellsOf(document, table));
  assert.deepEqual(
    cells.find(([name, , third]) => name === '#TV 키즈플러스' && third?.includes('24,200')),
    ['#TV 키즈플러스', '', '24,200', '22,000', '19,800'],
  );
  assert.deepEqual(
    cells.find(([name]) => name === '#UHD-1'),
    ['#UHD-1', '×', '', '월 2,200원'],
  );
});

test('a cell of a short row stands under the header it names, or where its text stands', () => {
  const at = (text: string, x0: number, more: object = {}) => ({
    cell: { ...{ x0, x1: x0 + 20, y0: 0, y1: 10, rowspan: 1, colspan: 1, header: false, items: [] }, text },
    ...more,
  });
  const texts = (rows: Parameters<typeof withGaps>[0]) =>
    withGaps(rows).map((row) => row.map((cell) => (cell as { text?: string }).text ?? ''));
  const head = [at('상품', 10), at('1년', 110, { id: 'a' }), at('2년', 210), at('3년', 310)];
  assert.deepEqual(texts([head, [at('가', 10), at('7', 315)]])[1], ['가', '', '', '7']);
  assert.deepEqual(texts([head, [at('2', 205), at('3', 305)]])[1], ['', '', '2', '3']);
  assert.deepEqual(texts([head, [at('가', 10), at('1', 300, { headers: ['a'] })]])[1], ['가', '1', '', '']);
  const corner = [at('1년', 110), at('2년', 210)];
  assert.deepEqual(texts([corner, [at('가', 10), at('1', 115), at('2', 215)]])[0], ['', '1년', '2년']);
});

test('a file with a password is called encrypted; one that only forbids printing is read', async () => {
  assert.equal(await thrownCode(() => readPdf(fixture('password.pdf'), 'x')), 'encrypted');
  assert.match((await readPdf(fixture('no-printing.pdf'), 'x')).text, /비밀번호 없이 열리는 문서/);
});

test('empty, foreign, cut and broken files are refused with a sentence', async () => {
  const whole = writePdf([{ texts: lines(60, 100, ['글']) }]);
  const code = (bytes: Uint8Array) => thrownCode(() => readPdf(bytes, 'x'));
  assert.equal(await code(new Uint8Array()), 'not-format');
  assert.equal(await code(new TextEncoder().encode('<html><p>글</p></html>')), 'not-format');
  assert.equal(await code(new TextEncoder().encode('%PDF-1.7\n아무것도 없다')), 'damaged');
  assert.equal(await code(whole.slice(0, 200)), 'damaged');
  assert.equal(await code(new TextEncoder().encode('SCDSA002 보안 문서')), 'encrypted');
  assert.equal(await code(writePdf([{}])), 'no-text');
});

test('a file whose index of objects is lost is read by searching it', async () => {
  const whole = writePdf([{ texts: lines(60, 100, ['색인이 사라진 문서']) }]);
  const cut = Buffer.from(whole).indexOf('xref\n');
  const document = await readPdf(
    Buffer.concat([whole.slice(0, cut), Buffer.from('trailer<</Root 1 0 R>>')]),
    'x',
  );
  assert.match(document.text, /색인이 사라진 문서/);
});

test('a page of a hundred thousand rules is no table, and takes no time', async () => {
  const rules = Array.from({ length: 100_000 }, (_, i): [number, number, number, number] => {
    const y = 50 + (i % 700);
    return [50 + (i % 13) * 30, y, 80 + (i % 13) * 30, y];
  });
  const started = performance.now();
  const document = await read([{ texts: lines(60, 100, ['도면의 설명이다.']), rules }]);
  assert.match(document.text, /도면의 설명이다/);
  assert.ok(performance.now() - started < 90_000);
});
