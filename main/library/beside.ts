/**
 * Readings of a search that go on beside the engine, in threads with connections of their own: the nearest vectors while
 * the words find their candidates, then each a share of the candidates' counts. In a large library these are two thirds
 * of a search's time, and where the file is not in the system's cache nearly all of it. A small one is read without
 * threads: they cost memory and a start.
 */
import { setImmediate as afterMessages } from 'node:timers/promises';
import { FootnoteError } from '../contract/index.ts';
import { type CandidateTerm, weightyTerms } from './candidates.ts';
import type { Comparison, Neighbour } from './compared.ts';
import { type FlatCounts, unflatten } from './flat-counts.ts';
import { type NearestOptions, nearestOf, type nearestSearch } from './nearest.ts';
import { slowPage } from './pages-ahead.ts';
import type { SearchAhead } from './search-ahead.ts';
import { startThread, type Thread } from './start-reader.ts';
import type { FoundCounts } from './term-counts.ts';
import { largeFrom } from './vector-tables.ts';

export interface BesideOptions {
  readonly threads: number;
  /** Passages from which on there are threads. */
  readonly from: number;
  /** Milliseconds from which on a page's reading says that the system's cache does not hold what is read next. */
  readonly slow: number;
}

export const besideOptions: BesideOptions = { threads: 2, from: largeFrom, slow: slowPage };

/** Fewer counts are read at once than asked for. */
const fewCounts = 32;
/** Documents whose contents are read ahead: as many as a search shows at once. */
const shown = 10;
/** Counts read between two looks at whether the threads have answered. */
const countsAtOnce = 16;
/**
 * @param now the same readings on this connection: for small libraries, for a share of the work, and where a thread fails
 * @param state `passages`: the highest number of one, as good as how many there are, which would take a reading of all;
 *   `writes`: whether this opening holds the writer's lock
 * @param ahead null where nothing can be read ahead
 */
export function besideReads(
  file: string,
  now: Pick<ReturnType<typeof nearestSearch>, 'planNearest' | 'compare'> & {
    readonly countsOf: (ids: readonly number[], terms: readonly number[]) => FoundCounts;
    readonly candidates: (
      terms: readonly CandidateTerm[],
      limit: number,
      allowed?: ReadonlySet<number>,
    ) => number[];
  },
  { passages, writes }: { readonly passages: () => number; readonly writes: () => boolean },
  ahead: { readonly fd: number; readonly reads: SearchAhead } | null,
  { threads, from, slow }: BesideOptions,
) {
  let started: readonly Thread[] | undefined;
  let closed = false;
  /** The system's cache seemed to lack what the latest search reads. */
  let cold = false;
  /** @throws FootnoteError `cancelled` where the library was closed meanwhile */
  const here = <T>(read: () => T): T => {
    if (closed) throw new FootnoteError('cancelled');
    return read();
  };
  /** @throws FootnoteError as here() */
  const answered = <T>(found: T | null, otherwise: () => T): T => here(() => found ?? otherwise());
  const some = (): readonly Thread[] => {
    // Whoever writes here has files read on all cores: threads would wait for one, and so would the search.
    if (writes() || (!started && passages() < from)) return [];
    started ??= Array.from({ length: threads }, () =>
      startThread({ file, ahead: ahead && { fd: ahead.fd, slow } }),
    );
    return started;
  };

  async function comparedBeside(comparison: Comparison): Promise<Neighbour[]> {
    const { clusters } = comparison;
    const readers = clusters ? some() : [];
    cold = clusters !== undefined && ahead?.reads.lacksVectors(comparison.embedderId, clusters) === true;
    if (!clusters || readers.length === 0) {
      if (cold) await ahead?.reads.vectors(comparison.embedderId, clusters ?? []);
      return here(() => now.compare(comparison));
    }
    const parts = readers.map((_, part) => ({
      ...comparison,
      // Neighbouring clusters of the list are equally near, so that all have as much to do.
      clusters: clusters.filter((_, i) => i % readers.length === part),
    }));
    const found = await Promise.all(
      readers.map((reader, i) => reader.ask({ type: 'compare', comparison: parts[i]!, cold })),
    );
    return found.flatMap((near, i) => answered(near as Neighbour[] | null, () => now.compare(parts[i]!)));
  }

  async function countsBeside(ids: readonly number[], terms: readonly number[]): Promise<FoundCounts> {
    const readers = some();
    if (readers.length === 0 || ids.length < fewCounts) {
      if (cold) await ahead?.reads.counts(ids);
      return here(() => now.countsOf(ids, terms));
    }
    const ascending = [...ids].sort((a, b) => a - b);
    const share = Math.ceil(ascending.length / (readers.length + 1));
    const sharesOf = (i: number) => ascending.slice(i * share, (i + 1) * share);
    const asked = readers.map((reader, i) => reader.ask({ type: 'counts', ids: sharesOf(i), terms, cold }));
    if (cold) await ahead?.reads.counts(sharesOf(readers.length));
    const own = here(() => now.countsOf(sharesOf(readers.length), terms));
    const parts = (await Promise.all(asked)).map((flat, i) =>
      answered(flat && unflatten(flat as FlatCounts), () => now.countsOf(sharesOf(i), terms)),
    );
    parts.push(own);
    return {
      passages: parts.flatMap(({ passages }) => passages),
      documents: new Map(parts.flatMap(({ documents }) => [...documents])),
    };
  }

  async function countsMeanwhile(
    ids: readonly number[],
    terms: readonly number[],
    other: Promise<unknown>,
  ): Promise<FoundCounts> {
    const found: FoundCounts = { passages: [], documents: new Map() };
    // Without threads there is nothing to wait for but what is being read ahead.
    if (!cold && some().length === 0) return found;
    const ascending = [...ids].sort((a, b) => a - b);
    if (cold) await ahead?.reads.counts(ascending);
    let answer = false;
    const answers = () => {
      answer = true;
    };
    other.then(answers, answers);
    for (let at = 0; at < ascending.length; at += countsAtOnce) {
      await afterMessages();
      if (answer || closed) break;
      const { passages, documents } = now.countsOf(ascending.slice(at, at + countsAtOnce), terms);
      found.passages.push(...passages);
      for (const [id, counts] of documents) found.documents.set(id, counts);
    }
    return found;
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
    /** As candidates(). */
    candidatesBeside: async (
      terms: readonly CandidateTerm[],
      limit: number,
      allowed?: ReadonlySet<number>,
    ): Promise<number[]> => {
      const ids = weightyTerms(terms).map(({ id }) => id);
      cold ||= ahead?.reads.lacksLists(ids) === true;
      if (cold) await ahead?.reads.lists(ids);
      return here(() => now.candidates(terms, limit, allowed));
    },
    /** As countsOf(). */
    countsBeside,
    /**
     * The counts of as many passages as there is time for until something else has come from the threads: read here,
     * where the engine would only wait.
     */
    countsMeanwhile,
    /**
     * What a search reads of the documents that it found is read ahead; by the threads too, while the engine puts them in
     * order.
     * @param best best first; of the first few the contents too
     */
    readAhead: async (best: readonly number[]): Promise<void> => {
      const readers = some();
      void readers[0]?.ask({ type: 'ahead', of: 'contents', documentIds: best.slice(0, shown) });
      // From the last one on: the engine reads from the first.
      void readers.at(-1)?.ask({ type: 'ahead', of: 'names', documentIds: [...best].reverse() });
      if (cold) await ahead?.reads.documents(best, best.slice(0, shown));
      cold = false;
    },
    closeBeside: () => {
      for (const thread of started ?? []) thread.close();
      started = undefined;
      closed = true;
    },
  };
}
