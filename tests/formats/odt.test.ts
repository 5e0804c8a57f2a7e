import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { readOdt } from '../../main/ingest/formats/odt/index.ts';
import { outline, tablesOf } from './reading.ts';
import { thrownCode } from './thrown-code.ts';
import { writeZip } from './zip-writing.ts';

const fixture = readFileSync(new URL('../fixtures/formats/odt/manual.odt', import.meta.url));

const ns = 'urn:oasis:names:tc:opendocument:xmlns';
const names = `${['office', 'style', 'text', 'table'].map((name) => `xmlns:${name}="${ns}:${name}:1.0"`).join(' ')} xmlns:draw="${ns}:drawing:1.0" xmlns:fo="${ns}:xsl-fo-compatible:1.0" xmlns:svg="${ns}:svg-compatible:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"`;
const mimetype = { name: 'mimetype', content: 'application/vnd.oasis.opendocument.text', store: true };
const content = (body: string, styles = '') =>
  `<office:document-content ${names}><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:text>${body}</office:text></office:body></office:document-content>`;
const writeOdt = (body: string, styles = '') =>
  writeZip([mimetype, { name: 'content.xml', content: content(body, styles) }]);
const read = (body: string, styles = '') => readOdt(writeOdt(body, styles), '파일');
const p = (text: string, attributes = '') => `<text:p ${attributes}>${text}</text:p>`;

test('an OpenDocument manual comes out with its headings, lists, table, notes and box', async () => {
  const document = await readOdt(fixture, 'manual');
  assert.deepEqual(outline(document), [
    'note 한결통신 고객센터 · 대외비',
    'heading1 1. 해지 접수',
    'paragraph 본인 확인 뒤 접수합니다. 서식은 해지 신청서를 씁니다.',
    'note 대리인은 위임장이 필요합니다.',
    'heading2 1.1 구비 서류',
    'list-item 신분증',
    'list-item 주민등록증 똠햏펲',
    'list-item 운전면허증',
    'list-item 신청서',
    'paragraph 위 서류는 사본도 됩니다.',
    'list-item 위임장',
    'list-item 팩스 접수 가능',
    'heading1 2. 위약금',
    'caption 표 1. 약정별 위약금',
    '상품|위약금(원)',
    '1년|3년',
    '기가라이트|33,000²|66,000',
    '기가슬림|27,500|-',
    'note ² 부가세 별도',
    'paragraph 아래 그림을 보세요.',
    'caption 해지 처리 화면에서 위약금 조회 단추가 있는 위치',
    'paragraph 위약금은 해지 접수 때 안내합니다.',
    'paragraph 글상자: 상담사 유의 사항',
  ]);
  assert.equal(document.title, '해지 업무 매뉴얼');
  assert.deepEqual(document.keywords, ['해지', '위약금']);
  const labels = document.blocks.flatMap((block) => (block.kind === 'list-item' ? [block.label] : []));
  assert.deepEqual(labels, ['가.', '①', '②', '나.', '다.', undefined]);
});

test('a link counts from where the file lies, not from inside of it', async () => {
  const { links } = await readOdt(fixture, 'manual');
  assert.deepEqual(
    links.map(({ href }) => href),
    ['../서식/해지신청서.hwp', '#해지접수'],
  );
});

test('merged and repeated cells reach as far as they do on the page, a nested table stays in its cell', async () => {
  const [raw] = tablesOf((await readOdt(fixture, 'manual')).blocks);
  assert.deepEqual(
    raw?.rows.map(({ group, cells }) => [
      group,
      ...cells.map(({ rowspan, colspan }) => `${rowspan}×${colspan}`),
    ]),
    [
      ['head', '2×1', '1×2'],
      ['head', '1×1', '1×1'],
      [undefined, '1×1', '1×1', '1×1'],
      [undefined, '1×1', '1×1', '1×1'],
    ],
  );
  const cell = (inner: string, attributes = '') =>
    `<table:table-cell ${attributes}>${inner}</table:table-cell>`;
  const table = (rows: string) => `<table:table>${rows}</table:table>`;
  const inner = table(`<table:table-row>${cell(p('안'))}</table:table-row>`);
  const body = table(
    `<table:table-row>${cell(p('가'), 'table:number-columns-repeated="2"')}${cell(inner)}${cell('', 'table:number-columns-repeated="9999"')}</table:table-row>`,
  );
  const document = await read(body);
  assert.deepEqual(outline(document), ['가|가|안|']);
  assert.equal(tablesOf(document.blocks).length, 2);
});

test('a list that continues another goes on counting, a new one begins again', async () => {
  const styles =
    '<text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-format="①, ②, ③, ..."/><text:list-level-style-number text:level="2" style:num-prefix="(" style:num-suffix=")" style:num-format="1" text:display-levels="2"/></text:list-style>';
  const item = (inner: string) => `<text:list-item>${inner}</text:list-item>`;
  const list = (items: string, attributes = '') =>
    `<text:list text:style-name="L1" ${attributes}>${items}</text:list>`;
  const body = [
    list(item(p('하나')) + item(p('둘') + list(item(p('둘의 하나')))), 'xml:id="a"'),
    p('사이'),
    list(item(p('셋')), 'text:continue-list="a"'),
    list(item(list(item(p('처음부터'))))),
  ];
  const { blocks } = await read(body.join(''), styles);
  assert.deepEqual(
    blocks.flatMap((block) => (block.kind === 'list-item' ? [block.label] : [])),
    ['①', '②', '(②.1)', '③', '(①.1)'],
  );
});

test('comments, deletions, hidden text and the table of contents are left out', async () => {
  const styles =
    '<style:style style:name="T1" style:family="text"><style:text-properties text:display="none"/></style:style>';
  const body = [
    `<text:tracked-changes><text:changed-region><text:deletion>${p('지운 글')}</text:deletion></text:changed-region></text:tracked-changes>`,
    `<text:table-of-content><text:index-body>${p('1. 접수 3')}</text:index-body></text:table-of-content>`,
    `<text:section text:display="none">${p('숨은 절')}</text:section>`,
    p(
      `보이는<text:span text:style-name="T1"> 숨은</text:span> 글<office:annotation>${p('메모')}</office:annotation>`,
    ),
  ];
  assert.deepEqual(outline(await read(body.join(''), styles)), ['paragraph 보이는 글']);
});

test("a block knows its page where the last layout is in the file; a style's break counts", async () => {
  const styles =
    '<style:style style:name="P1" style:family="paragraph"><style:paragraph-properties fo:break-before="page"/></style:style>';
  const body = `${p('첫 쪽')}${p('둘째 쪽', 'text:style-name="P1"')}<text:soft-page-break/>${p('셋째 쪽')}`;
  const { places } = await read(body, styles);
  assert.deepEqual(
    places?.map(({ page }) => page?.number),
    [1, 2, 3],
  );
});

test('without headings, short lines in larger type are headings; Hangul comes out as it stands', async () => {
  const styles =
    '<style:style style:name="P1" style:family="paragraph"><style:text-properties style:font-size-asian="16pt" fo:font-size="10pt"/></style:style>';
  const text = `${'한글'.normalize('NFD')} 똠햏펲 안내입니다.`;
  const document = await read(p('요금 안내', 'text:style-name="P1"') + p(text), styles);
  assert.deepEqual(outline(document), ['heading1 요금 안내', `paragraph ${text}`]);
  assert.equal(document.title, '요금 안내');
});

test('a file that is no ODT, damaged, empty or protected says so', async () => {
  const manifest = { name: 'META-INF/manifest.xml', content: '<manifest:encryption-data/>' };
  const cases: readonly (readonly [Uint8Array, string])[] = [
    [Buffer.from(''), 'not-format'],
    [Buffer.from('<html>'), 'not-format'],
    [
      writeZip([{ name: 'mimetype', content: 'application/vnd.oasis.opendocument.spreadsheet' }]),
      'not-format',
    ],
    [writeZip([{ name: 'word/document.xml', content: '<a/>' }]), 'not-format'],
    [writeZip([mimetype, { name: 'content.xml', content: '<office:document-content/>' }]), 'not-format'],
    [fixture.subarray(0, 5000), 'damaged'],
    [writeZip([mimetype, { name: 'content.xml', content: content('<text:p>').slice(0, 400) }]), 'damaged'],
    [
      writeZip([
        mimetype,
        { name: 'content.xml', content: `<!DOCTYPE a [<!ENTITY b "하">]>${content(p('&b;'))}` },
      ]),
      'damaged',
    ],
    [writeZip([mimetype, manifest, { name: 'content.xml', content: 'x' }]), 'encrypted'],
    [writeOdt(''), 'no-text'],
    [writeOdt(`${'<text:section>'.repeat(300)}${'</text:section>'.repeat(300)}`), 'too-deep'],
    [writeOdt(p(' '.repeat(3_000_000))), 'unpacks-too-large'],
  ];
  for (const [i, [bytes, code]] of cases.entries())
    assert.equal(await thrownCode(() => readOdt(bytes, 'a')), code, `case ${i}`);
});

test('a cell or a row that says it is repeated a million times is refused by a stated limit', async () => {
  const cell = `<table:table-cell table:number-columns-repeated="1000000">${p('가')}</table:table-cell>`;
  const rows = `<table:table-row table:number-rows-repeated="1000000"><table:table-cell>${p('가')}</table:table-cell></table:table-row>`;
  for (const row of [`<table:table-row>${cell}</table:table-row>`, rows])
    assert.equal(await thrownCode(() => read(`<table:table>${row}</table:table>`)), 'too-many-elements');
});
