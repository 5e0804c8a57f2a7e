/** Reading documents, sections and passages. */
import type Database from 'better-sqlite3';
import type { Language, TableRecord, Unit } from '../contract/index.ts';
import { unpackUnits } from './units.ts';

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

type PassageRow = Omit<StoredPassage, 'units'> & { units: Uint8Array };

export function documentReads(db: Database.Database) {
  const document = db.prepare<[number], StoredDocument>(
    `select ${documentColumns} from documents d join roots r on r.id = d.root_id where d.id = ? and d.state = 'read'`,
  );
  const documentAt = db.prepare<[number, string], StoredDocument>(
    `select ${documentColumns} from documents d join roots r on r.id = d.root_id
     where d.root_id = ? and d.path = ? and d.state = 'read'`,
  );
  const sections = db.prepare<[number], Omit<StoredSection, 'path'> & { path: string }>(
    'select ordinal, heading, path, start, end, anchor from sections where document_id = ? order by ordinal',
  );
  const passage = db.prepare<[number], PassageRow>(
    'select id, document_id as documentId, ordinal, section, start, end, units from passages where id = ?',
  );
  const passagesOf = db.prepare<[number], PassageRow>(
    'select id, document_id as documentId, ordinal, section, start, end, units from passages where document_id = ? order by ordinal',
  );
  const records = db.prepare<
    [number],
    { tableIndex: number; row: number; kind: string; caption: string; cells: string; prose: string }
  >(
    'select table_index as tableIndex, row, kind, caption, cells from records where document_id = ? order by table_index, row',
  );
  const linksOf = db.prepare<
    [number],
    { path: string; text: string; documentId: number | null; bytes: number | null }
  >(
    `select l.target as path, l.text, case t.state when 'read' then t.id end as documentId, t.size as bytes
     from links l join documents d on d.id = l.document_id
     left join documents t on t.root_id = d.root_id and t.path = l.target
     where l.document_id = ? and l.target is not null order by l.ordinal`,
  );
  const linkingTo = db.prepare<[number], { documentId: number; path: string; title: string }>(
    `select distinct d.id as documentId, d.path, d.title
     from documents t join links l on l.target = t.path
     join documents d on d.id = l.document_id and d.root_id = t.root_id
     where t.id = ? and d.id <> t.id and d.state = 'read' order by d.path`,
  );
  const content = db
    .prepare<[number], Uint8Array>('select content from contents where document_id = ?')
    .pluck();
  const counts = db.prepare<[], { documents: number; passages: number }>(
    `select (select count(*) from documents where state = 'read') as documents, (select count(*) from passages) as passages`,
  );
  const unpack = (row: PassageRow): StoredPassage => ({ ...row, units: unpackUnits(row.units) });

  return {
    document: (id: number): StoredDocument | undefined => document.get(id),
    documentAt: (rootId: number, path: string): StoredDocument | undefined => documentAt.get(rootId, path),
    sections: (documentId: number): StoredSection[] =>
      sections.all(documentId).map((row) => ({ ...row, path: JSON.parse(row.path) as string[] })),
    passage: (id: number): StoredPassage | undefined => {
      const row = passage.get(id);
      return row && unpack(row);
    },
    passagesOf: (documentId: number): StoredPassage[] => passagesOf.all(documentId).map(unpack),
    records: (
      documentId: number,
    ): (Pick<TableRecord, 'row' | 'values'> & { table: number; kind: string; caption: string })[] =>
      records.all(documentId).map(({ tableIndex, row, kind, caption, cells }) => ({
        table: tableIndex,
        row,
        kind,
        caption,
        values: (JSON.parse(cells) as [string, string][]).map(([header, value]) => ({ header, value })),
      })),
    /** A document's blocks as ingest packed them; undefined where the viewer reads the file itself. */
    content: (documentId: number): Uint8Array | undefined => content.get(documentId),
    /** Where a document's links lead inside its root, in order; `documentId` where that file was read. */
    linksOf: (documentId: number) => linksOf.all(documentId),
    /** The documents that link to a document. */
    linkingTo: (documentId: number) => linkingTo.all(documentId),
    size: (): { documents: number; passages: number } => counts.get()!,
  };
}
