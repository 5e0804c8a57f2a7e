/**
 * Fresh runs → the last merged run, or a new one where that is full; and merged runs without their removed passages.
 * Term by term, in short transactions; a kill between two leaves every posting in one place or the other.
 */
import type Database from 'better-sqlite3';
import { freshReads, freshWrites } from './fresh-blocks.ts';
import type { GonePassages } from './gone.ts';
import { type PostingList, packList, unpackList } from './posting-lists.ts';
import { mergedKey, type Run, runOfMerged } from './runs.ts';

/** Bytes that one transaction rewrites: some milliseconds. */
const bytesOfStep = 2_000_000;
const highestTerm = 2 ** 32 - 1;

/** Does a piece of the work; false when there is none left. */
export type Step = () => boolean;

/** Merges neighbouring fresh runs, which must fit into the target's span. */
export function mergeStep(
  db: Database.Database,
  fresh: readonly Run[],
  target: Pick<Run, 'run' | 'first'>,
  gone: GonePassages,
  rowsOfStep: number,
): Step {
  const { firstLists } = freshReads(db);
  const { removeUpTo } = freshWrites(db);
  const find = db.prepare<[number], Uint8Array>('select list from postings where key = ?').pluck();
  const put = db.prepare('insert or replace into postings values (?, ?)');
  const removeRun = db.prepare('delete from posting_runs where run = ?');

  /** The next lists of all the runs, by term; `more` where there are others after them. */
  function nextLists() {
    const windows = fresh.map((run) => ({
      run,
      ...firstLists(run.run, rowsOfStep, bytesOfStep / fresh.length),
    }));
    const full = windows.filter(({ more }) => more);
    // Behind the end of a window that has more nothing is known yet.
    const known = Math.min(highestTerm, ...full.map(({ lists }) => lists.at(-1)!.term));
    const byTerm = new Map<number, { readonly list: Uint8Array; readonly by: number }[]>();
    for (const { run, lists } of windows) {
      for (const { term, list } of lists) {
        if (term > known) break;
        const same = byTerm.get(term);
        const one = { list, by: run.first - target.first };
        if (same) same.push(one);
        else byTerm.set(term, [one]);
      }
    }
    return { lists: [...byTerm].sort(([a], [b]) => a - b), more: full.length > 0 };
  }

  const step = db.transaction((): boolean => {
    gone.refresh();
    const { lists, more } = nextLists();
    let bytes = 0;
    let done = 0;
    for (; done < lists.length && bytes < bytesOfStep; done++) {
      const [term, found] = lists[done]!;
      const key = mergedKey(term, target.run);
      const before = find.get(key);
      const parts = [...(before ? [{ list: before, by: 0 }] : []), ...found].map(({ list, by }) => ({
        list: unpackList(list),
        by,
      }));
      const joined = join(parts, target.first, gone);
      if (joined.numbers.length > 0) put.run(key, packList(joined));
      else if (before) removeMerged.run(key);
      bytes += 3 * joined.numbers.length;
    }
    if (done > 0) for (const { run } of fresh) removeUpTo(run, lists[done - 1]![0]);
    if (more || done < lists.length) return true;
    for (const { run } of fresh) removeRun.run(run);
    return false;
  });
  const removeMerged = db.prepare('delete from postings where key = ?');
  return () => step.immediate();
}

/** Lists one after another, without removed passages. */
function join(
  parts: readonly { readonly list: PostingList; readonly by: number }[],
  first: number,
  gone: GonePassages,
): PostingList {
  const length = parts.reduce((sum, { list }) => sum + list.numbers.length, 0);
  const numbers = new Uint16Array(length);
  const impacts = new Uint8Array(length);
  let n = 0;
  for (const { list, by } of parts) {
    for (let i = 0; i < list.numbers.length; i++) {
      const number = list.numbers[i]! + by;
      if (gone.has(first + number)) continue;
      numbers[n] = number;
      impacts[n++] = list.impacts[i]!;
    }
  }
  return { numbers: numbers.subarray(0, n), impacts: impacts.subarray(0, n) };
}

/** Takes the removed passages out of a merged run, and the run itself where nothing is left. */
export function purgeStep(
  db: Database.Database,
  { run, first, last }: Run,
  gone: GonePassages,
  forget: (passageIds: readonly number[]) => void,
  rowsOfStep: number,
): Step {
  const keys = db.prepare<[number], number>('select key from postings where key > ? order by key').pluck();
  const find = db.prepare<[number], Uint8Array>('select list from postings where key = ?').pluck();
  const update = db.prepare('update postings set list = ? where key = ?');
  const remove = db.prepare('delete from postings where key = ?');
  const removeRun = db.prepare('delete from posting_runs where run = ?');
  gone.refresh();
  const purged: number[] = [];
  for (let id = first; id <= last; id++) if (gone.has(id)) purged.push(id);
  let at = -1;
  /** The run's next rows; rows of other runs are passed over without being read. */
  const next = (): number[] => {
    const found: number[] = [];
    let seen = 0;
    for (const key of keys.iterate(at)) {
      at = key;
      if (runOfMerged(key) === run) found.push(key);
      if (found.length >= rowsOfStep || ++seen >= 20 * rowsOfStep) break;
    }
    return found;
  };
  const step = db.transaction((): boolean => {
    const from = at;
    for (const key of next()) {
      const list = join([{ list: unpackList(find.get(key)!), by: 0 }], first, gone);
      if (list.numbers.length > 0) update.run(packList(list), key);
      else remove.run(key);
    }
    if (at !== from) return true;
    forget(purged);
    if (purged.length === last - first + 1) removeRun.run(run);
    return false;
  });
  return () => step.immediate();
}
