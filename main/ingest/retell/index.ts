/**
 * Rows of tables in a chat model's words, behind everything else that an ingest does: a sentence for each row, kept
 * where it passes its check. It takes seconds a row; each is kept at once, so that a kill loses the one at hand.
 */
import { setImmediate } from 'node:timers/promises';
import { FootnoteError, type Language } from '../../contract/index.ts';
import type { Library, StoredRow } from '../../library/index.ts';
import { checkTelling } from './check.ts';
import { promptFor, promptVersion, type RetellPrompt } from './prompt.ts';

export type { RetellPrompt } from './prompt.ts';

/** A chat model, as this step needs it. */
export interface Teller {
  /** SHA-256 of the model's file. */
  readonly hash: string;
  /**
   * All that it writes; null where the limit of tokens ended it.
   * @throws FootnoteError of the models room, `cancelled`
   */
  write(prompt: RetellPrompt, signal?: AbortSignal): Promise<string | null>;
}

export interface RetellOptions {
  readonly signal?: AbortSignal | undefined;
  /** Waited for before each row; the time it was shut is no work. */
  readonly gate?: { readonly shutFor: number; passed(signal?: AbortSignal): Promise<void> } | undefined;
  /** Asked before each row: true leaves the rest to the next time. */
  readonly enough?: (() => boolean) | undefined;
  /** Rows done, and in all; seconds that are left, null while unknown. */
  readonly progress?: ((done: number, total: number, eta: number | null) => void) | undefined;
}

export interface Retold {
  readonly kept: number;
  readonly refused: number;
}

/**
 * Asks for the rows that this model has not been asked for. The caller holds the writer's lock.
 * @throws FootnoteError `cancelled`, `disk-full`, and those of the teller; what was told before is kept
 */
export async function retellTables(
  library: Library,
  { hash, write }: Teller,
  options: RetellOptions = {},
): Promise<Retold> {
  const { signal, gate, enough, progress } = options;
  const teller = `${hash} ${promptVersion}`;
  const breathe = async () => {
    await setImmediate();
    await gate?.passed(signal);
    if (signal?.aborted) throw new FootnoteError('cancelled');
  };

  /** By row: what a page says twice is asked for once. */
  const isUntold = ({ key }: StoredRow): boolean => !library.wasAsked(key, teller);

  const due: { id: number; language: Language }[] = library.documentsToRetell(teller);
  let total = 0;
  for (const { id } of due) {
    await breathe();
    total += library.rowsIn(id).filter(isUntold).length;
  }
  const now = () => performance.now() - (gate?.shutFor ?? 0);
  const started = now();
  let [done, kept, refused] = [0, 0, 0];
  for (const { id, language } of due) {
    const rows = library.rowsIn(id);
    for (const row of rows.filter(isUntold)) {
      await breathe();
      if (enough?.()) return { kept, refused };
      const known = language === 'ko' ? 'ko' : 'en';
      if (isUntold(row)) {
        const told = checkTelling(await write(promptFor(row, known), signal), row, known);
        library.keepRetelling({ key: row.key, teller, told });
        if ('text' in told) kept++;
        else refused++;
      }
      done++;
      progress?.(done, total, Math.ceil(((now() - started) / 1000 / done) * (total - done)));
    }
    library.documentRetold(id, teller, rows.length);
  }
  library.forgetRetellings();
  return { kept, refused };
}
