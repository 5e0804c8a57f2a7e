import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { readHwp, readHwpx } from '../../main/ingest/formats/hwp/index.ts';
import { withRhwp } from '../../main/ingest/formats/hwp/rhwp.ts';
import { footnote, header, lines, p, sectionStart, table, textBox, writeHwpx } from './hwpx-writing.ts';
import { outline, tablesOf } from './reading.ts';
import { thrownCode } from './thrown-code.ts';

const fixture = (name: string) => readFileSync(new URL(`../fixtures/formats/hwp/${name}`, import.meta.url));
const read = (...paragraphs: readonly string[]) => readHwpx(writeHwpx([paragraphs.join('')]), '문서');
const start = (text: string, options = {}) => p(`${sectionStart}<hp:t>${text}</hp:t>`, options);

const manual = [
  'heading1 제1장 창구 업무',
  'heading2 1.1 이체 수수료',
  'paragraph 이체 수수료는 아래 표와 같다.',
  'note 부가가치세를 포함한다.',
  'caption 표 1 이체 수수료',
  '구분|수수료(원)',
  '창구|비대면',
  '일반 이체|1,000|500',
  '우대 고객|500|면제',
  '300|면제',
  'heading2 1.2 준비할 것',
  'list-item 신분증 확인',
  'list-item 진위 조회',
  'list-item 사본 보관',
  'list-item 신청서 작성',
  '서류|신분증\n본인\t주민등록증\n대리인\t위임장',
  'heading1 제2장 사고 신고',
  'paragraph 고객 이름이 똠햏펲이어도 그대로 적는다. 자세한 것은 안내',
  'paragraph 분실 신고 1588-0000',
  'paragraph 신고를 받으면 바로 정지한다.',
];

test('a manual is the same document as HWP and as HWPX: numbered headings, notes, tables, text boxes', async () => {
  for (const document of [
    await readHwp(fixture('manual.hwp'), '편람'),
    await readHwpx(fixture('manual.hwpx'), '편람'),
  ]) {
    assert.deepEqual(outline(document), manual);
    assert.equal(document.language, 'ko');
    const items = document.blocks.flatMap((block) => (block.kind === 'list-item' ? [block] : []));
    assert.deepEqual(
      items.map(({ label, depth }) => [label, depth]),
      [
        ['가.', 0],
        ['1)', 1],
        ['2)', 1],
        ['나.', 0],
      ],
    );
    assert.deepEqual(
      document.links.map(({ href, text }) => [href, text]),
      [['http://example.com/guide.html', '안내']],
    );
  }
});

test('merged cells, header rows and tables in cells come as the file has them', async () => {
  const document = await readHwp(fixture('manual.hwp'), '편람');
  const [fees, papers, inner] = tablesOf(document.blocks);
  assert.deepEqual(
    fees!.rows.map(({ group, cells }) => [
      group,
      cells.map(({ rowspan, colspan }) => `${rowspan}x${colspan}`),
    ]),
    [
      ['head', ['2x1', '1x2']],
      ['head', ['1x1', '1x1']],
      [undefined, ['1x1', '1x1', '1x1']],
      [undefined, ['2x1', '1x1', '1x1']],
      [undefined, ['1x1', '1x1']],
    ],
  );
  assert.ok(fees!.rows[0]!.cells.every(({ header: isHeader }) => isHeader));
  assert.deepEqual([papers!.index, inner!.index, inner!.rows.length], [1, 2, 2]);
});

test('the title is what the author wrote, else the first heading, else the file name', async () => {
  assert.equal((await readHwpx(fixture('manual.hwpx'), '편람')).title, '창구 업무 편람');
  assert.equal((await readHwp(fixture('manual.hwp'), '편람')).title, '제1장 창구 업무');
  assert.equal((await read(start('본문만 있다.'))).title, '문서');
  assert.equal(
    (await readHwpx(writeHwpx([start('본문이다.')], { title: '제목 없음' }), '수수료 기준')).title,
    '수수료 기준',
  );
});

test('every paragraph and every row of a long table knows its page', async () => {
  const rows = Array.from({ length: 150 }, (_, i) => [`${i + 1}번`, '값']);
  const document = await read(start('앞'), p(table([['번호', '값'], ...rows], { head: 1 })), p('뒤'));
  const pageOf = (text: string) => {
    const at = document.text.indexOf(text);
    return document.places?.find(({ start: from, end }) => from <= at && at < end)?.page?.number;
  };
  assert.equal(pageOf('앞'), 1);
  assert.equal(pageOf('번호'), 1);
  assert.equal(pageOf('1번'), 1);
  const last = pageOf('150번')!;
  assert.ok(last >= 3, `row 150 stands on page ${last}`);
  assert.equal(pageOf('뒤'), last);
  const pages = rows.map(([name]) => pageOf(name!)!);
  assert.deepEqual(
    pages,
    pages.toSorted((a, b) => a - b),
  );
});

test('an outline level that numbers whole sentences makes list items, not headings', async () => {
  const sentence = '고객이 비대면으로 신청한 경우에는 본인 확인을 마친 뒤에만 한도를 올릴 수 있습니다.';
  const document = await read(start('한도', { shape: 1 }), p(sentence, { shape: 2 }));
  assert.deepEqual(outline(document), ['heading1 제1장 한도', `list-item ${sentence}`]);
});

test('a heading is known by the name of its style, and by its size where no style says it', async () => {
  const named = await read(start('총칙', { style: 3 }), p('목적을 정한다.'));
  assert.deepEqual(outline(named), ['heading1 총칙', 'paragraph 목적을 정한다.']);
  const body = '이 기준은 모든 창구에서 지켜야 하는 절차를 정한 것이다. '.repeat(3);
  const sized = await read(
    start(''),
    p('수수료 기준', { type: 1 }),
    p(body),
    p('적용 대상', { type: 2 }),
    p(body),
  );
  assert.deepEqual(
    sized.blocks.map((block) => (block.kind === 'heading' ? block.level : block.kind)),
    [1, 'paragraph', 2, 'paragraph'],
  );
});

test('a table of contents, a deleted change and a memo are no content; an inserted change is', async () => {
  const change =
    '<hp:t>수수료는 <hp:deleteBegin Id="1" TcId="1"/>1,000<hp:deleteEnd Id="1" TcId="1"/><hp:insertBegin Id="2" TcId="2"/>1,200<hp:insertEnd Id="2" TcId="2"/>원이다.</hp:t>';
  const memo = `<hp:ctrl><hp:fieldBegin id="1" type="MEMO">${lines(p('검토 바람'))}</hp:fieldBegin></hp:ctrl><hp:t>확정</hp:t><hp:ctrl><hp:fieldEnd beginIDRef="1"/></hp:ctrl>`;
  const document = await read(start('총칙 ........ 3', { style: 4 }), p(change), p(memo));
  assert.deepEqual(outline(document), ['paragraph 수수료는 1,200원이다.', 'paragraph 확정']);
});

test('a picture is read by its description, not by what Hangul writes of its file', async () => {
  const picture = (comment: string) =>
    `<hp:pic id="1"><hp:pos treatAsChar="1"/><hp:shapeComment>${comment}</hp:shapeComment></hp:pic>`;
  const own = '그림입니다.\n원본 그림의 이름: CLP0001.bmp\n원본 그림의 크기: 가로 10pixel, 세로 10pixel';
  const document = await read(start('화면'), p(picture(own)), p(picture('승인 버튼이 있는 화면')));
  assert.deepEqual(outline(document), ['paragraph 화면', 'caption 승인 버튼이 있는 화면']);
});

test('a chart says its title, its series and its categories', async () => {
  const chart = `<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><c:chart><c:title><c:tx><c:rich><a:p><a:r><a:t>월별 건수</a:t></a:r></a:p></c:rich></c:tx></c:title><c:ser><c:tx><c:v>매입</c:v></c:tx><c:cat><c:pt><c:v>1월</c:v></c:pt><c:pt><c:v>2월</c:v></c:pt></c:cat></c:ser></c:chart></c:chartSpace>`;
  const section = start('실적') + p('<hp:chart chartIDRef="Chart/chart1.xml"/>');
  const hwpx = writeHwpx([section], { parts: [{ name: 'Chart/chart1.xml', content: chart }] });
  assert.deepEqual(outline(await readHwpx(hwpx, 'a')), [
    'paragraph 실적',
    'caption 월별 건수: 매입: 1월, 2월',
  ]);
});

test('a table in the line breaks its paragraph, and a note in a cell stands under the table', async () => {
  const inLine = table([['한도', `${p(`<hp:t>500만</hp:t>${footnote(1, '하루에')}`)}`]], { inLine: true });
  const document = await read(start('앞'), p(`<hp:t>아래와 같다.</hp:t>${inLine}<hp:t>이상이다.</hp:t>`));
  assert.deepEqual(
    outline(document).map((line) => line.replace(/[⁰-⁹¹]/g, '#')),
    ['paragraph 앞', 'paragraph 아래와 같다.', '한도|500만#', 'note # 하루에', 'paragraph 이상이다.'],
  );
});

test('letters that are composed otherwise (NFD), old Hangul and private signs do not stop the reading', async () => {
  const nfd = '수수료 똠햏펲'.normalize('NFD');
  const document = await read(start(`${nfd} ᄒᆞᆫ글 \u{F0852}`), p(textBox(p('쪽지'))));
  assert.equal(document.text.normalize('NFC').slice(0, 7), '수수료 똠햏펲'.slice(0, 7));
});

test('an HWPX that is named .hwp is read, and an HWP that is named .hwpx', async () => {
  assert.deepEqual(outline(await readHwp(fixture('manual.hwpx'), 'a')), manual);
  assert.deepEqual(outline(await readHwpx(fixture('manual.hwp'), 'a')), manual);
});

test('a password, a distribution document and rights management are said to be protection', async () => {
  assert.equal(await thrownCode(() => readHwp(fixture('password.hwp'), 'a')), 'encrypted');
  assert.equal(await thrownCode(() => readHwpx(fixture('password.hwpx'), 'a')), 'encrypted');
  for (const bit of [1, 2, 4]) {
    const closed = Buffer.from(fixture('manual.hwp'));
    const properties = closed.indexOf('HWP Document File') + 36;
    closed.writeUInt32LE(closed.readUInt32LE(properties) | (1 << bit), properties);
    assert.equal(await thrownCode(() => readHwp(closed, 'a')), 'encrypted', `bit ${bit}`);
  }
  const managed = Buffer.from('<DOCUMENT SAFER V2.0>', 'latin1');
  assert.equal(await thrownCode(() => readHwp(managed, 'a')), 'encrypted');
});

test('truncated, empty and foreign files are named as what they are', async () => {
  for (const name of ['manual.hwp', 'manual.hwpx']) {
    const whole = fixture(name);
    for (const part of [0.3, 0.6, 0.9]) {
      const cut = whole.subarray(0, Math.floor(whole.length * part));
      const code = await thrownCode(() => (name.endsWith('x') ? readHwpx(cut, 'a') : readHwp(cut, 'a')));
      assert.equal(code, 'damaged', `${name} ${part}`);
    }
  }
  const docx = fixture('../docx/manual.docx');
  for (const bytes of ['', '글', '<html></html>', '%PDF-1.7', docx]) {
    assert.equal(await thrownCode(() => readHwp(Buffer.from(bytes as string), 'a')), 'not-format');
    assert.equal(await thrownCode(() => readHwpx(Buffer.from(bytes as string), 'a')), 'not-format');
  }
  const old = Buffer.from('HWP Document File V3.00 \u001a\u0001\u0002\u0003\u0004\u0005', 'latin1');
  assert.equal(await thrownCode(() => readHwp(old, 'a')), 'unreadable-yet');
  assert.equal(await thrownCode(() => read(start(' '))), 'no-text');
});

test('entities are never resolved, and bombs of tables, spans and depth are refused or cut', async () => {
  const bomb = `<?xml version="1.0"?><!DOCTYPE s [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;"><!ENTITY x SYSTEM "file:///etc/passwd">]><hs:sec xmlns:hp="http://www.hancom.co.kr/hwpml/2011/paragraph">${p('&b;&x;')}</hs:sec>`;
  assert.equal(await thrownCode(() => readHwpx(writeHwpx([bomb]), 'a')), 'damaged');
  const undeclared = `<?xml version="1.0"?><hs:sec xmlns:hp="http://www.hancom.co.kr/hwpml/2011/paragraph">${p('&x;')}</hs:sec>`;
  assert.equal(await thrownCode(() => readHwpx(writeHwpx([undeclared]), 'a')), 'damaged');

  const cells = `<hp:tr>${'<hp:tc/>'.repeat(1000)}</hp:tr>`.repeat(1000);
  const million = `<?xml version="1.0"?><hs:sec xmlns:hp="http://www.hancom.co.kr/hwpml/2011/paragraph"><hp:p><hp:run><hp:tbl>${cells}</hp:tbl></hp:run></hp:p></hs:sec>`;
  const parts = [{ name: 'Contents/section0.xml', content: million, store: true }];
  assert.equal(await thrownCode(() => readHwpx(writeHwpx([], { parts }), 'a')), 'too-many-elements');

  const wide = await read(
    start('표'),
    p(
      table([
        [{ text: '값', colspan: 100_000, rowspan: 100_000 }, '둘'],
        ['셋', '넷'],
      ]),
    ),
  );
  const [first] = tablesOf(wide.blocks)[0]!.rows[0]!.cells;
  assert.ok(first!.colspan <= 1000 && first!.rowspan <= 1000);

  const deep = (depth: number): string => (depth === 0 ? p('속') : p(table([[deep(depth - 1)]])));
  assert.equal(await thrownCode(() => read(start('표'), deep(100))), 'too-deep');
  const zeros = { name: 'BinData/image1.bmp', content: Buffer.alloc(30_000_000) };
  assert.equal(
    await thrownCode(() => readHwpx(writeHwpx([p('글')], { parts: [zeros] }), 'a')),
    'unpacks-too-large',
  );
});

test('a header without the shapes that its paragraphs name loses no text', async () => {
  const bare = header.replace(/<hh:refList>.*<\/hh:refList>/s, '<hh:refList/>');
  const hwpx = writeHwpx([start('제목', { shape: 1, style: 1 }) + p('본문이다.', { shape: 99, type: 99 })], {
    header: bare,
  });
  assert.deepEqual(outline(await readHwpx(hwpx, 'a')), ['paragraph 제목', 'paragraph 본문이다.']);
});

test('headers and footers are read once, page numbers are not', async () => {
  const margin = (kind: string, text: string) =>
    `<hp:ctrl><hp:${kind} id="1">${lines(p(text))}</hp:${kind}></hp:ctrl>`;
  const page = '<hp:ctrl><hp:autoNum num="3" numType="PAGE"/></hp:ctrl><hp:t>- -</hp:t>';
  const document = await read(
    start('본문이다.'),
    p(`${margin('header', '창구 업무 편람 2026')}${margin('footer', page)}<hp:t>둘째</hp:t>`),
    p(`${margin('header', '창구 업무 편람 2026')}<hp:t>셋째</hp:t>`),
  );
  assert.deepEqual(outline(document), [
    ...['note 창구 업무 편람 2026', 'paragraph 본문이다.', 'paragraph 둘째', 'paragraph 셋째'],
  ]);
});

test('links keep their address, and formulas, ruby and overlaid signs their letters', async () => {
  const formula = '<hp:equation id="1"><hp:script>이자 = 원금 times 이율</hp:script></hp:equation>';
  const ruby = '<hp:dutmal><hp:mainText>同意</hp:mainText><hp:subText>동의</hp:subText></hp:dutmal>';
  const sign = '<hp:compose composeText="①"/>';
  const field = `<hp:ctrl><hp:fieldBegin id="9" type="HYPERLINK"><hp:parameters><hp:stringParam name="Path">양식/신청서.hwp</hp:stringParam></hp:parameters></hp:fieldBegin></hp:ctrl><hp:t>신청서</hp:t><hp:ctrl><hp:fieldEnd beginIDRef="9"/></hp:ctrl>`;
  const document = await read(
    start('계산'),
    p(`<hp:t>${''}</hp:t>${sign}<hp:t> </hp:t>${formula}${ruby}${field}`),
  );
  assert.equal(outline(document)[1], 'list-item 이자 = 원금 times 이율 同意(동의)신청서');
  assert.deepEqual(
    document.links.map(({ href, text }) => [href, text]),
    [['양식/신청서.hwp', '신청서']],
  );
});

test('after a panic of the parser the next file is read by a fresh instance', async () => {
  const panic = () => {
    throw new Error('unreachable');
  };
  assert.equal(await thrownCode(() => withRhwp(fixture('manual.hwp'), 'HWP', panic)), 'damaged');
  assert.deepEqual(outline(await readHwp(fixture('manual.hwp'), 'a')), manual);
});
