/**
 * A chat model's sentences for tables' rows, kept by what a row holds: the same row of another page, or of the page
 * read again, has its sentence already. They lie over the rule's prose where pages are read and said; what is indexed,
 * embedded and quoted stays as it is.
 */
import { createHash } from 'node:crypto';
import type Database from 'better-sqlite3';
import type { Language, Unit } from '../contract/index.ts';
import type { ContentReads } from './content.ts';
import type { DocumentPart, PartPassage, PartRecord } from './document-parts.ts';

export interface StoredRow {
  /** Of what it holds, 16 bytes. */
  readonly key: Uint8Array;
  readonly record: PartRecord;
  /** The rule's sentence. */
  readonly prose: string;
}

export interface Retelling {
  readonly key: Uint8Array;
  /** Who was asked. */
  readonly teller: string;
  /** What passed its check, or why nothing did. */
  readonly told: { readonly text: string } | { readonly refused: string };
}

/** Kept ones of rows that are gone go when there are so many of them. */
const strayShare = 0.5;

const placeOf = ({ table, row }: { readonly table: number; readonly row: number }) => `${table} ${row}`;

/** Rows that are one unit; those of a row that is cut into parts say too much for one sentence. */
function rowsOf(parts: readonly DocumentPart[]): Map<Unit, StoredRow> {
  const records = new Map(
    parts.flatMap((part) => part.records).map((record) => [placeOf(record), record] as const),
  );
  const units = parts.flatMap(({ passages }) => passages).flatMap((passage) => passage.units);
  const times = new Map<string, number>();
  for (const { record } of units)
    if (record) times.set(placeOf(record), (times.get(placeOf(record)) ?? 0) + 1);
  return new Map(
    units.flatMap((unit): [Unit, StoredRow][] => {
      const record = unit.record && records.get(placeOf(unit.record));
      if (!record || times.get(placeOf(record)) !== 1) return [];
      return [[unit, { key: keyOf(record, unit.text), record, prose: unit.text }]];
    }),
  );
}

/** The rule's sentence is in the document's language, so that the key is. */
function keyOf({ caption, values }: PartRecord, prose: string): Uint8Array {
  const held = JSON.stringify([prose, caption, values.map(({ header, value }) => [header, value])]);
  return createHash('sha256').update(held).digest().subarray(0, 16);
}

/** For passages as they are read: gives those of a document with the sentences that are kept for their rows. */
export function retellingReads(db: Database.Database) {
  const on = db.prepare<[], number>("select value from meta where key = 'retellings.on'").pluck();
  const text = db
    .prepare<[Uint8Array], string | null>('select text from retellings where record = ?')
    .pluck();
  return {
    isOn: (): boolean => on.get() === 1,
    laidOver: (parts: readonly DocumentPart[]): PartPassage[] => {
      const passages = parts.flatMap((part) => part.passages);
      if (on.get() !== 1) return passages;
      const rows = rowsOf(parts);
      const said = (unit: Unit): Unit => {
        const row = rows.get(unit);
        const told = row && text.get(row.key);
        return told ? { ...unit, text: told, ruled: unit.text } : unit;
      };
      return passages.map((passage) => ({ ...passage, units: passage.units.map(said) }));
    },
  };
}

export function retellingStore(db: Database.Database, { partsOnce }: ContentReads) {
  const { isOn } = retellingReads(db);
  const setOn = db.prepare("insert or replace into meta values ('retellings.on', ?)");
  const last = db.prepare<[Uint8Array], { teller: string; text: string | null }>(
    'select teller, text from retellings where record = ?',
  );
  const keep = db.prepare(
    `insert into retellings (record, text, teller, refused) values (@key, @text, @teller, @refused)
     on conflict (record) do update set text = coalesce(@text, text), teller = @teller, refused = @refused`,
  );
  const due = db.prepare<[string], { id: number; language: Language }>(
    `select d.id, d.language from documents d left join retold_documents t on t.document_id = d.id
     where d.state = 'read' and d.language in ('ko', 'en')
       and (t.teller is null or t.teller <> ? or t.content <> d.hash || ' ' || d.reading) order by d.id`,
  );
  const finish = db.prepare(
    `insert or replace into retold_documents
     select id, hash || ' ' || reading, ?, ? from documents where id = ?`,
  );
  const kept = db.prepare<[], { sentences: number; refused: number }>(
    'select count(text) as sentences, count(refused) as refused from retellings',
  );
  const rows = db.prepare<[], number>('select coalesce(sum(rows), 0) from retold_documents').pluck();
  const all = db.prepare<[], Uint8Array>('select record from retellings').pluck();
  const remove = db.prepare('delete from retellings where record = ?');
  const read = db.prepare<[], number>("select id from documents where state = 'read'").pluck();

  const rowsIn = (documentId: number): StoredRow[] => [...rowsOf(partsOnce(documentId)).values()];

  const forget = db.transaction(() => {
    const there = new Set(read.all().flatMap((id) => rowsIn(id).map(({ key }) => hex(key))));
    for (const key of all.all()) if (!there.has(hex(key))) remove.run(key);
  });

  return {
    /** Whether rows are said in a model's sentences, where there are any. */
    retellingsOn: isOn,
    sayRetellings: (on: boolean): void => {
      setOn.run(on ? 1 : 0);
    },
    /** How many rows have a sentence, and how many were refused one when they were last asked for. */
    retellings: (): { sentences: number; refused: number } => kept.get()!,
    /** Documents of which this teller has not been asked for every row, in order. */
    documentsToRetell: (teller: string): { id: number; language: Language }[] => due.all(teller),
    rowsIn,
    /** Whether this teller has been asked for this row. */
    wasAsked: (key: Uint8Array, teller: string): boolean => last.get(key)?.teller === teller,
    /** A refusal leaves the sentence of a former teller. */
    keepRetelling: ({ key, teller, told }: Retelling): void => {
      const text = 'text' in told ? told.text : null;
      keep.run({ key, teller, text, refused: 'text' in told ? null : told.refused });
    },
    documentRetold: (documentId: number, teller: string, count: number): void => {
      finish.run(teller, count, documentId);
    },
    /** Forgets the sentences of rows that are gone, once there are many of them. */
    forgetRetellings: (): void => {
      const { sentences, refused } = kept.get()!;
      if (sentences + refused > (1 + strayShare) * (rows.get() ?? 0)) forget.immediate();
    },
  };
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
