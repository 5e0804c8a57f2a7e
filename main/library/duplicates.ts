/** What documents have to do with one another: copies, older and later editions, records of the same things. */
import type Database from 'better-sqlite3';
import type { ContentReads } from './content.ts';
import { fromShortSignature } from './signatures.ts';

/** A document as far as its name and its likeness to others go. */
export interface Named {
  readonly id: number;
  readonly path: string;
  readonly title: string;
  readonly language: string;
  readonly textHash: Uint8Array;
  readonly signature: Uint8Array | null;
}

export interface Succession {
  readonly documentId: number;
  readonly successorId: number;
  /** Estimated Jaccard similarity of the texts, 0 to 1. */
  readonly similarity: number;
}

/** A table row as it is compared with others'. */
export interface StoredRecord {
  readonly documentId: number;
  readonly title: string;
  readonly table: number;
  readonly kind: string;
  readonly caption: string;
  readonly values: readonly { readonly header: string; readonly value: string }[];
}

export interface DocumentName {
  readonly documentId: number;
  readonly path: string;
  readonly title: string;
}

export function editionStore(db: Database.Database, { partsOnce }: ContentReads) {
  const named = db.prepare<[number], Named>(
    `select id, path, title, language, text_hash as textHash, signature from documents
     where root_id = ? and state = 'read' and text_hash is not null`,
  );
  const copies = db.prepare<[number], { id: number; path: string; root: string; rootId: number }>(
    `select c.id, c.path, c.root_id as rootId, r.path as root
     from documents d join documents c on c.text_hash = d.text_hash and c.id <> d.id and c.state = 'read'
     join roots r on r.id = c.root_id
     where d.id = ? order by c.root_id, c.path`,
  );
  const textOf = db.prepare<[number], { id: number; rootId: number; path: string; text: string }>(
    `select id, root_id as rootId, path, hex(text_hash) as text from documents where id = ? and text_hash is not null`,
  );
  const hasSuccessor = db
    .prepare<[number], number>('select 1 from successions where document_id = ?')
    .pluck();
  const clear = db.prepare(
    'delete from successions where document_id in (select id from documents where root_id = ?)',
  );
  const insert = db.prepare('insert into successions values (?, ?, ?)');
  // `union` ends where a chain should ever lead in a circle.
  const successors = db.prepare<[number], DocumentName>(
    `with recursive later (id) as (
       select successor_id from successions where document_id = ?
       union select s.successor_id from successions s join later on s.document_id = later.id
     )
     select d.id as documentId, d.path, d.title from later join documents d on d.id = later.id`,
  );

  const read = db.prepare<[], { documentId: number; title: string }>(
    "select id as documentId, title from documents where state = 'read' order by id",
  );

  return {
    /** Every table row of the library, table by table. */
    allRecords: function* (): Generator<StoredRecord> {
      for (const document of read.all()) {
        for (const { records } of partsOnce(document.documentId))
          for (const { table, kind, caption, values } of records)
            yield { ...document, table, kind, caption, values };
      }
    },
    /** The documents of a root that have text. */
    namedDocuments: (rootId: number): Named[] =>
      named
        .all(rootId)
        .map((row) => ({ ...row, signature: row.signature && fromShortSignature(row.signature) })),
    /** Other documents with the same title and text, by root and path. */
    copiesOf: (documentId: number) => copies.all(documentId),
    /** Of these documents, those that have the same title and text: each such group by root and path. */
    copiesAmong: (ids: readonly number[]): number[][] => {
      const groups = new Map<string, { id: number; rootId: number; path: string }[]>();
      for (const id of ids) {
        const row = textOf.get(id);
        if (row) groups.set(row.text, [...(groups.get(row.text) ?? []), row]);
      }
      return [...groups.values()]
        .filter((group) => group.length > 1)
        .map((group) =>
          group
            .sort((a, b) => a.rootId - b.rootId || (a.path < b.path ? -1 : 1))
            .map((document) => document.id),
        );
    },
    /** Is there a later edition? */
    isSuperseded: (documentId: number): boolean => hasSuccessor.get(documentId) === 1,
    /** The later editions of a document, the next one first, the latest last. */
    successorsOf: (documentId: number): DocumentName[] => successors.all(documentId),
    /** Replaces what is known of a root's older editions. */
    setSuccessions: db.transaction((rootId: number, found: readonly Succession[]): void => {
      clear.run(rootId);
      for (const { documentId, successorId, similarity } of found)
        insert.run(documentId, successorId, similarity);
    }),
  };
}
