/**
 * Postings stand in runs: each holds the postings of passages numbered `first` to `last`, at most 65,536, so that a
 * number in it takes 16 bits.
 *
 * A document is written with its counts only, and searched from these while it is young (tail.ts). When enough have come
 * together their postings are appended as a fresh run, term by term; eight fresh runs are merged into the last merged
 * run, whose rows stand term by term so that a search reads neighbouring pages. Each step is cut into short
 * transactions, and each leaves the postings complete: of a run that is being written the rest is in the counts; of
 * runs that are being merged every term is in one place or the other.
 */
import type Database from 'better-sqlite3';

export interface Run {
  readonly run: number;
  readonly merged: boolean;
  readonly first: number;
  readonly last: number;
  /** The first term that is still missing; null where the run is complete. */
  readonly nextTerm: number | null;
}

/** Numbers that a run may span. */
export const runSpan = 65_536;

export const mergedKey = (term: number, run: number): number => term * runSpan + run;
export const runOfMerged = (key: number): number => key % runSpan;
export const termOfMerged = (key: number): number => Math.floor(key / runSpan);

/** All runs in the order of their passages. */
export function runReads(db: Database.Database) {
  const all = db.prepare<[], Omit<Run, 'merged'> & { merged: number }>(
    'select run, merged, first, last, next_term as nextTerm from posting_runs order by first',
  );
  return (): Run[] => all.all().map((run) => ({ ...run, merged: run.merged === 1 }));
}

/** The passages up to this number are wholly in runs. */
export function writtenUpTo(runs: readonly Run[]): number {
  let last = 0;
  for (const run of runs) if (run.nextTerm === null) last = Math.max(last, run.last);
  return last;
}
