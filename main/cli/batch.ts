/** A sheet's questions, one line of JSON each. */
import path from 'node:path';
import type { Locale } from '../contract/index.ts';
import { sheetLines } from '../engine/index.ts';
import { fromBorder } from './border.ts';
import { printJson } from './print.ts';

/**
 * A line that cannot be asked (no JSON, empty, too long) has its error in its place, the others are answered, and the
 * command ends with 1.
 * @throws FootnoteError about the sheet's file, or `cancelled`
 */
export async function printBatch(
  sheet: string,
  answered: (question: string) => Promise<object>,
  locale: Locale,
): Promise<void> {
  for (const { id, read } of sheetLines(path.resolve(sheet))) {
    try {
      printJson({ id, ...(await answered(read().question)) });
    } catch (thrown) {
      const error = fromBorder(thrown);
      if (error.code === 'cancelled') throw error;
      printJson({ id, error: error.toJSON(locale) });
      process.exitCode = 1;
    }
  }
}
