/** A run's questions as they are kept: what was expected, what came. */
import type { Answer, EvaluationRow } from '../contract/index.ts';
import { covered, factsSaid, rightFiles, segmentsOf } from './metrics.ts';
import type { SheetQuestion } from './sheet.ts';

export function rowOf(
  ordinal: number,
  { question, rank, answer }: { question: SheetQuestion; rank: number; answer: Answer },
): EvaluationRow {
  const right = rightFiles(question);
  const segments = question.unanswerable ? [] : segmentsOf(question);
  const found = segments.filter((segment) => answer.citations.some(({ quote }) => covered(segment, quote)));
  return {
    ordinal,
    id: question.id,
    question: question.question,
    category: question.category ?? null,
    style: question.style ?? null,
    unanswerable: question.unanswerable,
    goldFiles: question.gold_files,
    goldAnswer: question.gold_answer ?? null,
    evidence: question.evidence ?? null,
    rank: Number.isFinite(rank) && !question.unanswerable ? rank : null,
    confidence: answer.confidence,
    refused: answer.refused,
    answer: answer.answer,
    citations: answer.citations.map(({ n, path, title, quote, rows }) => ({
      n,
      path,
      title,
      quote,
      ...(rows && { rows }),
      right: right.has(path.normalize('NFC')),
    })),
    evidenceFound: segments.length > 0 ? found.length / segments.length : null,
    factsRight: question.unanswerable ? null : factsSaid({ question, answer }),
    accuracy: null,
    detail: null,
    note: '',
  };
}
