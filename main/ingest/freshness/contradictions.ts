/**
 * Tables that say different things of the same: the same subject and field with another value, in documents of which
 * none takes another's place. Only whole cells that are a quantity are compared, nothing is guessed from sentences:
 * what is listed shall be worth a look.
 */
import { type Edition, editionOf, isOlder } from '../../language/index.ts';
import type { Library, StoredRecord } from '../../library/index.ts';

export interface Statement {
  readonly documentId: number;
  /** As it stands in the cell. */
  readonly value: string;
}

export interface Contradiction {
  readonly subject: string;
  readonly field: string;
  /** At least two, of different documents; the values differ. */
  readonly statements: readonly Statement[];
}

interface Fact extends Statement {
  readonly subject: string;
  readonly field: string;
  /** What is compared. */
  readonly norm: string;
}

/** Contradictions listed at most: with more, it is the reading of the tables that is wrong. */
const most = 500;

export function contradictionsIn(library: Library): Contradiction[] {
  const facts = new Map<string, Fact[]>();
  for (const table of tablesOf(library.allRecords())) {
    for (const [key, fact] of factsOf(table)) {
      const same = facts.get(key);
      if (same) same.push(fact);
      else facts.set(key, [fact]);
    }
  }
  const related = relations(library);
  const found: Contradiction[] = [];
  for (const all of facts.values()) {
    const statements = all.filter((one) => all.some((other) => contradicts(one, other, related)));
    if (statements.length === 0) continue;
    const { subject, field } = statements[0]!;
    found.push({
      subject,
      field,
      statements: statements.map(({ documentId, value }) => ({ documentId, value })),
    });
    if (found.length === most) break;
  }
  return found;
}

type Related = (a: number, b: number) => boolean;

function contradicts(a: Fact, b: Fact, related: Related): boolean {
  return a.norm !== b.norm && a.documentId !== b.documentId && !related(a.documentId, b.documentId);
}

/** Copies say the same, editions of different times may differ, and what is superseded is not looked after any more. */
function relations(library: Library): Related {
  const known = new Map<number, { edition: Edition; text: number; old: boolean }>();
  const of = (id: number) => {
    let one = known.get(id);
    if (!one) {
      const document = library.document(id);
      one = {
        edition: editionOf(document?.path ?? '', document?.title ?? ''),
        text: Math.min(id, ...library.copiesOf(id).map((copy) => copy.id)),
        old: library.successorsOf(id).length > 0,
      };
      known.set(id, one);
    }
    return one;
  };
  return (a, b) => {
    const [x, y] = [of(a), of(b)];
    if (x.text === y.text || x.old || y.old) return true;
    return isOlder(x.edition, y.edition) || isOlder(y.edition, x.edition);
  };
}

function* tablesOf(records: Iterable<StoredRecord>): Generator<StoredRecord[]> {
  let table: StoredRecord[] = [];
  for (const record of records) {
    const [first] = table;
    if (first && (first.documentId !== record.documentId || first.table !== record.table)) {
      yield table;
      table = [];
    }
    table.push(record);
  }
  if (table.length > 0) yield table;
}

/** Key → fact; what a table says twice of the same subject depends on more than that, and is left out. */
function factsOf(table: readonly StoredRecord[]): Map<string, Fact> {
  const facts = new Map<string, Fact>();
  const twice = new Set<string>();
  for (const { documentId, title, kind, values } of table) {
    const [head, ...cells] = values;
    if (!head) continue;
    const pairs =
      kind === 'key-value'
        ? values.map(({ header, value }) => ({ type: '', subject: title, field: header, value }))
        : cells.map(({ header, value }) => ({
            type: head.header,
            subject: head.value,
            field: header,
            value,
          }));
    for (const { type, subject, field, value } of pairs) {
      const norm = comparable(value);
      const [s, f] = [named(subject), named(field)];
      if (norm === null || !s || !f) continue;
      // Which axis the subject stands on is the page's choice.
      const key = [...[s, f].sort(), norm.kind, kind === 'matrix' ? '' : named(type)].join('\u0000');
      if (facts.has(key)) twice.add(key);
      facts.set(key, { documentId, subject, field, value, norm: norm.value });
    }
  }
  for (const key of twice) facts.delete(key);
  return facts;
}

/** A name as it is compared: without blanks, marks of notes and units in brackets; empty where it names nothing. */
function named(text: string): string {
  const bare = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\((?:단위[:\s]*)?(?:원|won|%|개|개월|일|분|초)?[,\s]*(?:부가세\s*포함|vat included)?\)/g, '')
    // `1~3` is not 13.
    .replace(/(?<=\d)[^\p{L}\p{N}]+(?=\d)/gu, '_')
    .replace(/[^\p{L}\p{N}_]+/gu, '');
  return /\p{L}/u.test(bare) && bare.length > 1 ? bare : '';
}

/**
 * A whole cell that is one quantity; null for anything else. Yes and no are not compared: what they are about stands
 * around the table (16 of 16 that the LibreOffice help gave were about different things).
 */
function comparable(value: string): { kind: string; value: string } | null {
  const text = value.normalize('NFKC').trim().toLowerCase();
  const quantity =
    /^(?:월|연|약|최대)?\s*([₩$]?)\s*(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?\s*([\p{L}%℃"]{0,8})$/u.exec(text);
  if (!quantity) return null;
  const [, sign = '', whole = '', fraction = '', unit = ''] = quantity;
  const kind = sign === '₩' || unit === 'won' ? '원' : sign || unit;
  return { kind, value: String(Number(whole.replaceAll(',', '') + fraction)) };
}
