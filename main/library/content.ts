/** What stands in documents, a row for each of their parts; see document-parts.ts, document-links.ts, dictionaries.ts. */
import type Database from 'better-sqlite3';
import { dictionaryReads, dictionaryWrites } from './dictionaries.ts';
import { packLinks, targetNumber, unpackLinks } from './document-links.ts';
import { type DocumentPart, packPart, partsOf, unpackPart } from './document-parts.ts';
import type { PreparedLink } from './prepared.ts';

/** Of one document. */
const mostParts = 65_536;
const keyOf = (documentId: number, part: number): number => documentId * mostParts + part;
/** The first and the last that a document's parts may have. */
export const keysOfParts = (documentId: number): [number, number] => [
  keyOf(documentId, 0),
  keyOf(documentId + 1, -1),
];
/** Kept unpacked: what a search and the screens after it read again. */
const mostKept = 32;

interface PartRow {
  readonly key: number;
  readonly dictionary: number;
  readonly body: Uint8Array;
}

export type ContentReads = ReturnType<typeof contentReads>;

export function contentReads(db: Database.Database, { inflate } = dictionaryReads(db)) {
  const range = 'key between ? and ? order by key';
  const one = db.prepare<[number], PartRow>('select key, dictionary, body from document_parts where key = ?');
  const all = db.prepare<[number, number], PartRow>(
    `select key, dictionary, body from document_parts where ${range}`,
  );
  const links = db.prepare<[number], { dictionary: number; links: Uint8Array }>(
    'select dictionary, links from document_parts where key = ? and links is not null',
  );
  const linking = db
    .prepare<[number], number>('select document_id from link_targets where target = ? order by document_id')
    .pluck();
  const kept = new Map<number, { readonly row: PartRow; readonly part: DocumentPart }>();

  /** A kept part is as good as its row: whoever wrote it anew wrote other bytes, or the same document. */
  function unpacked(row: PartRow): DocumentPart {
    const before = kept.get(row.key);
    kept.delete(row.key);
    const isSame =
      before !== undefined &&
      before.row.dictionary === row.dictionary &&
      Buffer.compare(before.row.body, row.body) === 0;
    const part = isSame ? before.part : unpackPart(inflate(row.body, row.dictionary));
    if (kept.size >= mostKept) kept.delete(kept.keys().next().value!);
    kept.set(row.key, isSame ? before : { row, part });
    return part;
  }

  return {
    part: (documentId: number, part: number): DocumentPart | undefined => {
      const row = one.get(keyOf(documentId, part));
      return row && unpacked(row);
    },
    /** In order. */
    parts: (documentId: number): DocumentPart[] => all.all(...keysOfParts(documentId)).map(unpacked),
    /** For walks through the whole library, which would push out what searches keep. */
    partsOnce: (documentId: number): DocumentPart[] =>
      all
        .all(...keysOfParts(documentId))
        .map(({ body, dictionary }) => unpackPart(inflate(body, dictionary))),
    links: (documentId: number): PreparedLink[] => {
      const row = links.get(keyOf(documentId, 0));
      return row ? unpackLinks(inflate(row.links, row.dictionary)) : [];
    },
    /** Documents with a link to this path of their root. */
    linkingTo: (path: string): number[] => linking.all(targetNumber(path)),
  };
}

/** Called within the transactions of whoever writes documents. */
export function contentWrites(db: Database.Database) {
  const dictionaries = dictionaryReads(db);
  const { recentDictionaries, learnFrom } = dictionaryWrites(db);
  const { parts, links: linksOf } = contentReads(db, dictionaries);
  const insert = db.prepare('insert into document_parts values (?, ?, ?, ?)');
  const remove = db.prepare('delete from document_parts where key between ? and ?');
  const insertTarget = db.prepare('insert or ignore into link_targets values (?, ?)');
  const removeTarget = db.prepare('delete from link_targets where target = ? and document_id = ?');

  const smallest = (bytes: Uint8Array, tried: readonly number[]) =>
    tried
      .map((dictionary) => ({ dictionary, body: dictionaries.deflate(bytes, dictionary) }))
      .reduce((best, other) => (other.body.length < best.body.length ? other : best));

  return {
    /** What stands there now. */
    parts,
    insert: (documentId: number, slices: Iterable<DocumentPart>, links: readonly PreparedLink[]): void => {
      const recent = recentDictionaries();
      let i = 0;
      for (const part of partsOf(slices)) {
        const bytes = packPart(part);
        // What follows in a long document is like its beginning.
        const { dictionary, body } = smallest(bytes, i === 0 ? recent : recent.slice(0, 1));
        const packedLinks =
          i === 0 && links.length > 0 ? dictionaries.deflate(packLinks(links), dictionary) : null;
        insert.run(keyOf(documentId, i), dictionary, packedLinks, body);
        if (i === 0) learnFrom(bytes);
        i++;
      }
      for (const { target } of links) if (target !== null) insertTarget.run(targetNumber(target), documentId);
    },
    remove: (documentId: number): void => {
      for (const { target } of linksOf(documentId))
        if (target !== null) removeTarget.run(targetNumber(target), documentId);
      remove.run(...keysOfParts(documentId));
    },
  };
}
