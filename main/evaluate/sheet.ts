/** Question sheets: one JSON object a line. */
import { z } from 'zod';
import { readGivenFile } from '../contract/given-file.ts';
import { FootnoteError } from '../contract/index.ts';

const idSchema = z.object({ id: z.coerce.string().optional() });

/** Several, or one by itself. */
const paths = z.preprocess((value) => (typeof value === 'string' ? [value] : value), z.array(z.string()));

const questionSchema = idSchema.extend({
  lang: z.string().nullish(),
  category: z.string().nullish(),
  style: z.string().nullish(),
  question: z.string().trim().min(1),
  /** Relative to a root, with `/`. */
  gold_files: paths.default([]),
  also_accept: paths.nullish(),
  gold_answer: z.string().nullish(),
  /** Verbatim segments of the file, ` || ` between them. */
  evidence: z.string().nullish(),
  evidence_in: z.string().nullish(),
  unanswerable: z.boolean().default(false),
});

export type SheetQuestion = z.infer<typeof questionSchema> & { readonly id: string };

/** @throws FootnoteError `file-missing`, `no-permission`, `read-failed`, `sheet-invalid` with the line's number */
export function readSheet(path: string): SheetQuestion[] {
  return Array.from(sheetLines(path), ({ read }) => read());
}

/**
 * The lines of a sheet that are not blank, so that one wrong line need not stop the others.
 * @throws FootnoteError `file-missing`, `no-permission`, `read-failed`; `read` throws `sheet-invalid`
 */
export function* sheetLines(path: string): Generator<{ readonly id: string; read(): SheetQuestion }> {
  const lines = readGivenFile(path)
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/);
  for (const [i, line] of lines.entries()) {
    if (!line.trim()) continue;
    try {
      const value: unknown = JSON.parse(line);
      const named = idSchema.safeParse(value);
      yield { id: named.data?.id ?? String(i + 1), read: () => questionOf(value, path, i + 1) };
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      const invalid = new FootnoteError('sheet-invalid', { path, line: i + 1, reason: 'not JSON' }, error);
      yield {
        id: String(i + 1),
        read: () => {
          throw invalid;
        },
      };
    }
  }
}

/**
 * @param line the line or row in the sheet, from 1; also the id where there is none
 * @throws FootnoteError `sheet-invalid`
 */
export function questionOf(value: unknown, path: string, line: number): SheetQuestion {
  const parsed = questionSchema.safeParse(value);
  if (parsed.success) return { ...parsed.data, id: parsed.data.id ?? String(line) };
  const [field] = parsed.error.issues[0]!.path;
  const reason =
    field === undefined
      ? 'not a JSON object'
      : field === 'question'
        ? 'it has no question'
        : `"${String(field)}" has a wrong value`;
  throw new FootnoteError('sheet-invalid', { path, line, reason });
}
