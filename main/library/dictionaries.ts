/**
 * What documents have in common (a template's words, a product's names), as dictionaries for deflating them: 32 KB of
 * the documents written before. Pages of an export are small, and alone they hardly repeat themselves. Every blob names
 * its dictionary, and a dictionary never changes.
 */
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type Database from 'better-sqlite3';

/** Deflate looks back no further. */
const dictionaryBytes = 32_768;
/**
 * A new dictionary after so many documents, from so many of them. 12,000 pages of 44 MB: 16.2 MB deflated alone; with
 * dictionaries of 64, 256 and 1,024 documents 13.4, 12.4 and 12.7; of 256 from 10, 20 and 40 pages 12.4, 12.6, 12.9.
 */
const documentsOfOne = 256;
const samplesOfOne = 10;
/** Tried for each document, the best one taken: of one 12.1 MB, of two 11.3, of four 10.4, at .35 ms a document more. */
const triedOnes = 4;
/** Kept unpacked. */
const mostKept = 64;

export const noDictionary = 0;

export function dictionaryReads(db: Database.Database) {
  const find = db.prepare<[number], Uint8Array>('select bytes from dictionaries where id = ?').pluck();
  const kept = new Map<number, Uint8Array>();

  function dictionary(id: number): Uint8Array | undefined {
    if (id === noDictionary) return undefined;
    let bytes = kept.get(id);
    if (!bytes) {
      bytes = inflateRawSync(find.get(id) ?? new Uint8Array());
      if (kept.size >= mostKept) kept.delete(kept.keys().next().value!);
      kept.set(id, bytes);
    }
    return bytes;
  }

  return {
    inflate: (bytes: Uint8Array, id: number): Uint8Array => {
      const own = dictionary(id);
      return own ? inflateRawSync(bytes, { dictionary: own }) : inflateRawSync(bytes);
    },
    deflate: (bytes: Uint8Array, id: number): Uint8Array => {
      const own = dictionary(id);
      return own ? deflateRawSync(bytes, { dictionary: own }) : deflateRawSync(bytes);
    },
  };
}

/** Learns dictionaries from what is written, within the writer's transactions. */
export function dictionaryWrites(db: Database.Database) {
  const recent = db
    .prepare<[], number>(`select id from dictionaries order by id desc limit ${triedOnes}`)
    .pluck();
  const insert = db.prepare('insert into dictionaries (bytes) values (?)');
  const removeUnused = db.prepare(
    `delete from dictionaries where id < ?
     and not exists (select 1 from document_parts where dictionary = dictionaries.id)`,
  );
  let seen = 0;
  let samples: Uint8Array[] = [];

  return {
    /**
     * The dictionaries to deflate with, the latest first, at least one; asked for each time, since another process may
     * have put a newer one there.
     */
    recentDictionaries: (): number[] => {
      const ids = recent.all();
      return ids.length > 0 ? ids : [noDictionary];
    },
    /** @param bytes a document as it is deflated */
    learnFrom: (bytes: Uint8Array): void => {
      seen++;
      if (seen * samplesOfOne >= (samples.length + 1) * documentsOfOne) samples.push(middleOf(bytes));
      if (seen < documentsOfOne) return;
      const id = Number(insert.run(deflateRawSync(Buffer.concat(samples))).lastInsertRowid);
      removeUnused.run(id);
      seen = 0;
      samples = [];
    },
  };
}

function middleOf(bytes: Uint8Array): Uint8Array {
  const length = Math.floor(dictionaryBytes / samplesOfOne);
  const from = Math.max(0, bytes.length - length) >> 1;
  return bytes.subarray(from, from + length);
}
