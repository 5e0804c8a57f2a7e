/** Every row of the postings, wherever it is: for checks that read all of them. */
import type Database from 'better-sqlite3';
import { runOfMerged, runReads, termOfFresh, termOfMerged, unpackList } from './runs.ts';

export interface PostingRow {
  readonly term: number;
  /** Ascending; some may be gone. */
  readonly passageIds: readonly number[];
}

export function postingRows(db: Database.Database) {
  const runs = runReads(db)();
  const byNumber = new Map(runs.map((run) => [run.run, run]));
  const from = function* (
    table: string,
    termOf: (key: number) => number,
    runOf: (key: number) => number,
  ): Generator<PostingRow> {
    const rows = db.prepare<[], { key: number; list: Uint8Array }>(`select key, list from ${table}`);
    for (const { key, list } of rows.iterate()) {
      // A row of no run belongs to no passage.
      const first = byNumber.get(runOf(key))?.first ?? Number.NEGATIVE_INFINITY;
      yield { term: termOf(key), passageIds: Array.from(unpackList(list).numbers, (n) => first + n) };
    }
  };
  return {
    /** Are the postings of a passage not all in rows yet? */
    waiting: (passageId: number): boolean =>
      !runs.some(({ first, last, nextTerm }) => nextTerm === null && first <= passageId && passageId <= last),
    rows: function* (): Generator<PostingRow> {
      yield* from('fresh_postings', termOfFresh, (key) => Math.floor(key / 2 ** 32));
      yield* from('postings', termOfMerged, runOfMerged);
    },
  };
}
