/** What installed rerankers and embedders were measured to do in this library, and which are used whatever came out. */
import type Database from 'better-sqlite3';
import type { ContentReads } from './content.ts';

export interface ModelCheck {
  /** SHA-256 of the model's file, hex. */
  readonly model: string;
  readonly name: string;
  /** ISO 8601. */
  readonly checked: string;
  /** Passages in the library then. */
  readonly passages: number;
  /** Questions whose right page is known. */
  readonly pairs: number;
  /** Mean reciprocal rank of the right page, 0 to 1; an embedder: `without` it the learned vectors serve. */
  readonly mrrWithout: number;
  readonly mrrWith: number;
  /** Of a reranker, milliseconds a passage; null: of an embedder, or nothing was read. */
  readonly pace: number | null;
  /** Whether searches use it, by the figures. */
  readonly used: boolean;
}

export function modelChecks(db: Database.Database, { partsOnce }: ContentReads) {
  const find = db.prepare<[string], Omit<ModelCheck, 'used'> & { used: number }>(
    `select model, name, checked, passages, pairs, mrr_without as mrrWithout, mrr_with as mrrWith, pace, used
     from model_checks where model = ?`,
  );
  const put = db.prepare(
    `insert or replace into model_checks (model, name, checked, passages, pairs, mrr_without, mrr_with, pace, used)
     values (@model, @name, @checked, @passages, @pairs, @mrrWithout, @mrrWith, @pace, @used)`,
  );
  const documents = db
    .prepare<[], number>("select id from documents where state = 'read' order by id")
    .pluck();

  const anyway = (model: string) => `model.anyway.${model}`;
  const isAnyway = db.prepare<[string], number>('select value from meta where key = ?').pluck();
  const putAnyway = db.prepare('insert or replace into meta values (?, 1)');
  const notAnyway = db.prepare('delete from meta where key = ?');

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
    modelCheck: (model: string): ModelCheck | undefined => {
      const row = find.get(model);
      return row && { ...row, used: row.used === 1 };
    },
    putModelCheck: (check: ModelCheck): void => {
      put.run({ ...check, used: check.used ? 1 : 0 });
    },
    /** Whether a person uses the model here whatever was measured. */
    usedAnyway: (model: string): boolean => isAnyway.get(anyway(model)) === 1,
    useAnyway: (model: string, use: boolean): void => {
      (use ? putAnyway : notAnyway).run(anyway(model));
    },
    /** Headings that stand over one section of the library only. */
    ownHeadings,
  };
}
