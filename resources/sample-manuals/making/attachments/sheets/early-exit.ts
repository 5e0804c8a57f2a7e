/** Calculator of the discount to be repaid on early termination, rates of 2026. */
import { type Facts, type InternetProduct, won } from '../../facts.ts';
import { type Cell, type Look, type Sheet, serial, type Workbook } from '../xlsx.ts';

const rateOf = (row: Facts['earlyExit'][number], term: number): number =>
  [row.one, row.two, row.three][term - 1] ?? 0;
const span = (months: string): [number, number] => months.match(/\d+/g)?.map(Number) as [number, number];

/** Months used that fall into a row of the rates. */
const within = (used: number, [from, to]: [number, number]): number =>
  Math.max(0, Math.min(used, to) - from + 1);

export function repayment(f: Facts, product: InternetProduct, term: 1 | 2 | 3, used: number): number {
  const discount = (product.monthly[0] ?? 0) - (product.monthly[term] ?? 0);
  return f.earlyExit.reduce(
    (sum, row) => sum + (discount * within(used, span(row.months)) * rateOf(row, term)) / 100,
    0,
  );
}

export function earlyExitCalculator(f: Facts): Workbook {
  const products = Object.values(f.internet).filter((p) => p.monthly[0] !== null);
  const { lite } = f.internet;
  const term = 3;
  const used = 8;
  const discount = (lite.monthly[0] ?? 0) - (lite.monthly[term] ?? 0);
  const money = (v: number, formula?: string, look: Look = 'cell'): Cell =>
    formula === undefined ? { v, as: 'won', look } : { v, f: formula, as: 'won', look };
  const prices = `요금표!$A$4:$A$${3 + products.length}`;
  const first = 16;
  const last = first + f.earlyExit.length - 1;

  const calculator: Sheet = {
    name: '계산기',
    widths: [18, 16, 10, 14, 10, 16],
    merges: ['A1:F1', 'A2:F2', `A${last + 1}:E${last + 1}`],
    lists: [
      { at: 'B4', values: prices },
      { at: 'B5', values: '"1,2,3"' },
    ],
    looks: { 0: 'title', 1: 'note', 14: 'head', [last + 1]: 'note' },
    rows: [
      ['할인반환금 계산기 (2026년 기준)', null, null, null, null, null],
      ['노란 칸에만 넣습니다. 금액은 부가세를 포함합니다.', null, null, null, null, null],
      [],
      [
        { v: '상품', look: 'head' },
        { v: lite.name, look: 'input' },
      ],
      [
        { v: '약정(년)', look: 'head' },
        { v: term, look: 'input' },
      ],
      [
        { v: '개통일', look: 'head' },
        { v: serial('2026-03-02'), as: 'date', look: 'input' },
      ],
      [
        { v: '해지일', look: 'head' },
        { v: serial('2026-11-05'), as: 'date', look: 'input' },
      ],
      [
        { v: '정지한 날수', look: 'head' },
        { v: 0, look: 'input' },
      ],
      [],
      [
        { v: '이용 개월 수', look: 'head' },
        {
          v: used,
          f: 'DATEDIF(B6,B7-B8,"m")+IF(B7-B8-EDATE(B6,DATEDIF(B6,B7-B8,"m"))>=16,1,0)',
          look: 'cell',
        },
      ],
      [
        { v: '무약정 월 요금', look: 'head' },
        money(lite.monthly[0] ?? 0, `INDEX(요금표!$B$4:$B$${3 + products.length},MATCH(B4,${prices},0))`),
      ],
      [
        { v: '약정 월 요금', look: 'head' },
        money(
          lite.monthly[term] ?? 0,
          `INDEX(요금표!$C$4:$E$${3 + products.length},MATCH(B4,${prices},0),B5)`,
        ),
      ],
      [{ v: '월 약정 할인액', look: 'head' }, money(discount, 'B11-B12')],
      [],
      ['이용 기간', '부터(개월)', '까지', '이용 개월 수', '반환율', '금액'],
      ...f.earlyExit.map((row, i): Cell[] => {
        const at = first + i;
        const [from, to] = span(row.months);
        const months = within(used, [from, to]);
        const rate = rateOf(row, term) / 100;
        return [
          { v: row.months, look: 'cell' },
          { v: from, look: 'cell' },
          { v: to, look: 'cell' },
          { v: months, f: `MAX(0,MIN($B$10,C${at})-B${at}+1)`, look: 'cell' },
          { v: rate, f: `INDEX(반환율!$B$${4 + i}:$D$${4 + i},1,$B$5)`, as: 'percent', look: 'cell' },
          money(discount * months * rate, `D${at}*E${at}*$B$13`),
        ];
      }),
      [
        { v: '할인반환금 합계', look: 'total' },
        ...Array.from({ length: 4 }, (): Cell => ({ v: null, look: 'total' })),
        money(repayment(f, lite, term, used), `SUM(F${first}:F${last})`, 'total'),
      ],
      ['※ 장비 임대료와 사은품 환수액은 들어 있지 않습니다.'],
    ],
  };

  const percent = (rate: number | null): Cell => ({
    v: rate === null ? null : rate / 100,
    as: 'percent',
    look: 'cell',
  });
  const rates: Sheet = {
    name: '반환율',
    widths: [18, 14, 14, 14],
    merges: ['A1:D1', 'A2:A3', 'B2:D2'],
    looks: { 0: 'title', 1: 'head', 2: 'head', [3 + f.earlyExit.length]: 'note' },
    rows: [
      ['구간별 반환율 (2026년 1월 1일부터)', null, null, null],
      ['이용 기간', '약정 기간별 반환율', null, null],
      [null, '1년 약정', '2년 약정', '3년 약정'],
      ...f.earlyExit.map((row): Cell[] => [
        { v: row.months, look: 'cell' },
        percent(row.one),
        percent(row.two),
        percent(row.three),
      ]),
      ['※ 빈칸은 해당 없음'],
    ],
  };
  const monthly: Sheet = {
    name: '요금표',
    widths: [18, 12, 12, 12, 12],
    merges: ['A1:E1', 'A2:A3', 'B2:E2'],
    looks: { 0: 'title', 1: 'head', 2: 'head', [3 + products.length]: 'note' },
    rows: [
      ['인터넷 월 요금', null, null, null, null],
      ['상품', '월 요금(부가세 포함)', null, null, null],
      [null, '무약정', '1년', '2년', '3년'],
      ...products.map((p): Cell[] => [
        { v: p.name, look: 'cell' },
        ...p.monthly.map((m): Cell => money(m ?? 0)),
      ]),
      [
        `※ ${f.internet.max10.name}은 무약정 요금이 없어 이 계산기로 계산하지 않고 약관운영팀(C-10)에 묻습니다.`,
      ],
    ],
  };
  const months = [6, 12, 24] as const;
  const guide: Sheet = {
    name: '사용법',
    widths: [22, 16, 16, 16],
    merges: ['A1:D1', 'A8:D8'],
    looks: { 0: 'title', 7: 'title', 8: 'head', [9 + products.length]: 'note' },
    rows: [
      ['사용법', null, null, null],
      ['1. 계산기 시트의 노란 칸에 상품, 약정, 개통일, 해지일을 넣습니다.'],
      ['2. 정지한 날수를 넣으면 그만큼 이용 기간에서 뺍니다.'],
      ['3. 이용 개월 수는 개통일과 같은 날짜가 지날 때마다 1개월로 셉니다.'],
      ['4. 남은 날이 15일 이하이면 버리고 16일 이상이면 1개월로 올립니다.'],
      ['5. 계산한 금액은 예상이며, 면제 사유가 있으면 고객에게 확답하지 않습니다.'],
      [],
      ['3년 약정 고객이 자주 묻는 금액', null, null, null],
      ['상품', ...months.map((m) => `${m}개월째 해지`)],
      ...products.map((p): Cell[] => [
        { v: p.name, look: 'cell' },
        ...months.map((m) => money(repayment(f, p, 3, m))),
      ]),
      [`※ ${lite.name} 3년 약정의 월 할인액은 ${won(discount)}원입니다.`],
    ],
  };
  return {
    title: '할인반환금 계산기',
    owner: '약관운영팀',
    revised: '2026-01-01',
    sheets: [calculator, rates, monthly, guide],
  };
}
