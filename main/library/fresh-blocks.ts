/**
 * A fresh run's lists in blocks: most terms stand in few of its passages, and a row for each would be larger than its
 * list. A block holds neighbouring terms: the length of the first one's list and the list, then for each other the
 * distance from the term before, the length and the list. Its key names the run and its first term.
 */
import type Database from 'better-sqlite3';
import { IntegerReader, IntegerWriter } from './bytes.ts';

/** Small beside a page of SQLite's, so that little of it stays empty. A longer list has a block of its own. */
const blockBytes = 600;
const termShift = 2 ** 32;
export const blockKey = (run: number, term: number): number => run * termShift + term;
export const runOfBlock = (key: number): number => Math.floor(key / termShift);

export interface TermList {
  readonly term: number;
  /** See posting-lists.ts. */
  readonly list: Uint8Array;
}

/** @param lists terms ascending */
function blocksOf(lists: readonly TermList[]): { first: number; bytes: Uint8Array }[] {
  const blocks: { first: number; bytes: Uint8Array }[] = [];
  let out = new IntegerWriter();
  let first: number | undefined;
  let before = 0;
  const end = () => {
    if (first !== undefined) blocks.push({ first, bytes: out.bytes() });
    out = new IntegerWriter();
    first = undefined;
  };
  for (const { term, list } of lists) {
    if (out.length + list.length > blockBytes) end();
    if (first === undefined) first = term;
    else out.put(term - before);
    out.put(list.length);
    out.append(list);
    before = term;
  }
  end();
  return blocks;
}

export function listsOfBlock(key: number, bytes: Uint8Array): TermList[] {
  const from = new IntegerReader(bytes);
  const lists: TermList[] = [];
  for (let term = key % termShift; from.at < bytes.length; ) {
    const length = from.take();
    lists.push({ term, list: bytes.subarray(from.at, from.at + length) });
    from.at += length;
    if (from.at < bytes.length) term += from.take();
  }
  return lists;
}

interface BlockRow {
  readonly key: number;
  readonly lists: Uint8Array;
}

/** The block of a run in which a term stands, if it is there. */
function blockReads(db: Database.Database) {
  const last = db.prepare<[number, number], BlockRow>(
    'select key, lists from fresh_blocks where key between ? and ? order by key desc limit 1',
  );
  return (run: number, term: number) => last.get(blockKey(run, 0), blockKey(run, term));
}

export function freshReads(db: Database.Database) {
  const blockOf = blockReads(db);
  const from = db.prepare<[number, number], BlockRow>(
    'select key, lists from fresh_blocks where key between ? and ? order by key',
  );
  return {
    /** A term's list in a run. */
    listOf: (run: number, term: number): Uint8Array | undefined => {
      const block = blockOf(run, term);
      if (!block) return undefined;
      const { key, lists } = block;
      const reader = new IntegerReader(lists);
      for (let at = key % termShift; ; at += reader.take()) {
        const length = reader.take();
        if (at === term) return lists.subarray(reader.at, reader.at + length);
        reader.at += length;
        if (at > term || reader.at >= lists.length) return undefined;
      }
    },
    /** A run's first lists, until there are so many terms or bytes; `more` where there are others after them. */
    firstLists: (run: number, terms: number, bytes: number): { lists: TermList[]; more: boolean } => {
      const found: TermList[] = [];
      let size = 0;
      for (const { key, lists } of from.iterate(blockKey(run, 0), blockKey(run + 1, -1))) {
        if (found.length >= terms || size >= bytes) return { lists: found, more: true };
        found.push(...listsOfBlock(key, lists));
        size += lists.length;
      }
      return { lists: found, more: false };
    },
  };
}

/** Called within the transactions of the postings' upkeep. */
export function freshWrites(db: Database.Database) {
  const insert = db.prepare('insert into fresh_blocks values (?, ?)');
  const blockOf = blockReads(db);
  const remove = db.prepare('delete from fresh_blocks where key between ? and ?');
  const append = (run: number, lists: readonly TermList[]): void => {
    for (const { first, bytes } of blocksOf(lists)) insert.run(blockKey(run, first), bytes);
  };
  return {
    /** @param lists terms ascending, above those that the run has */
    append,
    /** Removes a run's lists of terms up to this one. */
    removeUpTo: (run: number, term: number): void => {
      const cut = blockOf(run, term);
      if (!cut) return;
      const left = listsOfBlock(cut.key, cut.lists).filter((one) => one.term > term);
      remove.run(blockKey(run, 0), blockKey(run, term));
      append(run, left);
    },
  };
}
