/** The upkeep of the postings: when the tail becomes a run, when runs are merged, in steps of some milliseconds. */
import type Database from 'better-sqlite3';
import { freshWrites, type TermList } from './fresh-blocks.ts';
import { type GonePassages, goneWrites } from './gone.ts';
import { invert, listsFrom } from './invert.ts';
import { mergeStep, purgeStep, type Step } from './merging.ts';
import { packList } from './posting-lists.ts';
import { type Run, runReads, runSpan } from './runs.ts';
import type { Tail } from './tail.ts';

export interface PostingSizes {
  /** The tail becomes a run at so many passages. */
  readonly tail: number;
  /** So many of them get lists by term in memory: a search reads the others one by one, 4,000 in about 1 ms. */
  readonly listed: number;
  /** When there is time, already at so many: the next opening need not read more counts. */
  readonly settled: number;
  /** Fresh runs are merged when there are so many: each costs a search one look-up a term. */
  readonly freshRuns: number;
  /** Numbers that a merged run may span, at most 65,536. */
  readonly merged: number;
  /** A merged run is rewritten when this share of its passages was removed. */
  readonly goneShare: number;
  /** Rows that one step writes: a few milliseconds. */
  readonly rows: number;
}

export const postingSizes: PostingSizes = {
  tail: 8192,
  listed: 512,
  settled: 512,
  freshRuns: 8,
  merged: runSpan,
  goneShare: 0.25,
  rows: 2000,
};

export function postingUpkeep(db: Database.Database, tail: Tail, gone: GonePassages, sizes: PostingSizes) {
  const runs = runReads(db);
  const { forget } = goneWrites(db);
  const addRun = db.prepare('insert into posting_runs values (@run, @merged, @first, @last, @nextTerm)');
  const setNextTerm = db.prepare('update posting_runs set next_term = ? where run = ?');
  const extend = db.prepare('update posting_runs set last = ? where run = ?');
  const { append } = freshWrites(db);
  let work: Step | undefined;

  /** Writes the postings of a run's passages from the term on that it has reached. */
  function writeStep({ run, first, last, nextTerm }: Run): Step {
    const parts = tail.parts.filter((part) => part.first >= first && part.last <= last);
    const lists = listsFrom(invert(parts), nextTerm ?? 0);
    let row = lists.next();
    const step = db.transaction((): boolean => {
      const some: TermList[] = [];
      for (; some.length < sizes.rows && !row.done; row = lists.next())
        some.push({ term: row.value.term, list: packList(row.value.list) });
      append(run, some);
      setNextTerm.run(row.done ? null : row.value.term, run);
      return !row.done;
    });
    return () => step.immediate();
  }

  function freeNumber(all: readonly Run[]): number {
    const taken = new Set(all.map(({ run }) => run));
    let run = 0;
    while (taken.has(run)) run++;
    return run;
  }

  /** The tail's next passages as a run, where there are enough. */
  function newRun(all: readonly Run[], enough: number): Run | undefined {
    tail.refresh(all);
    const [begin] = tail.parts;
    if (!begin || tail.parts.at(-1)!.last - begin.first + 1 < enough) return undefined;
    const { first } = begin;
    const taken = tail.parts.filter((part) => part.last - first < sizes.tail);
    const run = { run: freeNumber(all), first, last: taken.at(-1)!.last, nextTerm: 0 };
    addRun.run({ ...run, merged: 0 });
    return { ...run, merged: false };
  }

  /** Fresh runs that belong together, and the merged run that they go to. */
  function merge(all: readonly Run[]): Step | undefined {
    const fresh = all.filter((run) => !run.merged && run.nextTerm === null);
    const [first] = fresh;
    const before = all.filter((run) => run.merged && run.first <= (first?.first ?? 0)).at(-1);
    const begun = before !== undefined && first !== undefined && before.last >= first.last;
    if (!first || (!begun && fresh.length < sizes.freshRuns)) return undefined;
    const fits = (run: Run, into: Pick<Run, 'first'>) => run.last - into.first < sizes.merged;
    const target =
      before && (begun || fits(first, before))
        ? before
        : { run: freeNumber(all), merged: true, first: first.first, last: first.last, nextTerm: null };
    const misfit = fresh.findIndex((run) => !fits(run, target));
    const together = begun
      ? fresh.filter((run) => run.last <= before.last)
      : fresh.slice(0, misfit < 0 ? fresh.length : misfit);
    const last = together.at(-1)!.last;
    if (target === before) extend.run(Math.max(last, before.last), target.run);
    else addRun.run({ ...target, merged: 1, last });
    return mergeStep(db, together, target, gone, sizes.rows);
  }

  function purge(all: readonly Run[]): Step | undefined {
    gone.refresh();
    const run = all.find(
      ({ merged, first, last }) => merged && gone.count(first, last) > sizes.goneShare * (last - first + 1),
    );
    return run && purgeStep(db, run, gone, forget, sizes.rows);
  }

  function nextWork(settling: boolean): Step | undefined {
    const all = runs();
    const unfinished = all.find((run) => run.nextTerm !== null);
    if (unfinished) {
      tail.refresh(all);
      return writeStep(unfinished);
    }
    const run = newRun(all, settling ? sizes.settled : sizes.tail);
    if (run) return writeStep(run);
    return merge(all) ?? (settling ? purge(all) : undefined);
  }

  return {
    /**
     * Does a piece of what is due, some milliseconds long; true while more is. To be called after each document, and
     * with `settling` until it gives false when there is time. The caller holds the writer's lock.
     */
    tendPostings: (settling = false): boolean => {
      work ??= nextWork(settling);
      if (!work) return false;
      let more: boolean;
      try {
        more = work();
      } catch (error) {
        work = undefined;
        throw error;
      }
      if (!more) work = undefined;
      return true;
    },
  };
}
