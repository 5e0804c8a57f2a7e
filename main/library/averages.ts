/** Mean field lengths, from sums that every write keeps. */
import type Database from 'better-sqlite3';
import type { CountedDocument } from './count-document.ts';
import { documentFields, passageFields } from './counts.ts';

/** Mean field lengths in terms: for each field of counts.ts its words, then its bigrams. */
export interface Averages {
  readonly documents: number;
  readonly passages: number;
  readonly passage: readonly number[];
  readonly document: readonly number[];
}

const kinds = ['words', 'bigrams'];
const keysOf = (scope: string, fields: readonly string[]) =>
  fields.flatMap((field) => kinds.map((kind) => `${scope}.${field}.${kind}`));
const passageKeys = keysOf('passage', passageFields);
const documentKeys = keysOf('document', documentFields);

export function averageReads(db: Database.Database) {
  const total = db.prepare<[string], number>('select value from meta where key = ?').pluck();
  const means = (keys: readonly string[], n: number) =>
    keys.map((key) => (n > 0 ? (total.get(key) ?? 0) / n : 0));
  return (): Averages => {
    const documents = total.get('documents') ?? 0;
    const passages = total.get('passages') ?? 0;
    return {
      documents,
      passages,
      passage: means(passageKeys, passages),
      document: means(documentKeys, documents),
    };
  };
}

export function averageWrites(db: Database.Database) {
  const add = db.prepare(
    'insert into meta values (?, ?) on conflict (key) do update set value = value + excluded.value',
  );
  /** Counts a document and its passages in, or out. */
  return ({ page, passages }: CountedDocument, sign: 1 | -1): void => {
    add.run('documents', sign);
    for (const [i, key] of documentKeys.entries()) add.run(key, sign * page.lengths[i]!);
    if (passages.length === 0) return;
    add.run('passages', sign * passages.length);
    for (const [i, key] of passageKeys.entries()) {
      let sum = 0;
      for (const passage of passages) sum += passage.lengths[i]!;
      add.run(key, sign * sum);
    }
  };
}
