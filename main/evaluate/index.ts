/** A question sheet → scores, in all and by category and style. */
import type { Answer, Evaluation, EvaluationRow, Hit, Scores } from '../contract/index.ts';
import { type Answered, answerScores, rankOf, retrievalScores } from './metrics.ts';
import { rowOf } from './rows.ts';
import { readSheet, type SheetQuestion } from './sheet.ts';

export { type Contestant, checkEmbedder } from './embedder-check.ts';
export { checkSheet } from './gold-files.ts';
export { bodyOf, type KnownQuestion } from './known-questions.ts';
export { covered, rankOf, rightFiles, segmentsOf } from './metrics.ts';
export { currentCheck } from './model-check.ts';
export { checkReranker } from './reranker-check.ts';
export { readSheet, type SheetQuestion, sheetLines } from './sheet.ts';
export { questionsOfRows } from './table-sheet.ts';

/** Documents looked at for the rank. */
const depth = 100;

export interface Evaluated {
  readonly search: (question: string, k: number) => Promise<readonly Pick<Hit, 'path' | 'score'>[]>;
  readonly ask: (question: string) => Promise<Answer>;
}

/**
 * @param from a JSONL sheet's path, or its questions
 * @throws FootnoteError about the sheet, or `cancelled`
 */
export async function evaluateSheet(
  from: string | readonly SheetQuestion[],
  { search, ask }: Evaluated,
  progress?: (done: number, total: number, row: EvaluationRow) => void,
  signal?: AbortSignal,
): Promise<Evaluation> {
  const sheet = typeof from === 'string' ? readSheet(from) : from;
  const results: (Answered & { rank: number })[] = [];
  for (const question of sheet) {
    signal?.throwIfAborted();
    const hits = question.unanswerable ? [] : await search(question.question, depth);
    const result = { question, rank: rankOf(question, hits), answer: await ask(question.question) };
    results.push(result);
    progress?.(results.length, sheet.length, rowOf(results.length - 1, result));
  }
  return {
    ...scoresOf(results),
    byCategory: grouped(results, (q) => q.category),
    byStyle: grouped(results, (q) => q.style),
    byCategoryAndStyle: grouped(
      results.filter(({ question }) => question.category && question.style),
      (q) => `${q.category} × ${q.style}`,
    ),
    questions: results.map(({ question, rank, answer }) => ({
      id: question.id,
      rank: Number.isFinite(rank) ? rank : null,
      confidence: answer.confidence,
      firstCitation: answer.citations[0]?.path ?? null,
    })),
  };
}

type Result = Answered & { readonly rank: number };

function scoresOf(results: readonly Result[]): Scores {
  const ranks = results.filter(({ question }) => !question.unanswerable).map(({ rank }) => rank);
  return { retrieval: retrievalScores(ranks), answers: answerScores(results) };
}

function grouped(
  results: readonly Result[],
  keyOf: (q: SheetQuestion) => string | null | undefined,
): Record<string, Scores> {
  const groups = new Map<string, Result[]>();
  for (const result of results) {
    const key = keyOf(result.question) ?? '-';
    groups.set(key, [...(groups.get(key) ?? []), result]);
  }
  return Object.fromEntries([...groups].map(([key, group]) => [key, scoresOf(group)]));
}
