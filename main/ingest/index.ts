/**
 * A folder → documents in the library. Every document is one transaction, so a kill at any moment leaves each wholly
 * in or wholly absent; the next run compares the folder with the library and goes on from there.
 */
import { realpathSync } from 'node:fs';
import path from 'node:path';
import { type ErrorCode, FootnoteError, type IngestEvent } from '../contract/index.ts';
import type { KnownFile, Library, Root } from '../library/index.ts';
import { readable } from './formats/index.ts';
import { startPool } from './pool.ts';
import { readingOf } from './prepare.ts';
import { emptyProfile, learnProfile, type Profile, parseProfile } from './profile.ts';
import { type FoundFile, type Scan, type ScanProblem, scanFolder } from './scan.ts';
import type { ReadReply } from './worker.ts';

export { readDocument, readForView } from './formats/index.ts';
export { targetOf } from './prepare.ts';
export { checkFolder } from './scan.ts';

export interface IngestCounts {
  added: number;
  updated: number;
  removed: number;
  unchanged: number;
  failed: number;
}

export interface IngestOptions {
  readonly signal?: AbortSignal | undefined;
  readonly progress?: ((event: Extract<IngestEvent, { type: 'progress' }>) => void) | undefined;
}

/**
 * Brings the library up to date with a folder. The caller holds the writer's lock.
 * @throws FootnoteError about the folder itself, the library's disk, or `cancelled`; a file that cannot be read is a
 *   problem in the library, never an error here
 */
export async function ingestFolder(
  library: Library,
  folder: string,
  options: IngestOptions = {},
): Promise<IngestCounts> {
  const { signal, progress } = options;
  const root = rootFor(library, folder);
  const report = (
    stage: 'scanning' | 'reading',
    done: number,
    total: number,
    eta: number | null,
    file: string,
  ) => progress?.({ type: 'progress', stage, done, total, eta, path: file });

  report('scanning', 0, 0, null, '');
  const scan = await scanFolder(root, signal, (files) => report('scanning', files, 0, null, ''));
  const stored = library.addRoot(root);
  const profile = await profileFor(library, stored, scan);
  const plan = compare(library.files(stored.id), scan, readingOf(profile));
  const counts: IngestCounts = {
    added: 0,
    updated: 0,
    removed: 0,
    unchanged: plan.unchanged,
    failed: plan.stillFailed,
  };

  if (plan.toRead.length > 0) {
    const pool = startPool(profile, { size: plan.toRead.length < 8 ? 1 : undefined } as { size?: number });
    const started = performance.now();
    // A cancel does not wait for the files that are being read.
    const abort = () => void pool.close();
    signal?.addEventListener('abort', abort, { once: true });
    try {
      let done = 0;
      await inParallel(plan.toRead, pool.size * 2, signal, async ({ file, known }) => {
        const sameReading = known?.state === 'read' && known.reading === readingOf(profile);
        const reply = await pool.read({
          file: path.join(root, file.rawPath ?? file.path),
          path: file.path,
          rawPath: file.rawPath,
          knownHash: sameReading ? known.hash : null,
        });
        if (signal?.aborted) return;
        store(library, stored.id, reply, file, known, counts, readingOf(profile));
        done++;
        const rate = done / (performance.now() - started);
        report(
          'reading',
          done,
          plan.toRead.length,
          Math.round((plan.toRead.length - done) / rate / 1000),
          file.path,
        );
      });
    } finally {
      signal?.removeEventListener('abort', abort);
      await pool.close();
    }
  }
  if (signal?.aborted) throw new FootnoteError('cancelled');
  library.remove(plan.gone.map((file) => file.id));
  counts.removed = plan.gone.filter((file) => file.state === 'read').length;
  library.finishScan(stored.id, [
    ...scan.problems,
    ...attachmentProblems(scan, library.linkTargets(stored.id)),
  ]);
  return counts;
}

/** A folder is known by where it is: a link to it, or another spelling, is the root that is there already. */
function rootFor(library: Library, folder: string): string {
  const given = path.resolve(folder);
  const place = placeOf(given);
  const known = library.roots().find((root) => root.path === given || placeOf(root.path) === place);
  return known?.path ?? given;
}

/** Without links; a folder that cannot be reached is known by its path. */
function placeOf(folder: string): string {
  try {
    return realpathSync.native(folder);
  } catch {
    return folder;
  }
}

/** The profile stays while the export is about the same size: learning anew means reading everything again. */
async function profileFor(library: Library, root: Root, scan: Scan): Promise<Profile> {
  const pages = scan.files.filter((file) => file.kind === 'page');
  const known = parseProfile(root.profile);
  if (known && pages.length <= Math.max(24, known.pages * 2)) return known;
  if (pages.length === 0) return known ?? emptyProfile;
  const profile = await learnProfile(pages.map((file) => path.join(root.path, file.rawPath ?? file.path)));
  library.setProfile(root.id, JSON.stringify(profile));
  return profile;
}

interface Plan {
  readonly toRead: readonly { readonly file: FoundFile; readonly known: KnownFile | undefined }[];
  readonly gone: readonly KnownFile[];
  readonly unchanged: number;
  /** Could not be read before, and have not changed since. */
  readonly stillFailed: number;
}

function compare(knownFiles: readonly KnownFile[], scan: Scan, reading: string): Plan {
  const known = new Map(knownFiles.map((file) => [file.path, file]));
  const toRead: { file: FoundFile; known: KnownFile | undefined }[] = [];
  let unchanged = 0;
  let stillFailed = 0;
  for (const file of scan.files) {
    if (file.kind === 'attachment') continue;
    const before = known.get(file.path);
    known.delete(file.path);
    const same =
      before && before.size === file.size && before.modified === file.modified && before.reading === reading;
    if (!same) toRead.push({ file, known: before });
    else if (before.state === 'read') unchanged++;
    else stillFailed++;
  }
  // What could not be listed may still be there: it is not forgotten.
  const hidden = (name: string) =>
    scan.unseen.some((f) => f === '' || name === f || name.startsWith(`${f}/`));
  return { toRead, gone: [...known.values()].filter((file) => !hidden(file.path)), unchanged, stillFailed };
}

/** What says nothing of the file's content and may be over the next time, though size and time are the same. */
const passing: ReadonlySet<ErrorCode> = new Set(['no-permission', 'file-changed', 'read-failed']);

function store(
  library: Library,
  rootId: number,
  reply: ReadReply,
  found: FoundFile,
  known: KnownFile | undefined,
  counts: IngestCounts,
  reading: string,
): void {
  switch (reply.type) {
    case 'same':
      library.touch(known!.id, reply.identity);
      counts.unchanged++;
      return;
    case 'document':
      library.write(rootId, reply.document);
      if (known?.state === 'read') counts.updated++;
      else counts.added++;
      return;
    case 'problem': {
      // Size and time as scanned where the reader got no further: it is tried again when they change.
      const { size, modified } = reply.identity.size > 0 ? reply.identity : found;
      const file = { ...reply.identity, size, modified, reading: passing.has(reply.code) ? '' : reading };
      library.writeFailure(rootId, { file, problem: { code: reply.code, params: reply.params } });
      counts.failed++;
    }
  }
}

/** What the pages' links lead to: files that cannot be read yet, and files that are not there. */
function attachmentProblems(scan: Scan, links: readonly { path: string; target: string }[]): ScanProblem[] {
  const there = new Map(scan.files.map((file) => [file.path, file]));
  const linked = new Set(links.map((link) => link.target));
  // A picture is part of its page; only one that a page links to is an attachment.
  const attachments = scan.files.filter(
    ({ kind, path: name }) => kind === 'attachment' && (!isPicture(name) || linked.has(name)),
  );
  const hidden = new Set(scan.unseen);
  const broken = links.filter(
    ({ target }) => !there.has(target) && !hidden.has(target) && readable(target) !== 'ignored',
  );
  return [
    ...attachments.map(({ path: name }) => ({
      path: name,
      code: 'unreadable-yet' as const,
      params: { format: path.posix.extname(name).slice(1).toUpperCase() },
    })),
    ...broken.map(({ path: page, target }) => ({
      path: page,
      code: 'link-broken' as const,
      params: { target },
    })),
  ];
}

const isPicture = (name: string) => /\.(png|jpe?g|gif|bmp|tiff?|webp|svg)$/i.test(name);

async function inParallel<T>(
  items: readonly T[],
  width: number,
  signal: AbortSignal | undefined,
  work: (item: T) => Promise<void>,
): Promise<void> {
  let next = 0;
  const lanes = Array.from({ length: Math.min(width, items.length) }, async () => {
    while (next < items.length && !signal?.aborted) await work(items[next++]!);
  });
  await Promise.all(lanes);
}
