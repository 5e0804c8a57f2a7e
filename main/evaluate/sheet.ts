/** Question sheets: one JSON object a line. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { FootnoteError } from '../contract/index.ts';

const questionSchema = z.object({
  id: z.coerce.string().optional(),
  lang: z.string().nullish(),
  category: z.string().nullish(),
  style: z.string().nullish(),
  question: z.string().trim().min(1),
  /** Relative to a root, with `/`. */
  gold_files: z.array(z.string()).default([]),
  also_accept: z.array(z.string()).nullish(),
  gold_answer: z.string().nullish(),
  /** Verbatim segments of the file, ` || ` between them. */
  evidence: z.string().nullish(),
  evidence_in: z.string().nullish(),
  unanswerable: z.boolean().default(false),
});

export type SheetQuestion = z.infer<typeof questionSchema> & { readonly id: string };

/** @throws FootnoteError `file-missing`, `no-permission`, `read-failed`, `sheet-invalid` with the line's number */
export function readSheet(path: string): SheetQuestion[] {
  const questions: SheetQuestion[] = [];
  for (const [i, line] of textOf(path)
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .entries()) {
    if (!line.trim()) continue;
    let value: unknown;
    try {
      value = JSON.parse(line);
    } catch (error) {
      throw new FootnoteError('sheet-invalid', { path, line: i + 1, reason: 'not JSON' }, error);
    }
    questions.push(questionOf(value, path, i + 1));
  }
  return questions;
}

/**
 * @param line the line or row in the sheet, from 1; also the id where there is none
 * @throws FootnoteError `sheet-invalid`
 */
export function questionOf(value: unknown, path: string, line: number): SheetQuestion {
  const parsed = questionSchema.safeParse(value);
  if (parsed.success) return { ...parsed.data, id: parsed.data.id ?? String(line) };
  const issue = parsed.error.issues[0]!;
  const reason = `${issue.path.join('.')} ${issue.message}`.trim();
  throw new FootnoteError('sheet-invalid', { path, line, reason });
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const code = (error as { code?: string }).code ?? 'unknown';
    if (code === 'ENOENT' || code === 'ENOTDIR') throw new FootnoteError('file-missing', { path }, error);
    if (code === 'EACCES' || code === 'EPERM') throw new FootnoteError('no-permission', { path }, error);
    throw new FootnoteError('read-failed', { reason: code }, error);
  }
}
