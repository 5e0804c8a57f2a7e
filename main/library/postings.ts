/** What exact fielded ranking needs: candidates, counts, averages. */
import type Database from 'better-sqlite3';
import { averageReads } from './averages.ts';
import { type CandidateTerm, candidateReads } from './candidates.ts';
import { GonePassages } from './gone.ts';
import { Tail } from './tail.ts';
import { type PostingSizes, postingSizes, postingUpkeep } from './tending.ts';
import { termCountReads } from './term-counts.ts';

/** @param sizes other than the measured ones, for tests */
export function postingStore(db: Database.Database, sizes: Partial<PostingSizes> = {}) {
  const all = { ...postingSizes, ...sizes };
  const averages = averageReads(db);
  const { partsFrom, ...counts } = termCountReads(db);
  const tail = new Tail(partsFrom, averages, all.listed);
  const gone = new GonePassages(db);
  const candidates = candidateReads(db, tail, gone);
  return {
    /**
     * Numbers of passages that hold any of the terms; those that the terms speak for most, best first.
     * @param allowed only passages of these documents
     */
    candidates: (terms: readonly CandidateTerm[], limit: number, allowed?: ReadonlySet<number>): number[] =>
      candidates(terms, limit, allowed),
    ...counts,
    averages,
    ...postingUpkeep(db, tail, gone, all),
  };
}
