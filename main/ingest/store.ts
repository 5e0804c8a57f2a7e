/** A reader's reply → the library. */
import type { ErrorCode } from '../contract/index.ts';
import type { Library } from '../library/index.ts';
import type { IngestCounts } from './index.ts';
import type { PlannedFile } from './plan.ts';
import type { ReadReply } from './worker.ts';

/** What says nothing of the file's content and may be over the next time, though size and time are the same. */
const passing: ReadonlySet<ErrorCode> = new Set(['no-permission', 'file-changed', 'read-failed']);

export function storeReply(
  library: Library,
  rootId: number,
  reply: ReadReply,
  { file, known }: PlannedFile,
  counts: IngestCounts,
  reading: string,
): void {
  const written = (wasThere: boolean) => {
    if (wasThere) counts.updated++;
    else counts.added++;
  };
  switch (reply.type) {
    case 'same':
      library.touch(known!.id, reply.identity);
      counts.unchanged++;
      return;
    case 'document':
      library.write(rootId, reply.document);
      written(known?.state === 'read');
      return;
    case 'container':
      storeContainer(library, rootId, reply, written, counts);
      written(known?.state === 'read');
      return;
    case 'problem': {
      // Size and time as scanned where the reader got no further: it is tried again when they change.
      const { size, modified } = reply.identity.size > 0 ? reply.identity : file;
      const identity = { ...reply.identity, size, modified, reading: passing.has(reply.code) ? '' : reading };
      removeInside(library, rootId, file.path, new Set());
      library.writeFailure(rootId, { file: identity, problem: { code: reply.code, params: reply.params } });
      counts.failed++;
    }
  }
}

/** What is inside comes first and the container last: after a kill its bytes are unknown, and it is read again. */
function storeContainer(
  library: Library,
  rootId: number,
  { own, parts, failures }: Extract<ReadReply, { type: 'container' }>,
  written: (wasThere: boolean) => void,
  counts: IngestCounts,
): void {
  const before = new Set(library.inside(rootId, own.file.path).map((inner) => inner.path));
  const now = new Set([
    ...parts.map((part) => part.file.path),
    ...failures.map((failure) => failure.file.path),
  ]);
  counts.removed += removeInside(library, rootId, own.file.path, now);
  for (const part of parts) {
    library.write(rootId, part);
    written(before.has(part.file.path));
  }
  for (const failure of failures) library.writeFailure(rootId, failure);
  counts.failed += failures.length;
  library.write(rootId, own);
}

function removeInside(
  library: Library,
  rootId: number,
  container: string,
  keep: ReadonlySet<string>,
): number {
  const gone = library.inside(rootId, container).filter((inner) => !keep.has(inner.path));
  library.remove(gone.map((inner) => inner.id));
  return gone.length;
}
