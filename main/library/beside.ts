/**
 * Readings of a search that go on beside the engine, in threads with connections of their own: the nearest vectors while
 * the words find their candidates, then each a share of the candidates' counts. In a large library these are two thirds
 * of a search's time, and where the file is not in the system's cache nearly all of it. A small one is read without
 * threads: they cost memory and a start.
 */
import { Worker } from 'node:worker_threads';
import { FootnoteError } from '../contract/index.ts';
import type { Comparison, Neighbour } from './compared.ts';
import { type FlatCounts, unflatten } from './flat-counts.ts';
import { type NearestOptions, nearestOf, type nearestSearch } from './nearest.ts';
import type { ThreadAsk, ThreadData, ThreadReply } from './reader-thread.ts';
import type { FoundCounts } from './term-counts.ts';

export interface BesideOptions {
  readonly threads: number;
  /** Passages from which on there are threads. */
  readonly from: number;
}

export const besideOptions: BesideOptions = { threads: 2, from: 200_000 };

/** Fewer counts are read at once than asked for. */
const fewCounts = 32;
/** MB of a thread's heap: what it holds is short-lived. */
const heap = { maxOldGenerationSizeMb: 128, maxYoungGenerationSizeMb: 4 };
/** Milliseconds that closing waits for a thread to close the file. */
const closesWithin = 2000;

/** In a clone the sources run as they are; a build has the thread beside this file. */
const entry = new URL(
  import.meta.url.endsWith('.ts') ? './reader-thread.ts' : './reader-thread.js',
  import.meta.url,
);

interface Thread {
  /** Null where it could not be read there. */
  ask(ask: AskOf<ThreadAsk>): Promise<ThreadReply['found']>;
  close(): void;
}
type AskOf<T> = T extends { readonly id: number } ? Omit<T, 'id'> : never;

function startThread(file: string): Thread {
  const closed = new Int32Array(new SharedArrayBuffer(4));
  const worker = new Worker(entry, {
    workerData: { file, closed } satisfies ThreadData,
    resourceLimits: heap,
  });
  const waiting = new Map<number, (found: ThreadReply['found']) => void>();
  let ids = 0;
  let ended = false;
  worker.unref();
  worker.on('message', ({ id, found }: ThreadReply) => {
    waiting.get(id)?.(found);
    waiting.delete(id);
    if (waiting.size === 0) worker.unref();
  });
  worker.on('error', () => {});
  worker.on('exit', () => {
    ended = true;
    for (const resolve of waiting.values()) resolve(null);
    waiting.clear();
  });
  return {
    ask: (ask) => {
      if (ended) return Promise.resolve(null);
      const id = ++ids;
      worker.ref();
      worker.postMessage({ id, ...ask });
      return new Promise((resolve) => waiting.set(id, resolve));
    },
    // Waited for, since a file that is open elsewhere cannot be renamed on Windows.
    close: () => {
      if (ended) return;
      worker.postMessage({ type: 'close' } satisfies ThreadAsk);
      Atomics.wait(closed, 0, 0, closesWithin);
      void worker.terminate();
    },
  };
}

/**
 * @param now the same readings on this connection: for small libraries, for a share of the work, and where a thread fails
 * @param state `passages`: the highest number of one, as good as how many there are, which would take a reading of all;
 *   `writes`: whether this opening holds the writer's lock
 */
export function besideReads(
  file: string,
  now: Pick<ReturnType<typeof nearestSearch>, 'planNearest' | 'compare'> & {
    readonly countsOf: (ids: readonly number[], terms: readonly number[]) => FoundCounts;
  },
  { passages, writes }: { readonly passages: () => number; readonly writes: () => boolean },
  { threads, from }: BesideOptions,
) {
  let started: readonly Thread[] | undefined;
  let closed = false;
  /** @throws FootnoteError `cancelled` where the library was closed meanwhile */
  const answered = <T>(found: T | null, otherwise: () => T): T => {
    if (closed) throw new FootnoteError('cancelled');
    return found ?? otherwise();
  };
  const some = (): readonly Thread[] => {
    // Whoever writes here has files read on all cores: threads would wait for one, and so would the search.
    if (writes() || (!started && passages() < from)) return [];
    started ??= Array.from({ length: threads }, () => startThread(file));
    return started;
  };

  async function comparedBeside(comparison: Comparison): Promise<Neighbour[]> {
    const { clusters } = comparison;
    const readers = clusters ? some() : [];
    if (!clusters || readers.length === 0) return now.compare(comparison);
    const parts = readers.map((_, part) => ({
      ...comparison,
      // Neighbouring clusters of the list are equally near, so that all have as much to do.
      clusters: clusters.filter((_, i) => i % readers.length === part),
    }));
    const found = await Promise.all(
      readers.map((reader, i) => reader.ask({ type: 'compare', comparison: parts[i]! })),
    );
    return found.flatMap((near, i) => answered(near as Neighbour[] | null, () => now.compare(parts[i]!)));
  }

  async function countsBeside(ids: readonly number[], terms: readonly number[]): Promise<FoundCounts> {
    const readers = some();
    if (readers.length === 0 || ids.length < fewCounts) return now.countsOf(ids, terms);
    const ascending = [...ids].sort((a, b) => a - b);
    const share = Math.ceil(ascending.length / (readers.length + 1));
    const sharesOf = (i: number) => ascending.slice(i * share, (i + 1) * share);
    const asked = readers.map((reader, i) => reader.ask({ type: 'counts', ids: sharesOf(i), terms }));
    const own = now.countsOf(sharesOf(readers.length), terms);
    const parts = (await Promise.all(asked)).map((flat, i) =>
      answered(flat && unflatten(flat as FlatCounts), () => now.countsOf(sharesOf(i), terms)),
    );
    parts.push(own);
    return {
      passages: parts.flatMap(({ passages }) => passages),
      documents: new Map(parts.flatMap(({ documents }) => [...documents])),
    };
  }

  return {
    /** As nearest(). */
    nearestBeside: async (
      embedderId: number,
      vector: ArrayLike<number>,
      k: number,
      options: NearestOptions = {},
    ): Promise<Neighbour[]> => {
      const planned = now.planNearest(embedderId, vector, k, options);
      const found = Array.isArray(planned) ? planned : await comparedBeside(planned);
      return nearestOf(found, vector, k, options.exact);
    },
    /** As countsOf(). */
    countsBeside,
    closeBeside: () => {
      for (const thread of started ?? []) thread.close();
      started = undefined;
      closed = true;
    },
  };
}
