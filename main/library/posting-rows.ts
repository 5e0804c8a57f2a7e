/** Every row of the postings, wherever it is: for checks that read all of them. */
import type Database from 'better-sqlite3';
import { listsOfBlock, runOfBlock } from './fresh-blocks.ts';
import { unpackList } from './posting-lists.ts';
import { runOfMerged, runReads, termOfMerged } from './runs.ts';

export interface PostingRow {
  readonly term: number;
  /** Ascending; some may be gone. */
  readonly passageIds: readonly number[];
}

export function postingRows(db: Database.Database) {
  const runs = runReads(db)();
  const byNumber = new Map(runs.map((run) => [run.run, run]));
  const rowOf = (run: number, term: number, list: Uint8Array): PostingRow => {
    // A row of no run belongs to no passage.
    const first = byNumber.get(run)?.first ?? Number.NEGATIVE_INFINITY;
    return { term, passageIds: Array.from(unpackList(list).numbers, (n) => first + n) };
  };
  const fresh = db.prepare<[], [number, Uint8Array]>('select key, lists from fresh_blocks').raw();
  const merged = db.prepare<[], [number, Uint8Array]>('select key, list from postings').raw();
  return {
    /** Are the postings of a passage not all in rows yet? */
    waiting: (passageId: number): boolean =>
      !runs.some(({ first, last, nextTerm }) => nextTerm === null && first <= passageId && passageId <= last),
    rows: function* (): Generator<PostingRow> {
      for (const [key, lists] of fresh.iterate())
        for (const { term, list } of listsOfBlock(key, lists)) yield rowOf(runOfBlock(key), term, list);
      for (const [key, list] of merged.iterate()) yield rowOf(runOfMerged(key), termOfMerged(key), list);
    },
  };
}
