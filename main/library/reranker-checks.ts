/** What rerankers were measured to do in this library. */
import type Database from 'better-sqlite3';
import type { ContentReads } from './content.ts';

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

export function rerankerChecks(db: Database.Database, { partsOnce }: ContentReads) {
  const find = db.prepare<[string], Omit<RerankerCheck, 'used'> & { used: number }>(
    `select model, name, checked, passages, pairs, mrr_without as mrrWithout, mrr_with as mrrWith, used
     from reranker_checks where model = ?`,
  );
  const put = db.prepare(
    `insert or replace into reranker_checks (model, name, checked, passages, pairs, mrr_without, mrr_with, used)
     values (@model, @name, @checked, @passages, @pairs, @mrrWithout, @mrrWith, @used)`,
  );
  const documents = db
    .prepare<[], number>("select id from documents where state = 'read' order by id")
    .pluck();

  function ownHeadings(): { documentId: number; section: number; heading: string }[] {
    const found = new Map<string, { documentId: number; section: number } | 'several'>();
    for (const documentId of documents.all()) {
      for (const { sections } of partsOnce(documentId)) {
        for (const { ordinal, heading } of sections)
          found.set(heading, found.has(heading) ? 'several' : { documentId, section: ordinal });
      }
    }
    return [...found].flatMap(([heading, place]) => {
      const length = [...heading].length;
      const isOwn = place !== 'several' && place.section > 0 && length >= 4 && length <= 120;
      return isOwn ? [{ ...place, heading }] : [];
    });
  }

  return {
    rerankerCheck: (model: string): RerankerCheck | undefined => {
      const row = find.get(model);
      return row && { ...row, used: row.used === 1 };
    },
    putRerankerCheck: (check: RerankerCheck): void => {
      put.run({ ...check, used: check.used ? 1 : 0 });
    },
    /** Headings that stand over one section of the library only. */
    ownHeadings,
  };
}
