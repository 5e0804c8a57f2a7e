/** What the engine in memory tells the knowledge manager: what a scan changed, what contradicts, what tables hold. */
import type { TablePreview } from '../../main/contract/document.ts';
import type { Changes, Contradiction, ScanReport } from '../../main/contract/library.ts';
import { root } from './fake-manuals.ts';

const scan: ScanReport = {
  id: 7,
  root,
  started: '2026-11-20T08:30:00.000Z',
  finished: '2026-11-20T08:30:04.000Z',
  counts: { added: 1, updated: 1, removed: 1, renamed: 1, unreadable: 1 },
};

export const scans: readonly ScanReport[] = [
  scan,
  { ...scan, id: 3, started: '2026-11-13T08:30:00.000Z', finished: null },
];

const plain = { formerPath: null, gone: [], new: [], goneCount: 0, newCount: 0 };

export function changesOf(id: number | undefined): Changes {
  const of = scans.find((one) => one.id === (id ?? scan.id)) ?? null;
  const changes: Changes['changes'] = [
    { ...plain, kind: 'added', path: '공지/2026-12_요금개편.html', title: '12월 요금 개편 안내' },
    { ...plain, kind: 'removed', path: '공지/2025-12_요금개편.html', title: '2025년 12월 요금 개편 안내' },
    {
      ...plain,
      kind: 'renamed',
      path: '해지/해지_접수.html',
      formerPath: '해지/해지절차.html',
      title: '해지 접수',
    },
    { ...plain, kind: 'unreadable', path: 'forms/위임장.docx', title: '위임장' },
    {
      ...plain,
      kind: 'updated',
      path: '이전_변경/일시정지.html',
      title: '일시정지',
      gone: ['일시정지는 1년에 두 번, 모두 60일까지 신청할 수 있습니다.', '장비 임대료 월 3,000원'],
      new: ['일시정지는 1년에 두 번, 모두 90일까지 신청할 수 있습니다.', '장비 임대료 월 3,300원'],
      goneCount: 2,
      newCount: 204,
    },
  ];
  return { scan: of, changes };
}

export const contradictions: readonly Contradiction[] = [
  {
    subject: '기가 인터넷 500M',
    field: '월 요금 3년 약정',
    statements: [
      ['33,000원', '인터넷 요금표', 'pricing/인터넷_요금표.html', '2026-11-02T01:00:00.000Z'],
      ['31,900원', '요금 개편 안내(2025년 하반기)', '공지/2025-07_요금개편.html', '2025-07-01T01:00:00.000Z'],
    ].map(([value = '', title = '', path = '', modified = ''], at) => ({
      documentId: 20 + at,
      root,
      path,
      title,
      value,
      modified,
    })),
  },
];

const rows = [
  ['기가 인터넷 500M', '33,000원', '38,500원'],
  ['기가 인터넷 1G', '38,500원', '44,000원'],
] as const;

export const tables: readonly TablePreview[] = [
  {
    index: 0,
    caption: '인터넷 월 요금',
    heading: '요금',
    kind: 'records',
    grid: [['상품', '월 요금', '월 요금'], ['상품', '3년 약정', '무약정'], ...rows],
    records: rows.map(([product, bound, free], at) => ({
      row: at + 2,
      values: [
        { header: '상품', value: product },
        { header: '월 요금 3년 약정', value: bound },
        { header: '월 요금 무약정', value: free },
      ],
      prose: `${product}의 월 요금은 3년 약정이 ${bound}, 무약정이 ${free}입니다.`,
    })),
  },
  {
    index: 1,
    caption: '',
    heading: '신청',
    kind: 'key-value',
    grid: [['접수 시간', '평일 09:00–18:00']],
    records: [
      {
        row: 0,
        values: [{ header: '접수 시간', value: '평일 09:00–18:00' }],
        prose: '접수 시간은 평일 09:00–18:00입니다.',
      },
    ],
  },
];
