/** Writing documents: each in one transaction, its text and its terms together. */
import type Database from 'better-sqlite3';
import { changeWrites, differenceOf, type ScanLog } from './changes.ts';
import { decodeCounts, documentFields, encodeCounts, passageFields } from './counts.ts';
import type { FileIdentity, PreparedDocument, PreparedFailure, TermCounts } from './prepared.ts';
import { termNumbers } from './terms.ts';
import { packUnits } from './units.ts';

/** `[words, bigrams]` of a field. */
function lengthsOf(document: PreparedDocument, counts: TermCounts): [number, number] {
  const lengths: [number, number] = [0, 0];
  for (const [i, index] of counts.indices.entries()) {
    lengths[document.termKinds[index] === 1 ? 1 : 0] += counts.counts[i]!;
  }
  return lengths;
}

function add(
  map: Map<number, number[]>,
  numbers: readonly number[],
  counts: TermCounts,
  field: number,
  fields: number,
) {
  for (const [i, index] of counts.indices.entries()) {
    const number = numbers[index]!;
    const tf = map.get(number) ?? new Array<number>(fields).fill(0);
    tf[field]! += counts.counts[i]!;
    map.set(number, tf);
  }
}

/** A term that stands often in a passage gives up to three tokens: FTS5 only has to find candidates. */
function tokens(map: ReadonlyMap<number, readonly number[]>, everywhere: ReadonlySet<number>): string {
  const out: string[] = [];
  for (const [number, tf] of map) {
    const token = number.toString(36);
    const times = Math.min(3, tf[0]! + tf[1]!);
    for (let i = 0; i < times; i++) out.push(token);
  }
  for (const number of everywhere) if (!map.has(number)) out.push(number.toString(36));
  return out.join(' ');
}

/** What was known of a document before it is written. */
interface Former {
  readonly id: number;
  readonly path: string;
  readonly state: string;
  readonly title: string | null;
  readonly hash: string;
  readonly textHash: Uint8Array | null;
}

export interface WriteOptions {
  /** Where the change is noted, in the same transaction. */
  readonly scan?: ScanLog;
  /** The number of the document that was renamed to this path: it stays the same document. */
  readonly renamedFrom?: number;
}

const formerColumns = 'id, path, state, title, hash, text_hash as textHash';

const equalBytes = (a: Uint8Array | null, b: Uint8Array | null) =>
  a === null || b === null ? a === b : Buffer.compare(a, b) === 0;

export function documentWrites(db: Database.Database) {
  const numbers = termNumbers(db);
  const changes = changeWrites(db);
  const find = db.prepare<[number, string], Former>(
    `select ${formerColumns} from documents where root_id = ? and path = ?`,
  );
  const findById = db.prepare<[number], Former>(`select ${formerColumns} from documents where id = ?`);
  const insertDocument = db.prepare(`
    insert into documents (root_id, path, raw_path, container, size, modified, hash, reading, state, format, encoding, certainty, language, title, text_hash, signature)
    values (@rootId, @path, @rawPath, @container, @size, @modified, @hash, @reading, @state, @format, @encoding, @certainty, @language, @title, @textHash, @signature)`);
  const updateDocument = db.prepare(`
    update documents set path = @path, raw_path = @rawPath, container = @container, size = @size, modified = @modified, hash = @hash, reading = @reading,
      state = @state, format = @format, encoding = @encoding, certainty = @certainty, language = @language, title = @title,
      text_hash = @textHash, signature = @signature
    where id = @id`);
  const touch = db.prepare('update documents set size = ?, modified = ?, raw_path = ? where id = ?');
  const insertSection = db.prepare('insert into sections values (?, ?, ?, ?, ?, ?, ?, ?)');
  const insertPassage = db.prepare(
    'insert into passages (document_id, ordinal, section, start, end, units, hash) values (?, ?, ?, ?, ?, ?, ?)',
  );
  const insertRecord = db.prepare('insert or replace into records values (?, ?, ?, ?, ?, ?)');
  const insertLink = db.prepare('insert into links values (?, ?, ?, ?, ?, ?, ?)');
  const insertProblem = db.prepare(
    'insert into problems (root_id, path, document_id, code, params) values (?, ?, ?, ?, ?)',
  );
  const insertContent = db.prepare('insert into contents values (?, ?)');
  const insertPassageTerms = db.prepare('insert into passage_terms values (?, ?)');
  const insertDocumentTerms = db.prepare('insert into document_terms values (?, ?)');
  const insertIndex = db.prepare('insert into passage_index (rowid, terms) values (?, ?)');
  const moreDocuments = db.prepare('update terms set documents = documents + ? where id = ?');
  const termsOf = db
    .prepare<[number], Uint8Array>('select counts from document_terms where document_id = ?')
    .pluck();
  const deleteDocument = db.prepare('delete from documents where id = ?');
  const contentTables = ['sections', 'records', 'links', 'problems', 'document_terms', 'contents'].map(
    (table) => db.prepare(`delete from ${table} where document_id = ?`),
  );
  const passageIds = db.prepare<[number], number>('select id from passages where document_id = ?').pluck();
  const deletePassages = db.prepare('delete from passages where document_id = ?');
  const deleteIndex = db.prepare('delete from passage_index where rowid = ?');
  const deleteVector = db.prepare('delete from vectors where passage_id = ?');
  const vectorTables = db
    .prepare<[], string>(
      "select name from sqlite_schema where type = 'table' and name glob 'vectors_[0-9]*' and sql like 'create virtual%'",
    )
    .pluck();
  const addTotals = db.prepare(
    'insert into meta values (?, ?) on conflict (key) do update set value = value + excluded.value',
  );

  /** Sums over documents and passages, for the average field lengths of BM25F. */
  function count(
    scope: 'passage' | 'document',
    fields: readonly string[],
    lengths: ArrayLike<number>,
    sign: 1 | -1,
    n = 1,
  ) {
    addTotals.run(`${scope}s`, sign * n);
    for (const [f, field] of fields.entries()) {
      addTotals.run(`${scope}.${field}.words`, sign * lengths[2 * f]!);
      addTotals.run(`${scope}.${field}.bigrams`, sign * lengths[2 * f + 1]!);
    }
  }

  function clear(id: number): void {
    const blob = termsOf.get(id);
    if (blob) {
      const { terms, lengths } = decodeCounts(blob, documentFields.length);
      for (const term of terms) moreDocuments.run(-1, term);
      count('document', documentFields, lengths, -1);
    }
    const ids = passageIds.all(id);
    if (ids.length > 0) {
      const sums = new Array<number>(2 * passageFields.length).fill(0);
      const tables = vectorTables.all().map((name) => db.prepare(`delete from ${name} where passage_id = ?`));
      const lengths = db
        .prepare<[number], Uint8Array>('select counts from passage_terms where passage_id = ?')
        .pluck();
      for (const passage of ids) {
        const own = decodeCounts(lengths.get(passage)!, passageFields.length).lengths;
        for (let i = 0; i < sums.length; i++) sums[i]! += own[i]!;
        deleteIndex.run(passage);
        deleteVector.run(passage);
        for (const table of tables) table.run(BigInt(passage));
      }
      count('passage', passageFields, sums, -1, ids.length);
      deletePassages.run(id);
    }
    for (const statement of contentTables) statement.run(id);
  }

  function upsert(
    rootId: number,
    file: FileIdentity,
    columns: Record<string, unknown>,
    old: Former | undefined,
  ): number {
    const row = {
      rootId,
      format: null,
      encoding: null,
      certainty: null,
      language: null,
      title: null,
      container: null,
      textHash: null,
      signature: null,
      ...file,
      ...columns,
    };
    if (!old) return Number(insertDocument.run(row).lastInsertRowid);
    clear(old.id);
    updateDocument.run({ ...row, id: old.id });
    return old.id;
  }

  function writePassages(
    id: number,
    document: PreparedDocument,
    numbers: readonly number[],
    everywhere: Set<number>,
  ): void {
    const sums = new Array<number>(2 * passageFields.length).fill(0);
    for (const [ordinal, passage] of document.passages.entries()) {
      const { lastInsertRowid } = insertPassage.run(
        id,
        ordinal,
        passage.section,
        passage.start,
        passage.end,
        packUnits(passage.units),
        passage.hash,
      );
      const map = new Map<number, number[]>();
      add(map, numbers, passage.body, 0, passageFields.length);
      add(map, numbers, passage.headings, 1, passageFields.length);
      const lengths = [...lengthsOf(document, passage.body), ...lengthsOf(document, passage.headings)];
      for (const [i, length] of lengths.entries()) sums[i]! += length;
      insertPassageTerms.run(lastInsertRowid, encodeCounts(map, lengths));
      insertIndex.run(lastInsertRowid, tokens(map, everywhere));
    }
    count('passage', passageFields, sums, 1, document.passages.length);
  }

  function writeTerms(id: number, document: PreparedDocument): void {
    const numbersOf = numbers.of(document.terms, document.termKinds);
    const map = new Map<number, number[]>();
    const body = [0, 0];
    for (const passage of document.passages) {
      add(map, numbersOf, passage.body, 0, documentFields.length);
      const [words, bigrams] = lengthsOf(document, passage.body);
      body[0]! += words;
      body[1]! += bigrams;
    }
    const fields = [document.headingTerms, document.titleTerms, document.keywordTerms];
    for (const [i, field] of fields.entries()) add(map, numbersOf, field, i + 1, documentFields.length);
    const lengths = [...body, ...fields.flatMap((field) => lengthsOf(document, field))];
    insertDocumentTerms.run(id, encodeCounts(map, lengths));
    for (const number of map.keys()) moreDocuments.run(1, number);
    count('document', documentFields, lengths, 1);
    const everywhere = new Set<number>();
    for (const field of [document.titleTerms, document.keywordTerms]) {
      for (const index of field.indices) everywhere.add(numbersOf[index]!);
    }
    writePassages(id, document, numbersOf, everywhere);
  }

  /**
   * What a person would call a change: not that a newer reader read the same bytes, and not that the page's markup
   * changed around the same text.
   */
  function note(scan: ScanLog, old: Former | undefined, document: PreparedDocument): void {
    const { title, passages, textHash } = document;
    const { path, hash } = document.file;
    if (old?.state !== 'read') {
      changes.record(scan, { path, title, kind: 'added' });
    } else if (old.path !== path) {
      changes.record(scan, { path, title, kind: 'renamed', formerPath: old.path });
    } else if (old.hash !== hash && !equalBytes(old.textHash, textHash)) {
      const units = passages.flatMap((passage) => passage.units);
      changes.record(scan, { path, title, kind: 'updated' }, differenceOf(changes.unitsOf(old.id), units));
    }
  }

  const write = db.transaction(
    (rootId: number, document: PreparedDocument, options: WriteOptions): number => {
      const { file, encoding } = document;
      const { scan, renamedFrom } = options;
      const old = renamedFrom === undefined ? find.get(rootId, file.path) : findById.get(renamedFrom);
      if (scan) note(scan, old, document);
      const columns = {
        state: 'read',
        format: document.format,
        encoding: encoding.name,
        certainty: encoding.certainty,
        language: document.language,
        title: document.title,
        textHash: document.textHash,
        signature: document.signature,
      };
      const id = upsert(rootId, file, columns, old);
      for (const s of document.sections) {
        insertSection.run(
          id,
          s.ordinal,
          s.level,
          s.heading,
          JSON.stringify(s.path),
          s.start,
          s.end,
          s.anchor ?? null,
        );
      }
      for (const table of document.tables) {
        for (const record of table.rows) {
          const cells = JSON.stringify(record.values.map(({ header, value }) => [header, value]));
          insertRecord.run(id, table.index, record.row, table.kind, table.caption, cells);
        }
      }
      for (const [i, l] of document.links.entries())
        insertLink.run(id, i, l.href, l.target, l.text, l.start, l.end);
      for (const p of document.problems)
        insertProblem.run(rootId, file.path, id, p.code, JSON.stringify(p.params));
      if (document.content) insertContent.run(id, document.content);
      writeTerms(id, document);
      return id;
    },
  );

  const writeFailure = db.transaction(
    (rootId: number, { file, problem }: PreparedFailure, scan?: ScanLog): number => {
      const old = find.get(rootId, file.path);
      if (scan && old?.state === 'read') {
        changes.record(scan, { path: file.path, title: old.title, kind: 'unreadable' });
      }
      const id = upsert(rootId, file, { state: 'failed' }, old);
      insertProblem.run(rootId, file.path, id, problem.code, JSON.stringify(problem.params));
      return id;
    },
  );

  const remove = db.transaction((ids: readonly number[], scan?: ScanLog) => {
    for (const id of ids) {
      const old = scan ? findById.get(id) : undefined;
      if (scan && old?.state === 'read')
        changes.record(scan, { path: old.path, title: old.title, kind: 'removed' });
      clear(id);
      deleteDocument.run(id);
    }
  });

  /** What a rolled-back transaction left in memory is forgotten too. */
  function whole<T>(scan: ScanLog | undefined, work: () => T): T {
    const before = scan?.id;
    try {
      return work();
    } catch (error) {
      numbers.forget();
      if (scan && before !== undefined) scan.id = before;
      throw error;
    }
  }

  return {
    /** Stores a document, in place of the one at the same path; wholly or not at all. Gives its number. */
    write: (rootId: number, document: PreparedDocument, options: WriteOptions = {}): number =>
      whole(options.scan, () => write.immediate(rootId, document, options)),
    /** Stores that a file could not be read, in place of what was known of it. */
    writeFailure: (rootId: number, failure: PreparedFailure, scan?: ScanLog): number =>
      whole(scan, () => writeFailure.immediate(rootId, failure, scan)),
    /** The file has a new time or name of the same bytes: nothing is read again. */
    touch: (id: number, file: Pick<FileIdentity, 'size' | 'modified' | 'rawPath'>): void => {
      touch.run(file.size, file.modified, file.rawPath, id);
    },
    remove: (ids: readonly number[], scan?: ScanLog): void => whole(scan, () => remove.immediate(ids, scan)),
  };
}
