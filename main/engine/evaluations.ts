/** Measuring with a question sheet, and the runs that were kept: compared, scored by people, handed on. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { answerOf } from '../answer/index.ts';
import {
  type EvaluateEvent,
  type EvaluationComparison,
  type EvaluationRow,
  type EvaluationRun,
  FootnoteError,
  type Hit,
} from '../contract/index.ts';
import {
  checkSheet,
  evaluateSheet,
  questionsOfRows,
  readSheet,
  type SheetQuestion,
} from '../evaluate/index.ts';
import type { Library, StoredEvaluation } from '../library/index.ts';
import { askingOf, madeBy } from './asking.ts';
import { crossingStream, type Implementer } from './border.ts';
import type { Rooms } from './rooms.ts';
import { streamOf } from './stream.ts';

type Search = (question: string, k: number, signal: AbortSignal) => Promise<Hit[]>;

export function evaluateRoute(os: Implementer, rooms: Rooms, search: Search) {
  return os.evaluate.handler(async function* ({ input, signal, errors }) {
    const events = streamOf<EvaluateEvent>(
      async (push, stop) => {
        const started = performance.now();
        const rows: EvaluationRow[] = [];
        const { models } = rooms;
        const asked = input.model === undefined ? models : models.withChat(input.model);
        const answerer = rooms.answerer(asked);
        const sheet = await questionsIn(input.sheet);
        const missing = checkSheet(sheet, pathsOf(rooms), input.sheet);
        const lacking = missing.length > 0 ? { missingFiles: missing } : {};
        const evaluation = await evaluateSheet(
          sheet,
          {
            search: (question, k) => search(question, k, stop),
            ask: (question) =>
              answerOf(answerer, question, stop, { ...askingOf(rooms, input), askBack: false }),
          },
          (done, total, row) => {
            rows.push(row);
            push({ type: 'progress', done, total });
          },
          stop,
        );
        if (!input.keep) return push({ type: 'done', evaluation, ...lacking });
        const { questions: _, ...scores } = evaluation;
        const library = rooms.library();
        const run = library.addEvaluation({
          sheet: path.resolve(input.sheet),
          sheetHash: createHash('sha256').update(readFileSync(input.sheet)).digest('hex'),
          seconds: Math.round((performance.now() - started) / 10) / 100,
          settings: {
            version: rooms.options.appVersion,
            embedder: library.embedderInUse()?.name ?? null,
            documents: library.size().documents,
            ...madeBy(input, asked),
          },
          scores: { ...scores, ...lacking },
          rows,
        });
        push({ type: 'done', evaluation, run, ...lacking });
      },
      (event) => event.type === 'progress',
      signal,
    );
    yield* crossingStream(events, errors.FOOTNOTE);
  });
}

/** Of all documents, those that could not be read among them. */
function pathsOf(rooms: Rooms): string[] {
  if (!existsSync(rooms.options.library)) return [];
  const library = rooms.library();
  return library.roots().flatMap(({ id }) => library.files(id).map(({ path: file }) => file));
}

/** @throws FootnoteError about the sheet */
async function questionsIn(sheet: string): Promise<SheetQuestion[]> {
  if (!/\.(xlsx|xlsm|csv|tsv)$/i.test(sheet)) return readSheet(sheet);
  if (!existsSync(sheet)) throw new FootnoteError('file-missing', { path: sheet });
  const { readRows } = await import('../ingest/index.ts');
  return questionsOfRows(await readRows(readFileSync(sheet), path.basename(sheet)), sheet);
}

export function evaluationRoutes(os: Implementer, rooms: Rooms) {
  const known = (id: number): { library: Library; run: StoredEvaluation } => {
    const run = existsSync(rooms.options.library) ? rooms.library().evaluation(id) : undefined;
    if (!run) throw new FootnoteError('evaluation-missing', { id });
    return { library: rooms.library(), run };
  };
  return {
    list: os.evaluations.list.handler(() =>
      existsSync(rooms.options.library) ? rooms.library().evaluations().map(outside) : [],
    ),
    get: os.evaluations.get.handler(({ input }) => {
      const { library, run } = known(input.id);
      const { byCategory, byStyle, missingFiles } = run.kept;
      return {
        run: outside(run),
        byCategory,
        byStyle,
        ...(missingFiles && { missingFiles }),
        rows: library.evaluationRows(run.id),
      };
    }),
    compare: os.evaluations.compare.handler(({ input }) => {
      const [before, after] = [known(input.before), known(input.after)];
      return {
        before: outside(before.run),
        after: outside(after.run),
        ...compared(before.library.evaluationRows(before.run.id), after.library.evaluationRows(after.run.id)),
      };
    }),
    score: os.evaluations.score.handler(({ input }) => {
      const { library, run } = known(input.id);
      const row = library.evaluationRows(run.id).find(({ ordinal }) => ordinal === input.ordinal);
      if (!row) throw new FootnoteError('evaluation-missing', { id: `${input.id}.${input.ordinal}` });
      const { accuracy = row.accuracy, detail = row.detail, note = row.note } = input;
      library.scoreEvaluation(run.id, row.ordinal, { accuracy, detail, note });
      return { ...row, accuracy, detail, note };
    }),
    remove: os.evaluations.remove.handler(({ input }) => {
      for (const id of input.ids) known(id);
      rooms.library().removeEvaluations(input.ids);
    }),
    export: os.evaluations.export.handler(async ({ input }) => {
      const { library, run } = known(input.id);
      const { exportEvaluation } = await import('./evaluation-export.ts');
      return exportEvaluation(run, library.evaluationRows(run.id), input.format);
    }),
  };
}

const outside = ({ kept: _, ...run }: StoredEvaluation): EvaluationRun => run;

export function compared(
  before: readonly EvaluationRow[],
  after: readonly EvaluationRow[],
): Pick<EvaluationComparison, 'rows' | 'onlyBefore' | 'onlyAfter'> {
  const keyOf = ({ id, question }: EvaluationRow) => `${id}\n${question}`;
  const earlier = new Map(before.map((row) => [keyOf(row), row]));
  const rows = after.flatMap((row) => {
    const former = earlier.get(keyOf(row));
    if (!former) return [];
    const { id, question, category, style } = row;
    return [{ id, question, category, style, before: former, after: row, change: changeOf(former, row) }];
  });
  return { rows, onlyBefore: before.length - rows.length, onlyAfter: after.length - rows.length };
}

/** The first difference decides. */
function changeOf(before: EvaluationRow, after: EvaluationRow): 'better' | 'worse' | 'same' {
  const merits = (row: EvaluationRow): readonly (number | null)[] => [
    ...[row.accuracy, row.detail],
    row.unanswerable ? Number(row.refused) : -(row.rank ?? Number.MAX_SAFE_INTEGER),
    row.evidenceFound,
    row.factsRight == null ? null : Number(row.factsRight),
    Number(row.citations[0]?.right ?? false),
  ];
  const [were, are] = [merits(before), merits(after)];
  for (const [i, was] of were.entries()) {
    const is = are[i] ?? null;
    if (was !== null && is !== null && was !== is) return is > was ? 'better' : 'worse';
  }
  return 'same';
}
