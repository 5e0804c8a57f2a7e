/** What exact fielded ranking needs: candidates, counts, averages. */
import type Database from 'better-sqlite3';
import { type Counts, decodeCounts, documentFields, passageFields } from './counts.ts';

export interface PassageCounts extends Counts {
  readonly passageId: number;
  readonly documentId: number;
}

/** Mean field lengths in terms: for each field of counts.ts its words, then its bigrams. */
export interface Averages {
  readonly documents: number;
  readonly passages: number;
  readonly passage: readonly number[];
  readonly document: readonly number[];
}

export function postingReads(db: Database.Database) {
  const candidates = db
    .prepare<[string, number], number>(
      'select rowid from passage_index where passage_index match ? order by rank limit ?',
    )
    .pluck();
  const candidatesAmong = db
    .prepare<[string, string, number], number>(
      `select rowid from passage_index where passage_index match ?
       and +rowid in (select p.id from passages p join json_each(?) a on p.document_id = a.value)
       order by rank limit ?`,
    )
    .pluck();
  const passageCounts = db.prepare<[number], { documentId: number; counts: Uint8Array }>(
    `select p.document_id as documentId, t.counts from passage_terms t join passages p on p.id = t.passage_id
     where t.passage_id = ?`,
  );
  const documentCounts = db
    .prepare<[number], Uint8Array>('select counts from document_terms where document_id = ?')
    .pluck();
  const total = db.prepare<[string], number>('select value from meta where key = ?').pluck();
  const pageOfPassages = db.prepare<[number], { passageId: number; documentId: number; counts: Uint8Array }>(
    `select t.passage_id as passageId, p.document_id as documentId, t.counts
     from passage_terms t join passages p on p.id = t.passage_id
     where t.passage_id > ? order by t.passage_id limit 500`,
  );
  const mean = (scope: string, field: string, kind: string, n: number) =>
    n > 0 ? (total.get(`${scope}.${field}.${kind}`) ?? 0) / n : 0;

  return {
    /**
     * Numbers of passages that hold any of the terms, the best by FTS5's own ranking first.
     * @param allowed only passages of these documents
     */
    candidates: (termIds: readonly number[], limit: number, allowed?: ReadonlySet<number>): number[] => {
      if (termIds.length === 0) return [];
      const match = termIds.map((id) => `"${id.toString(36)}"`).join(' OR ');
      return allowed
        ? candidatesAmong.all(match, JSON.stringify([...allowed]), limit)
        : candidates.all(match, limit);
    },
    passageCounts: (ids: readonly number[]): PassageCounts[] =>
      ids.flatMap((passageId) => {
        const row = passageCounts.get(passageId);
        return row
          ? [{ passageId, documentId: row.documentId, ...decodeCounts(row.counts, passageFields.length) }]
          : [];
      }),
    documentCounts: (id: number): Counts | undefined => {
      const blob = documentCounts.get(id);
      return blob && decodeCounts(blob, documentFields.length);
    },
    /** Every passage's counts, in order of their numbers; in pages, so that other calls may come between. */
    allPassageCounts: function* (): Generator<PassageCounts> {
      for (let after = 0; ; ) {
        const rows = pageOfPassages.all(after);
        if (rows.length === 0) return;
        for (const { passageId, documentId, counts } of rows) {
          yield { passageId, documentId, ...decodeCounts(counts, passageFields.length) };
        }
        after = rows[rows.length - 1]!.passageId;
      }
    },
    averages: (): Averages => {
      const documents = total.get('documents') ?? 0;
      const passages = total.get('passages') ?? 0;
      const kinds = ['words', 'bigrams'];
      return {
        documents,
        passages,
        passage: passageFields.flatMap((field) =>
          kinds.map((kind) => mean('passage', field, kind, passages)),
        ),
        document: documentFields.flatMap((field) =>
          kinds.map((kind) => mean('document', field, kind, documents)),
        ),
      };
    },
  };
}
