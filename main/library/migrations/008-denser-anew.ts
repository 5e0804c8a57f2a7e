/** Counts and postings of an older library written anew in today's form, and its signatures; nothing is read again. */
import type Database from 'better-sqlite3';
import { IntegerReader } from '../bytes.ts';
import { documentFields, type PageCounts, type PlacedCounts, passageFields, takeLengths } from '../counts.ts';
import { freshWrites, type TermList } from '../fresh-blocks.ts';
import { packList } from '../posting-lists.ts';
import { shortSignature } from '../signatures.ts';
import { countsAnew } from './005-counts-anew.ts';
import { countsAreNew, rewriteCounts } from './009-digits-anew.ts';

export function denserAnew(db: Database.Database): void {
  const hasFts = db.prepare("select 1 from sqlite_schema where name = 'passage_terms'").get() !== undefined;
  // The counts before those: they are written in today's form at once.
  if (hasFts) countsAnew(db);
  else {
    rewriteCounts(db, formerPage, formerPassages);
    rewritePostings(db);
  }
  db.exec(`drop table fresh_postings; ${countsAreNew}`);
  const put = db.prepare('update documents set signature = ? where id = ?');
  const signatures = db.prepare<[], { id: number; signature: Uint8Array }>(
    'select id, signature from documents where signature is not null',
  );
  for (const { id, signature } of signatures.all()) put.run(shortSignature(signature), id);
}

function rewritePostings(db: Database.Database): void {
  const { append } = freshWrites(db);
  const fresh = db.prepare<[], { key: number; list: Uint8Array }>(
    'select key, list from fresh_postings order by key',
  );
  const byRun = new Map<number, TermList[]>();
  for (const { key, list } of fresh.iterate()) {
    const run = Math.floor(key / 2 ** 32);
    const lists = byRun.get(run);
    const one = { term: key % 2 ** 32, list: formerList(list) };
    if (lists) lists.push(one);
    else byRun.set(run, [one]);
  }
  for (const [run, lists] of byRun) append(run, lists);
  const keys = db.prepare<[], number>('select key from postings').pluck().all();
  const find = db.prepare<[number], Uint8Array>('select list from postings where key = ?').pluck();
  const update = db.prepare('update postings set list = ? where key = ?');
  for (const key of keys) update.run(formerList(find.get(key)!), key);
}

/** Numbers of 16 bits, then an impact for each. */
function formerList(bytes: Uint8Array): Uint8Array {
  const n = bytes.length / 3;
  // Copied: a blob may begin at an odd place.
  const numbers = new Uint16Array(new Uint8Array(bytes.subarray(0, 2 * n)).buffer);
  return packList({ numbers, impacts: bytes.subarray(2 * n) });
}

/** Each term: `distance × 4 + others × 2 + many`, its body count if many, its other counts if others. */
function formerPage(blob: Uint8Array): PageCounts {
  const from = new IntegerReader(blob);
  const n = from.take();
  const lengths = takeLengths(from, documentFields.length);
  const terms = new Uint32Array(n);
  const fields = documentFields.map(() => new Uint8Array(n));
  for (let i = 0, term = 0; i < n; i++) {
    const code = from.take();
    terms[i] = term += code >>> 2;
    fields[0]![i] = code & 1 ? from.take() : 1;
    if (code & 2) for (const field of fields.slice(1)) field[i] = from.take();
  }
  const bigrams = Uint8Array.from({ length: n }, (_, i) => (blob[from.at + (i >> 3)]! >> (i & 7)) & 1);
  return { terms, fields, lengths, bigrams };
}

/** The number of passages and the bytes of each; each term: `distance × 4 + in headings × 2 + many`, and the counts. */
function formerPassages(blob: Uint8Array): PlacedCounts[] {
  const from = new IntegerReader(blob);
  const passages = from.take();
  for (let i = 0; i < passages; i++) from.take();
  return Array.from({ length: passages }, (): PlacedCounts => {
    const lengths = takeLengths(from, passageFields.length);
    const n = from.take();
    const places = new Uint32Array(n);
    const body = new Uint8Array(n);
    const headings = new Uint8Array(n);
    for (let i = 0, place = 0; i < n; i++) {
      const code = from.take();
      places[i] = place += code >>> 2;
      body[i] = code & 1 ? from.take() : 1;
      if (code & 2) headings[i] = from.take();
    }
    return { places, fields: [body, headings], lengths };
  });
}
