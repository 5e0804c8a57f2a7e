import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import iconv from 'iconv-lite';
import { readRtf } from '../../main/ingest/formats/rtf/index.ts';
import { outline, tablesOf } from './reading.ts';
import { thrownCode } from './thrown-code.ts';

const fixture = readFileSync(new URL('../fixtures/formats/rtf/manual.rtf', import.meta.url));
const read = (body: string, head = '\\ansicpg949') =>
  readRtf(Buffer.from(`{\\rtf1\\ansi${head} ${body}}`), '파일');
const lines = async (...args: Parameters<typeof read>) => outline(await read(...args));

/** Text as old Korean Word writes it: two escaped bytes a syllable. */
const korean = (text: string) =>
  [...iconv.encode(text, 'cp949')]
    .map((byte) => (byte < 128 ? String.fromCharCode(byte) : `\\'${byte.toString(16)}`))
    .join('');
const unicode = (text: string) => [...text].map((c) => `\\u${(c.charCodeAt(0) << 16) >> 16}?`).join('');

test('an RTF manual comes out with its headings, lists, table, notes and box', async () => {
  const document = await readRtf(fixture, 'manual');
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
  assert.equal(document.links.at(-1)?.href, '#해지접수');
});

test('every syllable of code page 949 is read, whether escaped, raw, or half and half', async () => {
  const text = '똠방각하 햏펲 뷁 ㈜ ㎡ 가나다';
  assert.deepEqual(await lines(korean(text)), [`paragraph ${text}`]);
  // The second byte of 똠 is a letter, which writers leave as it is.
  assert.deepEqual(await lines("\\'8cc"), [`paragraph ${iconv.decode(Buffer.from([0x8c, 0x63]), 'cp949')}`]);
  const raw = Buffer.concat([
    Buffer.from('{\\rtf1\\ansi\\ansicpg949 '),
    iconv.encode(text, 'cp949'),
    Buffer.from('}'),
  ]);
  const document = await readRtf(raw, '파일');
  assert.equal(document.text, text);
  assert.deepEqual(document.encoding, { name: 'cp949', certainty: 'declared' });
});

test("a Korean font's text is Korean in a document that calls itself Western", async () => {
  const fonts = `{\\fonttbl{\\f0\\fcharset0 Arial;}{\\f1\\fcharset129 ${korean('굴림')};}}`;
  assert.deepEqual(await lines(`${fonts}\\f0 caf\\'e9 {\\f1 ${korean('요금')}}`, '\\ansicpg1252'), [
    'paragraph café 요금',
  ]);
});

test('Unicode text is read once, without what old programs would show', async () => {
  assert.deepEqual(await lines(unicode('똠햏')), ['paragraph 똠햏']);
  assert.deepEqual(await lines(`\\uc2\\u44032\\'b0\\'a1\\u45208\\'b3\\'aa {\\uc0\\u45796 }`), [
    'paragraph 가나 다',
  ]);
});

test('headings come from outline levels and from style names', async () => {
  const styles = `{\\stylesheet{\\s0 Normal;}{\\s3\\outlinelevel1 x;}{\\s4 ${korean('제목')} 3;}{\\s5 toc 1;}{\\s6 caption;}}`;
  const body = `${styles}\\pard\\s3 ${korean('접수')}\\par\\pard\\s4 ${korean('서류')}\\par\\pard\\outlinelevel0 ${korean('해지')}\\par\\pard\\s5 ${korean('차례')}\\par\\pard\\s6 ${korean('표 1')}\\par\\pard ${korean('본문')}\\par`;
  assert.deepEqual(await lines(body), [
    'heading2 접수',
    'heading3 서류',
    'heading1 해지',
    'caption 표 1',
    'paragraph 본문',
  ]);
});

test('merged cells reach as far as they do on the page, a nested table stays in its cell', async () => {
  const cell = (text: string) => `\\pard\\intbl ${korean(text)}\\cell `;
  const body = [
    `\\trowd\\trhdr\\clvmgf\\cellx1000\\clmgf\\cellx2000\\clmrg\\cellx3010 ${cell('상품')}${cell('요금')}${cell('')}\\row`,
    `\\trowd\\clvmrg\\cellx1000\\cellx2000\\cellx3000 ${cell('')}${cell('월')}${cell('년')}\\row`,
    `\\trowd\\cellx1000\\cellx3000 ${cell('기가')}\\pard\\intbl\\itap2 ${korean('안1')}\\nestcell ${korean('안2')}\\nestcell{\\*\\nesttableprops\\trowd\\cellx500\\cellx900\\nestrow}{\\nonesttables\\par}\\pard\\intbl ${korean('끝')}\\cell\\row`,
    `\\pard ${korean('뒤')}\\par`,
  ];
  const document = await read(body.join('\n'));
  const [outer, inner] = tablesOf(document.blocks);
  assert.deepEqual(
    outer?.rows.map(({ group, cells }) => [
      group,
      ...cells.map((one) => `${document.text.slice(one.start, one.end)} ${one.rowspan}×${one.colspan}`),
    ]),
    [
      ['head', '상품 2×1', '요금 1×2'],
      [undefined, '월 1×1', '년 1×1'],
      [undefined, '기가 1×1', '안1\t안2\n끝 1×2'],
    ],
  );
  assert.equal(inner?.rows[0]?.cells.length, 2);
  assert.equal(outline(document).at(-1), 'paragraph 뒤');
});

test('hidden and deleted text, comments, pictures and codes of fields are left out', async () => {
  const body = `${korean('앞')}{\\v ${korean('숨음')}}{\\deleted ${korean('지움')}}{\\*\\annotation ${korean('메모')}}{\\pict 89504e47}{\\*\\unknown ${korean('모름')}}{\\field{\\*\\fldinst PAGE}{\\fldrslt 3}}{\\field{\\*\\fldinst HYPERLINK "a.hwp"}{\\fldrslt ${korean('서식')}}} \\bin3 {{{${korean('뒤')}\\par`;
  const document = await read(body);
  assert.deepEqual(outline(document), ['paragraph 앞서식 뒤']);
  assert.deepEqual(
    document.links.map(({ href, text }) => [href, text]),
    [['a.hwp', '서식']],
  );
});

test('a tick from a symbol font is a tick', async () => {
  const fonts = '{\\fonttbl{\\f0 Batang;}{\\f2\\fcharset2 Wingdings;}}';
  assert.deepEqual(await lines(`${fonts}A {\\f2\\'fc} B {\\f2\\u-3844?}`), ['paragraph A ✓ B ✓']);
});

test('a file that is no RTF, cut off, empty or too deep says so', async () => {
  const cases: readonly (readonly [Uint8Array, string])[] = [
    [Buffer.from(''), 'not-format'],
    [Buffer.from('PK\u0003\u0004'), 'not-format'],
    [Buffer.from('그냥 글'), 'not-format'],
    [Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'not-format'],
    [Buffer.from('\u009b DRMONE ', 'latin1'), 'encrypted'],
    [fixture.subarray(0, fixture.length - 500), 'damaged'],
    [Buffer.from('{\\rtf1 '), 'damaged'],
    [Buffer.from('{\\rtf1}'), 'no-text'],
    [Buffer.from(`{\\rtf1 ${'{'.repeat(100_000)}`), 'too-deep'],
    [Buffer.from(`{\\rtf1 ${'\\trowd\\cellx1 x\\cell\\row '.repeat(200_001)}}`), 'too-many-elements'],
  ];
  for (const [i, [bytes, code]] of cases.entries())
    assert.equal(await thrownCode(() => readRtf(bytes, 'a')), code, `case ${i}`);
});
