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

const termShift = 2 ** 32;
export const freshKey = (run: number, term: number): number => run * termShift + term;
export const termOfFresh = (key: number): number => key % termShift;
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

/** A list of postings as a row stores it. */
export interface PostingList {
  /** Less the run's first number. */
  readonly numbers: Uint16Array;
  readonly impacts: Uint8Array;
}

export function packList({ numbers, impacts }: PostingList): Uint8Array {
  const bytes = new Uint8Array(3 * numbers.length);
  bytes.set(new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength));
  bytes.set(impacts, 2 * numbers.length);
  return bytes;
}

export function unpackList(bytes: Uint8Array): PostingList {
  const n = bytes.length / 3;
  // A blob may begin at an odd place.
  const at = bytes.byteOffset;
  const numbers =
    at % 2 === 0 ? new Uint16Array(bytes.buffer, at, n) : new Uint16Array(bytes.slice(0, 2 * n).buffer);
  return { numbers, impacts: bytes.subarray(2 * n) };
}
