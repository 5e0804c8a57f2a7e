/** Terms by number. */
import type Database from 'better-sqlite3';

/** At most so many numbers are remembered while writing, about 100 MB; then the memory starts anew. */
const rememberedTerms = 1_000_000;

/** Gives terms their numbers, new ones as needed, inside the caller's transaction. */
export function termNumbers(db: Database.Database) {
  const find = db
    .prepare<[number, string], number>('select id from terms where kind = ? and text = ?')
    .pluck();
  const insert = db.prepare('insert into terms (kind, text) values (?, ?)');
  // A map a kind: joining kind and text to one key costs more than the rest of the look-up.
  const known = [new Map<string, number>(), new Map<string, number>()] as const;
  const forget = (): void => {
    for (const map of known) map.clear();
  };

  return {
    of: (terms: readonly string[], kinds: Uint8Array): number[] => {
      if (known[0].size + known[1].size > rememberedTerms) forget();
      return terms.map((text, i) => {
        const kind = kinds[i] === 1 ? 1 : 0;
        const remembered = known[kind].get(text);
        if (remembered !== undefined) return remembered;
        const number = find.get(kind, text) ?? Number(insert.run(kind, text).lastInsertRowid);
        known[kind].set(text, number);
        return number;
      });
    },
    /** After a transaction was rolled back: what it inserted does not exist. */
    forget,
  };
}

export interface TermStatistics {
  readonly id: number;
  readonly kind: 'word' | 'bigram';
  readonly text: string;
  /** How many documents hold it, at least 1. */
  readonly documents: number;
}

export function termReads(db: Database.Database) {
  const find = db.prepare<[number, string], { id: number; documents: number }>(
    'select id, documents from terms where kind = ? and text = ?',
  );
  const highest = db.prepare<[], number>('select id from terms order by id desc limit 1').pluck();
  const words = db.prepare<[number], number>('select id from terms where kind = 0 and id >= ?').pluck();
  let flags = new Uint8Array(0);
  const textOf = db.prepare<[number], string>('select text from terms where id = ?').pluck();
  return {
    termText: (id: number): string | undefined => textOf.get(id),
    /** At a term's number 1 where it is a word, 0 where it is a bigram. Terms only come: those known are kept. */
    wordFlags: (): Uint8Array => {
      const known = flags.length;
      const length = (highest.get() ?? 0) + 1;
      if (length > known) {
        const wider = new Uint8Array(length);
        wider.set(flags);
        for (const id of words.iterate(known)) wider[id] = 1;
        flags = wider;
      }
      return flags;
    },
    /** The terms that stand in the library; others are left out. */
    lookUpTerms: (
      terms: readonly { readonly text: string; readonly kind: 'word' | 'bigram' }[],
    ): TermStatistics[] =>
      terms.flatMap(({ text, kind }) => {
        const row = find.get(kind === 'bigram' ? 1 : 0, text);
        return row && row.documents > 0 ? [{ ...row, text, kind }] : [];
      }),
  };
}
