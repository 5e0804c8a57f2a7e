/** The counts of an older library, which stood in fixed rows a passage, written anew; and its FTS5 index dropped. */
import type Database from 'better-sqlite3';
import type { CountedDocument } from '../count-document.ts';
import type { PlacedCounts } from '../counts.ts';
import { postingStore } from '../postings.ts';
import { termCountWrites } from '../term-counts.ts';

interface FormerCounts {
  readonly terms: Uint32Array;
  readonly fields: readonly Uint8Array[];
  readonly lengths: Uint32Array;
}

const passageFields = 2;
const documentFields = 4;

export function countsAnew(db: Database.Database): void {
  const { insert } = termCountWrites(db);
  const highest = db.prepare<[], number>('select coalesce(max(id), 0) from terms').pluck().get()!;
  const isBigram = new Uint8Array(highest + 1);
  for (const id of db.prepare<[], number>('select id from terms where kind = 1').pluck().iterate())
    isBigram[id] = 1;
  const documents = db.prepare<[], number>('select document_id from document_terms').pluck().all();
  const page = db
    .prepare<[number], Uint8Array>('select counts from document_terms where document_id = ?')
    .pluck();
  const passages = db.prepare<[number], { id: number; counts: Uint8Array }>(
    `select p.id, t.counts from passages p join passage_terms t on t.passage_id = p.id
     where p.document_id = ? order by p.ordinal`,
  );
  for (const document of documents) {
    const rows = passages.all(document);
    const counted = placed(
      decode(page.get(document)!, documentFields),
      rows.map((row) => decode(row.counts, passageFields)),
      isBigram,
    );
    insert(document, counted, rows[0]?.id ?? null);
  }
  db.exec('drop table passage_terms; drop table document_terms; drop table passage_index;');
  const { tendPostings } = postingStore(db);
  while (tendPostings(true)) {
    // Until every passage is in a run.
  }
}

function placed(
  page: FormerCounts,
  passages: readonly FormerCounts[],
  isBigram: Uint8Array,
): CountedDocument {
  const terms = Uint32Array.from(
    new Set([page.terms, ...passages.map((p) => p.terms)].flatMap((t) => [...t])),
  ).sort();
  const placeOf = new Map([...terms].map((term, place) => [term, place]));
  const fields = page.fields.map((field) => {
    const wider = new Uint8Array(terms.length);
    for (const [i, term] of page.terms.entries()) wider[placeOf.get(term)!] = field[i]!;
    return wider;
  });
  return {
    page: {
      terms,
      fields,
      lengths: page.lengths,
      bigrams: Uint8Array.from(terms, (term) => isBigram[term]!),
    },
    passages: passages.map(
      (passage): PlacedCounts => ({
        places: passage.terms.map((term) => placeOf.get(term)!),
        fields: passage.fields,
        lengths: passage.lengths,
      }),
    ),
  };
}

/** The first format's blobs: number of terms, lengths, terms' distances, then field after field a count a term. */
function decode(blob: Uint8Array, fieldCount: number): FormerCounts {
  let at = 0;
  const take = (): number => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = blob[at++]!;
      value |= (byte & 127) << shift;
      if (byte < 128) return value >>> 0;
    }
  };
  const n = take();
  const lengths = Uint32Array.from({ length: 2 * fieldCount }, take);
  let term = 0;
  const terms = Uint32Array.from({ length: n }, () => {
    term += take();
    return term;
  });
  const fields = Array.from({ length: fieldCount }, () => Uint8Array.from({ length: n }, take));
  return { terms, fields, lengths };
}
