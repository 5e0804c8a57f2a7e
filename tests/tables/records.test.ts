import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  isLayoutTable,
  parseNote,
  plainRow,
  resolveTable,
  type TableContext,
} from '../../main/ingest/tables/index.ts';
import { buildTable, td, th } from './table-builder.ts';

type Rows = Parameters<typeof buildTable>[0];

const resolve = (rows: Rows, more: Partial<TableContext> & { own?: string } = {}) => {
  const { own, ...context } = more;
  const built = buildTable(rows, own === undefined ? {} : { caption: own });
  return { ...built, ...resolveTable(built.table, built.text, { language: 'ko', ...context }) };
};
const prose = (rows: Rows, more: Parameters<typeof resolve>[1] = {}) =>
  resolve(rows, more).rows.map((row) => row.prose);
const plain = (rows: Rows, more: Parameters<typeof resolve>[1] = {}) =>
  resolve(rows, more).rows.map(plainRow);

test("a table's merged header reaches every row it covers", () => {
  const rows: Rows = [
    [th('상품', { rowspan: 2 }), th('월 요금(원)', { colspan: 2 })],
    [th('무약정'), th('3년 약정')],
    ['기가라이트', '38,000', '33,000'],
    ['기가슬림', '28,000', '22,000'],
  ];
  assert.deepEqual(plain(rows), [
    '상품: 기가라이트, 월 요금 무약정: 38,000원, 월 요금 3년 약정: 33,000원',
    '상품: 기가슬림, 월 요금 무약정: 28,000원, 월 요금 3년 약정: 22,000원',
  ]);
  assert.equal(
    prose(rows)[0],
    '상품 기가라이트의 월 요금은 무약정이 38,000원이고 3년 약정이 33,000원입니다.',
  );
});

test('a record knows the grid row it stands in and where the row stands in the text', () => {
  const { rows, text } = resolve([
    [th('상품'), th('요금')],
    ['라이트', '33,000원'],
  ]);
  assert.equal(rows[0]?.row, 1);
  assert.equal(text.slice(rows[0]!.start, rows[0]!.end), '라이트\t33,000원');
});

test('a cell that spans rows names every row it covers', () => {
  assert.deepEqual(
    prose([
      [th('상품'), th('약정'), th('월 요금')],
      [td('기가라이트', { rowspan: 2 }), '1년', '33,000원'],
      ['3년', '30,000원'],
    ]),
    [
      '상품 기가라이트에서 약정이 1년인 경우 월 요금은 33,000원입니다.',
      '상품 기가라이트에서 약정이 3년인 경우 월 요금은 30,000원입니다.',
    ],
  );
});

test('the unit in a header goes to its bare numbers only', () => {
  assert.deepEqual(
    plain([
      [th('상품'), th('요금(원, 부가세 포함)'), th('속도(Mbps)')],
      ['가', '33,000', '500'],
      ['나', '무료', '1Gbps'],
    ]),
    [
      '상품: 가, 요금(부가세 포함): 33,000원, 속도: 500Mbps',
      '상품: 나, 요금(부가세 포함): 무료, 속도: 1Gbps',
    ],
  );
  assert.deepEqual(
    plain(
      [
        [th('Plan'), th('Fee ($)')],
        ['A', '33'],
      ],
      { language: 'en' },
    ),
    ['Plan: A, Fee: $33'],
  );
});

test('the unit of the caption holds for the whole table', () => {
  const found = plain(
    [
      [th(''), th('1년'), th('2년')],
      [th('라이트'), '22,000', '20,000'],
    ],
    { own: '월 요금 (단위: 원)' },
  );
  assert.deepEqual(found, ['라이트, 1년: 22,000원, 2년: 20,000원']);
});

test('a footnote mark in a cell is replaced by what the note says', () => {
  const notes = [
    { mark: '*', text: '신규 가입 불가' },
    { mark: '주1', text: '부가세 포함' },
  ];
  assert.deepEqual(
    prose(
      [
        [th('상품'), th('월 요금')],
        ['라이트', '33,000원 주1)'],
        ['슬림*', '22,000원'],
      ],
      { notes },
    ),
    [
      '상품 라이트의 월 요금은 33,000원입니다. 월 요금의 참고 사항은 다음과 같습니다. 부가세 포함.',
      '상품 슬림의 월 요금은 22,000원입니다. 슬림의 참고 사항은 다음과 같습니다. 신규 가입 불가.',
    ],
  );
});

test('a number at the end of a name is no footnote mark', () => {
  const notes = [{ mark: '3', text: '설명' }];
  assert.deepEqual(
    plain(
      [
        [th('제조사'), th('번호 3')],
        ['가나', '0107'],
      ],
      { notes },
    ),
    ['제조사: 가나, 번호 3: 0107'],
  );
});

test('"same as above" takes the value above, an unexplained empty cell is left out', () => {
  assert.deepEqual(
    plain([
      [th('상품'), th('설치비'), th('비고')],
      ['가', '11,000원', '면제'],
      ['나', '상동', '-'],
      ['다', '〃', ''],
    ]),
    ['상품: 가, 설치비: 11,000원, 비고: 면제', '상품: 나, 설치비: 11,000원', '상품: 다, 설치비: 11,000원'],
  );
});

test('an empty cell means what the page says it means', () => {
  const rows: Rows = [
    [th('상품'), th('고정 IP'), th('공유기')],
    ['가', '', '무료'],
  ];
  assert.deepEqual(prose(rows, { own: '구성 (빈칸은 제공하지 않음)' }), [
    '상품 가의 고정 IP는 제공하지 않고 공유기는 무료입니다.',
  ]);
  assert.deepEqual(prose(rows, { own: '구성 (빈칸은 지급하지 않음)' }), [
    '상품 가의 고정 IP는 지급하지 않고 공유기는 무료입니다.',
  ]);
  assert.deepEqual(
    prose(
      [
        [th('Plan'), th('Static IP'), th('Router')],
        ['A', '', 'free'],
      ],
      { own: 'Plans (blank: not offered)', language: 'en' },
    ),
    ['For the plan A, static IP is not offered and the Router is free.'],
  );
});

test('a list item under the table does not become the meaning of a dash', () => {
  const notes = [{ mark: '※', text: '- 은행 자동이체는 불가' }];
  assert.deepEqual(
    plain(
      [
        [th('상품'), th('할인')],
        ['가', '-'],
        ['나', '10%'],
      ],
      { notes },
    ),
    ['상품: 가', '상품: 나, 할인: 10%'],
  );
});

test('signs are read as yes and no, in the words of their headers and of the legend', () => {
  const rows: Rows = [
    [th('상품'), th('와이파이'), th('로밍 지원'), th('결합 여부')],
    ['가', '○', '×', 'O'],
    ['나', '×(한 달 전액)', '○', 'X'],
  ];
  assert.deepEqual(prose(rows), [
    '상품 가의 와이파이는 제공하고 로밍 지원에 해당하지 않으며 결합 여부는 예입니다.',
    '상품 나의 와이파이는 제공하지 않고(한 달 전액) 로밍 지원에 해당하며 결합 여부는 아니요입니다.',
  ]);
  assert.deepEqual(
    prose(
      [
        [th('채널'), th('알뜰')],
        ['영화', '○'],
      ],
      { own: '채널 (○: 유료 가입 가능)' },
    ),
    ['채널 영화의 알뜰은 유료 가입 가능합니다.'],
  );
});

test('a letter alone is a value, among signs it is a sign', () => {
  assert.deepEqual(
    plain([
      [th('축'), th('이름')],
      ['가로', 'X'],
      ['세로', 'Y'],
    ]),
    ['축: 가로, 이름: X', '축: 세로, 이름: Y'],
  );
  assert.deepEqual(
    plain([
      [th('상품'), th('공유기')],
      ['가', 'O'],
      ['나', 'X'],
    ]),
    ['상품: 가, 공유기: 제공', '상품: 나, 공유기: 제공하지 않음'],
  );
});

test('a row over all columns is a sub-heading of the rows below it', () => {
  assert.deepEqual(
    plain([
      [th('상품'), th('요금')],
      [td('개인', { colspan: 2 })],
      ['가', '1원'],
      [td('기업', { colspan: 2 })],
      ['나', '2원'],
    ]),
    ['개인, 상품: 가, 요금: 1원', '기업, 상품: 나, 요금: 2원'],
  );
});

test('a note in the last row explains the marks above it and is a record of its own', () => {
  const said = prose([[th('상품'), th('요금')], ['가', '11,000원*'], [td('* 부가세 별도', { colspan: 2 })]]);
  assert.deepEqual(said, [
    '상품 가의 요금은 11,000원입니다. 요금의 참고 사항은 다음과 같습니다. 부가세 별도.',
    '부가세 별도.',
  ]);
});

test('a table without header cells still finds its headers', () => {
  assert.deepEqual(
    plain([
      ['상품', '월 요금', '속도'],
      ['가', '33,000원', '500Mbps'],
      ['나', '22,000원', '100Mbps'],
    ]),
    ['상품: 가, 월 요금: 33,000원, 속도: 500Mbps', '상품: 나, 월 요금: 22,000원, 속도: 100Mbps'],
  );
});

test('names and values in turn make a key–value table about its caption', () => {
  const found = resolve(
    [
      ['월 요금', '33,000원', '속도', '500Mbps'],
      ['약정 기간', '3년', '설치비', '무료'],
    ],
    { caption: '기가라이트' },
  );
  assert.equal(found.kind, 'key-value');
  assert.deepEqual(
    found.rows.map((row) => row.prose),
    [
      '기가라이트의 월 요금은 33,000원이고 속도는 500Mbps입니다.',
      '기가라이트의 약정 기간은 3년이고 설치비는 무료입니다.',
    ],
  );
});

test('a table of terms reads as sentences about the terms', () => {
  assert.deepEqual(
    prose(
      [
        ['SSID', '무선 랜의 이름'],
        ['ONT', '광 신호를 전기 신호로 바꾸는 단말입니다.'],
      ],
      { caption: '용어' },
    ),
    [
      'SSID는 무선 랜의 이름입니다.',
      'ONT에 대한 설명은 다음과 같습니다. 광 신호를 전기 신호로 바꾸는 단말입니다.',
    ],
  );
});

test('properties in rows and things in columns are told by property', () => {
  const found = resolve([
    ['구분', '기가라이트', '기가슬림'],
    ['월 요금(원)', '33,000', '22,000'],
    ['와이파이', '○', '×'],
  ]);
  assert.equal(found.kind, 'matrix');
  assert.deepEqual(
    found.rows.map((row) => row.prose),
    [
      '월 요금은 기가라이트가 33,000원이고 기가슬림이 22,000원입니다.',
      '와이파이는 기가라이트에서 제공하고 기가슬림에서 제공하지 않습니다.',
    ],
  );
});

test('values that are sentences stand as they are', () => {
  assert.deepEqual(
    prose([
      [th('오류 코드'), th('의미')],
      ['522', '수식이 셀을 스스로 참조합니다.'],
    ]),
    ['오류 코드 522의 의미는 다음과 같습니다. 수식이 셀을 스스로 참조합니다.'],
  );
});

test('headers named by id take the place of the column', () => {
  const rows: Rows = [
    [th('상품'), th('요금', { id: 'fee' }), th('속도', { id: 'speed' })],
    ['가', td('500Mbps', { headers: ['speed'] }), td('1원', { headers: ['fee'] })],
  ];
  assert.deepEqual(plain(rows), ['상품: 가, 속도: 500Mbps, 요금: 1원']);
});

test('English rows read as sentences', () => {
  const rows: Rows = [
    [th('Product'), th('Monthly Fee (USD)'), th('Wi-Fi')],
    ['Giga Lite', '33', '✓'],
  ];
  assert.deepEqual(prose(rows, { language: 'en' }), [
    'For the product Giga Lite, the monthly fee is 33 USD and Wi-Fi is offered.',
  ]);
  assert.deepEqual(
    prose(
      [
        ['', 'Lite', 'Slim'],
        ['Monthly fee', '$33', '$22'],
      ],
      { language: 'en' },
    ),
    ['The monthly fee is $33 for Lite and $22 for Slim.'],
  );
});

test('a page laid out by a table is told from a table of data', () => {
  const isLayout = (rows: Rows, more = {}) => {
    const built = buildTable(rows, more);
    return isLayoutTable(built.table, built.text);
  };
  assert.equal(isLayout([['a'], ['b']]), true);
  assert.equal(isLayout([['', '주의: 전원을 끄지 마세요.']]), true);
  assert.equal(isLayout([['Note Icon', 'Do not turn it off.']]), true);
  assert.equal(isLayout([['메뉴'], ['a', 'b', 'c', 'd'], ['e', 'f'], ['g']]), true);
  assert.equal(isLayout([['본문', 'x'.repeat(900)]]), true);
  assert.equal(
    isLayout(
      [
        [th('상품'), th('요금')],
        ['가', '1'],
      ],
      { presentation: true },
    ),
    true,
  );
  assert.equal(
    isLayout([
      ['상품', '요금'],
      ['가', '1원'],
      ['나', '2원'],
    ]),
    false,
  );
  // DocBook's header and footer: the ways to the pages before and after, with a title above.
  assert.equal(
    isLayout([[th('Appendix K. Acronyms', { colspan: 5 })], ['Prev', 'Up', 'Part VIII', 'Home', 'Next']]),
    true,
  );
  assert.equal(
    isLayout([
      ['이전', '목차', '다음'],
      ['요금 안내', '', '해지 안내'],
    ]),
    true,
  );
  assert.equal(
    isLayout([
      [th('버튼'), th('동작')],
      ['다음', '다음 화면으로 갑니다'],
      ['이전', '앞 화면으로 갑니다'],
    ]),
    false,
  );
  assert.equal(isLayout([[th('채널')], ['영화'], ['만화']]), false);
  assert.equal(isLayout([['월 요금', '33,000원']]), false);
});

test('note lines give their mark and text', () => {
  assert.deepEqual(parseNote('* 부가세 포함'), { mark: '*', text: '부가세 포함' });
  assert.deepEqual(parseNote('주1) 신규 불가'), { mark: '주1)', text: '신규 불가' });
  assert.deepEqual(parseNote('※부가세 별도'), { mark: '※', text: '부가세 별도' });
  assert.equal(parseNote('부가세 포함'), undefined);
});

test('an X that is the only sign of an English table marks what holds; beside other signs it says no', () => {
  const modes = (cells: Rows) => prose(cells, { own: 'Conflicting Lock Modes', language: 'en' });
  const head = [th('Requested Lock Mode'), th('SHARE'), th('EXCLUSIVE')];
  const [first] = modes([head, [th('SHARE'), '', 'X'], [th('EXCLUSIVE'), 'X', 'X']]);
  assert.match(first ?? '', /EXCLUSIVE of Requested Lock Mode SHARE is marked/);
  const [other] = modes([head, [th('SHARE'), 'O', 'X'], [th('EXCLUSIVE'), 'X', 'X']]);
  assert.match(other ?? '', /EXCLUSIVE is not /);
});

test('English sentences leave identifiers as they are, and take a term of years as one', () => {
  const files: Rows = [
    [th('Item'), th('Description')],
    [td('pg_replslot'), 'replication slot data'],
    [td('pg_stat'), 'statistics'],
  ];
  for (const said of prose(files, { language: 'en' })) assert.doesNotMatch(said, /Pg_/);
  const fees: Rows = [
    [th('Plan', { rowspan: 2 }), th('Monthly charge', { colspan: 3 })],
    [th('No contract'), th('1 year'), th('2 years')],
    ['Giga Max', '✕', '✕', '93,500 won'],
    ['Giga Lite', '51,700 won', '46,200 won', '41,800 won'],
  ];
  assert.match(prose(fees, { language: 'en' })[0] ?? '', /1 year is not offered, and 2 years is 93,500 won/);
});

test('a row longer than a passage is cut between its cells, and each part says what it is about', () => {
  const long = (word: string) => `${word} `.repeat(40).trim();
  const rows: Rows = [
    [th('상품'), th('설치'), th('해지'), th('이전'), th('비고')],
    ['기가라이트', long('설치합니다'), long('해지합니다'), long('이전합니다'), '없음'],
    ['기가슬림', '방문 설치', '전화 해지', '방문 이전', '없음'],
  ];
  const { rows: found, text } = resolve(rows, { longestRow: 600 });
  const [cut, whole] = found;
  assert.equal(whole!.parts, undefined);
  const parts = cut!.parts!;
  assert.equal(parts.length, 2);
  assert.deepEqual(
    parts.map((part) => part.values[0]),
    [
      { header: '상품', value: '기가라이트' },
      { header: '상품', value: '기가라이트' },
    ],
  );
  for (const part of parts) {
    assert.ok(plainRow(part).length <= 600);
    assert.ok(part.prose.includes('기가라이트'));
    // What stands in the part's place is what it says.
    for (const { header, value } of part.values.slice(1)) {
      assert.ok(header !== '상품' && text.slice(part.start, part.end).includes(value));
    }
  }
  // Nothing of the row is lost between the parts, and nothing stands in two of them.
  assert.equal(parts[0]!.start, cut!.start);
  assert.equal(parts[1]!.start, parts[0]!.end);
  assert.equal(parts[1]!.end, cut!.end);
  assert.deepEqual(
    parts.flatMap((part) => part.values.slice(1)),
    cut!.values.slice(1),
  );
});

test('a cell that is longer than a passage stays whole', () => {
  const rows: Rows = [
    [th('상품'), th('설명')],
    ['기가라이트', '설명입니다 '.repeat(200).trim()],
  ];
  assert.equal(resolve(rows, { longestRow: 600 }).rows[0]!.parts, undefined);
});

test('English headers that ask or are names of products read as such, and no sentence ends in a colon', () => {
  const words: Rows = [
    [th('Key Word'), th('PostgreSQL'), th('SQL:2016')],
    ['DISCARD', 'non-reserved', 'reserved'],
  ];
  assert.deepEqual(prose(words, { language: 'en' }), [
    'For Key Word DISCARD, PostgreSQL is non-reserved and SQL:2016 is reserved.',
  ]);
  const features: Rows = [
    [th('Identifier'), th('Core?'), th('Description')],
    ['F311-05', 'Core', 'GRANT statement'],
  ];
  assert.match(prose(features, { language: 'en' })[0] ?? '', /the Core is Core and the description is GRANT/);
  const steps: Rows = [
    [th('작업'), th('결과')],
    ['다른 단추를 눌러 선택을 풉니다:', '거짓을 씁니다.'],
  ];
  assert.doesNotMatch(prose(steps)[0] ?? '', /:/);
  const under: Rows = [[th('Function')], ['pg_xact_status']];
  assert.doesNotMatch(prose(under, { own: 'Note', language: 'en' }).join(), /Note/);
});

test('blanks to be filled in are no facts: no sentence is made of them, the row stays as text', () => {
  const rows: Rows = [
    [th('정지 시작일'), '20 년 월 일 (접수 다음 날부터 30일 안)'],
    [th('푸는 날'), '20__년 __월 __일'],
    [th('상품'), '☐ 인터넷 ☐ TV'],
    [th('관계'), '가족 □ 가족 아님'],
    [th('신청인'), '(서명/인)'],
    [th('번호'), '______'],
    [th('사유 코드'), 'M-( )'],
    [th('접수처'), '가까운 지점'],
    [th('주의'), '[ ] 표시가 없으면 승계로 처리합니다.'],
  ];
  assert.deepEqual(
    prose(rows, { caption: '신청서' }).map((said) => said !== ''),
    [false, false, false, false, false, false, false, true, true],
  );
  assert.equal(plain(rows)[0], '정지 시작일: 20 년 월 일 (접수 다음 날부터 30일 안)');
});

test('the box before a row that may be chosen does not name the row', () => {
  const rows: Rows = [
    [th('표시'), th('종류'), th('한 번에'), th('확인')],
    ['☐', '입원', '최대 6개월', '(인)'],
    ['☐', '군 입대', '최대 24개월', '(인)'],
  ];
  const [first] = prose(rows);
  assert.match(first!, /입원.*최대 6개월/);
  assert.doesNotMatch(first!, /☐|표시|확인|인\)/);
});

test('a name with underscores, a birth date and ticked boxes are facts', () => {
  for (const value of ['__init__', 'a__b', '생년월일', '2026년 3월 2일', '☑ 동의', '월 3,300원(부가세 포함)'])
    assert.match(
      prose([
        [th('이름'), value],
        [th('종류'), '기타'],
      ])[0] ?? '',
      /^이름은/,
      value,
    );
});
