/** The files that a sheet names as right, held against the library: a path written otherwise is never found. */
import { FootnoteError } from '../contract/index.ts';
import { samePath } from './metrics.ts';
import type { SheetQuestion } from './sheet.ts';

/** @returns the right files that the library lacks, as the sheet writes them, each once */
export function missingFiles(sheet: readonly SheetQuestion[], paths: readonly string[]): string[] {
  const known = new Set(paths.map(samePath));
  const named = sheet.flatMap((question) => (question.unanswerable ? [] : question.gold_files));
  return [...new Set(named)].filter((file) => !known.has(samePath(file)));
}

/**
 * A sheet of which no right file is in the library would measure nothing, and give zeros for it.
 * @throws FootnoteError `sheet-empty`, `sheet-foreign`
 */
export function checkSheet(sheet: readonly SheetQuestion[], paths: readonly string[], path: string): void {
  if (sheet.length === 0) throw new FootnoteError('sheet-empty', { path });
  const named = sheet.flatMap((question) => (question.unanswerable ? [] : question.gold_files));
  const [file] = named;
  if (file === undefined || missingFiles(sheet, paths).length < new Set(named).size) return;
  const known = likest(file, paths);
  if (known !== undefined) throw new FootnoteError('sheet-foreign', { path, file, known });
}

/** The path of the same file below another folder, else any. */
function likest(file: string, paths: readonly string[]): string | undefined {
  const wanted = samePath(file);
  return (
    paths.find((path) => samePath(path).endsWith(`/${wanted}`) || wanted.endsWith(`/${samePath(path)}`)) ??
    paths[0]
  );
}
