/**
 * Other ways to search on a desktop, each as its own documentation sets it up: nothing is tuned for Korean, and nothing
 * is held back. Their packages are installed by the bench into a folder of their own.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import Database from 'better-sqlite3';
import type { Asked, Passage } from './passages.ts';

/** Numbers of passages, best first. */
export type Search = (question: Asked) => Promise<readonly number[]> | readonly number[];

export interface Peer {
  /** Builds what is kept on disk. */
  build(passages: readonly Passage[], folder: string): Promise<void>;
  /** Opens it again, as at the next start. */
  open(folder: string): Promise<Search>;
}

const miniSearchOptions = { fields: ['title', 'text'] };
const oramaSchema = { number: 'number', title: 'string', text: 'string' };
/** Passages that a peer may give for one question. */
const asMany = 100;

/** Its types are its own: what is used of it stands here. */
// biome-ignore lint/suspicious/noExplicitAny: packages that are not installed when types are checked
async function load(name: string, folder: string): Promise<any> {
  const require = createRequire(path.join(folder, 'package.json'));
  return import(pathToFileURL(require.resolve(name)).href);
}

export const peers = (packages: string): Readonly<Record<string, Peer>> => ({
  'SQLite FTS5': {
    async build(passages, folder) {
      const db = new Database(path.join(folder, 'fts5.sqlite'));
      db.exec('create virtual table passages using fts5(title, text)');
      const insert = db.prepare('insert into passages (rowid, title, text) values (?, ?, ?)');
      db.transaction(() => {
        for (const { id, title, text } of passages) insert.run(id, title, text);
      })();
      db.close();
    },
    async open(folder) {
      const opened = new Database(path.join(folder, 'fts5.sqlite'), { readonly: true });
      const find = opened
        .prepare<[string, number], number>(
          'select rowid from passages where passages match ? order by rank limit ?',
        )
        .pluck();
      return ({ question }) => {
        const words = question.match(/[\p{L}\p{N}]+/gu) ?? [];
        return words.length === 0 ? [] : find.all(words.map((word) => `"${word}"`).join(' OR '), asMany);
      };
    },
  },
  MiniSearch: {
    async build(passages, folder) {
      const { default: MiniSearch } = await load('minisearch', packages);
      const index = new MiniSearch(miniSearchOptions);
      index.addAll(passages.map(({ id, title, text }) => ({ id, title, text })));
      writeFileSync(path.join(folder, 'minisearch.json'), JSON.stringify(index));
    },
    async open(folder) {
      const { default: MiniSearch } = await load('minisearch', packages);
      const opened = MiniSearch.loadJSON(
        readFileSync(path.join(folder, 'minisearch.json'), 'utf8'),
        miniSearchOptions,
      );
      return ({ question }) =>
        (opened.search(question) as { id: number }[]).slice(0, asMany).map(({ id }) => id);
    },
  },
  Orama: {
    async build(passages, folder) {
      const { create, insertMultiple, save } = await load('@orama/orama', packages);
      const index = await create({ schema: oramaSchema });
      await insertMultiple(
        index,
        passages.map(({ id, title, text }) => ({ number: id, title, text })),
      );
      writeFileSync(path.join(folder, 'orama.json'), JSON.stringify(await save(index)));
    },
    async open(folder) {
      const { create, load: restore, search } = await load('@orama/orama', packages);
      const opened = await create({ schema: oramaSchema });
      await restore(opened, JSON.parse(readFileSync(path.join(folder, 'orama.json'), 'utf8')));
      return async ({ question }) => {
        const found = await search(opened, { term: question, limit: asMany });
        return (found.hits as { document: { number: number } }[]).map(({ document }) => document.number);
      };
    },
  },
  'LanceDB, learned vectors': {
    async build(passages, folder) {
      const lancedb = await load('@lancedb/lancedb', packages);
      const db = await lancedb.connect(path.join(folder, 'lancedb'));
      await db.createTable(
        'passages',
        passages.map(({ id, vector }) => ({ id, vector: [...vector] })),
      );
    },
    async open(folder) {
      const lancedb = await load('@lancedb/lancedb', packages);
      const table = await (await lancedb.connect(path.join(folder, 'lancedb'))).openTable('passages');
      return async ({ vector }) => {
        if (!vector) return [];
        const rows = await table
          .vectorSearch([...vector])
          .distanceType('cosine')
          .limit(asMany)
          .toArray();
        return (rows as { id: number }[]).map(({ id }) => Number(id));
      };
    },
  },
});
