/** What the engine in memory says about the program itself and about the list of its documents. */
import type {
  DocumentList,
  DocumentListInput,
  Likeness,
  ShownPassage,
} from '../../main/contract/documents.ts';
import type { Departure, Diagnostics, Places } from '../../main/contract/house.ts';
import { nameSearch } from '../../main/language/index.ts';
import { root } from './fake-manuals.ts';

const data = '/home/agent/.local/share/footnote';

export const places: Places = {
  library: `${data}/library.footnote`,
  settings: `${data}/settings.json`,
  data,
  models: `${data}/models`,
  departures: `${data}/departures.jsonl`,
};

export const departures: readonly Departure[] = [];

const names = ['일시정지', '해지 접수', '인터넷 요금표', '셋톱박스 오류 코드', '결합 할인 안내', '명의 변경'];
const folders = ['이전_변경', '해지', 'pricing', '장애처리', 'discount', '이전_변경'];
const formats = ['pdf', 'docx', 'xlsx', 'image', 'hwpx'];

/** Rows are made when they are asked for, so that a list may be of any length. */
export function documentsOf(input: DocumentListInput, count: number): DocumentList {
  const row = (at: number): DocumentList['documents'][number] => {
    const kind = at % names.length;
    const format = (at % 17 === 3 && formats[at % formats.length]) || 'html';
    const title = `${names[kind]}${at < names.length ? '' : ` ${Math.floor(at / names.length) + 1}`}`;
    return {
      id: at + 1,
      folder: 1,
      path: `${folders[kind]}/${title.replaceAll(' ', '_')}.${format}`,
      title: at % 29 === 28 ? '' : title,
      format,
      state: at % 29 === 28 ? 'failed' : 'read',
      size: 4_000 + ((at * 7919) % 90_000),
      modified: new Date(Date.UTC(2026, 10, 20) - (at % 500) * 86_400_000).toISOString(),
    };
  };
  const isNamed = nameSearch(input.text);
  const filtered = input.text !== '' || input.format !== undefined || input.state !== undefined;
  if (!filtered) {
    const length = Math.max(0, Math.min(input.limit, count - input.offset));
    return { total: count, documents: Array.from({ length }, (_, at) => row(input.offset + at)) };
  }
  const all = Array.from({ length: count }, (_, at) => row(at)).filter(
    (one) =>
      isNamed(`${one.title}\n${one.path}`) &&
      (input.format === undefined || one.format === input.format) &&
      (input.state === undefined || one.state === input.state),
  );
  return { total: all.length, documents: all.slice(input.offset, input.offset + input.limit) };
}

export const passages: readonly ShownPassage[] = [
  {
    ordinal: 0,
    heading: '일시정지 › 신청',
    position: { start: 0, end: 80 },
    units: [
      {
        kind: 'sentence',
        source: '시작일은 접수 다음 날부터 30일 안이어야 합니다.',
        text: '시작일은 접수 다음 날부터 30일 안이어야 합니다.',
        byModel: false,
      },
      {
        kind: 'row',
        source: '기가 인터넷 500M 33,000원 38,500원',
        cells: ['기가 인터넷 500M', '33,000원', '38,500원'],
        text: '기가 인터넷 500M의 월 요금은 3년 약정이 33,000원, 무약정이 38,500원입니다.',
        byModel: true,
      },
    ],
  },
];

const named = (documentId: number, path: string, title: string) => ({ documentId, root, path, title });

export const likenesses: readonly Likeness[] = [
  {
    kind: 'same',
    similarity: 1,
    documents: [
      named(3, '이전_변경/일시정지.html', '일시정지'),
      named(9, '공지/보관/일시정지.html', '일시정지'),
    ],
  },
  {
    kind: 'older',
    similarity: 0.86,
    documents: [
      named(12, 'pricing/promo_2026_09.html', '9월 프로모션'),
      named(13, 'pricing/promo_2026_10.html', '10월 프로모션'),
    ],
  },
];

export const diagnostics: Diagnostics = {
  made: '2026-11-20T08:30:00.000Z',
  version: '0.1.0',
  node: '24.21.0',
  platform: 'linux-x64',
  sqlite: '3.54.0',
  sqliteVec: 'v0.1.9',
  cores: 4,
  memory: 8_000_000_000,
  resident: 200_000_000,
  library: null,
  settings: { locale: 'ko', theme: 'system' },
  departures: 0,
};
