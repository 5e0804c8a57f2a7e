/**
 * The one library file. SQLite does not leave this room: the others see documents, passages, terms and vectors.
 * Calls are synchronous and short; each write is one transaction.
 */
import { statSync } from 'node:fs';
import type Database from 'better-sqlite3';
import { backUp } from './backup.ts';
import { besideOptions, besideReads } from './beside.ts';
import { changeStore } from './changes.ts';
import { clusterStore } from './clusters.ts';
import { compactionOptions, compactions } from './compaction.ts';
import { contentReads } from './content.ts';
import { editionStore } from './duplicates.ts';
import { evaluationStore } from './evaluations.ts';
import { feedbackStore } from './feedback.ts';
import { handleOf } from './file-handle.ts';
import { filterReads } from './filters.ts';
import { glossaryStore } from './glossary.ts';
import { historyStore } from './history.ts';
import { checkIntegrity } from './integrity.ts';
import { documentList } from './list.ts';
import { lockForWriting, type WriterLock } from './lock.ts';
import { modelChecks } from './model-checks.ts';
import { nearestSearch } from './nearest.ts';
import { asLibraryError, type OpenOptions, openDatabase } from './open.ts';
import { postingStore } from './postings.ts';
import { documentReads } from './read.ts';
import { retellingStore } from './retellings.ts';
import { rootStore } from './roots.ts';
import { searchAhead } from './search-ahead.ts';
import { termReads } from './terms.ts';
import { vectorStore } from './vectors.ts';
import { documentWrites } from './write.ts';

export type { Averages } from './averages.ts';
export { restore as restoreLibrary, setAside as setLibraryAside } from './backup.ts';
export type { CandidateTerm } from './candidates.ts';
export type { ChangeKind, ScanLog, StoredChange, StoredScan } from './changes.ts';
export { type Cluster, type Move, orderOf, type PlacedVector } from './clusters.ts';
export type { Compaction } from './compaction.ts';
export type { Neighbour } from './compared.ts';
export type { Counts } from './counts.ts';
export { documentFields, indexOfTerm, passageFields } from './counts.ts';
export type { Named, StoredRecord, Succession } from './duplicates.ts';
export type { StoredEvaluation } from './evaluations.ts';
export type { ConfirmedPage } from './feedback.ts';
export type { PageChange, StoredConversation, TurnRow, TurnSource } from './history.ts';
export type { Integrity } from './integrity.ts';
export type { WriterLock } from './lock.ts';
export type { ModelCheck } from './model-checks.ts';
export type { NearestOptions } from './nearest.ts';
export type { OpenOptions } from './open.ts';

export * from './prepared.ts';
export { coarse, cosine, unit } from './quantise.ts';
export type { StoredDocument, StoredPassage, StoredSection } from './read.ts';
export type { Retelling, StoredRow } from './retellings.ts';
export type { KnownFile, Root, StoredProblem } from './roots.ts';
export type { FoundCounts, PassageCounts } from './term-counts.ts';
export type { TermStatistics } from './terms.ts';
export type { StoredEmbedder, VectorRow } from './vectors.ts';
export type { WriteOptions } from './write.ts';

/**
 * Everything a call throws is a FootnoteError where SQLite has a reason that a person can act on.
 * @param inTurn runs a call beside whoever else writes
 */
function guarded<T extends object>(methods: T, file: string, inTurn: <R>(call: () => R) => R): T {
  const out: Record<string, unknown> = {};
  for (const [name, method] of Object.entries(methods)) {
    out[name] = (...args: unknown[]) => {
      try {
        const result = inTurn(() => (method as (...a: unknown[]) => unknown)(...args));
        return result instanceof Promise ? guardedLater(result, file) : result;
      } catch (error) {
        throw asLibraryError(error, file);
      }
    };
  }
  return out as T;
}

/** Heard by whoever awaits it; it is no stray failure where he fails himself before. */
function guardedLater(result: Promise<unknown>, file: string): Promise<unknown> {
  const guarded = result.catch((error) => {
    throw asLibraryError(error, file);
  });
  guarded.catch(() => {});
  return guarded;
}

function compose(db: Database.Database, file: string, options: OpenOptions) {
  const readOnly = options.readOnly ?? false;
  let writing = false;
  const content = contentReads(db);
  const postings = postingStore(db, options.postings);
  const nearest = nearestSearch(db);
  const { compacting, inTurn, ...compaction } = compactions(db, file, {
    ...compactionOptions,
    ...options.compaction,
  });
  const lastPassage = db.prepare<[], number>('select coalesce(max(id), 0) from passages').pluck();
  const handle = handleOf(file);
  const besides = { ...besideOptions, ...options.beside };
  const { closeBeside, ...beside } = besideReads(
    file,
    { ...nearest, ...postings },
    { passages: () => lastPassage.get()!, writes: () => writing && !compacting() },
    handle ? { fd: handle.fd, reads: searchAhead(db, handle.fd, besides.slow) } : null,
    besides,
  );
  return {
    file,
    readOnly,
    ...guarded(
      {
        ...rootStore(db, content),
        ...documentReads(db, content),
        ...termReads(db),
        ...filterReads(db),
        ...postings,
        ...vectorStore(db),
        ...clusterStore(db),
        ...nearest,
        ...beside,
        ...compaction,
        ...retellingStore(db, content),
        ...modelChecks(db, content),
        ...changeStore(db),
        ...editionStore(db, content),
        ...historyStore(db),
        ...glossaryStore(db),
        ...feedbackStore(db),
        ...evaluationStore(db),
        ...documentWrites(db),
        ...documentList(db),
        /** @throws FootnoteError `library-busy` while somebody else writes. */
        lock: (): WriterLock => {
          const lock = lockForWriting(file, db);
          writing = true;
          return {
            release: () => {
              writing = false;
              lock.release();
            },
          };
        },
        integrity: () => checkIntegrity(db),
        /** A checked copy, made beside whoever writes. */
        backUp: (to: string) => backUp(db, to),
        versions: () => ({
          sqlite: db.prepare('select sqlite_version()').pluck().get() as string,
          sqliteVec: db.prepare('select vec_version()').pluck().get() as string,
        }),
        bytes: () => statSync(file).size,
      },
      file,
      inTurn,
    ),
    close: () => {
      closeBeside();
      handle?.close();
      db.close();
    },
  };
}

export type Library = ReturnType<typeof compose>;

/**
 * Opens a library; a new one is made unless `readOnly`.
 * @throws FootnoteError `library-missing`, `not-a-library`, `library-newer`, `library-damaged`,
 *   `library-read-only`, `no-permission`, `is-a-folder`, `disk-full`
 */
export function openLibrary(file: string, options: OpenOptions = {}): Library {
  return compose(openDatabase(file, options), file, options);
}
