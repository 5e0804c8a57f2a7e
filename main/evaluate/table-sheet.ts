/** Question sheets that are spreadsheets: a row of headers, then a question a row. */
import { FootnoteError } from '../contract/index.ts';
import { questionOf, type SheetQuestion } from './sheet.ts';

/** Headers as people write them; the first one in a row wins. */
const names: Readonly<Record<string, readonly string[]>> = {
  id: ['id', '번호', 'no'],
  question: ['question', '질문', '문의'],
  gold_files: ['gold_files', 'files', 'file', '정답 파일', '정답 문서', '문서', '파일'],
  also_accept: ['also_accept', '인정 문서'],
  gold_answer: ['gold_answer', 'answer', '정답', '답변'],
  evidence: ['evidence', '근거'],
  category: ['category', '분류', '유형'],
  style: ['style', '문체'],
  unanswerable: ['unanswerable', '답 없음'],
};
const lists = new Set(['gold_files', 'also_accept']);
const yes = /^(?:true|yes|y|1|o|○|예)$/i;

/**
 * @param rows as the file has them; several files in a cell are separated by `;` or lines
 * @throws FootnoteError `sheet-invalid` with the row's number, `sheet-empty`
 */
export function questionsOfRows(rows: readonly (readonly string[])[], path: string): SheetQuestion[] {
  const at = rows.findIndex((row) => row.some((cell) => cell.trim() !== ''));
  if (at < 0) throw new FootnoteError('sheet-empty', { path });
  const header = (rows[at] ?? []).map((cell) => cell.trim().toLowerCase().replace(/\s+/g, ' '));
  const columnOf = new Map<string, number>();
  for (const [name, heads] of Object.entries(names)) {
    const column = header.findIndex((cell) => heads.includes(cell));
    if (column >= 0) columnOf.set(name, column);
  }
  if (!columnOf.has('question'))
    throw new FootnoteError('sheet-invalid', { path, line: at + 1, reason: 'no column "question"' });
  return rows.flatMap((row, i) => {
    if (i <= at || row.every((cell) => cell.trim() === '')) return [];
    const value: Record<string, unknown> = {};
    for (const [name, column] of columnOf) {
      const cell = (row[column] ?? '').trim();
      if (lists.has(name))
        value[name] = cell
          .split(/[;\n]/)
          .map((one) => one.trim())
          .filter(Boolean);
      else if (name === 'unanswerable') value[name] = yes.test(cell);
      else if (cell !== '') value[name] = cell;
    }
    return [questionOf(value, path, i + 1)];
  });
}
