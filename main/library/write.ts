/** Writing documents: each in one transaction, its text and its terms together. */
import type Database from 'better-sqlite3';
import type { Unit } from '../contract/index.ts';
import { averageWrites } from './averages.ts';
import { changeWrites, differenceOf, type ScanLog } from './changes.ts';
import { contentWrites } from './content.ts';
import { countDocument } from './count-document.ts';
import { holds, type PageCounts } from './counts.ts';
import { contentsOf } from './document-parts.ts';
import { goneWrites } from './gone.ts';
import { type FileIdentity, type PreparedDocument, type PreparedFailure, slicesOf } from './prepared.ts';
import { shortSignature } from './signatures.ts';
import { termCountWrites } from './term-counts.ts';
import { termNumbers } from './terms.ts';

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

/** Of a passage's hash: a vector's must only not be taken for that of the same passage's former text. */
const hashBytes = 8;

const formerColumns = 'id, path, state, title, hash, text_hash as textHash';

const unitsOf = (passages: readonly { readonly units: readonly Unit[] }[]) =>
  passages.flatMap(({ units }) => units);

const equalBytes = (a: Uint8Array | null, b: Uint8Array | null) =>
  a === null || b === null ? a === b : Buffer.compare(a, b) === 0;

export function documentWrites(db: Database.Database) {
  const numbers = termNumbers(db);
  const changes = changeWrites(db);
  const termCounts = termCountWrites(db);
  const content = contentWrites(db);
  const gone = goneWrites(db);
  const total = averageWrites(db);
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
  const insertPassage = db.prepare('insert into passages (document_id, ordinal, hash) values (?, ?, ?)');
  const insertProblem = db.prepare(
    'insert into problems (root_id, path, document_id, code, params) values (?, ?, ?, ?, ?)',
  );
  const insertContent = db.prepare('insert into contents values (?, ?)');
  const moreDocuments = db.prepare('update terms set documents = documents + ? where id = ?');
  const suggestionsDue = db.prepare("insert or replace into meta values ('words.due', 1)");
  const deleteDocument = db.prepare('delete from documents where id = ?');
  const contentTables = ['problems', 'contents'].map((table) =>
    db.prepare(`delete from ${table} where document_id = ?`),
  );
  const passageIds = db
    .prepare<[number], number>('select id from passages where document_id = ? order by ordinal')
    .pluck();
  const deletePassages = db.prepare('delete from passages where document_id = ?');
  const deleteVector = db.prepare('delete from vectors where passage_id = ?');
  const vectorTables = db
    .prepare<[], string>(
      "select name from sqlite_schema where type = 'table' and name glob 'vectors_[0-9]*' and sql like 'create virtual%'",
    )
    .pluck();

  function countDocuments(page: PageCounts, sign: 1 | -1): void {
    for (const [place, term] of page.terms.entries()) if (holds(page, place)) moreDocuments.run(sign, term);
  }

  function clear(id: number): void {
    const counted = termCounts.take(id);
    if (counted) {
      countDocuments(counted.page, -1);
      total(counted, -1);
    }
    const ids = passageIds.all(id);
    if (ids.length > 0) {
      const tables = vectorTables.all().map((name) => db.prepare(`delete from ${name} where passage_id = ?`));
      for (const passage of ids) {
        deleteVector.run(passage);
        for (const table of tables) table.run(BigInt(passage));
      }
      gone.mark(ids[0]!, ids.at(-1)!);
      deletePassages.run(id);
    }
    content.remove(id);
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
    suggestionsDue.run();
    if (!old) return Number(insertDocument.run(row).lastInsertRowid);
    clear(old.id);
    updateDocument.run({ ...row, id: old.id });
    return old.id;
  }

  /** Gives the number of the first passage, null where there is none; the others follow it. */
  function writePassages(id: number, document: PreparedDocument): number | null {
    let first: number | null = null;
    let ordinal = 0;
    for (const slice of slicesOf(document)) {
      for (const passage of slice.passages) {
        const row = insertPassage.run(id, ordinal++, passage.hash.subarray(0, hashBytes));
        first ??= Number(row.lastInsertRowid);
      }
    }
    return first;
  }

  function writeTerms(id: number, document: PreparedDocument): void {
    const counted = countDocument(document, numbers.of(document.terms, document.termKinds));
    termCounts.insert(id, counted, writePassages(id, document));
    countDocuments(counted.page, 1);
    total(counted, 1);
  }

  /**
   * What a person would call a change: not that a newer reader read the same bytes, and not that the page's markup
   * changed around the same text.
   */
  function note(scan: ScanLog, old: Former | undefined, document: PreparedDocument): void {
    const { title, textHash } = document;
    const { path, hash } = document.file;
    if (old?.state !== 'read') {
      changes.record(scan, { path, title, kind: 'added' });
    } else if (old.path !== path) {
      changes.record(scan, { path, title, kind: 'renamed', formerPath: old.path });
    } else if (old.hash !== hash && !equalBytes(old.textHash, textHash)) {
      const former = content.parts(old.id).flatMap((part) => part.passages);
      changes.record(
        scan,
        { path, title, kind: 'updated' },
        differenceOf(
          unitsOf(former),
          [...slicesOf(document)].flatMap(({ passages }) => unitsOf(passages)),
        ),
      );
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
        signature: document.signature && shortSignature(document.signature),
      };
      const id = upsert(rootId, file, columns, old);
      content.insert(id, contentsOf(document), document.links);
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
      suggestionsDue.run();
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
