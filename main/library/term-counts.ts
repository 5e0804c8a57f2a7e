/**
 * The counts of every document and passage (counts.ts), one row for up to 64 passages. They score candidates exactly,
 * teach the learned embedder, and say what the postings must hold.
 */
import type Database from 'better-sqlite3';
import type { CountedDocument } from './count-document.ts';
import { type Counts, type PageCounts, type PlacedCounts, withTerms } from './counts.ts';
import { decodePage, encodePage, findInPage, pageTerms } from './page-counts.ts';
import { decodePassage, encodePassages, findInPassage, passageStarts } from './passage-counts.ts';

export interface PassageCounts extends Counts {
  readonly passageId: number;
  readonly documentId: number;
}

/** Counts of passages, and those of their documents. */
export interface FoundCounts {
  readonly passages: PassageCounts[];
  readonly documents: Map<number, Counts>;
}

/** Passages of a row: a long document's page counts stand in its first row only. */
const passagesOfPart = 64;

/** Some neighbouring passages of a document. */
export interface CountsPart {
  readonly documentId: number;
  readonly firstPassage: number;
  readonly page: PageCounts;
  readonly passages: readonly PlacedCounts[];
}

interface PartRow {
  readonly documentId: number;
  readonly firstPassage: number;
  readonly page: Uint8Array | null;
  readonly passages: Uint8Array;
}

const columns = 'document_id as documentId, first_passage as firstPassage, page, passages';

export function termCountReads(db: Database.Database) {
  const partOf = db.prepare<[number], PartRow>(
    `select ${columns} from term_counts where first_passage <= ? order by first_passage desc limit 1`,
  );
  const partsAfter = db.prepare<[number, number], PartRow>(
    `select ${columns} from term_counts where first_passage > ? order by first_passage limit ?`,
  );
  const pageOf = db
    .prepare<[number], Uint8Array>('select page from term_counts where document_id = ? and part = 0')
    .pluck();

  const pageBytes = (row: PartRow): Uint8Array => row.page ?? pageOf.get(row.documentId)!;

  function* partsFrom(after: number): Generator<CountsPart> {
    for (let last = after; ; ) {
      const rows = partsAfter.all(last, 50);
      if (rows.length === 0) return;
      for (const row of rows) {
        const { documentId, firstPassage, passages } = row;
        const placed = passageStarts(passages).map((start) => decodePassage(passages, start));
        yield { documentId, firstPassage, page: decodePage(pageBytes(row)), passages: placed };
      }
      last = rows[rows.length - 1]!.firstPassage;
    }
  }

  /** The rows in which passages stand, and where, in the order of their numbers. */
  function* placesOf(ids: readonly number[]): Generator<{ row: PartRow; passageId: number; start: number }> {
    let part: { row: PartRow; starts: readonly number[] } | undefined;
    for (const passageId of [...ids].sort((a, b) => a - b)) {
      if (!part || passageId >= part.row.firstPassage + part.starts.length) {
        const row = partOf.get(passageId);
        if (!row) continue;
        part = { row, starts: passageStarts(row.passages) };
      }
      const start = part.starts[passageId - part.row.firstPassage];
      if (start !== undefined) yield { row: part.row, passageId, start };
    }
  }

  return {
    /** The counts of passages in the order of their numbers; numbers that are no passage's are left out. */
    passageCounts: (ids: readonly number[]): PassageCounts[] => {
      const out: PassageCounts[] = [];
      let page: { of: number; terms: Uint32Array } | undefined;
      for (const { row, passageId, start } of placesOf(ids)) {
        if (page?.of !== row.documentId) page = { of: row.documentId, terms: pageTerms(pageBytes(row)) };
        const counts = withTerms(decodePassage(row.passages, start), page.terms);
        out.push({ passageId, documentId: row.documentId, ...counts });
      }
      return out;
    },
    /** The same, and the counts of their documents, of some terms only: a fifth of the time. */
    countsOf: db.transaction((ids: readonly number[], terms: readonly number[]): FoundCounts => {
      const wanted = Uint32Array.from(terms).sort();
      const passages: PassageCounts[] = [];
      const documents = new Map<number, Counts>();
      let page: { of: number; found: ReturnType<typeof findInPage> } | undefined;
      for (const { row, passageId, start } of placesOf(ids)) {
        const { documentId } = row;
        if (page?.of !== documentId) {
          page = { of: documentId, found: findInPage(pageBytes(row), wanted) };
          documents.set(documentId, page.found.counts);
        }
        const { places, counts } = page.found;
        const own = findInPassage(row.passages, start, places, counts.terms);
        passages.push({ passageId, documentId, ...own });
      }
      return { passages, documents };
    }),
    /** @param terms only these: where there are many documents to read */
    documentCounts: (id: number, terms?: readonly number[]): Counts | undefined => {
      const page = pageOf.get(id);
      return page && (terms ? findInPage(page, Uint32Array.from(terms).sort()).counts : decodePage(page));
    },
    /** Every passage's counts, in order of their numbers; in pages, so that other calls may come between. */
    allPassageCounts: function* (): Generator<PassageCounts> {
      for (const { documentId, firstPassage, page, passages } of partsFrom(0)) {
        for (const [i, counts] of passages.entries())
          yield { passageId: firstPassage + i, documentId, ...withTerms(counts, page.terms) };
      }
    },
    /** Parts whose first passage has a higher number, in order. */
    partsFrom,
  };
}

export function termCountWrites(db: Database.Database) {
  const insert = db.prepare('insert into term_counts values (?, ?, ?, ?, ?)');
  const find = db.prepare<[number], PartRow>(
    `select ${columns} from term_counts where document_id = ? order by part`,
  );
  const remove = db.prepare('delete from term_counts where document_id = ?');
  return {
    /** @param firstPassage the number of its first passage; the others follow it; null where it has none */
    insert: (documentId: number, { page, passages }: CountedDocument, firstPassage: number | null): void => {
      for (let from = 0; from === 0 || from < passages.length; from += passagesOfPart) {
        insert.run(
          documentId,
          from / passagesOfPart,
          firstPassage === null ? null : firstPassage + from,
          from === 0 ? encodePage(page) : null,
          encodePassages(passages.slice(from, from + passagesOfPart)),
        );
      }
    },
    /** Removes a document's counts; gives what they were. */
    take: (documentId: number): CountedDocument | undefined => {
      const rows = find.all(documentId);
      const page = rows[0]?.page;
      if (!page) return undefined;
      remove.run(documentId);
      const passages = rows.flatMap((row) =>
        passageStarts(row.passages).map((start) => decodePassage(row.passages, start)),
      );
      return { page: decodePage(page), passages };
    },
  };
}
