/** Counts of format 8 written anew, their numbers in digits of three bits. */
import type Database from 'better-sqlite3';
import { IntegerReader } from '../bytes.ts';
import { documentFields, type PageCounts, type PlacedCounts, passageFields, takeLengths } from '../counts.ts';
import { encodePage } from '../page-counts.ts';
import { encodePassages } from '../passage-counts.ts';

/** Set by the migration before, which writes the counts of libraries older than it in today's form at once. */
export const countsAreNew = "insert into meta values ('counts-are-new', 1)";

export function digitsAnew(db: Database.Database): void {
  const { changes } = db.prepare("delete from meta where key = 'counts-are-new'").run();
  if (changes > 0) return;
  rewriteCounts(db, formerPage, formerPassages);
}

/** Reads every row of counts as a former format has it, and writes it in today's. */
export function rewriteCounts(
  db: Database.Database,
  pageOf: (blob: Uint8Array) => PageCounts,
  passagesOf: (blob: Uint8Array) => PlacedCounts[],
): void {
  const keys = db.prepare<[], number>('select rowid from term_counts').pluck().all();
  const find = db.prepare<[number], { page: Uint8Array | null; passages: Uint8Array }>(
    'select page, passages from term_counts where rowid = ?',
  );
  const update = db.prepare('update term_counts set page = ?, passages = ? where rowid = ?');
  for (const key of keys) {
    const { page, passages } = find.get(key)!;
    update.run(page && encodePage(pageOf(page)), encodePassages(passagesOf(passages)), key);
  }
}

/**
 * Each term: `distance × 8 + others × 4 + body`, where body is 0, 1, 2 for a count of 1, 2, 0 and else 3; its body count
 * if that is 3; if others `headings + 6 × title + 36 × keywords`, or 216 and the three.
 */
export function formerPage(blob: Uint8Array): PageCounts {
  const from = new IntegerReader(blob);
  const n = from.take();
  const lengths = takeLengths(from, documentFields.length);
  const terms = new Uint32Array(n);
  const fields = documentFields.map(() => new Uint8Array(n));
  for (let i = 0, term = 0; i < n; i++) {
    const code = from.take();
    terms[i] = term += code >>> 3;
    fields[0]![i] = [1, 2, 0][code & 3] ?? from.take();
    if ((code & 4) === 0) continue;
    let others = from.take();
    const isUsual = others < 216;
    for (const field of fields.slice(1)) {
      field[i] = isUsual ? others % 6 : from.take();
      others = Math.floor(others / 6);
    }
  }
  const bigrams = Uint8Array.from({ length: n }, (_, i) => (blob[from.at + (i >> 3)]! >> (i & 7)) & 1);
  return { terms, fields, lengths, bigrams };
}

/**
 * Each: `terms × 2 + in bits`; places as bytes and a bit each, or as distances; a bit a term that is not once in the
 * body only; of those `body + 16 × headings` or 255; the two counts of each that had 255.
 */
export function formerPassages(blob: Uint8Array): PlacedCounts[] {
  const from = new IntegerReader(blob);
  const passages = from.take();
  const sizes = Array.from({ length: passages }, () => from.take());
  let start = from.at;
  return sizes.map((size): PlacedCounts => {
    const one = new IntegerReader(blob, start);
    start += size;
    const lengths = takeLengths(one, passageFields.length);
    const code = one.take();
    const n = code >>> 1;
    const places = new Uint32Array(n);
    if (code & 1) {
      const bytes = one.take();
      for (let place = 0, i = 0; place < 8 * bytes; place++)
        if (blob[one.at + (place >> 3)]! & (1 << (place & 7))) places[i++] = place;
      one.at += bytes;
    } else for (let i = 0, place = 0; i < n; i++) places[i] = place += one.take();
    const marked = [...places.keys()].filter((i) => blob[one.at + (i >> 3)]! & (1 << (i & 7)));
    one.at += Math.ceil(n / 8);
    const codes = blob.subarray(one.at, one.at + marked.length);
    one.at += marked.length;
    const body = new Uint8Array(n).fill(1);
    const headings = new Uint8Array(n);
    for (const [m, i] of marked.entries()) {
      body[i] = codes[m] === 255 ? one.take() : codes[m]! & 15;
      headings[i] = codes[m] === 255 ? one.take() : codes[m]! >> 4;
    }
    return { places, fields: [body, headings], lengths };
  });
}
