/** Evaluation runs that are kept, question by question, with people's scores. */
import type Database from 'better-sqlite3';
import type { Evaluation, EvaluationRow, EvaluationRun } from '../contract/index.ts';

/** `missingFiles`: right files that the library lacked when it ran. */
type KeptScores = Omit<Evaluation, 'questions'> & { readonly missingFiles?: readonly string[] };

export interface NewEvaluation extends Pick<EvaluationRun, 'sheet' | 'sheetHash' | 'seconds' | 'settings'> {
  readonly scores: KeptScores;
  readonly rows: readonly EvaluationRow[];
}

export interface StoredEvaluation extends EvaluationRun {
  readonly kept: KeptScores;
}

interface Row {
  readonly id: number;
  readonly sheet: string;
  readonly sheetHash: string;
  readonly ran: string;
  readonly seconds: number;
  readonly settings: string;
  readonly scores: string;
  readonly questions: number;
  readonly scored: number;
  readonly accuracy: number | null;
  readonly detail: number | null;
}

type Scored = Pick<EvaluationRow, 'accuracy' | 'detail' | 'note'>;

export function evaluationStore(db: Database.Database) {
  const columns = `e.id, e.sheet, e.sheet_hash as sheetHash, e.ran, e.seconds, e.settings, e.scores,
    count(r.ordinal) as questions,
    count(*) filter (where r.accuracy is not null and r.detail is not null) as scored,
    avg(r.accuracy) as accuracy, avg(r.detail) as detail`;
  const tables = 'evaluations e left join evaluation_rows r on r.evaluation_id = e.id';
  const all = db.prepare<[], Row>(`select ${columns} from ${tables} group by e.id order by e.id desc`);
  const one = db.prepare<[number], Row>(`select ${columns} from ${tables} where e.id = ? group by e.id`);
  const rows = db.prepare<[number], { row: string } & Scored>(
    'select row, accuracy, detail, note from evaluation_rows where evaluation_id = ? order by ordinal',
  );
  const insert = db.prepare(
    `insert into evaluations (sheet, sheet_hash, ran, seconds, settings, scores)
     values (@sheet, @sheetHash, @ran, @seconds, @settings, @scores)`,
  );
  const insertRow = db.prepare('insert into evaluation_rows (evaluation_id, ordinal, row) values (?, ?, ?)');
  const score = db.prepare(
    `update evaluation_rows set accuracy = @accuracy, detail = @detail, note = @note
     where evaluation_id = @id and ordinal = @ordinal`,
  );
  const remove = db.prepare('delete from evaluations where id = ?');

  const runOf = ({ scores, settings, scored, accuracy, detail, ...row }: Row): StoredEvaluation => {
    const kept = JSON.parse(scores) as KeptScores;
    return {
      ...row,
      settings: JSON.parse(settings) as EvaluationRun['settings'],
      scores: { retrieval: kept.retrieval, answers: kept.answers },
      scored: { questions: scored, accuracy, detail },
      kept,
    };
  };

  return {
    addEvaluation: db.transaction(({ rows: kept, scores, settings, ...run }: NewEvaluation): number => {
      const { lastInsertRowid } = insert.run({
        ...run,
        ran: new Date().toISOString(),
        settings: JSON.stringify(settings),
        scores: JSON.stringify(scores),
      });
      const id = Number(lastInsertRowid);
      // A person's scores are columns of their own.
      for (const { accuracy: _, detail: __, note: ___, ...row } of kept)
        insertRow.run(id, row.ordinal, JSON.stringify(row));
      return id;
    }),
    /** The latest first. */
    evaluations: (): StoredEvaluation[] => all.all().map(runOf),
    evaluation: (id: number): StoredEvaluation | undefined => {
      const row = one.get(id);
      return row && runOf(row);
    },
    evaluationRows: (id: number): EvaluationRow[] =>
      rows.all(id).map(({ row, ...scored }) => ({ ...(JSON.parse(row) as EvaluationRow), ...scored })),
    scoreEvaluation: (id: number, ordinal: number, scored: Scored): void => {
      score.run({ id, ordinal, ...scored });
    },
    removeEvaluations: db.transaction((ids: readonly number[]): void => {
      for (const id of ids) remove.run(id);
    }),
  };
}
