/**
 * A folder → documents in the library. Every document is one transaction, so a kill at any moment leaves each wholly
 * in or wholly absent; the next run compares the folder with the library and goes on from there.
 */
import path from 'node:path';
import { FootnoteError, type IngestEvent } from '../contract/index.ts';
import type { KnownFile, Library, Root } from '../library/index.ts';
import type { IngestCounts } from './counts.ts';
import type { RowTerms } from './cut/units.ts';
import type { Stage } from './formats/index.ts';
import { renamesAmong } from './freshness/renames.ts';
import { recordSuccessions } from './freshness/successions.ts';
import { inOrder } from './in-order.ts';
import { linkProblems, picturesToRead } from './links.ts';
import { type Plan, planOf, stagesOf } from './plan.ts';
import { type PoolOptions, startPool } from './pool.ts';
import { isCurrent, readingOf } from './prepare.ts';
import { emptyProfile, learnProfile, type Profile, parseProfile } from './profile.ts';
import { type Part, readingProgress } from './progress.ts';
import { rootFor } from './root.ts';
import { type FoundFile, type Scan, scanFolder } from './scan.ts';
import { storeReply } from './store.ts';

export { partOf } from './container.ts';
export { unpackContent } from './contents.ts';
export type { IngestCounts } from './counts.ts';
export type { RowTerms } from './cut/units.ts';
export { openPictures, readDocument, readForView, readRows } from './formats/index.ts';
export { contradictionsIn } from './freshness/contradictions.ts';
export { targetOf } from './prepare.ts';
export { tablesOfDocument } from './preview.ts';
export { type RetellPrompt, type Retold, retellTables, type Teller } from './retell/index.ts';
export { checkFolder } from './scan.ts';
export { tablesOfFile } from './tables-of-file.ts';
export { type Suggestion, suggestedWords } from './words/index.ts';

export interface IngestOptions {
  readonly signal?: AbortSignal | undefined;
  readonly progress?: ((event: Extract<IngestEvent, { type: 'progress' }>) => void) | undefined;
  /** Waited for before each file; the time it was shut is no work. */
  readonly gate?: { readonly shutFor: number; passed(signal?: AbortSignal): Promise<void> } | undefined;
  /** What rows of tables are indexed by, for comparing; another choice needs a library of its own. Default: plain. */
  readonly rowTerms?: RowTerms;
}

/**
 * Brings the library up to date with a folder. The caller holds the writer's lock.
 * @throws FootnoteError about the folder itself (`folder-overlaps` too), the library's disk, or `cancelled`; a file that cannot be read is a
 *   problem in the library, never an error here
 */
export async function ingestFolder(
  library: Library,
  folder: string,
  options: IngestOptions = {},
): Promise<IngestCounts> {
  const { signal, gate } = options;
  const root = rootFor(library.roots(), folder);
  const report = options.progress ?? (() => {});
  const scanning = (done: number) =>
    report({ type: 'progress', stage: 'scanning', done, total: 0, eta: null, path: '' });

  scanning(0);
  const scan = await scanFolder(root, signal, scanning, gate);
  const stored = library.addRoot(root);
  refuseEmptied(library, stored, scan);
  const log = library.openScan(stored.id);
  const learned = await profileFor(library, stored, scan, () => gate?.passed(signal));
  const profile = options.rowTerms ? { ...learned, rowTerms: options.rowTerms } : learned;
  const counts: IngestCounts = { added: 0, updated: 0, removed: 0, unchanged: 0, failed: 0 };
  const started = performance.now();
  const progress = readingProgress(report, () => performance.now() - started - (gate?.shutFor ?? 0));

  /** Reads what is new or changed of one part, and forgets what is gone. */
  const bring = async (part: Part, wanted: Wanted, options: Bringing) => {
    const plan = planOf(wanted.known, wanted.files, scan, profile);
    progress.plan(part, sizesOf(plan));
    progress.begin(part);
    const renames = renamesAmong(plan.gone);
    counts.unchanged += plan.unchanged;
    counts.failed += plan.stillFailed;
    const pool =
      plan.toRead.length > 0 ? startPool(profile, poolFor(options, plan.toRead.length)) : undefined;
    // A cancel does not wait for the files that are being read.
    const abort = () => void pool?.close();
    signal?.addEventListener('abort', abort, { once: true });
    try {
      await inOrder(plan.toRead, (pool?.size ?? 1) * 2, signal, async (planned, turn) => {
        await gate?.passed(signal);
        if (signal?.aborted) return;
        const { file, known: before } = planned;
        const reading = readingOf(profile, file.path, options.ocr);
        const sameReading = before?.state === 'read' && isCurrent(before.reading, profile, file.path);
        const reply = await pool!.read({
          file: path.join(root, file.rawPath ?? file.path),
          path: file.path,
          rawPath: file.rawPath,
          size: file.size,
          knownHash: sameReading ? before.hash : null,
          ocr: options.ocr,
        });
        await turn();
        // Read while somebody searches or has paused: it is written afterwards.
        await gate?.passed(signal);
        if (signal?.aborted) return;
        storeReply({ library, scan: log, counts, renames }, reply, planned, reading);
        progress.finished(file);
      });
    } finally {
      signal?.removeEventListener('abort', abort);
      await pool?.close();
    }
    if (signal?.aborted) throw new FootnoteError('cancelled');
    const gone = renames.left();
    library.remove(
      gone.map((file) => file.id),
      log,
    );
    counts.removed += gone.filter((file) => file.state === 'read').length;
  };

  const known = library.files(stored.id);
  const partStage = stagesOf(scan);
  const at = (...stages: Stage[]) => scan.files.filter((file) => stages.includes(partStage(file)));
  const knownAt = (...stages: Stage[]) => known.filter((file) => stages.includes(partStage(file)));
  // Pages first: answers come long before the last attachment is read. What is no longer read at all goes with them.
  const pages = { files: at('page'), known: knownAt('page', 'unread', 'ignored') };
  const documents = { files: at('document', 'container'), known: knownAt('document', 'container') };
  // What the screen says of later parts before their turn comes.
  progress.plan('documents', sizesOf(planOf(documents.known, documents.files, scan, profile)));
  const linked = picturesToRead(scan, library.linkTargets(stored.id));
  progress.plan('scans', sizesOf(planOf(knownAt('picture'), linked, scan, profile)));
  await bring('pages', pages, { isolation: 'thread', ocr: false });
  await bring('documents', documents, { isolation: 'process', ocr: false });
  const links = library.linkTargets(stored.id);
  // Recognition takes seconds a page: last, pictures and the pages of documents that have no text.
  const unread = scansToRecognise(library, stored.id, at('document'));
  const scans = {
    files: [...picturesToRead(scan, links), ...unread.files],
    known: [...knownAt('picture'), ...unread.known],
  };
  await bring('scans', scans, { isolation: 'process', ocr: true });
  if (log.id !== null) recordSuccessions(library, stored.id);
  const inside = new Set(
    library.files(stored.id).flatMap((file) => (file.container === null ? [] : [file.path])),
  );
  while (library.tendPostings(true)) {
    await new Promise((resolve) => setImmediate(resolve));
    await gate?.passed(signal);
    if (signal?.aborted) throw new FootnoteError('cancelled');
  }
  library.finishScan(stored.id, [...scan.problems, ...linkProblems(scan, links, inside)]);
  library.closeScan(log);
  return counts;
}

/** Documents that were read without recognition and have pages that need it. */
function scansToRecognise(library: Library, rootId: number, documents: readonly FoundFile[]) {
  const waiting = new Set(library.pathsWithProblem(rootId, 'ocr-left-out'));
  // Known by another reading, so that the same bytes are read again.
  const known = library
    .files(rootId)
    .filter((file) => waiting.has(file.path) && file.container === null && !file.reading.endsWith('.ocr'))
    .map((file) => ({ ...file, reading: '' }));
  const paths = new Set(known.map((file) => file.path));
  return { files: documents.filter((file) => paths.has(file.path)), known };
}

/** A drive that is not connected often shows as an empty folder: nobody empties a large export by mistake. */
const manyDocuments = 20;

function refuseEmptied(library: Library, root: Root, scan: Scan): void {
  if (scan.files.length > 0 || scan.problems.length > 0) return;
  const count = library.files(root.id).length;
  if (count >= manyDocuments) throw new FootnoteError('folder-emptied', { path: root.path, count });
}

interface Wanted {
  readonly files: readonly FoundFile[];
  readonly known: readonly KnownFile[];
}

const sizesOf = (plan: Plan) => plan.toRead.map(({ file }) => file);

interface Bringing {
  readonly isolation: 'thread' | 'process';
  readonly ocr: boolean;
}

/** Seconds that one document may take; recognising the text of a long scan is slow. */
const secondsPerDocument = 900;

/** Few files are not worth a second thread; documents are read one at a time, since each may take much memory. */
function poolFor({ isolation }: Bringing, files: number): PoolOptions {
  if (isolation === 'process') return { size: 1, isolation, seconds: secondsPerDocument };
  return { size: files < 8 ? 1 : undefined, isolation };
}

/** The profile stays while the export is about the same size: learning anew means reading everything again. */
async function profileFor(
  library: Library,
  root: Root,
  scan: Scan,
  passed: () => Promise<void> | undefined,
): Promise<Profile> {
  const pages = scan.files.filter((file) => file.stage === 'page');
  const known = parseProfile(root.profile);
  if (known && pages.length <= Math.max(24, known.pages * 2)) return known;
  if (pages.length === 0) return known ?? emptyProfile;
  const files = pages.map((file) => path.join(root.path, file.rawPath ?? file.path));
  const profile = await learnProfile(files, passed);
  library.setProfile(root.id, JSON.stringify(profile));
  return profile;
}
