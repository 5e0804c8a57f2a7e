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
function said(body: string, language: 'ko' | 'en' = 'ko'): string[] {
  const document = { ...readPage(body), language };
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
  const lines = {
    '(단위 : 원, 부가세 포함)': ' 금액은 부가세 포함입니다.',
    '[단위: 원] 기준일: 2026-03-05': '',
    '단위: 원, VAT포함': ' 금액은 VAT 포함입니다.',
    '단위: 원 (부가세 별도)': ' 금액은 부가세 별도입니다.',
    'VAT 별도 / 단위: 원': ' 금액은 VAT 별도입니다.',
    '(단위:원, VAT 포함, 3년약정 기준)': ' 금액은 VAT 포함, 3년약정 기준입니다.',
  };
  for (const [line, more] of Object.entries(lines))
    assert.equal(said(`<p>요금표</p><p align=right>${line}</p>${prices}`)[0], wanted + more, line);
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

test('what stands under a table gives its amounts their unit and says whether the tax is in them', () => {
  const wanted = '요금제 슬림의 월정액은 55,000원이고 회선 수는 2입니다.';
  const below = [
    '<ul><li>단위: 원(VAT 포함), 월 기준</li><li>음성은 기본 제공</li></ul>',
    '<font size=2>※ 단위 : 원, VAT 포함<br>※ 동의서가 없으면 접수할 수 없음</font>',
    '<p>음성은 기본 제공</p><p>VAT 포함, 단위 원</p>',
    '<p>※ 단위: 원 / VAT 포함</p>',
  ];
  for (const lines of below) assert.equal(said(prices + lines)[0], `${wanted} 금액은 VAT 포함입니다.`, lines);
  assert.equal(
    said(`${prices.replace('*', '')}<p>* 요금은 월 기준, 부가세 별도. 10회선부터 계약한다.</p>`)[0],
    `${wanted.replace('원', '')} 금액은 부가세 별도입니다.`,
  );
  for (const line of ['배송비는 5,500원입니다(VAT 포함)', '부가세 포함 여부는 상담원이 확인한다.'])
    assert.equal(said(`${prices}<p>${line}</p>`)[0], wanted.replace('원', ''), line);
});

test('the unit line of the next table is not this one’s', () => {
  const rows = said(`${prices}<p>(단위: 천원, VAT 별도)</p>${prices}`);
  assert.equal(rows[0], '요금제 슬림의 월정액은 55,000이고 회선 수는 2입니다.');
  assert.equal(rows[2], '요금제 슬림의 월정액은 55,000천원이고 회선 수는 2입니다. 금액은 VAT 별도입니다.');
});

test('an English line over a table gives its currency and says that it includes the tax', () => {
  const table = '<table><tr><th>Plan</th><th>Price</th></tr><tr><td>Small</td><td>12</td></tr></table>';
  assert.equal(
    said(`<p>Prices in GBP, VAT included.</p>${table}`, 'en')[0],
    'The price of the plan Small is 12 GBP. The amounts include VAT.',
  );
  assert.equal(
    said(`${table.replace('12', '£12')}<p>All prices exclude VAT.</p>`, 'en')[0],
    'The price of the plan Small is £12. The amounts do not include VAT.',
  );
});

test('a header row whose first row alone is marked is read to its end', () => {
  const rows = said(
    '<table><tr><th rowspan=2>요금제</th><th colspan=2>월정액</th><th rowspan=2>데이터</th></tr>' +
      '<tr><td>약정 없음</td><td>24개월</td></tr><tr><td>라이트</td><td>47,000</td><td>35,250</td><td>12GB</td></tr></table>',
  );
  assert.deepEqual(rows, [
    '요금제 라이트의 월정액은 약정 없음이 47,000이고 24개월이 35,250입니다. 또한 데이터는 12GB입니다.',
  ]);
});

test('a row whose name is left empty goes on with the one above it', () => {
  const rows = said(
    '<table><tr><th>서비스</th><th>월 이용료</th><th>비고</th></tr>' +
      '<tr><td>스팸 차단</td><td>1,100원</td><td>첫 달 무료</td></tr><tr><td></td><td></td><td>플러스는 계속 무료</td></tr>' +
      '<tr><td></td><td>※ 신청은 앱에서만 가능</td><td></td></tr><tr><td>캐치콜</td><td>550원</td><td>알림</td></tr></table>',
  );
  assert.equal(rows[1], '서비스 스팸 차단의 비고는 플러스는 계속 무료입니다.');
  assert.equal(rows[2], '신청은 앱에서만 가능.');
  assert.equal(rows[3], '서비스 캐치콜의 월 이용료는 550원이고 비고는 알림입니다.');
});

test('a raised figure that a line under the table explains is no part of the price', () => {
  const rows = said(
    '<table><tr><th>종류</th><th>재발급</th></tr><tr><td>유심</td><td>7,700원</td></tr>' +
      '<tr><td>eSIM</td><td>2,750원<sup>1</sup></td></tr></table><p><sup>1</sup> 1년 안에는 무료</p>',
  );
  assert.equal(
    rows[1],
    'eSIM의 재발급은 2,750원입니다. 재발급의 참고 사항은 다음과 같습니다. 1년 안에는 무료.',
  );
});

test('one header over two names is said once', () => {
  const rows = said(
    '<table><tr><th colspan=2>유형</th><th>처리 기한</th></tr><tr><td rowspan=2>중요</td><td>유출 의심</td><td>24시간</td></tr>' +
      '<tr><td>언론 제보</td><td>즉시</td></tr></table>',
  );
  assert.equal(rows[0], '유형 중요 유출 의심의 처리 기한은 24시간입니다.');
});

test('English rows of Yes and No are answered thing by thing', () => {
  const rows = said(
    '<table><tr><th></th><th>Essential</th><th>Complete</th></tr><tr><td>Theft</td><td>No</td><td>Yes</td></tr>' +
      '<tr><td>Monthly premium</td><td>£6.99</td><td>£11.99</td></tr></table>',
    'en',
  );
  assert.equal(rows[0], 'For Theft, the answer is No for Essential and Yes for Complete.');
});

test('an English header that is a clause takes no article', () => {
  const [amber, white] = said(
    '<table><tr><th>Light</th><th>Meaning</th><th>What to do</th></tr><tr><td>Amber</td><td>Starting</td><td>Wait up to 5 minutes</td></tr>' +
      '<tr><td>White</td><td>Connected</td><td>Nothing</td></tr></table>',
    'en',
  );
  assert.match(amber!, /\. What to do is as follows\. Wait up to 5 minutes\.$/);
  assert.match(white!, /the meaning is Connected and what to do is Nothing\.$/);
});

test('a raised mark behind a model’s number leaves the number whole', () => {
  const rows = said(
    '<table><tr><th>모델</th><th>3년</th></tr><tr><td>퓨어 100</td><td>24,900원</td></tr>' +
      '<tr><td>퓨어 300<sup>2)</sup></td><td>31,900원</td></tr><tr><td>퓨어 (2023)</td><td>9,900원</td></tr></table>' +
      '<p>1) 신규</p><p>2) 얼음 기능</p><p>3) 전시품</p>',
  );
  assert.equal(
    rows[1],
    '모델 퓨어 300의 3년은 31,900원입니다. 퓨어 300의 참고 사항은 다음과 같습니다. 얼음 기능.',
  );
  assert.equal(rows[2], '모델 퓨어 (2023)의 3년은 9,900원입니다.');
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
    '요금제군 청소년의 음성(초당)은 망내가 2.5원이고 망외가 3원입니다. 또한 문자(건당)는 16.5원입니다. 금액은 VAT 포함입니다.',
    '요금제군 키즈의 음성(초당)은 망내가 1.98원이고 망외가 2원입니다. 또한 문자(건당)는 22원입니다. 금액은 VAT 포함입니다.',
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
