/** What the engine in memory knows beside the manuals: what to filter by, what is kept. */
import type { implement } from '@orpc/server';
import type { contract } from '../../main/contract/api.ts';
import type { Explanation } from '../../main/contract/explanation.ts';
import type { Feedback } from '../../main/contract/feedback.ts';
import type { Facets } from '../../main/contract/filters.ts';
import type { GlossaryEntry } from '../../main/contract/glossary.ts';
import { root } from './fake-manuals.ts';

export const facets: Facets = {
  folders: [
    { folder: root, path: '', documents: 71 },
    { folder: `${root}/이전_변경`, path: '이전_변경', documents: 12 },
    { folder: `${root}/장애처리`, path: '장애처리', documents: 14 },
  ],
  formats: [
    { format: 'html', documents: 63 },
    { format: 'pdf', documents: 8 },
  ],
  oldest: '2025-07-01',
  newest: '2026-11-20',
};

export type Implementing = ReturnType<typeof implement<typeof contract>>;

export const glossary: GlossaryEntry[] = [
  {
    id: 1,
    term: '셋톱박스',
    synonyms: ['STB'],
    direction: 'two-way',
    origin: 'suggested',
    state: 'suggested',
    evidence: {
      places: 6,
      documents: 4,
      patterns: ['parentheses'],
      example: '셋톱박스(STB)를 다시 켭니다.',
      path: '장애처리/셋톱_오류코드.html',
    },
  },
  {
    id: 2,
    term: '일시정지',
    synonyms: ['잠깐 끊기'],
    direction: 'one-way',
    origin: 'manual',
    state: 'active',
    evidence: null,
  },
];

export function glossaryRoutes(os: Implementing) {
  const given = { direction: 'two-way', origin: 'manual', state: 'active', evidence: null } as const;
  const one = (id: number) => glossary.find((entry) => entry.id === id) ?? glossary[0]!;
  return {
    list: os.glossary.list.handler(({ input }) =>
      glossary.filter(({ state }) => input.state === undefined || state === input.state),
    ),
    add: os.glossary.add.handler(({ input }) => {
      const entry: GlossaryEntry = { ...given, ...input, id: glossary.length + 1 };
      glossary.push(entry);
      return entry;
    }),
    edit: os.glossary.edit.handler(({ input }) => {
      const change = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
      return Object.assign(one(input.id), change);
    }),
    decide: os.glossary.decide.handler(({ input }) =>
      input.ids.map((id) => Object.assign(one(id), { state: input.state })),
    ),
    remove: os.glossary.remove.handler(({ input }) => {
      for (const id of input.ids) glossary.splice(glossary.indexOf(one(id)), 1);
    }),
    export: os.glossary.export.handler(() => ({ name: 'glossary.csv', text: 'term,synonyms\r\n' })),
    import: os.glossary.import.handler(() => ({ added: 1, extended: 0, unchanged: 0, skipped: [] })),
    suggest: os.glossary.suggest.handler(() => ({ found: 1, added: 0 })),
  };
}

export function feedbackRoutes(os: Implementing) {
  const list: Feedback[] = [];
  return {
    give: os.feedback.give.handler(({ input }) => {
      const { kind, question, reason } = input;
      const page =
        input.documentId === undefined
          ? null
          : { documentId: input.documentId, root, path: 'p.html', title: '일시정지', changed: false };
      const id = list.length + 1;
      const given = '2026-11-20T08:30:00.000Z';
      const one = { id, given, kind, question, reason, turn: null, page, acts: kind === 'right-page' };
      list.unshift(one);
      return one;
    }),
    list: os.feedback.list.handler(() => list),
    remove: os.feedback.remove.handler(({ input }) => {
      for (const id of input.ids)
        list.splice(
          list.findIndex((one) => one.id === id),
          1,
        );
    }),
  };
}

export const explanation: Explanation = {
  query: {
    unknownWords: ['우주여행'],
    expansions: [{ of: '잠깐', text: '일시정지', origin: 'manual' }],
    didYouMean: null,
    reranker: null,
  },
  terms: [
    {
      text: '정지',
      kind: 'word',
      idf: 2.31,
      weight: 1,
      passage: { body: 3, headings: 1 },
      page: { title: 1, headings: 2, body: 9, keywords: 0 },
      score: 3.2,
    },
    {
      text: '신청',
      kind: 'word',
      idf: 0.8,
      weight: 1,
      passage: { body: 1, headings: 0 },
      page: { title: 0, headings: 0, body: 4, keywords: 0 },
      score: 0.7,
    },
  ],
  scores: { passage: 4.1, similarity: 0.62, rerank: null, total: 1.08 },
  rank: 2,
  reasons: [
    { kind: 'confirmed', feedback: 3, question: '잠깐 끊을 수 있나요?', similarity: 0.8, boost: 0.36 },
  ],
};
