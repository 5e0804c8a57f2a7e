/** The ingested folders, what is known of their files, and what could not be read. */
import type Database from 'better-sqlite3';
import type { ErrorParams } from '../contract/index.ts';
import type { ContentReads } from './content.ts';
import type { PreparedProblem } from './prepared.ts';

export interface Root {
  readonly id: number;
  /** Absolute. */
  readonly path: string;
  /** ISO 8601; null before the first complete scan. */
  readonly scanned: string | null;
  /** JSON, ingest's own; null before it was learned. */
  readonly profile: string | null;
}

export interface KnownFile {
  readonly id: number;
  readonly path: string;
  readonly size: number;
  readonly modified: number;
  readonly hash: string;
  readonly reading: string;
  readonly state: 'read' | 'failed';
  /** For a file inside another one: that file's path. */
  readonly container: string | null;
}

export interface StoredProblem {
  readonly root: string;
  readonly path: string;
  readonly code: string;
  readonly params: ErrorParams;
}

export function rootStore(db: Database.Database, { links }: ContentReads) {
  const columns = 'id, path, scanned, profile';
  const all = db.prepare<[], Root>(`select ${columns} from roots order by id`);
  const byPath = db.prepare<[string], Root>(`select ${columns} from roots where path = ?`);
  const insert = db.prepare('insert into roots (path) values (?)');
  const files = db.prepare<[number], KnownFile>(
    'select id, path, size, modified, hash, reading, state, container from documents where root_id = ?',
  );
  const documentIds = db
    .prepare<[number], number>('select id from documents where root_id = ? order by path')
    .pluck();
  const inside = db.prepare<[number, string], Pick<KnownFile, 'id' | 'path' | 'state'>>(
    'select id, path, state from documents where root_id = ? and container = ?',
  );
  const documentCount = db
    .prepare<[number], number>("select count(*) from documents where root_id = ? and state = 'read'")
    .pluck();
  const problemCount = db
    .prepare<[number], number>('select count(*) from problems where root_id = ?')
    .pluck();
  const problems = db.prepare<[], Omit<StoredProblem, 'params'> & { params: string }>(
    `select r.path as root, p.path, p.code, p.params from problems p join roots r on r.id = p.root_id
     order by p.root_id, p.path, p.code`,
  );
  const clearFolderProblems = db.prepare('delete from problems where root_id = ? and document_id is null');
  const insertFolderProblem = db.prepare(
    'insert into problems (root_id, path, code, params) values (?, ?, ?, ?)',
  );
  const documentPaths = db.prepare<[number], { id: number; path: string }>(
    'select id, path from documents where root_id = ? order by path',
  );
  const withProblem = db
    .prepare<[number, string], string>(
      `select d.path from problems p join documents d on d.id = p.document_id
       where d.root_id = ? and p.code = ? order by d.path`,
    )
    .pluck();
  const finish = db.prepare('update roots set scanned = ? where id = ?');
  const setProfile = db.prepare('update roots set profile = ? where id = ?');
  const removeRoot = db.prepare('delete from roots where id = ?');

  return {
    roots: (): Root[] => all.all(),
    /** The root at an absolute path, added if it is new. */
    addRoot: (path: string): Root => {
      const known = byPath.get(path);
      if (known) return known;
      insert.run(path);
      return byPath.get(path)!;
    },
    /** Forgets a root; its documents must have been removed. */
    removeRoot: (id: number): void => {
      removeRoot.run(id);
    },
    files: (rootId: number): KnownFile[] => files.all(rootId),
    /** The documents inside a file: a mail's attachments, an archive's files. */
    inside: (rootId: number, container: string) => inside.all(rootId, container),
    /** By path: which document was read first depends on the machine's load. */
    documentIds: (rootId: number): number[] => documentIds.all(rootId),
    rootCounts: (rootId: number) => ({
      documents: documentCount.get(rootId)!,
      problems: problemCount.get(rootId)!,
    }),
    problems: (): StoredProblem[] =>
      problems.all().map((row) => ({ ...row, params: JSON.parse(row.params) as ErrorParams })),
    /** Documents with a problem of this code. */
    pathsWithProblem: (rootId: number, code: string): string[] => withProblem.all(rootId, code),
    /** Where the pages' links lead inside the root. */
    linkTargets: (rootId: number): { path: string; target: string }[] =>
      documentPaths.all(rootId).flatMap(({ id, path }) => {
        const targets = new Set<string>();
        for (const { target } of links(id)) if (target !== null) targets.add(target);
        return [...targets].map((target) => ({ path, target }));
      }),
    setProfile: (rootId: number, profile: string): void => {
      setProfile.run(profile, rootId);
    },
    /** The scan is complete: its findings about folders and files that are no documents replace the former ones. */
    finishScan: db.transaction((rootId: number, found: readonly (PreparedProblem & { path: string })[]) => {
      clearFolderProblems.run(rootId);
      for (const p of found) insertFolderProblem.run(rootId, p.path, p.code, JSON.stringify(p.params));
      finish.run(new Date().toISOString(), rootId);
    }),
  };
}
