/** What rerankers were measured to do in this library. */
import type Database from 'better-sqlite3';

export interface RerankerCheck {
  /** SHA-256 of the model's file, hex. */
  readonly model: string;
  readonly name: string;
  /** ISO 8601. */
  readonly checked: string;
  /** Passages in the library then. */
  readonly passages: number;
  /** Questions whose right page is known. */
  readonly pairs: number;
  /** Mean reciprocal rank of the right page, 0 to 1. */
  readonly mrrWithout: number;
  readonly mrrWith: number;
  /** Whether searches use it. */
  readonly used: boolean;
}

export function rerankerChecks(db: Database.Database) {
  const find = db.prepare<[string], Omit<RerankerCheck, 'used'> & { used: number }>(
    `select model, name, checked, passages, pairs, mrr_without as mrrWithout, mrr_with as mrrWith, used
     from reranker_checks where model = ?`,
  );
  const put = db.prepare(
    `insert or replace into reranker_checks (model, name, checked, passages, pairs, mrr_without, mrr_with, used)
     values (@model, @name, @checked, @passages, @pairs, @mrrWithout, @mrrWith, @used)`,
  );
  const headings = db.prepare<[], { documentId: number; section: number; heading: string }>(
    `select s.document_id as documentId, s.ordinal as section, s.heading from sections s
     where s.ordinal > 0 and length(s.heading) between 4 and 120
       and s.heading in (select heading from sections group by heading having count(*) = 1)
     order by s.document_id, s.ordinal`,
  );
  return {
    rerankerCheck: (model: string): RerankerCheck | undefined => {
      const row = find.get(model);
      return row && { ...row, used: row.used === 1 };
    },
    putRerankerCheck: (check: RerankerCheck): void => {
      put.run({ ...check, used: check.used ? 1 : 0 });
    },
    /** Headings that stand over one section of the library only. */
    ownHeadings: () => headings.all(),
  };
}
