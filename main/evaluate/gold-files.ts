/** The files that a sheet names as right, held against the library: a path written otherwise is never found. */
import { FootnoteError } from '../contract/index.ts';
import { samePath } from './metrics.ts';
import type { SheetQuestion } from './sheet.ts';

/**
 * A sheet of which no right file is in the library would measure nothing, and give zeros for it.
 * @returns the right files that the library lacks, as the sheet writes them, each once
 * @throws FootnoteError `sheet-empty`, `sheet-foreign`
 */
export function checkSheet(
  sheet: readonly SheetQuestion[],
  paths: readonly string[],
  path: string,
): readonly string[] {
  if (sheet.length === 0) throw new FootnoteError('sheet-empty', { path });
  const there = new Set(paths.map(samePath));
  const right = new Set(sheet.flatMap((question) => (question.unanswerable ? [] : question.gold_files)));
  const missing = [...right].filter((file) => !there.has(samePath(file)));
  const [file] = missing;
  const known = file !== undefined && missing.length === right.size ? likest(file, paths) : undefined;
  if (known !== undefined) throw new FootnoteError('sheet-foreign', { path, file: file!, known });
  return missing;
}

/** The path of the same file below another folder, else any. */
function likest(file: string, paths: readonly string[]): string | undefined {
  const wanted = samePath(file);
  return (
    paths.find((path) => samePath(path).endsWith(`/${wanted}`) || wanted.endsWith(`/${samePath(path)}`)) ??
    paths[0]
  );
}
