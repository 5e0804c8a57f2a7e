/**
 * What is read of documents that a search has found, read beforehand in a thread: the engine then finds it in the
 * system's cache. Nothing is made of it here.
 */
import type Database from 'better-sqlite3';
import { keysOfParts } from './content.ts';

/** Whose names, dates and copies are compared, or whose contents are shown. */
export type AheadOf = 'names' | 'contents';

/** Gives how many rows there were. */
export function aheadReads(db: Database.Database): (of: AheadOf, documentIds: readonly number[]) => number {
  const names = db.prepare<[number]>('select text_hash from documents where id = ?');
  const contents = db.prepare<[number, number]>(
    `select p.body, d.bytes from document_parts p left join dictionaries d on d.id = p.dictionary
     where p.key between ? and ?`,
  );
  const numbers = db.prepare<[number]>('select ordinal from passages where document_id = ?');
  const copies = db.prepare<[number]>(
    'select c.path from documents d join documents c on c.text_hash = d.text_hash where d.id = ?',
  );
  const rowsOf = (of: AheadOf, id: number): readonly unknown[] =>
    of === 'names'
      ? names.all(id)
      : [contents.all(...keysOfParts(id)), numbers.all(id), copies.all(id)].flat();
  return (of, documentIds) => documentIds.reduce((sum, id) => sum + rowsOf(of, id).length, 0);
}
