/** The documents as a list that a person looks through: filtered, ordered, a page at a time. */
import type Database from 'better-sqlite3';

export interface ListFilter {
  readonly format?: string | undefined;
  readonly state?: 'read' | 'failed' | undefined;
  readonly rootId?: number | undefined;
  /** Milliseconds since 1970: from `since` on, before `before`. */
  readonly since?: number | undefined;
  readonly before?: number | undefined;
  readonly order: 'path' | 'title' | 'newest' | 'largest';
  /** A test of title and path. */
  readonly named?: ((name: string) => boolean) | undefined;
}

export interface ListRow {
  readonly id: number;
  readonly rootId: number;
  readonly path: string;
  readonly title: string;
  readonly format: string;
  readonly state: 'read' | 'failed';
  readonly size: number;
  /** Milliseconds since 1970. */
  readonly modified: number;
}

export interface Alike {
  readonly kind: 'same' | 'older';
  readonly similarity: number;
  readonly documents: readonly {
    readonly documentId: number;
    readonly root: string;
    readonly path: string;
    readonly title: string;
  }[];
}

const orders = {
  path: 'root_id, path',
  title: "coalesce(title, ''), path",
  newest: 'modified desc, path',
  largest: 'size desc, path',
} as const;

const columns = `id, root_id as rootId, path, coalesce(title, '') as title, coalesce(format, '') as format, state,
  size, modified`;

export function documentList(db: Database.Database) {
  const at = db.prepare<[number], ListRow>(`select ${columns} from documents where id = ?`);
  const everywhere = db.prepare<[string], Alike['documents'][number]>(
    `select d.id as documentId, r.path as root, d.path, d.title from documents d join roots r on r.id = d.root_id
     where d.path = ? and d.state = 'read' order by d.root_id limit 1`,
  );
  const named = db.prepare<[number], Alike['documents'][number]>(
    `select d.id as documentId, r.path as root, d.path, d.title from documents d join roots r on r.id = d.root_id
     where d.id = ?`,
  );
  const copies = db
    .prepare<[number], string>(
      `select group_concat(id) from documents where state = 'read' and text_hash is not null
       group by text_hash having count(*) > 1 order by min(path) limit ?`,
    )
    .pluck();
  const successions = db.prepare<[number], { documentId: number; successorId: number; similarity: number }>(
    `select document_id as documentId, successor_id as successorId, similarity from successions
     order by similarity desc limit ?`,
  );
  const formats = db.prepare<[], { format: string; documents: number }>(
    `select format, count(*) as documents from documents where state = 'read' group by format order by format`,
  );
  const total = db.prepare('select total_changes()').pluck();

  return {
    /** The numbers of the documents that match, in order. */
    listed: (filter: ListFilter): number[] => {
      const conditions: string[] = [];
      const values: (string | number)[] = [];
      const where = (condition: string, value: string | number | undefined) => {
        if (value === undefined) return;
        conditions.push(condition);
        values.push(value);
      };
      where('format = ?', filter.format);
      where('state = ?', filter.state);
      where('root_id = ?', filter.rootId);
      where('modified >= ?', filter.since);
      where('modified < ?', filter.before);
      const clause = conditions.length > 0 ? `where ${conditions.join(' and ')}` : '';
      const { named: isNamed } = filter;
      if (!isNamed) {
        const sql = `select id from documents ${clause} order by ${orders[filter.order]}`;
        return db
          .prepare<typeof values, number>(sql)
          .pluck()
          .all(...values);
      }
      const sql = `select id, coalesce(title, '') as title, path from documents ${clause} order by ${orders[filter.order]}`;
      const found: number[] = [];
      for (const row of db
        .prepare<typeof values, { id: number; title: string; path: string }>(sql)
        .iterate(...values)) {
        if (isNamed(`${row.title}\n${row.path}`)) found.push(row.id);
      }
      return found;
    },
    listRow: (id: number): ListRow | undefined => at.get(id),
    /** Changes with everything that is written to the library, by this process or another one. */
    revision: (): string => `${db.pragma('data_version', { simple: true })} ${total.get()}`,
    /** The document at a path, in whichever folder: what a link from another machine names. */
    documentNamed: (path: string) => everywhere.get(path),
    /** Copies and older editions, at most `limit` of each. */
    alike: (limit: number): Alike[] => {
      const nameOf = (id: number) => named.get(id)!;
      const same = copies.all(limit).map((ids) => ({
        kind: 'same' as const,
        similarity: 1,
        documents: ids.split(',').map(Number).map(nameOf),
      }));
      const older = successions.all(limit).map(({ documentId, successorId, similarity }) => ({
        kind: 'older' as const,
        similarity,
        documents: [nameOf(documentId), nameOf(successorId)],
      }));
      return [...same, ...older];
    },
    formatCounts: () => formats.all(),
  };
}
