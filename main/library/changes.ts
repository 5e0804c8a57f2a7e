/** What each scan changed, written together with the documents themselves: a kill loses and doubles nothing. */
import type Database from 'better-sqlite3';
import { type Unit, unitLine } from '../contract/index.ts';
import { addedPageReads, addedPageWrites } from './added-pages.ts';

export type ChangeKind = 'added' | 'updated' | 'removed' | 'renamed' | 'unreadable';

/** A scan at work. It becomes a row with its first change, or is the root's interrupted scan gone on with. */
export interface ScanLog {
  readonly rootId: number;
  /** ISO 8601. */
  readonly started: string;
  /** Null while nothing has changed. */
  id: number | null;
}

export interface StoredScan {
  readonly id: number;
  readonly root: string;
  readonly started: string;
  /** Null where it was interrupted, or still runs. */
  readonly finished: string | null;
  readonly added: number;
  readonly updated: number;
  readonly removed: number;
  readonly renamed: number;
  readonly unreadable: number;
}

export interface StoredChange {
  readonly path: string;
  readonly kind: ChangeKind;
  readonly formerPath: string | null;
  readonly title: string | null;
  /** Sentences and rows as they stood, and as they stand now; the first ones of `goneCount` and `newCount`. */
  readonly gone: readonly string[];
  readonly new: readonly string[];
  readonly goneCount: number;
  readonly newCount: number;
}

/** Of each of the two lists; a longer sentence ends in `…`. */
export const sentencesKept = 200;
export const sentenceLength = 300;
/** Scans remembered for each root. */
const scansKept = 500;

interface Difference {
  readonly gone: readonly string[];
  readonly new: readonly string[];
}

/**
 * Sentences and rows that stand in one text only, each once, in order. A sentence that only moved is no difference,
 * and neither is one that stands there once more.
 */
export function differenceOf(before: readonly Unit[], after: readonly Unit[]): Difference {
  const lines = (units: readonly Unit[]) => new Map(units.map((unit) => [unit.source, unitLine(unit)]));
  const [old, now] = [lines(before), lines(after)];
  return {
    gone: [...old].flatMap(([source, line]) => (now.has(source) ? [] : line)),
    new: [...now].flatMap(([source, line]) => (old.has(source) ? [] : line)),
  };
}

function bounded(sentences: readonly string[]): string {
  return JSON.stringify(
    sentences
      .slice(0, sentencesKept)
      .map((text) => (text.length > sentenceLength ? `${text.slice(0, sentenceLength - 1)}…` : text)),
  );
}

/** For the writes of documents: called within their transactions. */
export function changeWrites(db: Database.Database) {
  const insertScan = db.prepare('insert into scans (root_id, started) values (?, ?)');
  const insert = db.prepare(
    `insert into changes (scan_id, path, kind, former_path, title, gone, new, gone_count, new_count)
     values (@scanId, @path, @kind, @formerPath, @title, @gone, @new, @goneCount, @newCount)`,
  );

  return {
    record: (
      scan: ScanLog,
      change: Pick<StoredChange, 'path' | 'kind' | 'title'> & { readonly formerPath?: string },
      difference?: Difference,
    ): void => {
      scan.id ??= Number(insertScan.run(scan.rootId, scan.started).lastInsertRowid);
      const lists = difference
        ? { gone: bounded(difference.gone), new: bounded(difference.new) }
        : { gone: null, new: null };
      insert.run({
        scanId: scan.id,
        formerPath: null,
        ...change,
        ...lists,
        goneCount: difference?.gone.length ?? 0,
        newCount: difference?.new.length ?? 0,
      });
    },
  };
}

export function changeStore(db: Database.Database) {
  const unfinished = db.prepare<[number], { id: number; started: string }>(
    'select id, started from scans where root_id = ? and finished is null order by id desc limit 1',
  );
  const finish = db.prepare('update scans set finished = ? where id = ?');
  const prune = db.prepare(
    `delete from scans where root_id = @rootId and id <= (
       select id from scans where root_id = @rootId order by id desc limit 1 offset ${scansKept})`,
  );
  const count = (kind: ChangeKind) => `count(*) filter (where c.kind = '${kind}') as ${kind}`;
  const scanColumns = `s.id, r.path as root, s.started, s.finished,
    s.added_count + count(*) filter (where c.kind = 'added') as added, ${count('updated')},
    ${count('removed')}, ${count('renamed')}, ${count('unreadable')}`;
  const scanTables = 'scans s join roots r on r.id = s.root_id left join changes c on c.scan_id = s.id';
  const scans = db.prepare<[number], StoredScan>(
    `select ${scanColumns} from ${scanTables} group by s.id order by s.id desc limit ?`,
  );
  const scan = db.prepare<[number], StoredScan>(
    `select ${scanColumns} from ${scanTables} where s.id = ? group by s.id`,
  );
  const changes = db.prepare<
    [number, number, number],
    Omit<StoredChange, 'gone' | 'new'> & { gone: string | null; new: string | null }
  >(
    `select path, kind, former_path as formerPath, title, gone, new, gone_count as goneCount, new_count as newCount
     from changes where scan_id = ? order by path, id limit ? offset ?`,
  );
  const addedPages = addedPageReads(db);
  const packAdded = addedPageWrites(db);
  const list = (json: string | null) => (json === null ? [] : (JSON.parse(json) as string[]));

  return {
    /** Begins a scan of a root, or goes on with the one that was interrupted. */
    openScan: (rootId: number): ScanLog => {
      const before = unfinished.get(rootId);
      return { rootId, id: before?.id ?? null, started: before?.started ?? new Date().toISOString() };
    },
    /** The scan is complete; the oldest ones are forgotten. */
    closeScan: db.transaction((log: ScanLog): void => {
      if (log.id === null) return;
      finish.run(new Date().toISOString(), log.id);
      packAdded(log.id);
      prune.run({ rootId: log.rootId });
    }),
    /** Scans that changed something, the latest first. */
    scans: (limit: number): StoredScan[] => scans.all(limit),
    scan: (id: number): StoredScan | undefined => scan.get(id),
    /** What a scan changed, by path. */
    changes: (scanId: number, limit: number, offset = 0): StoredChange[] => {
      const added = addedPages(scanId);
      const rows = added.length > 0 ? changes.all(scanId, -1, 0) : changes.all(scanId, limit, offset);
      const all = rows.map((row) => ({ ...row, gone: list(row.gone), new: list(row.new) }));
      if (added.length === 0) return all;
      const nothing = {
        kind: 'added',
        formerPath: null,
        gone: [],
        new: [],
        goneCount: 0,
        newCount: 0,
      } as const;
      return [...added.map((page): StoredChange => ({ ...page, ...nothing })), ...all]
        .sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0))
        .slice(offset, offset + limit);
    },
  };
}
