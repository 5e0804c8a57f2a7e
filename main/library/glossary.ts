/** The glossary's rows. Every change counts up a number, by which a reader knows that it must read again. */
import type Database from 'better-sqlite3';
import type { ActiveEntry, GlossaryEntry, GlossaryEvidence } from '../contract/index.ts';

type Row = Omit<GlossaryEntry, 'synonyms' | 'evidence'> & { synonyms: string; evidence: string | null };

const entryOf = (row: Row): GlossaryEntry => ({
  ...row,
  synonyms: JSON.parse(row.synonyms) as string[],
  evidence: row.evidence === null ? null : (JSON.parse(row.evidence) as GlossaryEvidence),
});

export function glossaryStore(db: Database.Database) {
  const columns = 'id, term, synonyms, direction, origin, state, evidence';
  const all = db.prepare<[], Row>(`select ${columns} from glossary order by term, id`);
  const one = db.prepare<[number], Row>(`select ${columns} from glossary where id = ?`);
  const insert = db.prepare(
    `insert into glossary (term, synonyms, direction, origin, state, evidence)
     values (@term, @synonyms, @direction, @origin, @state, @evidence)`,
  );
  const update = db.prepare(
    `update glossary set term = @term, synonyms = @synonyms, direction = @direction, origin = @origin,
       state = @state, evidence = @evidence where id = @id`,
  );
  const remove = db.prepare('delete from glossary where id = ?');
  const version = db.prepare<[], number>("select value from meta where key = 'glossary.changes'").pluck();
  const changed = db.prepare(
    "insert into meta values ('glossary.changes', 1) on conflict (key) do update set value = value + 1",
  );
  const due = db.prepare<[], number>("select value from meta where key = 'words.due'").pluck();
  const notDue = db.prepare("delete from meta where key = 'words.due'");
  const row = (entry: Omit<GlossaryEntry, 'id'>) => ({
    ...entry,
    synonyms: JSON.stringify(entry.synonyms),
    evidence: entry.evidence === null ? null : JSON.stringify(entry.evidence),
  });

  return {
    glossary: (): GlossaryEntry[] => all.all().map(entryOf),
    glossaryEntry: (id: number): GlossaryEntry | undefined => {
      const found = one.get(id);
      return found && entryOf(found);
    },
    /** Another number after each change, whoever made it. */
    glossaryVersion: (): number => version.get() ?? 0,
    /** Documents were written or removed since words were last suggested from all of them. */
    suggestionsDue: (): boolean => due.get() === 1,
    suggestionsMade: (): void => {
      notDue.run();
    },
    activeGlossary: (): ActiveEntry[] =>
      all
        .all()
        .map(entryOf)
        .filter(({ state }) => state === 'active'),
    /** Adds and changes entries in one transaction; gives the numbers of the new ones. */
    writeGlossary: db.transaction(
      (added: readonly Omit<GlossaryEntry, 'id'>[], edited: readonly GlossaryEntry[] = []): number[] => {
        const numbers = added.map((entry) => Number(insert.run(row(entry)).lastInsertRowid));
        for (const entry of edited) update.run({ ...row(entry), id: entry.id });
        if (added.length + edited.length > 0) changed.run();
        return numbers;
      },
    ),
    removeFromGlossary: db.transaction((ids: readonly number[]): void => {
      for (const id of ids) remove.run(id);
      changed.run();
    }),
  };
}
