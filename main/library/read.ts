/** Reading documents, sections and passages. */
import type Database from 'better-sqlite3';
import type { Language, Unit } from '../contract/index.ts';
import type { ContentReads } from './content.ts';
import { type PartRecord, partOf, passagesOfPart } from './document-parts.ts';
import { retellingReads } from './retellings.ts';

export interface StoredDocument {
  readonly id: number;
  readonly rootId: number;
  /** The root's folder, absolute. */
  readonly root: string;
  readonly path: string;
  /** The file's name below the root as the file system has it. */
  readonly filePath: string;
  readonly title: string;
  readonly format: string;
  readonly encoding: string;
  readonly language: Language;
  /** Milliseconds since 1970. */
  readonly modified: number;
  readonly hash: string;
  /** For a file inside another one: that file's path below the root. */
  readonly container: string | null;
}

export interface StoredSection {
  readonly ordinal: number;
  readonly heading: string;
  readonly path: readonly string[];
  readonly start: number;
  readonly end: number;
  readonly anchor: string | null;
}

export interface StoredPassage {
  readonly id: number;
  readonly documentId: number;
  readonly ordinal: number;
  readonly section: number;
  readonly start: number;
  readonly end: number;
  readonly units: readonly Unit[];
}

const documentColumns = `d.id, d.root_id as rootId, r.path as root, d.path, coalesce(d.raw_path, d.path) as filePath,
  d.title, d.format, d.encoding, d.language, d.modified, d.hash, d.container`;

type PassageRow = Pick<StoredPassage, 'id' | 'documentId' | 'ordinal'>;

export function documentReads(db: Database.Database, stored: ContentReads) {
  const document = db.prepare<[number], StoredDocument>(
    `select ${documentColumns} from documents d join roots r on r.id = d.root_id where d.id = ? and d.state = 'read'`,
  );
  const modified = db.prepare<[number], number>('select modified from documents where id = ?').pluck();
  const documentAt = db.prepare<[number, string], StoredDocument>(
    `select ${documentColumns} from documents d join roots r on r.id = d.root_id
     where d.root_id = ? and d.path = ? and d.state = 'read'`,
  );
  const passage = db.prepare<[number], PassageRow>(
    'select id, document_id as documentId, ordinal from passages where id = ?',
  );
  const passagesOf = db.prepare<[number], PassageRow>(
    'select id, document_id as documentId, ordinal from passages where document_id = ? order by ordinal',
  );
  const linked = db.prepare<[number, string], { documentId: number | null; bytes: number }>(
    `select case t.state when 'read' then t.id end as documentId, t.size as bytes
     from documents d join documents t on t.root_id = d.root_id where d.id = ? and t.path = ?`,
  );
  const beside = db.prepare<[number, number], { documentId: number; path: string; title: string }>(
    `select d.id as documentId, d.path, d.title
     from documents t join documents d on d.root_id = t.root_id
     where t.id = ? and d.id = ? and d.id <> t.id and d.state = 'read'`,
  );
  const pathOf = db.prepare<[number], string>('select path from documents where id = ?').pluck();
  const content = db
    .prepare<[number], Uint8Array>('select content from contents where document_id = ?')
    .pluck();
  const { laidOver } = retellingReads(db);
  const counts = db.prepare<[], { documents: number; passages: number }>(
    `select (select count(*) from documents where state = 'read') as documents, (select count(*) from passages) as passages`,
  );

  return {
    document: (id: number): StoredDocument | undefined => document.get(id),
    /** Milliseconds since 1970; 0 where there is no such document. */
    modifiedOf: (id: number): number => modified.get(id) ?? 0,
    documentAt: (rootId: number, path: string): StoredDocument | undefined => documentAt.get(rootId, path),
    sections: (documentId: number): StoredSection[] =>
      stored.parts(documentId).flatMap((part) => part.sections),
    /** As it is indexed. */
    passage: (id: number): StoredPassage | undefined => {
      const row = passage.get(id);
      const content =
        row && stored.part(row.documentId, partOf(row.ordinal))?.passages[row.ordinal % passagesOfPart];
      return content && { ...row, ...content };
    },
    /** As they are read and said: with a model's sentences for rows, where the library says them. */
    passagesOf: (documentId: number): StoredPassage[] => {
      const contents = laidOver(stored.parts(documentId));
      return passagesOf.all(documentId).map((row, i) => ({ ...row, ...contents[i]! }));
    },
    /** The rows of a document's tables, table by table. */
    records: (documentId: number): PartRecord[] => stored.parts(documentId).flatMap((part) => part.records),
    /** A document's blocks as ingest packed them; undefined where the viewer reads the file itself. */
    content: (documentId: number): Uint8Array | undefined => content.get(documentId),
    /** Where a document's links lead inside its root, in order; `documentId` where that file was read. */
    linksOf: (
      documentId: number,
    ): { path: string; text: string; documentId: number | null; bytes: number | null }[] =>
      stored.links(documentId).flatMap(({ target, text }) => {
        if (target === null) return [];
        const file = linked.get(documentId, target) ?? { documentId: null, bytes: null };
        return [{ path: target, text, ...file }];
      }),
    /** The documents that link to a document, by path. */
    linkingTo: (documentId: number): { documentId: number; path: string; title: string }[] =>
      stored
        .linkingTo(pathOf.get(documentId) ?? '')
        .flatMap((id) => beside.all(documentId, id))
        .sort((a, b) => (a.path < b.path ? -1 : 1)),
    size: (): { documents: number; passages: number } => counts.get()!,
  };
}
