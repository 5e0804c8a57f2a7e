/** A large library is put in order at the end of what has changed much of it, behind the vectors: these are written last. */
import { FootnoteError, type IngestEvent } from '../contract/index.ts';
import type { Library, StoredProblem } from '../library/index.ts';
import type { WorkGate } from './gate.ts';

interface Watched {
  readonly signal: AbortSignal;
  readonly gate: WorkGate;
  readonly push: (event: Extract<IngestEvent, { type: 'progress' }>) => void;
}

/**
 * Gives why it was not done where it is due: the library is as good as before, its searches as slow. The caller holds
 * the writer's lock.
 * @throws FootnoteError `cancelled`
 */
export async function compactWhereDue(
  library: Library,
  { signal, gate, push }: Watched,
): Promise<StoredProblem[]> {
  if (!library.compactionDue()) return [];
  await gate.passed(signal);
  if (signal.aborted) throw new FootnoteError('cancelled');
  push({ type: 'progress', stage: 'compacting', path: '', done: 0, total: 0, eta: null });
  const ended = await library.compact(signal);
  switch (ended.type) {
    case 'compacted':
    // The next look at a folder tries again.
    case 'gave-way':
      return [];
    case 'no-room':
      return [problem('no-room-to-compact', { gigabytes: (ended.needed / 1e9).toFixed(1) })];
    case 'failed':
      return [problem('not-compacted', { reason: ended.reason })];
  }
}

const problem = (code: StoredProblem['code'], params: StoredProblem['params']): StoredProblem => ({
  root: '',
  path: '',
  code,
  params,
});
