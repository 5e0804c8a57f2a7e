/** Tables as old wikis, boards and spreadsheets write them: without header cells, with their units and notes around. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Unit } from '../../main/contract/document.ts';
import { cutSections } from '../../main/ingest/cut/sections.ts';
import { cutUnits } from '../../main/ingest/cut/units.ts';
import { isLayoutTable, resolveTable } from '../../main/ingest/tables/index.ts';
import { readPage } from '../formats/reading.ts';
import { buildTable, td, th } from './table-builder.ts';

type Rows = Parameters<typeof buildTable>[0];

const prose = (rows: Rows) => {
  const { table, text } = buildTable(rows);
  return resolveTable(table, text, { language: 'ko' }).rows.map((row) => row.prose);
};

/** What a page's rows say, as it is cut for the library. */
function said(body: string): string[] {
  const document = { ...readPage(body), language: 'ko' as const };
  const units: Unit[] = [];
  for (const cut of cutSections(document, () => false))
    for (const one of cutUnits(document, cut)) if ('unit' in one) units.push(one.unit);
  return units.filter(({ kind }) => kind === 'row').map(({ text }) => text);
}

const prices =
  '<table><tr><td><b>요금제</b></td><td><b>월정액</b></td><td><b>회선 수</b></td></tr>' +
  '<tr><td>슬림</td><td>55,000</td><td>2</td></tr><tr><td>맥스</td><td>99,000*</td><td>3</td></tr></table>';

test('a line over a table that states the unit gives it to the amounts, not to what is counted', () => {
  const wanted = '요금제 슬림의 월정액은 55,000원이고 회선 수는 2입니다.';
  for (const line of ['(단위 : 원, 부가세 포함)', '[단위: 원] 기준일: 2026-03-05', '단위: 원, VAT 포함'])
    assert.equal(said(`<p>요금표</p><p align=right>${line}</p>${prices}`)[0], wanted, line);
  assert.equal(said(`<p>단위는 아래와 같다.</p>${prices}`)[0], wanted.replace('원', ''));
});

test('a unit per half a kilobyte is a unit', () => {
  assert.equal(
    prose([
      [th('국가'), th('데이터(원/0.5KB)')],
      ['일본', '0.275'],
    ])[0],
    '국가 일본의 데이터는 0.275원/0.5KB입니다.',
  );
});

test('the line over the unit line still names the table', () => {
  const pairs = '<table><tr><td>가격</td><td>900</td></tr><tr><td>수수료</td><td>100</td></tr></table>';
  assert.equal(said(`<p>■ 충전기</p><p>(단위: 원)</p>${pairs}`)[0], '충전기의 가격은 900원입니다.');
});

test('notes that one paragraph breaks into lines explain each their own mark', () => {
  const notes = '<p>* 첫 달은 일할 계산<br>주1) 영상통화는 별도<br>※ 월 1회만 변경 가능</p>';
  const rows = said(prices.replace('>3<', '>3주1)<') + notes);
  assert.match(rows[1]!, /월정액의 참고 사항은 다음과 같습니다\. 첫 달은 일할 계산\./);
  assert.match(rows[1]!, /회선 수의 참고 사항은 다음과 같습니다\. 영상통화는 별도\./);
  assert.doesNotMatch(rows[1]!, /월 1회/);
});

test('a line below says what O and X mean', () => {
  const table =
    '<table><tr><th>업무</th><th>대리인</th></tr><tr><td>요금 조회</td><td>X</td></tr><tr><td>분실 정지</td><td>O</td></tr></table>';
  assert.deepEqual(said(`${table}<p>O: 대리인 접수 가능, X: 본인만</p>`), [
    '업무 요금 조회의 대리인은 본인만입니다.',
    '업무 분실 정지의 대리인은 대리인 접수 가능합니다.',
  ]);
});

test('a spreadsheet’s title and unit over the headers are no headers', () => {
  const rows: Rows = [
    [td('초과 요금표', { colspan: 4 })],
    [td('단위: 원, VAT포함', { colspan: 4 })],
    [td('요금제군', { rowspan: 2 }), td('음성(초당)', { colspan: 2 }), td('문자(건당)', { rowspan: 2 })],
    ['망내', '망외'],
    ['청소년', '2.5', '3', '16.5'],
    ['키즈', '1.98', '2', '22'],
  ];
  assert.deepEqual(prose(rows), [
    '요금제군 청소년의 음성(초당)은 망내가 2.5원이고 망외가 3원입니다. 또한 문자(건당)는 16.5원입니다.',
    '요금제군 키즈의 음성(초당)은 망내가 1.98원이고 망외가 2원입니다. 또한 문자(건당)는 22원입니다.',
  ]);
});

test('a title over a single row is no part of what the row says', () => {
  const [said] = prose([[td('문서 서비스의 메서드', { colspan: 3 })], ['Activate', 'Save', 'SaveAs']]);
  assert.doesNotMatch(said!, /메서드/);
});

test('a board’s head of a notice is names and values, not a header row', () => {
  assert.deepEqual(
    prose([
      [th('제목'), td('가격 인상 안내', { colspan: 3 })],
      [th('작성부서'), '영업기획팀', th('등록일'), '2025-12-20'],
      [th('첨부파일'), td('없음', { colspan: 3 })],
    ]),
    [
      '제목은 가격 인상 안내입니다.',
      '작성부서는 영업기획팀이고 등록일은 2025-12-20입니다.',
      '첨부파일은 없음으로 되어 있습니다.',
    ],
  );
});

test('names and values in turn are told by their names, though not all are known ones', () => {
  assert.deepEqual(
    prose([
      ['제조사', '한빛전자', '출시일', '2026-07-10'],
      ['크기/무게', '147 x 78 mm / 230g', '배터리', '3400mAh'],
      ['방수', '미지원', '색상', '블랙, 실버'],
    ]),
    [
      '제조사는 한빛전자이고 출시일은 2026-07-10입니다.',
      '크기/무게는 147 x 78 mm / 230g이고 배터리는 3400mAh입니다.',
      '방수는 미지원이고 색상은 블랙, 실버입니다.',
    ],
  );
});

test('a number in a header’s name does not make it a value', () => {
  assert.equal(
    prose([
      ['고객 구분', '월 한도', '1회 한도', '비고'],
      ['신규(6개월 미만)', '30만원', '10만원', ''],
      ['미성년자', '3만원', '3만원', '동의 필요'],
    ])[0],
    '고객 구분이 신규(6개월 미만)인 경우 월 한도는 30만원이고 1회 한도는 10만원입니다.',
  );
});

test('a question and its answer are said as they stand', () => {
  assert.deepEqual(
    prose([
      [th('질문'), th('답변')],
      ['테더링 되나요?', '됩니다. 기본제공량에서 차감합니다.'],
      ['할부 이자는?', '연 5.9%입니다.'],
    ]),
    ['테더링 되나요? 됩니다. 기본제공량에서 차감합니다.', '할부 이자는? 연 5.9%입니다.'],
  );
});

test('"the same as to the left" takes that value', () => {
  assert.equal(
    prose([
      [th('신청인'), th('방문'), th('팩스')],
      ['가족', '사망진단서', '좌동'],
    ])[0],
    '신청인 가족의 방문은 사망진단서이고 팩스는 사망진단서입니다.',
  );
});

test('a page’s title beside who wrote it and when is no row of data', () => {
  const { table, text } = buildTable([
    ['5G 요금제 안내', '작성자 : 이수진 | 최종수정 : 2026-02-20 | 조회 : 5,405'],
  ]);
  assert.equal(isLayoutTable(table, text), true);
});
