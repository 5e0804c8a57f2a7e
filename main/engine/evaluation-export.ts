/** A kept run as a file: a row a question, for a spreadsheet or for a script. */
import path from 'node:path';
import * as sheetJs from '@e965/xlsx';
import type { EvaluationRow, EvaluationRun } from '../contract/index.ts';

/** What a spreadsheet cell holds at most, in characters. */
const longestCell = 32_000;

const columns: readonly (readonly [string, (row: EvaluationRow) => string | number | null])[] = [
  ['id', (row) => row.id],
  ['question', (row) => row.question],
  ['category', (row) => row.category],
  ['style', (row) => row.style],
  ['unanswerable', (row) => (row.unanswerable ? 'yes' : '')],
  ['gold_files', (row) => row.goldFiles.join('\n')],
  ['gold_answer', (row) => row.goldAnswer],
  ['evidence', (row) => row.evidence],
  ['rank', (row) => row.rank],
  ['confidence', (row) => row.confidence],
  ['answer', (row) => row.answer],
  ['cited', (row) => row.citations.map(({ n, path: cited }) => `[${n}] ${cited}`).join('\n')],
  ['evidence_found', (row) => row.evidenceFound],
  ['facts_right', (row) => (row.factsRight == null ? null : row.factsRight ? 'yes' : 'no')],
  ['accuracy', (row) => row.accuracy],
  ['detail', (row) => row.detail],
  ['note', (row) => row.note],
];

export function exportEvaluation(
  run: EvaluationRun,
  rows: readonly EvaluationRow[],
  format: 'xlsx' | 'jsonl',
): { name: string; mediaType: string; bytes: string } {
  const name = `${path.parse(run.sheet).name} ${run.ran.slice(0, 10)}`;
  if (format === 'jsonl') {
    const lines = rows.map((row) => `${JSON.stringify(row)}\n`).join('');
    return {
      name: `${name}.jsonl`,
      mediaType: 'application/x-ndjson',
      bytes: Buffer.from(lines).toString('base64'),
    };
  }
  // Cells are written as text and numbers, never as formulas.
  const table = rows.map((row) =>
    columns.map(([, value]) => {
      const cell = value(row);
      return typeof cell === 'string' ? cell.slice(0, longestCell) : cell;
    }),
  );
  const book = sheetJs.utils.book_new();
  const questions = sheetJs.utils.aoa_to_sheet([columns.map(([head]) => head), ...table]);
  sheetJs.utils.book_append_sheet(book, questions, 'questions');
  const { retrieval, answers } = run.scores;
  const figures = Object.entries({ ...retrieval, ...answers }).filter(
    (entry): entry is [string, number] => typeof entry[1] === 'number',
  );
  const facts: (string | number | null)[][] = [
    ['sheet', run.sheet],
    ['ran', run.ran],
    ...Object.entries(run.settings),
    ...figures,
    ['accuracy (0-2)', run.scored.accuracy],
    ['detail (0-2)', run.scored.detail],
  ];
  sheetJs.utils.book_append_sheet(book, sheetJs.utils.aoa_to_sheet(facts), 'run');
  const bytes = sheetJs.write(book, { type: 'buffer', bookType: 'xlsx', compression: true }) as Buffer;
  return {
    name: `${name}.xlsx`,
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    bytes: bytes.toString('base64'),
  };
}
