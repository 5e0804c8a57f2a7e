/** What people say of answers. A row never changes; it is taken back by removing it. */
import type Database from 'better-sqlite3';
import type { Feedback } from '../contract/index.ts';

/** A page that somebody confirmed for a question, and that is in the library now. */
export interface ConfirmedPage {
  readonly feedbackId: number;
  readonly question: string;
  readonly documentId: number;
}

interface Row {
  readonly id: number;
  readonly given: string;
  readonly kind: Feedback['kind'];
  readonly question: string;
  readonly reason: string;
  readonly turn: number | null;
  readonly root: string | null;
  readonly path: string | null;
  readonly title: string | null;
  readonly documentId: number | null;
  readonly changed: number | null;
}

export interface NewFeedback extends Pick<Row, 'kind' | 'question' | 'reason' | 'turn' | 'documentId'> {}

/** The document now: by its number, else by its place (it was removed and came back). */
const documentNow = `coalesce(
  (select d.id from documents d where d.id = f.document_id and d.state = 'read'),
  (select d.id from documents d join roots r on r.id = d.root_id
   where r.path = f.root and d.path = f.path and d.state = 'read'))`;

export function feedbackStore(db: Database.Database) {
  const columns = `f.id, f.given, f.kind, f.question, f.reason, f.turn_id as turn, f.root, f.path,
    coalesce(d.title, f.title) as title, d.id as documentId, d.hash <> f.hash as changed`;
  const tables = `feedback f left join documents d on d.id = ${documentNow}`;
  const list = db.prepare<[string | null, number], Row>(
    `select ${columns} from ${tables} where f.kind = coalesce(?, f.kind) order by f.id desc limit ?`,
  );
  const one = db.prepare<[number], Row>(`select ${columns} from ${tables} where f.id = ?`);
  const same = db
    .prepare<[string, number | null], number>(
      "select id from feedback where kind = 'right-page' and question = ? and document_id is ?",
    )
    .pluck();
  const insert = db.prepare(
    `insert into feedback (given, kind, question, reason, turn_id, document_id, root, path, title, hash)
     select @given, @kind, @question, @reason, (select id from turns where id = @turn), d.id, r.path, d.path, d.title, d.hash
     from (select 1) left join documents d on d.id = @documentId left join roots r on r.id = d.root_id`,
  );
  const remove = db.prepare('delete from feedback where id = ?');
  const confirmed = db.prepare<[], ConfirmedPage>(
    `select f.id as feedbackId, f.question, d.id as documentId
     from feedback f join documents d on d.id = ${documentNow} where f.kind = 'right-page' order by f.id`,
  );
  const version = db
    .prepare<[], string>(
      "select count(*) || ' ' || coalesce(max(id), 0) from feedback where kind = 'right-page'",
    )
    .pluck();

  const feedbackOf = ({ root, path, title, documentId, changed, ...row }: Row): Feedback => ({
    ...row,
    page:
      root === null || path === null
        ? null
        : { documentId, root, path, title: title ?? path, changed: changed === 1 },
    acts: row.kind === 'right-page' && documentId !== null,
  });

  return {
    feedback: (kind: Feedback['kind'] | undefined, limit: number): Feedback[] =>
      list.all(kind ?? null, limit).map(feedbackOf),
    /** Stores it, a confirmation once for a question and page; gives the row. */
    addFeedback: db.transaction((given: NewFeedback): Feedback => {
      const known = given.kind === 'right-page' ? same.get(given.question, given.documentId) : undefined;
      const id = known ?? Number(insert.run({ ...given, given: new Date().toISOString() }).lastInsertRowid);
      return feedbackOf(one.get(id)!);
    }),
    hasFeedback: (id: number): boolean => one.get(id) !== undefined,
    removeFeedback: db.transaction((ids: readonly number[]): void => {
      for (const id of ids) remove.run(id);
    }),
    confirmedPages: (): ConfirmedPage[] => confirmed.all(),
    /** Another text after each confirmation given or taken back. */
    confirmationsVersion: (): string => version.get()!,
  };
}
