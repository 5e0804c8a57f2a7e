/** Bringing folders up to date: the writer's lock, the files, then the vectors; progress and a report. */
import { FootnoteError, type IngestEvent, type IngestReport } from '../contract/index.ts';
import { updateVectors } from '../embed/index.ts';
import type { StoredProblem } from '../library/index.ts';
import { compactWhereDue } from './compaction.ts';
import { mayServe } from './embedder.ts';
import type { WorkGate } from './gate.ts';
import { bringRerankerUpToDate } from './reranker.ts';
import type { Rooms } from './rooms.ts';
import type { Searches } from './searches.ts';
import { bringTableProseUpToDate } from './table-prose.ts';

/** As in the contract, but for the problems, which are worded for each who hears them. */
export type UpkeepEvent =
  | Extract<IngestEvent, { type: 'progress' }>
  | {
      readonly type: 'done';
      readonly report: Omit<IngestReport, 'problems'>;
      readonly problems: readonly StoredProblem[];
    };

export interface UpkeepOptions {
  readonly push: (event: UpkeepEvent) => void;
  readonly signal: AbortSignal;
  readonly gate?: WorkGate | undefined;
  /** Whether other folders wait for their scan: what takes hours then goes on with theirs. */
  readonly waiting?: (() => boolean) | undefined;
}

/** Where a person's pause is waited for, and before it whoever searches. */
function givingWay(searches: Searches, pause: WorkGate | undefined): WorkGate {
  return {
    get shutFor() {
      return pause?.shutFor ?? 0;
    },
    passed: async (signal) => {
      await searches.over(signal);
      await pause?.passed(signal);
    },
  };
}

/**
 * @param folders absolute or relative paths; one that cannot be reached ends the run with its error
 * @throws FootnoteError `library-busy`, `folder-missing`, `not-a-folder`, `no-permission`, `disk-full`, `cancelled`
 */
export async function bringUpToDate(
  rooms: Pick<Rooms, 'library' | 'models' | 'analyser' | 'asks' | 'searches'>,
  folders: readonly string[],
  { push, signal, gate: pause, waiting }: UpkeepOptions,
): Promise<void> {
  const gate = givingWay(rooms.searches, pause);
  const started = performance.now();
  const library = rooms.library();
  // Loaded with the first ingest: the readers and their parsers are not needed to answer.
  const { ingestFolder } = await import('../ingest/index.ts');
  const lock = library.lock();
  try {
    const documents = { added: 0, updated: 0, removed: 0, unchanged: 0, failed: 0 };
    for (const folder of folders) {
      const counts = await ingestFolder(library, folder, { signal, gate, progress: push });
      for (const key of Object.keys(documents) as (keyof typeof documents)[]) documents[key] += counts[key];
    }
    const checking = (done: number, total: number) =>
      push({ type: 'progress', stage: 'checking', path: '', done, total, eta: null });
    const refusals: StoredProblem[] = [];
    const refused = (problem: StoredProblem) => refusals.push(problem);
    const vectors = await updateVectors(library, {
      signal,
      gate,
      models: rooms.models,
      mayServe: (model) => mayServe(rooms, model, { signal, gate, progress: checking, refused }),
      progress: (p) => push({ type: 'progress', path: '', ...p }),
    }).then(() => refusals, ofModel);
    const checked = await bringRerankerUpToDate(rooms, { signal, gate }, checking).catch(ofModel);
    // Not by what this run wrote: the run before may have been ended after its last document.
    if (library.suggestionsDue()) {
      const { suggestWords } = await import('./suggest-words.ts');
      await suggestWords(library, signal, gate);
      library.suggestionsMade();
    }
    const told = await bringTableProseUpToDate(rooms, { signal, gate, waiting }, (done, total, eta) =>
      push({ type: 'progress', stage: 'telling', path: '', done, total, eta }),
    ).then(
      (retold) => ({ retold, failed: [] }),
      (error) => ({ retold: undefined, failed: ofModel(error) }),
    );
    const compacting = await compactWhereDue(library, { signal, gate, push });
    const seconds = Math.round((performance.now() - started) / 10) / 100;
    push({
      type: 'done',
      report: {
        documents,
        passages: library.size().passages,
        seconds,
        ...(told.retold && { tableProse: told.retold }),
      },
      problems: [...vectors, ...checked, ...told.failed, ...compacting, ...library.problems()],
    });
  } finally {
    lock.release();
  }
}

/** A model that fails leaves the documents in the library and the former vectors serving: a problem, not the end. */
function ofModel(error: unknown): StoredProblem[] {
  if (!(error instanceof FootnoteError && error.code.startsWith('model-'))) throw error;
  return [{ root: '', path: '', code: error.code, params: error.params }];
}
