/** A reader's reply → the library. */
import type { ErrorCode } from '../contract/index.ts';
import type { KnownFile, Library, ScanLog, WriteOptions } from '../library/index.ts';
import type { IngestCounts } from './counts.ts';
import type { Renames } from './freshness/renames.ts';
import type { PlannedFile } from './plan.ts';
import { documentOf, type SlicedDocument } from './slices.ts';
import type { ReadReply } from './worker.ts';

/** What says nothing of the file's content and may be over the next time, though size and time are the same. */
const passing: ReadonlySet<ErrorCode> = new Set([
  'no-permission',
  'file-changed',
  'read-failed',
  'drive-stalled',
]);

/** One step of the postings' upkeep for so many passages: more than enough to keep pace. */
const passagesOfStep = 32;

export interface Storing {
  readonly library: Library;
  readonly scan: ScanLog;
  readonly counts: IngestCounts;
  readonly renames: Renames;
}

export function storeReply(
  storing: Storing,
  reply: ReadReply,
  { file, known }: PlannedFile,
  reading: string,
): void {
  const { library, scan, counts } = storing;
  const { rootId } = scan;
  switch (reply.type) {
    case 'tables':
      throw new Error('an ingest does not ask for tables');
    case 'same':
      library.touch(known!.id, reply.identity);
      counts.unchanged++;
      return;
    case 'document':
      writeDocument(storing, reply, known);
      return;
    case 'container':
      storeContainer(storing, reply, known);
      return;
    case 'problem': {
      // Size and time as scanned where the reader got no further: it is tried again when they change.
      const { size, modified } = reply.identity.size > 0 ? reply.identity : file;
      const identity = { ...reply.identity, size, modified, reading: passing.has(reply.code) ? '' : reading };
      removeInside(storing, file.path, new Set());
      const problem = { code: reply.code, params: reply.params };
      library.writeFailure(rootId, { file: identity, problem }, scan);
      counts.failed++;
    }
  }
}

type Before = Pick<KnownFile, 'state'> | undefined;

/** @param before what is known at the document's path */
function writeDocument(storing: Storing, sliced: SlicedDocument, before: Before): void {
  const document = documentOf(sliced);
  const { library, scan, counts, renames } = storing;
  const { hash, path } = document.file;
  const former = before ? undefined : renames.claim(hash, path);
  const options: WriteOptions = former ? { scan, renamedFrom: former.id } : { scan };
  library.write(scan.rootId, document, options);
  // A long document brings more than one step's work.
  for (let due = sliced.passages + 1; due > 0 && library.tendPostings(); ) due -= passagesOfStep;
  if (before?.state === 'read' || former) counts.updated++;
  else counts.added++;
}

/** What is inside comes first and the container last: after a kill its bytes are unknown, and it is read again. */
function storeContainer(
  storing: Storing,
  { own, parts, failures }: Extract<ReadReply, { type: 'container' }>,
  known: Before,
): void {
  const { library, scan, counts } = storing;
  const { path } = own.document.file;
  const before = new Map(library.inside(scan.rootId, path).map((inner) => [inner.path, inner]));
  const now = new Set([
    ...parts.map(({ document }) => document.file.path),
    ...failures.map((failure) => failure.file.path),
  ]);
  counts.removed += removeInside(storing, path, now);
  for (const part of parts) writeDocument(storing, part, before.get(part.document.file.path));
  for (const failure of failures) library.writeFailure(scan.rootId, failure, scan);
  counts.failed += failures.length;
  writeDocument(storing, own, known);
}

function removeInside({ library, scan }: Storing, container: string, keep: ReadonlySet<string>): number {
  const gone = library.inside(scan.rootId, container).filter((inner) => !keep.has(inner.path));
  library.remove(
    gone.map((inner) => inner.id),
    scan,
  );
  return gone.length;
}
