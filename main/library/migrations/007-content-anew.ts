/** The rows of an older library (a passage's units, sections, records, links) written anew, a row a document. */
import { inflateRawSync } from 'node:zlib';
import type Database from 'better-sqlite3';
import type { Unit } from '../../contract/index.ts';
import { contentWrites } from '../content.ts';
import type { PartRecord, PartSection } from '../document-parts.ts';
import type { PreparedLink } from '../prepared.ts';

interface FormerPassage {
  readonly section: number;
  readonly start: number;
  readonly end: number;
  readonly units: Uint8Array;
}

type FormerSection = Omit<PartSection, 'path'> & { readonly path: string };
type FormerRecord = Omit<PartRecord, 'values'> & { readonly cells: string };

export function contentAnew(db: Database.Database): void {
  const { insert } = contentWrites(db);
  const documents = db
    .prepare<[], number>("select id from documents where state = 'read' order by id")
    .pluck();
  const passages = db.prepare<[number], FormerPassage>(
    'select section, start, end, units from passages where document_id = ? order by ordinal',
  );
  const sections = db.prepare<[number], FormerSection>(
    'select ordinal, level, heading, path, start, end, anchor from sections where document_id = ? order by ordinal',
  );
  const records = db.prepare<[number], FormerRecord>(
    'select table_index as "table", row, kind, caption, cells from records where document_id = ?',
  );
  const links = db.prepare<[number], PreparedLink>(
    'select href, target, text, start, end from links where document_id = ? order by ordinal',
  );
  for (const id of documents.all()) {
    const content = {
      sections: sections.all(id).map((row) => ({ ...row, path: JSON.parse(row.path) as string[] })),
      passages: passages.all(id).map((row) => ({ ...row, units: formerUnits(row.units) })),
      records: records.all(id).map(({ cells, ...row }) => ({
        ...row,
        values: (JSON.parse(cells) as [string, string][]).map(([header, value]) => ({ header, value })),
      })),
    };
    insert(id, [content], links.all(id));
  }
  db.exec(`
    drop table sections; drop table records; drop table links;
    create table passages_anew (
      id integer primary key autoincrement,
      document_id integer not null references documents (id) on delete cascade,
      ordinal integer not null,
      -- SHA-256 of the indexed text, 16 bytes
      hash blob not null
    );
    insert into passages_anew select id, document_id, ordinal, hash from passages;
    -- A removed passage's number never comes again.
    delete from sqlite_sequence where name = 'passages_anew';
    insert into sqlite_sequence (name, seq) select 'passages_anew', seq from sqlite_sequence where name = 'passages';
    drop table passages;
    alter table passages_anew rename to passages;
    create index passages_document on passages (document_id, ordinal);
  `);
}

/** Deflated JSON: `[kind, section, start, end, source, text or 0 where it equals source, table, row, place]`. */
type FormerUnit = [
  Unit['kind'],
  number,
  number,
  number,
  string,
  (string | 0)?,
  (number | null)?,
  (number | null)?,
  Unit['place']?,
];

function formerUnits(packed: Uint8Array): Unit[] {
  if (packed.length === 0) return [];
  return (JSON.parse(inflateRawSync(packed).toString('utf8')) as FormerUnit[]).map(
    ([kind, section, start, end, source, text, table, row, place]) => ({
      kind,
      section,
      start,
      end,
      source,
      text: text || source,
      ...(typeof table === 'number' && typeof row === 'number' ? { record: { table, row } } : {}),
      ...(place ? { place } : {}),
    }),
  );
}
