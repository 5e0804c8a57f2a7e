/** Two runs of one sheet, as the engine in memory has kept them. */
import type { EvaluationRow, EvaluationRun, Scores } from '../../main/contract/evaluation.ts';
import type { Implementing } from './fake-knowledge.ts';

const scores = (hit1: number): Scores => ({
  retrieval: { n: 48, hit1, hit3: 0.9, hit5: 0.93, hit10: 0.95, mrr: hit1 + 0.08, ndcg10: 0.85 },
  answers: {
    citationPrecision: 0.7,
    firstCitationRight: hit1,
    evidenceRecall: hit1 - 0.05,
    quotedCharacters: 180,
    refusal: { precision: 0.6, recall: 0.4, falseRefusals: 0.02, cautious: 0.8, cautiousAnswerable: 0.3 },
    sureRight: 0.94,
    sure: 0.6,
    languageKept: 1,
  } as Scores['answers'],
});

const run = (id: number, hit1: number): EvaluationRun => ({
  id,
  sheet: '/home/agent/평가/상담_질문지.xlsx',
  sheetHash: 'a'.repeat(64),
  ran: `2026-11-${18 + id}T08:30:00.000Z`,
  seconds: 12.4,
  settings: { version: '0.1.0', mode: 'quote', documents: 71 },
  questions: 60,
  scores: scores(hit1),
  scored: { questions: 1, accuracy: 1.5, detail: 1 },
});

const runs = [run(2, 0.81), run(1, 0.76)];
const categories = ['요금', '설치', '장애', '해지'];
const styles = ['짧은 질문', '상담체', '오타'];

const madeRows = (): EvaluationRow[] =>
  Array.from({ length: 60 }, (_, at) => ({
    ordinal: at,
    id: `q-${at}`,
    question: `${at + 1}번째 질문: 셋톱박스에 H-305가 뜨면 어떻게 안내하나요?`,
    category: categories[at % categories.length] ?? null,
    style: styles[at % styles.length] ?? null,
    unanswerable: at % 20 === 19,
    goldFiles: ['장애처리/셋톱_오류코드.html'],
    goldAnswer: '전원을 다시 켜고 5분 뒤에도 같으면 기사를 보냅니다.',
    evidence: null,
    rank: at % 5 === 0 ? 3 : 1,
    confidence: at % 7 === 0 ? 'unsure' : 'sure',
    refused: false,
    answer: '전원을 껐다 켭니다. [1]',
    citations: [
      {
        n: 1,
        path: '장애처리/셋톱_오류코드.html',
        title: '셋톱 오류 코드',
        quote: 'H-305 신호 없음 전원을 껐다 켭니다.',
        right: at % 5 !== 0,
      },
    ],
    evidenceFound: 1,
    accuracy: null,
    detail: null,
    note: '',
  }));

export function evaluationRoutes(os: Implementing) {
  const rows = madeRows();
  return {
    list: os.evaluations.list.handler(() => runs),
    get: os.evaluations.get.handler(({ input }) => ({
      run: runs.find(({ id }) => id === input.id) ?? runs[0]!,
      byCategory: {},
      byStyle: {},
      rows,
    })),
    compare: os.evaluations.compare.handler(() => ({
      before: runs[1]!,
      after: runs[0]!,
      rows: rows.slice(0, 12).map((row, at) => ({
        ...row,
        before: row,
        after: { ...row, rank: at === 0 ? 1 : at === 3 ? 2 : row.rank },
        change: at === 0 ? 'better' : at === 3 ? 'worse' : 'same',
      })),
      onlyBefore: 0,
      onlyAfter: 2,
    })),
    score: os.evaluations.score.handler(({ input: { ordinal, accuracy, detail } }) => {
      const row = rows[ordinal]!;
      rows[ordinal] = {
        ...row,
        accuracy: accuracy === undefined ? row.accuracy : accuracy,
        detail: detail === undefined ? row.detail : detail,
      };
      return rows[ordinal]!;
    }),
    remove: os.evaluations.remove.handler(() => {}),
    export: os.evaluations.export.handler(() => ({ name: 'run.xlsx', mediaType: 'x/y', bytes: 'UEs=' })),
  };
}
