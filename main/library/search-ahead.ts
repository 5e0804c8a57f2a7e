/** What a search reads next, read ahead of it: see pages-ahead.ts. */
import type Database from 'better-sqlite3';
import { keysOfParts } from './content.ts';
import { blockKey } from './fresh-blocks.ts';
import { PagesAhead, type Rows, slowPage, tried } from './pages-ahead.ts';
import { mergedKey, runReads, runSpan } from './runs.ts';
import type { KeyRange } from './table-pages.ts';
import { chunkNumbers, tableOf } from './vector-tables.ts';

const single = (key: number): KeyRange => [key, key];

export type SearchAhead = ReturnType<typeof searchAhead>;

/**
 * Each reading gives how many pages it read.
 * @param fd of the library's file
 * @param slow see PagesAhead
 */
export function searchAhead(db: Database.Database, fd: number, slow = slowPage) {
  const pages = new PagesAhead(fd, db.pragma('page_size', { simple: true }) as number, slow);
  const rootOf = db.prepare<[string], number>('select rootpage from sqlite_schema where name = ?').pluck();
  const runs = runReads(db);
  const chunksOf = chunkNumbers(db);
  const countsRow = db
    .prepare<[number], number>(
      'select rowid from term_counts where first_passage <= ? order by first_passage desc limit 1',
    )
    .pluck();
  const rows = (table: string, ranges: readonly KeyRange[]): Rows[] => {
    const root = rootOf.get(table);
    return root === undefined ? [] : [{ root, ranges }];
  };
  const ofLists = (terms: readonly number[]): Rows[] => {
    const fresh = runs().filter(({ merged }) => !merged);
    return [
      ...rows(
        'postings',
        terms.map((id) => [mergedKey(id, 0), mergedKey(id, runSpan - 1)]),
      ),
      ...rows(
        'fresh_blocks',
        fresh.flatMap(({ run }) => terms.map((id) => single(blockKey(run, id)))),
      ),
    ];
  };
  const ofVectors = (embedderId: number, clusters: readonly number[]): Rows[] => {
    const table = tableOf(embedderId);
    const chunks = chunksOf(embedderId, clusters).map(single);
    return [...rows(`${table}_vector_chunks00`, chunks), ...rows(`${table}_chunks`, chunks)];
  };

  return {
    /** Does the system's cache seem to lack lists of these terms, or vectors of these clusters? */
    lacksLists: (terms: readonly number[]): boolean => pages.lacks(ofLists(evenly(terms, tried))),
    lacksVectors: (embedderId: number, clusters: readonly number[]): boolean =>
      pages.lacks(ofVectors(embedderId, evenly(clusters, tried))),
    lists: (terms: readonly number[]): Promise<number> => pages.read(ofLists(terms)),
    vectors: (embedderId: number, clusters: readonly number[]): Promise<number> =>
      pages.read(ofVectors(embedderId, clusters)),
    counts: (passageIds: readonly number[]): Promise<number> => {
      const found = new Set(passageIds.map((id) => countsRow.get(id)).filter((row) => row !== undefined));
      return pages.read(rows('term_counts', [...found].map(single)));
    },
    /** @param shown the contents of these too */
    documents: (ids: readonly number[], shown: readonly number[]): Promise<number> =>
      pages.read([...rows('documents', ids.map(single)), ...rows('document_parts', shown.map(keysOfParts))]),
  };
}

function evenly<T>(all: readonly T[], most: number): readonly T[] {
  if (all.length <= most) return all;
  return Array.from({ length: most }, (_, i) => all[Math.floor((i * all.length) / most)]!);
}
