/** What the engine in memory has to say. */
import type { Answer, Attachment, Citation } from '../../main/contract/answer.ts';
import type { ErrorCode, ErrorParams } from '../../main/contract/errors.ts';

export const root = '/opt/footnote/resources/sample-manuals/manuals';

export const unread: readonly {
  readonly path: string;
  readonly code: ErrorCode;
  readonly params: ErrorParams;
}[] = [
  { path: 'forms/forms_list.html', code: 'link-broken', params: { target: 'forms/위임장_2023.hwp' } },
  { path: '해지/해지절차.html', code: 'link-broken', params: { target: '../forms/해지신청서_구.docx' } },
  { path: '공지/2026-11_시스템점검.html', code: 'link-broken', params: { target: '/kms/notice/list.do' } },
  { path: 'forms/위임장.hwp', code: 'unreadable-yet', params: { format: 'HWP' } },
  { path: 'pricing/요금표_2026-11.xlsx', code: 'unreadable-yet', params: { format: 'XLSX' } },
  { path: '센터운영/보이는ARS.html', code: 'not-html', params: {} },
];

export const attachments: readonly Attachment[] = [
  { path: 'forms/첨부/일시정지_신청서.docx', text: '신청서', documentId: null, bytes: 18_432 },
  {
    path: 'forms/첨부/2026년_하반기_인터넷_일시정지_업무_처리_지침_개정판(최종).pdf',
    text: '처리 지침',
    documentId: 31,
    bytes: 1_254_000,
  },
  { path: 'pricing/요금표_2026-11.xlsx', text: '11월 요금표', documentId: 32 },
  { path: '자료/원격점검.exe', text: '', documentId: null, bytes: 4_210_000, opens: false },
  { path: '자료/설치_안내.mp4', text: '설치 영상', documentId: null, bytes: 48_200_000, opens: true },
  { path: 'forms/위임장_2023.hwp', text: '', documentId: null, bytes: null, missing: true },
  { path: 'img/c.png', text: '정지 화면 예시 그림을 크게 보려면 누르세요', documentId: null },
];

export const linkedFrom: Citation['linkedFrom'] = [
  { documentId: 40, path: '이전_변경/목차.html', title: '이전·변경 목차' },
];

const pages: readonly Pick<Citation, 'title' | 'path' | 'heading' | 'quote' | 'rows' | 'modified'>[] = [
  {
    title: '일시정지',
    path: '이전_변경/일시정지.html',
    heading: '신청 › 기간과 횟수',
    quote: '시작일은 접수 다음 날부터 30일 안이어야 합니다.',
    modified: '2026-03-25T02:00:00.000Z',
  },
  {
    title: '일시정지',
    path: '이전_변경/일시정지.html',
    heading: '요금',
    quote: '일시정지 중 장비 임대료 월 3,300원 정지 기간에도 그대로 청구 군 입대 무료 1년에 90일까지',
    rows: [
      ['일시정지 중 장비 임대료', '월 3,300원', '정지 기간에도 그대로 청구'],
      ['군 입대', '무료', '1년에 90일까지'],
    ],
    modified: '2026-03-25T02:00:00.000Z',
  },
  {
    title: '자주 묻는 질문(상담사용)',
    path: '공지/자주묻는질문.html',
    heading: '이전·변경 › 잠시 쓰지 않을 때',
    quote:
      '두 달 넘게 비우는 고객에게는 해지보다 일시정지를 먼저 안내합니다. 정지 기간은 약정 기간에 들어가지 않으므로 약정 만료일이 그만큼 뒤로 밀린다는 점을 꼭 말씀드립니다.',
    modified: '2026-10-02T02:00:00.000Z',
  },
];

function locator(exact: string) {
  return {
    quote: { exact, prefix: '정지 신청을 받을 때, ', suffix: ' 종료일은 비워 둘 수' },
    position: { start: 120, end: 150 },
  };
}

const citations: readonly Citation[] = pages.map((page, at) => ({
  ...page,
  n: at + 1,
  documentId: at === 1 ? 1 : at + 1,
  root,
  locator: { ...locator(page.quote), ...(at === 1 ? { sheet: { name: '요금', range: 'B3:D3' } } : {}) },
  attachments:
    at === 0 ? [{ path: 'forms/첨부/일시정지_신청서.docx', text: '일시정지 신청서', documentId: null }] : [],
  linkedFrom: [],
  alsoAt: at === 0 ? ['이전_변경/2026/일시정지.html'] : [],
  supersededBy:
    at === 2
      ? { documentId: 50, path: '공지/자주묻는질문_2026-11.html', title: '자주 묻는 질문(2026년 11월)' }
      : null,
}));

const nearest: Answer['nearest'] = [
  ['장비 반납', '해지/장비반납.html', '반납 방법 › 택배'],
  ['해지 절차', '해지/해지절차.html', '접수부터 철거까지'],
  ['이전 설치', '이전_변경/이전설치.html', ''],
].map(([title = '', path = '', heading = ''], at) => ({
  documentId: 10 + at,
  root,
  path,
  title,
  heading,
  locator: locator(title),
}));

/** `없는` in the question: not found; `확실하지`: unsure; markup: a manual that says it too; else sure. */
export function answerFor(question: string): Answer {
  const common = {
    question,
    language: 'ko',
    mode: 'quote',
    ms: { retrieve: 31, firstToken: 48, total: 62 },
  } as const;
  if (question.includes('없는')) {
    return {
      ...common,
      answer: '매뉴얼에서 이 질문의 답을 찾지 못했습니다.',
      confidence: 'none',
      refused: true,
      citations: [],
      unknownWords: ['드론', '배송'],
      nearest,
    };
  }
  const unsure = question.includes('확실하지');
  // A manual in which the question itself stands, markup and all.
  const echo = citations
    .slice(0, 1)
    .map((one) => ({ ...one, title: question, heading: question, quote: question }));
  const own = question.includes('<') ? echo : unsure ? citations.slice(1) : [...citations];
  return {
    ...common,
    answer: [
      ...(unsure
        ? ['가장 가까운 내용입니다. 질문에 대한 답이 아닐 수 있습니다. 매뉴얼에 없는 말: 우주정거장.']
        : []),
      ...own.map(({ quote }, at) => `${quote} [${at + 1}]`),
    ].join('\n'),
    confidence: unsure ? 'unsure' : 'sure',
    refused: false,
    citations: own.map((citation, at) => ({ ...citation, n: at + 1 })),
    unknownWords: unsure ? ['우주정거장'] : [],
    nearest: unsure ? nearest.slice(0, 2) : [],
  };
}
