/** What a scan means for the library: which files to read, which are gone, which stay as they are. */
import type { KnownFile } from '../library/index.ts';
import { type Stage, stageOf } from './formats/index.ts';
import { largeFile } from './pool.ts';
import { isCurrent } from './prepare.ts';
import type { Profile } from './profile.ts';
import type { FoundFile, Scan } from './scan.ts';

export interface PlannedFile {
  readonly file: FoundFile;
  readonly known: KnownFile | undefined;
}

export interface Plan {
  readonly toRead: readonly PlannedFile[];
  readonly gone: readonly KnownFile[];
  readonly unchanged: number;
  /** Could not be read before, and have not changed since. */
  readonly stillFailed: number;
}

/** @param wanted the files of the scan that are to be in the library */
export function planOf(
  knownFiles: readonly KnownFile[],
  wanted: readonly FoundFile[],
  scan: Scan,
  profile: Profile,
): Plan {
  const known = new Map(knownFiles.map((file) => [file.path, file]));
  const toRead: PlannedFile[] = [];
  const kept = new Set<string>();
  let unchanged = 0;
  let stillFailed = 0;
  for (const file of wanted) {
    const before = known.get(file.path);
    known.delete(file.path);
    const same =
      before &&
      before.size === file.size &&
      before.modified === file.modified &&
      isCurrent(before.reading, profile, file.path);
    kept.add(file.path);
    if (!same) toRead.push({ file, known: before });
    else if (before.state === 'read') unchanged++;
    else stillFailed++;
  }
  // What could not be listed may still be there: it is not forgotten. What is inside a file goes with that file.
  const hidden = (name: string) =>
    scan.unseen.some((folder) => folder === '' || name === folder || name.startsWith(`${folder}/`));
  const gone: KnownFile[] = [];
  for (const file of known.values()) {
    const outer = file.container ?? file.path;
    if (hidden(outer)) continue;
    if (file.container === null || !kept.has(file.container)) gone.push(file);
    else if (!toRead.some((planned) => planned.file.path === file.container)) {
      if (file.state === 'read') unchanged++;
      else stillFailed++;
    }
  }
  return { toRead, gone, unchanged, stillFailed };
}

/**
 * When the files of a scan, and those that are known, are read. A large page is read as documents are: one at a time,
 * in a process that gives its memory back. Of a file inside another one, the outer one's stage counts.
 */
export function stagesOf(scan: Scan) {
  const sizes = new Map(scan.files.map((file) => [file.path, file.size]));
  return ({
    container,
    path,
    size,
  }: Pick<KnownFile, 'path' | 'size'> & { container?: string | null }): Stage => {
    const stage = stageOf(container ?? path);
    return stage === 'page' && (sizes.get(path) ?? size) >= largeFile ? 'document' : stage;
  };
}
