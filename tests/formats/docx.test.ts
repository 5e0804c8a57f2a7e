import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { readDocx } from '../../main/ingest/formats/docx/index.ts';
import { cell, paragraph, partsOfDocx, root, row, run, style, table, writeDocx } from './docx-writing.ts';
import { outline, tablesOf } from './reading.ts';
import { thrownCode } from './thrown-code.ts';
import { writeZip } from './zip-writing.ts';

const fixture = readFileSync(new URL('../fixtures/formats/docx/manual.docx', import.meta.url));
const read = (...args: Parameters<typeof writeDocx>) => readDocx(writeDocx(...args), '파일');
const lines = async (...args: Parameters<typeof writeDocx>) => outline(await read(...args));
const level = (depth: number, format: string, text: string, rest = '') =>
  `<w:lvl w:ilvl="${depth}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${rest}<w:lvlText w:val="${text}"/></w:lvl>`;
const numbered = (id: number, depth = 0) =>
  `<w:numPr><w:ilvl w:val="${depth}"/><w:numId w:val="${id}"/></w:numPr>`;
const num = (id: number, abstract: number, rest = '') =>
  `<w:num w:numId="${id}"><w:abstractNumId w:val="${abstract}"/>${rest}</w:num>`;

test('a manual saved by a word processor comes out with its headings, lists, table, notes and box', async () => {
  const document = await readDocx(fixture, 'manual');
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
  assert.equal(document.language, 'ko');
  assert.deepEqual(
    document.links.map(({ href, text }) => [href, text]),
    [
      ['../서식/해지신청서.hwp', '해지 신청서'],
      ['#해지접수', '해지 접수'],
    ],
  );
  assert.equal(document.blocks.find(({ kind }) => kind === 'heading')?.anchor, '해지접수');
});

test('list items carry the labels that a person sees, and a list goes on after a paragraph', async () => {
  const document = await readDocx(fixture, 'manual');
  const items = document.blocks.flatMap((block) =>
    block.kind === 'list-item' ? [[block.depth, block.label]] : [],
  );
  assert.deepEqual(items, [
    [0, '가.'],
    [1, '①'],
    [1, '②'],
    [0, '나.'],
    [0, '다.'],
    [0, undefined],
  ]);
});

test('merged cells reach as far as they do on the page', async () => {
  const [raw] = tablesOf((await readDocx(fixture, 'manual')).blocks);
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
});

test('numbers of headings come from their styles, through every level, in Korean and Latin signs', async () => {
  const styles = [
    style(
      '1',
      'heading 1',
      `<w:pPr><w:numPr><w:numId w:val="7"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr>`,
    ),
    style('2', 'heading 2', '<w:basedOn w:val="1"/><w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr>'),
    style('3', '개요 3', '<w:pPr><w:numPr><w:ilvl w:val="2"/><w:numId w:val="7"/></w:numPr></w:pPr>'),
  ].join('');
  const numbering = `<w:abstractNum w:abstractNumId="0">${level(0, 'upperRoman', '제%1장')}${level(1, 'decimal', '%1.%2', '<w:isLgl/>')}${level(2, 'ganada', '(%3)')}</w:abstractNum>${num(7, 0)}`;
  const of = (id: string, text: string) => paragraph(text, `<w:pStyle w:val="${id}"/>`);
  const body = [
    of('1', '총칙'),
    of('2', '목적'),
    of('3', '범위'),
    of('3', '예외'),
    of('1', '접수'),
    of('2', '방법'),
  ];
  assert.deepEqual(await lines(body.join(''), { styles, numbering }), [
    'heading1 제I장 총칙',
    'heading2 1.1 목적',
    'heading3 (가) 범위',
    'heading3 (나) 예외',
    'heading1 제II장 접수',
    'heading2 2.1 방법',
  ]);
});

test('a second list begins again where the file says so, and goes on where it does not', async () => {
  const numbering = `<w:abstractNum w:abstractNumId="0">${level(0, 'decimalEnclosedCircle', '%1')}</w:abstractNum>${num(1, 0)}${num(2, 0)}${num(3, 0, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>')}`;
  const body = [1, 1, 2, 3, 3].map((id) => paragraph('항목', numbered(id))).join('');
  const { blocks } = await read(body, { numbering });
  assert.deepEqual(
    blocks.map((block) => block.kind === 'list-item' && block.label),
    ['①', '②', '③', '①', '②'],
  );
});

test('a label with words of its own can be searched for', async () => {
  const numbering = `<w:abstractNum w:abstractNumId="0">${level(0, 'decimal', '제%1조')}</w:abstractNum>${num(1, 0)}`;
  assert.deepEqual(await lines(paragraph('(목적)', numbered(1)), { numbering }), ['list-item 제1조 (목적)']);
});

test('labels that were typed are labels too', async () => {
  const body = ['가. 신분증', '① 사본', '2) 원본', '- 팩스', '※ 주의', '2026. 5. 1. 시행'].map((text) =>
    paragraph(text),
  );
  const { blocks, text } = await read(body.join(''));
  assert.deepEqual(
    blocks.map((block) => [
      block.kind,
      'label' in block ? block.label : undefined,
      text.slice(block.start, block.end),
    ]),
    [
      ['list-item', '가.', '신분증'],
      ['list-item', '①', '사본'],
      ['list-item', '2)', '원본'],
      ['list-item', undefined, '팩스'],
      ['note', undefined, '※ 주의'],
      ['paragraph', undefined, '2026. 5. 1. 시행'],
    ],
  );
});

test('without heading styles, short lines in larger or bolder type are headings', async () => {
  const size = (points: number) => `<w:sz w:val="${points * 2}"/>`;
  const text = '고객이 해지를 요청하면 먼저 본인을 확인하고 남은 약정 기간을 안내한 뒤 접수합니다.';
  const body = [
    table([row([cell(paragraph('해지 업무 처리 지침', '', size(18)))])]),
    paragraph('접수', '', size(14)),
    paragraph(text, '', size(10)),
    paragraph('본인 확인', '', `${size(10)}<w:b/>`),
    paragraph(text, '', size(10)),
    paragraph('이 문장은 굵지만 제목이 아닙니다.', '', '<w:b/>'),
  ];
  const document = await read(body.join(''));
  assert.deepEqual(
    outline(document).filter((line) => line.startsWith('heading')),
    ['heading1 해지 업무 처리 지침', 'heading2 접수', 'heading3 본인 확인'],
  );
  assert.equal(document.title, '해지 업무 처리 지침');
});

test('tracked changes are read as accepted, comments and hidden text are left out', async () => {
  const body = `<w:p>${run('요금은 ')}<w:del><w:r><w:delText>3만</w:delText></w:r></w:del><w:ins>${run('4만')}</w:ins>${run('원')}<w:commentRangeStart w:id="1"/>${run(' 몰래', '<w:vanish/>')}<w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r></w:p>
    <w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>${run('이어지는 ')}</w:p>${paragraph('문단')}
    <w:p><w:moveFrom>${run('옮긴 글')}</w:moveFrom></w:p><w:p><w:moveTo>${run('옮긴 글')}</w:moveTo></w:p>
    ${table([row([cell('남은 줄'), cell('둘')]), row([cell('지운 줄')], '<w:del/>')])}`;
  assert.deepEqual(await lines(body), [
    'paragraph 요금은 4만원',
    'paragraph 이어지는 문단',
    'paragraph 옮긴 글',
    '남은 줄|둘',
  ]);
});

test('a text box is read once, though Word writes it twice', async () => {
  const box = (text: string) => `<w:txbxContent>${paragraph(text)}</w:txbxContent>`;
  const body = `<w:p>${run('본문')}<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>${box('상자 안')}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape alt="옛 모양"><v:textbox>${box('상자 안')}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>`;
  assert.deepEqual(await lines(body), ['paragraph 본문', 'paragraph 상자 안']);
});

test('a tick from a symbol font, and an icon by its alternative text, are values of their cells', async () => {
  const icon =
    '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="그림 1" descr="가능"/></wp:inline></w:drawing></w:r>';
  const plain =
    '<w:r><w:drawing><wp:inline><wp:docPr id="2" name="그림 2" descr="그림입니다. 원본 그림의 이름: a.png"/></wp:inline></w:drawing></w:r>';
  const tick = '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>';
  const body = table([
    row([cell('팩스'), cell(`<w:p>${tick}</w:p>`), cell(`<w:p>${icon}</w:p>`), cell(`<w:p>${plain}</w:p>`)]),
  ]);
  assert.deepEqual(await lines(body), ['팩스|✓|가능|']);
});

test('a table in a cell stays there, and controls around rows and cells do not matter', async () => {
  const inner = table([row([cell('안1'), cell('안2')])]);
  const wrapped = `<w:sdt><w:sdtContent>${row([`<w:sdt><w:sdtContent>${cell('왼쪽')}</w:sdtContent></w:sdt>`, cell(`${inner}${paragraph('오른쪽')}`)])}</w:sdtContent></w:sdt>`;
  const document = await read(table([wrapped, row([cell('끝', '<w:gridSpan w:val="2"/>')])]));
  const tables = tablesOf(document.blocks);
  assert.deepEqual(
    tables.map(({ index, rows }) => [index, rows.length]),
    [
      [0, 2],
      [1, 1],
    ],
  );
  assert.equal(document.text, '왼쪽\t안1\t안2\n오른쪽\n끝');
});

test('a table of contents, page numbers and field codes are not text; links in fields are links', async () => {
  const field = (instruction: string, result: string) =>
    `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>${instruction}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run(result)}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;
  const contents = `<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>${paragraph('1. 접수 ..... 3')}</w:sdtContent></w:sdt>`;
  const styles = style('10', 'toc 1');
  const body = `${contents}${paragraph('1. 접수 ..... 3', '<w:pStyle w:val="10"/>')}<w:p>${field(' HYPERLINK "양식/신청서.hwp" ', '신청서')}${run('를 쓴다')}</w:p>`;
  const document = await read(body, {
    styles,
    footer: `<w:p>${field(' PAGE ', '3')}${run(' / 쪽')}</w:p>`,
    header: `${paragraph('개정 2026-01')}${paragraph('개정 2026-01')}`,
  });
  assert.deepEqual(outline(document), ['note 개정 2026-01', 'paragraph 신청서를 쓴다']);
  assert.deepEqual(document.links, [{ href: '양식/신청서.hwp', text: '신청서', start: 11, end: 18 }]);
});

test('a chart is a table of its values, a diagram a list of its boxes', async () => {
  const type = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const points = (values: string[]) =>
    values.map((value, i) => `<c:pt idx="${i}"><c:v>${value}</c:v></c:pt>`).join('');
  const chart = root(
    'c:chartSpace',
    `<c:chart><c:title><c:tx><c:rich><a:p><a:r><a:t>월별 해지</a:t></a:r></a:p></c:rich></c:tx></c:title><c:ser><c:tx><c:strRef><c:strCache>${points(['건수'])}</c:strCache></c:strRef></c:tx><c:cat>${points(['1월', '2월'])}</c:cat><c:val>${points(['120', '98'])}</c:val></c:ser></c:chart>`,
  );
  const diagram = root(
    'dgm:dataModel',
    ['접수', '처리']
      .map((text) => `<dgm:pt><dgm:t><a:p><a:r><a:t>${text}</a:t></a:r></a:p></dgm:t></dgm:pt>`)
      .join(''),
  );
  const graphic = (content: string) =>
    `<w:p><w:r><w:drawing><a:graphic><a:graphicData>${content}</a:graphicData></a:graphic></w:drawing></w:r></w:p>`;
  const relationships = `<Relationship Id="c1" Type="${type}/chart" Target="charts/1.xml"/><Relationship Id="d1" Type="${type}/diagramData" Target="d.xml"/>`;
  const body = graphic('<c:chart r:id="c1"/>') + graphic('<dgm:relIds r:dm="d1"/>');
  const parts = { 'word/charts/1.xml': chart, 'word/d.xml': diagram };
  assert.deepEqual(await lines(body, { relationships, parts }), [
    'caption 월별 해지',
    '|건수',
    '1월|120',
    '2월|98',
    'list-item 접수',
    'list-item 처리',
  ]);
});

test("a block knows its page where Word's last layout is in the file", async () => {
  const broken = '<w:r><w:lastRenderedPageBreak/></w:r>';
  const body = `${paragraph('첫 쪽')}<w:p>${broken}${run('둘째 쪽')}</w:p>${paragraph('같은 쪽')}`;
  const { places, text } = await read(body);
  assert.deepEqual(
    places?.map(({ start, end, page }) => [text.slice(start, end), page?.number]),
    [
      ['첫 쪽', 1],
      ['둘째 쪽', 2],
      ['같은 쪽', 2],
    ],
  );
});

test('a title that a program wrote is no title', async () => {
  for (const title of ['', 'Microsoft Word - 제목 없음', '무제', '20260101', '해지.docx', 'Document1'])
    assert.equal((await read(paragraph('본문입니다.'), { title })).title, '파일', title);
  assert.equal((await read(paragraph('본문입니다.'), { title: '해지 안내' })).title, '해지 안내');
});

test('Hangul that is decomposed or rare comes out as it stands', async () => {
  const text = `${'한글'.normalize('NFD')} 똠햏펲 ㈜한결`;
  const document = await readDocx(writeDocx(paragraph(text)), '이름'.normalize('NFD'));
  assert.equal(document.text, text);
  assert.equal(document.language, 'ko');
});

test('a file that is no DOCX, damaged, empty or protected says so', async () => {
  const parts = partsOfDocx(paragraph('글'));
  const broken = (content: string) => writeZip([{ name: 'word/document.xml', content }, ...parts.slice(1)]);
  const cases: readonly (readonly [Uint8Array, string])[] = [
    [Buffer.from(''), 'not-format'],
    [Buffer.from('%PDF-1.7 …'), 'not-format'],
    [Buffer.from('{\\rtf1 글}'), 'not-format'],
    [writeZip([{ name: 'xl/workbook.xml', content: '<workbook/>' }]), 'not-format'],
    [fixture.subarray(0, fixture.length / 2), 'damaged'],
    [broken('<w:document'), 'damaged'],
    [broken('<!DOCTYPE a [<!ENTITY b "하하"><!ENTITY c "&b;&b;">]><a>&c;</a>'), 'damaged'],
    [broken('<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'), 'damaged'],
    [writeDocx(''), 'no-text'],
    [writeDocx(paragraph(' ')), 'no-text'],
    [writeZip(parts.map((part) => ({ ...part, encrypted: true }))), 'encrypted'],
    [
      Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('EncryptedPackage', 'utf16le')]),
      'encrypted',
    ],
    [broken(`<a>${' '.repeat(3_000_000)}</a>`), 'unpacks-too-large'],
    [writeDocx(`${'<w:tbl><w:tr><w:tc>'.repeat(200)}${'</w:tc></w:tr></w:tbl>'.repeat(200)}`), 'too-deep'],
  ];
  for (const [i, [bytes, code]] of cases.entries())
    assert.equal(await thrownCode(() => readDocx(bytes, 'a')), code, `case ${i}`);
});

test('a table of a million cells is refused by a stated limit, an absurd span is cut', async () => {
  const rows = Array.from({ length: 1000 }, () => row(Array.from({ length: 1000 }, () => '<w:tc/>')));
  const million = writeZip(partsOfDocx(table(rows)).map((part) => ({ ...part, store: true })));
  assert.equal(await thrownCode(() => readDocx(million, 'a')), 'too-many-elements');
  const wide = await read(
    table([row([cell('가', '<w:gridSpan w:val="100000"/>'), cell('나')]), row([cell('다')])]),
  );
  assert.equal(tablesOf(wide.blocks)[0]?.rows[0]?.cells[0]?.colspan, 1000);
});
