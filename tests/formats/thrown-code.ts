import { FootnoteError } from '../../main/contract/errors.ts';

/** The code of the FootnoteError that a reader throws, `read` where it throws none, else the foreign error itself. */
export async function thrownCode(run: () => unknown): Promise<unknown> {
  try {
    await run();
  } catch (error) {
    return error instanceof FootnoteError ? error.code : error;
  }
  return 'read';
}
