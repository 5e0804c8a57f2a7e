import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { Document } from '../../main/contract/document.ts';
import { readDoc } from '../../main/ingest/formats/doc/index.ts';
import { readDocx } from '../../main/ingest/formats/docx/index.ts';
import { readOdt } from '../../main/ingest/formats/odt/index.ts';
import { readRtf } from '../../main/ingest/formats/rtf/index.ts';
import { outline, tablesOf } from './reading.ts';
import { thrownCode } from './thrown-code.ts';

const fixture = (name: string) => readFileSync(new URL(`../fixtures/formats/${name}`, import.meta.url));
const manual = fixture('doc/manual.doc');

const spans = (document: Document) =>
  tablesOf(document.blocks).map(({ rows }) =>
    rows.map(({ cells }) => cells.map(({ rowspan, colspan }) => `${rowspan}×${colspan}`).join(' ')),
  );
const labels = (document: Document) =>
  document.blocks.flatMap((block) => (block.kind === 'list-item' ? [block.label] : []));

test('a manual in the old Word format comes out with its headings, lists, table, notes and box', async () => {
  const document = await readDoc(manual, 'manual');
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
    'paragraph 위약금은 해지 접수 때 안내합니다.',
    'paragraph 글상자: 상담사 유의 사항',
  ]);
  assert.equal(document.title, '해지 업무 매뉴얼');
  assert.deepEqual(labels(document), ['가.', '①', '②', '나.', '다.', undefined]);
  assert.deepEqual(spans(document), [['2×1 1×2', '1×1 1×1', '1×1 1×1 1×1', '1×1 1×1 1×1']]);
  assert.equal(document.links.at(-1)?.href, '#해지접수');
  assert.equal(document.blocks.find(({ kind }) => kind === 'heading')?.anchor, '해지접수');
});

test('the same document reads the same in all four formats', async () => {
  const docx = await readDocx(fixture('docx/nested.docx'), 'nested');
  assert.deepEqual(outline(docx), [
    'heading1 제1장 총칙',
    'heading2 1.1 목적',
    'paragraph 이 매뉴얼은 상담사를 위한 것입니다. 똠햏펲',
    'list-item 첫째',
    'list-item 둘째',
    'list-item 다시',
    'heading1 제2장 접수',
    'paragraph 보이는 글',
    '상품|요금|비고',
    '월|년',
    '기가|안1\t안2\n끝|✓',
    'list-item 손으로 쓴 항목',
  ]);
  assert.deepEqual(labels(docx), ['①', '②', '①', '가.']);
  assert.deepEqual(spans(docx), [['2×1 1×2 2×1', '1×1 1×1', '1×1 1×2 1×1'], ['1×1 1×1']]);
  const others = [
    await readDoc(fixture('doc/nested.doc'), 'nested'),
    await readOdt(fixture('odt/nested.odt'), 'nested'),
    await readRtf(fixture('rtf/nested.rtf'), 'nested'),
  ];
  for (const other of others) {
    assert.deepEqual(outline(other), outline(docx), other.format);
    assert.deepEqual(labels(other), labels(docx), other.format);
    assert.deepEqual(spans(other), spans(docx), other.format);
  }
});

test('a file that is no DOC, protected, older than Word 97, damaged or empty says so', async () => {
  const header = manual.indexOf(Buffer.from([0xec, 0xa5]));
  const changed = (at: number, ...values: number[]) => {
    const bytes = Buffer.from(manual);
    bytes.set(values, header + at);
    return bytes;
  };
  const hwp = Buffer.alloc(1024);
  manual.copy(hwp, 0, 0, 512);
  const withoutText = Buffer.from(manual);
  for (let at = 0x4c; at < 0x6c; at += 4) withoutText.writeUInt32LE(0, header + at);
  const cases: readonly (readonly [Uint8Array, string])[] = [
    [Buffer.from(''), 'not-format'],
    [Buffer.from('{\\rtf1 글}'), 'not-format'],
    [Buffer.from('<html><body>글</body></html>'), 'not-format'],
    [fixture('docx/manual.docx'), 'not-format'],
    [Buffer.from('\u009b DRMONE ', 'latin1'), 'encrypted'],
    [changed(0x0b, manual[header + 0x0b]! | 1), 'encrypted'],
    [changed(2, 0x65, 0), 'unreadable-yet'],
    [manual.subarray(0, 4000), 'damaged'],
    [hwp, 'damaged'],
    [withoutText, 'no-text'],
  ];
  for (const [i, [bytes, code]] of cases.entries())
    assert.equal(await thrownCode(() => readDoc(bytes, 'a')), code, `case ${i}`);
});
