/** Finding the files of a folder: what is there, what may not be read, which links lead in a circle. */
import type { Dirent, Stats } from 'node:fs';
import { opendir, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { type ErrorCode, type ErrorParams, FootnoteError } from '../contract/index.ts';
import { isSavedPart, type Stage, stageOf } from './formats/index.ts';
import type { Gate } from './gate.ts';
import { lies } from './root.ts';

export interface FoundFile {
  /** Relative to the root, with `/`, NFC. */
  readonly path: string;
  /** The same as the file system has it, where that differs. */
  readonly rawPath: string | null;
  readonly size: number;
  /** Milliseconds since 1970. */
  readonly modified: number;
  readonly stage: Exclude<Stage, 'ignored'>;
}

export interface ScanProblem {
  readonly path: string;
  readonly code: ErrorCode;
  readonly params: ErrorParams;
}

export interface Scan {
  /** Sorted by path, so that work goes in the same order every time. */
  readonly files: readonly FoundFile[];
  readonly problems: readonly ScanProblem[];
  /** Folders whose content could not be listed: what the library knows of them is kept. */
  readonly unseen: readonly string[];
}

/**
 * @param root absolute path of a folder
 * @throws FootnoteError `folder-missing`, `not-a-folder`, `no-permission`, `cancelled`
 */
export async function scanFolder(
  root: string,
  signal?: AbortSignal,
  found?: (files: number) => void,
  gate?: Gate,
): Promise<Scan> {
  await checkFolder(root);
  const files = new Map<string, FoundFile>();
  const problems: ScanProblem[] = [];
  const unseen: string[] = [];
  const visited = new Set<string>();
  const place = await realpath(root);

  const visit = async (folder: string, ancestors: readonly string[]): Promise<void> => {
    await gate?.passed(signal);
    if (signal?.aborted) throw new FootnoteError('cancelled');
    const absolute = path.join(root, folder);
    try {
      const real = await realpath(absolute);
      if (ancestors.includes(real)) {
        problems.push({ path: nfc(folder), code: 'link-loop', params: { path: nfc(folder) } });
        return;
      }
      // Reached by a link and by its own name: read once.
      if (visited.has(real)) return;
      visited.add(real);
      const directory = await opendir(absolute);
      const entries: Dirent[] = [];
      for await (const entry of directory) if (!isPrivate(entry.name)) entries.push(entry);
      entries.sort((a, b) => (a.name < b.name ? -1 : 1));
      // Real folders before links to them, so that a file is known by its own name.
      const order = [
        ...entries.filter((e) => !e.isSymbolicLink()),
        ...entries.filter((e) => e.isSymbolicLink()),
      ];
      for (const entry of order) {
        const raw = folder ? `${folder}/${entry.name}` : entry.name;
        if (entry.isDirectory()) await visit(raw, [...ancestors, real]);
        else if (entry.isSymbolicLink()) await visitLink(raw, [...ancestors, real]);
        else if (entry.isFile()) await visitFile(raw);
      }
    } catch (error) {
      if (error instanceof FootnoteError) throw error;
      unseen.push(nfc(folder));
      problems.push(problemOf(error, nfc(folder)));
    }
  };

  const visitLink = async (raw: string, ancestors: readonly string[]): Promise<void> => {
    let target: Stats;
    try {
      target = await stat(path.join(root, raw));
      // What it leads to could be read, but neither shown nor opened: nothing outside of the folder is.
      if (!lies(await realpath(path.join(root, raw)), place)) {
        problems.push({ path: nfc(raw), code: 'link-outside', params: { path: nfc(raw) } });
        return;
      }
    } catch (error) {
      const loop = (error as { code?: string }).code === 'ELOOP';
      const params = { path: nfc(raw), target: nfc(raw) };
      problems.push({ path: nfc(raw), code: loop ? 'link-loop' : 'link-broken', params });
      return;
    }
    if (target.isDirectory()) await visit(raw, ancestors);
    else if (target.isFile()) await visitFile(raw, target);
  };

  const visitFile = async (raw: string, known?: Stats): Promise<void> => {
    const stage = stageOf(raw);
    if (stage === 'ignored') return;
    try {
      const { size, mtimeMs } = known ?? (await stat(path.join(root, raw)));
      const name = nfc(raw);
      if (files.has(name)) {
        problems.push({
          path: name,
          code: 'read-failed',
          params: { reason: 'another file has the same name in NFC' },
        });
        return;
      }
      files.set(name, {
        path: name,
        rawPath: name === raw ? null : raw,
        size,
        modified: mtimeMs,
        stage,
      });
      if (files.size % 200 === 0) found?.(files.size);
    } catch (error) {
      unseen.push(nfc(raw));
      problems.push(problemOf(error, nfc(raw)));
    }
  };

  await visit('', []);
  // Pieces of a page that a browser saved beside it are in that page.
  const own = [...files.values()].filter((file) => !isSavedPart(file.path, (name) => files.has(name)));
  return { files: own.sort((a, b) => (a.path < b.path ? -1 : 1)), problems, unseen };
}

/** Programs' own: version control, desktop settings, the lock files that office programs leave beside open files. */
const isPrivate = (name: string) => /^(\.(?!\.)|~\$)/.test(name);

const nfc = (name: string) => name.normalize('NFC');

/** @throws FootnoteError `folder-missing`, `not-a-folder`, `no-permission` */
export async function checkFolder(root: string): Promise<void> {
  let stats: Stats;
  try {
    stats = await stat(root);
  } catch (error) {
    const code = (error as { code?: string }).code;
    if (code === 'EACCES' || code === 'EPERM')
      throw new FootnoteError('no-permission', { path: root }, error);
    throw new FootnoteError('folder-missing', { path: root }, error);
  }
  if (!stats.isDirectory()) throw new FootnoteError('not-a-folder', { path: root });
  try {
    await (await opendir(root)).close();
  } catch (error) {
    throw new FootnoteError('no-permission', { path: root }, error);
  }
}

function problemOf(error: unknown, name: string): ScanProblem {
  const code = (error as { code?: string }).code ?? '';
  if (code === 'EACCES' || code === 'EPERM')
    return { path: name, code: 'no-permission', params: { path: name || '.' } };
  return { path: name, code: 'read-failed', params: { reason: code || 'unknown' } };
}
