/** Record sheet for calls handed to another department (F-11), with the table of codes. */
import type { Facts } from '../../facts.ts';
import { type Cell, clock, type Look, type Sheet, serial, type Workbook } from '../xlsx.ts';

/** Until when a department takes a case on the same day; not on any page. */
const CLOSES: Record<string, string> = {
  'B-20': '17:00',
  'C-10': '15:00',
  'C-30': '18:00',
  'L-50': '14:00',
  'N-30': '17:00',
  'P-60': '16:00',
  'P-61': '15:30',
  'S-70': '18:00',
  'T-40': '17:30',
};

export function transferLog(f: Facts): Workbook {
  const date = (iso: string): Cell => ({ v: serial(iso), as: 'date' });
  const time = (text: string): Cell => ({ v: clock(text), as: 'time' });
  const empty = (): null[] => Array.from({ length: 8 }, () => null);
  const examples: Sheet['rows'] = [
    [
      1,
      date('2026-11-16'),
      time('10:42'),
      '0000000000(예시)',
      'L-50',
      '물류팀',
      '“택배를 보낸 지 열흘이 됐는데 문자가 없어요.”',
      '11월 19일까지 전화',
    ],
    [
      2,
      date('2026-11-16'),
      time('14:05'),
      '0000000001(예시)',
      'C-10',
      '약관운영팀',
      '“부대에 들어가는데 반환금을 내야 하나요?”',
      '11월 18일까지 문자',
    ],
    [
      3,
      date('2026-11-17'),
      time('09:20'),
      '0000000002(예시)',
      'P-61',
      '요금청구팀',
      '“세금계산서 상호가 틀렸습니다.”',
      '11월 19일까지 전화',
    ],
  ];
  const log: Sheet['rows'] = [
    ['상담 이관 기록지 (F-11)', ...empty().slice(1)],
    ['상담사', null, '소속', null, '적은 주', null, null, null],
    ['번호', '받은 때', null, '고객 번호', '넘긴 곳', null, '고객의 말(그대로)', '약속한 시간'],
    [null, '날짜', '시각', null, '코드', '담당 부서', null, null],
    ...examples,
    ...Array.from({ length: 17 }, (_x, i) => [i + 4, ...empty().slice(1)]),
    ['※ 주민등록번호와 계좌번호는 적지 않습니다. 1~3번 줄은 적는 예입니다.'],
  ];
  const logLooks: Record<number, Look> = { 0: 'title', 1: 'cell', 2: 'head', 3: 'head' };
  for (let row = 4; row < 24; row += 1) logLooks[row] = 'cell';
  logLooks[24] = 'note';

  const codes = f.transferCodes.map(([code, team, matters, answer, connect]) => [
    code,
    team,
    matters,
    answer,
    connect,
    time(CLOSES[code] ?? '18:00'),
  ]);
  const codeRows: Sheet['rows'] = [
    ['이관 코드', null, null, null, null, null],
    ['코드', '담당 부서', '넘기는 업무', '회신 기한', '통화 연결', '당일 접수 마감'],
    ...codes,
    ['Z-90', '시범운영팀', '채팅 상담 시범(2026년 6월 끝남)', '1영업일', '×', time('12:00')],
    ['※ 마감 시각이 지나 넘긴 건은 다음 영업일에 접수한 것으로 보고 회신 기한을 셉니다.'],
  ];
  const codeLooks: Record<number, Look> = { 0: 'title', 1: 'head' };
  for (let row = 2; row < codeRows.length - 1; row += 1) codeLooks[row] = 'cell';
  codeLooks[codeRows.length - 1] = 'note';
  return {
    title: '상담 이관 기록지',
    owner: '센터운영팀',
    revised: '2026-08-10',
    sheets: [
      {
        name: '기록지',
        widths: [6, 12, 8, 22, 8, 14, 48, 20],
        rows: log,
        looks: logLooks,
        frozen: 4,
        merges: ['A1:H1', 'A3:A4', 'B3:C3', 'D3:D4', 'E3:F3', 'G3:G4', 'H3:H4'],
        lists: [{ at: 'E5:E24', values: `'이관 코드'!$A$3:$A$${2 + codes.length}` }],
      },
      {
        name: '이관 코드',
        widths: [8, 14, 36, 12, 10, 16],
        rows: codeRows,
        looks: codeLooks,
        merges: ['A1:F1'],
        hidden: [codeRows.length - 2],
        frozen: 2,
      },
    ],
  };
}
