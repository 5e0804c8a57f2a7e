/** Tables' rows in the words of the chat model that serves, where a person has switched that on for the library. */
import { FootnoteError, type LibraryState, type TablePreview } from '../contract/index.ts';
import type { Retold, Teller } from '../ingest/index.ts';
import type { Library, StoredPassage } from '../library/index.ts';
import type { Asks } from './asks.ts';
import type { Rooms } from './rooms.ts';
import type { UpkeepOptions } from './upkeep.ts';

export const tableProseOf = (library: Library): LibraryState['tableProse'] => ({
  by: library.retellingsOn() ? 'model' : 'rule',
  ...library.retellings(),
});

/** A document's tables, with the model's sentences for those rows that its passages say in them. */
export function inWordsOf(
  passages: readonly StoredPassage[],
  tables: readonly TablePreview[],
): TablePreview[] {
  const placeOf = (table: number, row: number) => `${table} ${row}`;
  const told = new Map(
    passages
      .flatMap(({ units }) => units)
      .flatMap(({ record, ruled, text }): [string, string][] =>
        record && ruled !== undefined ? [[placeOf(record.table, record.row), text]] : [],
      ),
  );
  return tables.map((table) => ({
    ...table,
    records: table.records.map((record) => {
      const byModel = told.get(placeOf(table.index, record.row));
      return byModel === undefined ? record : { ...record, byModel };
    }),
  }));
}

/**
 * Asks for the sentences that are missing, until it is switched off or other work waits. The caller holds the writer's lock.
 * @returns undefined where it is switched off
 * @throws FootnoteError `model-missing` and others of the model, `cancelled`, `disk-full`
 */
export async function bringTableProseUpToDate(
  { library, models, asks }: Pick<Rooms, 'library' | 'models' | 'asks'>,
  { waiting, ...pace }: Pick<UpkeepOptions, 'signal' | 'gate' | 'waiting'>,
  progress: (done: number, total: number, eta: number | null) => void,
): Promise<Retold | undefined> {
  if (!library().retellingsOn()) return undefined;
  const model = models.serving('chat');
  if (!model) throw new FootnoteError('model-missing', { role: 'chat' });
  const { retellTables } = await import('../ingest/index.ts');
  const enough = () => !library().retellingsOn() || (waiting?.() ?? false);
  const teller = { hash: model.hash, write: writing(models, asks) };
  return retellTables(library(), teller, { ...pace, enough, progress });
}

/** A question that somebody asks meanwhile is answered first, and the row at hand asked for anew. */
function writing(models: Rooms['models'], asks: Asks): Teller['write'] {
  const write: Teller['write'] = async ({ system, user, schema, maxTokens }, signal) => {
    await asks.quiet(signal);
    const asked = asks.next();
    const messages = [
      { role: 'system', text: system },
      { role: 'user', text: user },
    ] as const;
    const request = { messages, schema, maxTokens, temperature: 0, adapters: [] };
    try {
      let text = '';
      for await (const event of models.chat(request, signal ? AbortSignal.any([signal, asked]) : asked)) {
        if (event.type === 'text') text += event.text;
        if (event.type === 'done' && event.reason === 'length') return null;
      }
      return text;
    } catch (error) {
      if (asked.aborted && !signal?.aborted) return write({ system, user, schema, maxTokens }, signal);
      // A model of so few tokens cannot read this row.
      if (error instanceof FootnoteError && error.code === 'prompt-too-long') return null;
      throw error;
    }
  };
  return write;
}
