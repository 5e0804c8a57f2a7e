/**
 * Conversations with their citations. A turn knows what its sources were, so that a later reader sees which of them
 * say something else today. Small writes: they need no writer's lock and go between those of an ingest.
 */
import type Database from 'better-sqlite3';
import type { Answer, Filters } from '../contract/index.ts';
import { inOneSpelling } from './searched.ts';

export interface StoredConversation {
  readonly id: number;
  readonly title: string;
  readonly pinned: boolean;
  readonly started: string;
  readonly updated: string;
  readonly turns: number;
  readonly changedTurns: number;
}

export interface TurnRow {
  readonly id: number;
  readonly asked: string;
  readonly answer: Answer;
  readonly filters: Filters | null;
}

/** A citation's document, then and now. */
export interface TurnSource {
  readonly n: number;
  readonly path: string;
  readonly state: 'same' | 'changed' | 'gone';
  /** Null where it is gone. */
  readonly documentId: number | null;
}

export interface PageChange {
  readonly gone: readonly string[];
  readonly new: readonly string[];
}

/** Characters of a title that is made from a question. */
const titleLength = 80;

const titleOf = (question: string): string => {
  const line = question.replace(/\s+/g, ' ').trim();
  return line.length > titleLength ? `${line.slice(0, titleLength - 1).trimEnd()}…` : line;
};

/** The document of a source now: by its number, else by its place (it was removed and came back). */
const documentNow = `coalesce(
  (select d.id from documents d where d.id = s.document_id and d.state = 'read'),
  (select d.id from documents d join roots r on r.id = d.root_id
   where r.path = s.root and d.path = s.path and d.state = 'read'))`;
/** Where both texts are known they decide; a page with new markup says what it said. */
const isSame = `(d.hash = s.hash or (d.text_hash is not null and d.text_hash is s.text_hash))`;

export function historyStore(db: Database.Database) {
  db.function('footnote_plain', { deterministic: true }, (text) => inOneSpelling(String(text)));
  const insertConversation = db.prepare(
    'insert into conversations (title, started, updated) values (@title, @now, @now)',
  );
  const insertTurn = db.prepare(
    `insert into turns (conversation_id, asked, question, answer, filters, searched)
     values (@conversation, @now, @question, @answer, @filters, @searched)`,
  );
  const insertSource = db.prepare(
    `insert into turn_sources select @turn, @n, d.id, r.path, d.path, d.hash, d.text_hash
     from documents d join roots r on r.id = d.root_id where d.id = @documentId`,
  );
  const touch = db.prepare('update conversations set updated = ? where id = ?');
  const exists = db.prepare<[number], number>('select 1 from conversations where id = ?').pluck();
  const changedTurns = `(select count(distinct t.id) from turns t join turn_sources s on s.turn_id = t.id
    left join documents d on d.id = ${documentNow}
    where t.conversation_id = c.id and (d.id is null or not ${isSame}))`;
  const columns = `c.id, c.title, c.pinned, c.started, c.updated,
    (select count(*) from turns t where t.conversation_id = c.id) as turns, ${changedTurns} as changedTurns`;
  type Row = Omit<StoredConversation, 'pinned'> & { pinned: number };
  const one = db.prepare<[number], Row>(`select ${columns} from conversations c where c.id = ?`);
  // Every word stands in the title or in one of the turns.
  const list = db.prepare<[string, number, number], Row>(
    `select ${columns} from conversations c
     where not exists (select 1 from json_each(?) w where not (
       instr(footnote_plain(c.title), w.value) > 0
       or exists (select 1 from turns t where t.conversation_id = c.id and instr(t.searched, w.value) > 0)))
     order by c.pinned desc, c.updated desc, c.id desc limit ? offset ?`,
  );
  const turns = db.prepare<[number], { id: number; asked: string; answer: string; filters: string | null }>(
    'select id, asked, answer, filters from turns where conversation_id = ? order by id',
  );
  const sources = db.prepare<
    [number],
    { n: number; path: string; documentId: number | null; same: number | null }
  >(
    `select s.n, coalesce(d.path, s.path) as path, d.id as documentId, ${isSame} as same
     from turn_sources s left join documents d on d.id = ${documentNow} where s.turn_id = ? order by s.n`,
  );
  const changes = db.prepare<[string, string], { gone: string | null; new: string | null }>(
    `select c.gone, c.new from changes c join scans s on s.id = c.scan_id
     where c.path = ? and c.kind = 'updated' and coalesce(s.finished, s.started) >= ? order by c.id`,
  );
  const rename = db.prepare('update conversations set title = ? where id = ?');
  const pin = db.prepare('update conversations set pinned = ? where id = ?');
  const remove = db.prepare('delete from conversations where id = ?');

  const addTurn = db.transaction(
    (conversation: number | undefined, answer: Answer, filters: Filters | undefined) => {
      const now = new Date().toISOString();
      const id =
        conversation ??
        Number(insertConversation.run({ title: titleOf(answer.question), now }).lastInsertRowid);
      const turn = Number(
        insertTurn.run({
          conversation: id,
          now,
          question: answer.question,
          answer: JSON.stringify(answer),
          filters: filters ? JSON.stringify(filters) : null,
          searched: inOneSpelling(`${answer.question}\n${answer.answer}`),
        }).lastInsertRowid,
      );
      for (const { n, documentId } of answer.citations) insertSource.run({ turn, n, documentId });
      touch.run(now, id);
      return { conversation: id, turn };
    },
  );

  return {
    hasConversation: (id: number): boolean => exists.get(id) !== undefined,
    /** Stores an answer as a conversation's next turn; a new conversation where none is named. */
    addTurn: (conversation: number | undefined, answer: Answer, filters?: Filters) =>
      addTurn.immediate(conversation, answer, filters),
    conversations: (search: string, limit: number, offset: number): StoredConversation[] => {
      const words = search.split(/\s+/).map(inOneSpelling).filter(Boolean);
      return list
        .all(JSON.stringify(words), limit, offset)
        .map((row) => ({ ...row, pinned: row.pinned === 1 }));
    },
    conversation: (id: number): StoredConversation | undefined => {
      const row = one.get(id);
      return row && { ...row, pinned: row.pinned === 1 };
    },
    turnsOf: (conversation: number): TurnRow[] =>
      turns.all(conversation).map(({ answer, filters, ...row }) => ({
        ...row,
        answer: JSON.parse(answer) as Answer,
        filters: filters === null ? null : (JSON.parse(filters) as Filters),
      })),
    sourcesOf: (turn: number): TurnSource[] =>
      sources.all(turn).map(({ same, documentId, ...source }) => ({
        ...source,
        documentId,
        state: documentId === null ? 'gone' : same === 1 ? 'same' : 'changed',
      })),
    /** What scans took out of a page and put into it since a time (ISO 8601), in order. */
    pageChangesSince: (path: string, time: string): PageChange[] =>
      changes.all(path, time).map((row) => ({
        gone: JSON.parse(row.gone ?? '[]') as string[],
        new: JSON.parse(row.new ?? '[]') as string[],
      })),
    renameConversation: (id: number, title: string): void => {
      rename.run(title, id);
    },
    pinConversation: (id: number, pinned: boolean): void => {
      pin.run(pinned ? 1 : 0, id);
    },
    removeConversations: db.transaction((ids: readonly number[]): void => {
      for (const id of ids) remove.run(id);
    }),
  };
}
