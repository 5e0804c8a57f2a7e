/**
 * The nearest passages by cosine. Few vectors are all compared; many only in the clusters nearest to the question, and
 * the best of what is found is compared again exactly.
 */
import type Database from 'better-sqlite3';
import { clusterStore, orderOf } from './clusters.ts';
import { type Comparison, compared, type Neighbour } from './compared.ts';
import { likenessTo } from './likeness.ts';
import { LowestFirst } from './lowest-first.ts';
import { coarse, cosine } from './quantise.ts';
import { tableOf } from './vector-tables.ts';

export interface NearestOptions {
  /** Only passages of these documents. */
  readonly allowed?: ReadonlySet<number> | undefined;
  /** The exact vectors of passages, for comparing the best again; undefined where there is none. */
  readonly exact?:
    | ((passageIds: readonly number[]) => readonly (ArrayLike<number> | undefined)[])
    | undefined;
  /** Share of the vectors that are compared, for measuring; 1: all. */
  readonly share?: number;
}

/** Compared again exactly: the ten nearest always stood among the twenty nearest by eight bits. */
const rescored = 20;
/**
 * Clusters are searched from the nearest on until they hold the share of all vectors that was measured for them (before
 * it is: this one), and no fewer than this.
 */
const searchedAtFirst = 0.01;
const fewestSearched = 10_000;
/** Bytes of vectors that are compared at most, where the fewest are not more: some ten milliseconds. */
const mostCompared = 12_000_000;
/** More than are mostly searched: the list of a million vectors has four thousand. */
const clustersAtFirst = 128;
/** Of so few passages every vector is read, one by one. */
const fewPassages = 2000;

interface Layout {
  readonly embedderId: number;
  readonly version: number;
  readonly total: number;
  readonly generations: readonly Generation[];
}

interface Generation {
  readonly clusters: readonly {
    readonly id: number;
    readonly size: number;
    readonly spread: number | null;
  }[];
  /** Share of all vectors that is compared; undefined where it was not measured yet. */
  readonly share: number | undefined;
  /** Of eight bits, in the order of the clusters, one behind the other. */
  readonly centroids: Uint8Array;
}

export function nearestSearch(db: Database.Database) {
  const { clusters, clusterSizes, clusterLayout } = clusterStore(db);
  const passagesIn = db
    .prepare<[string], number>('select p.id from json_each(?) a join passages p on p.document_id = a.value')
    .pluck();
  let known: Layout | undefined;

  function layoutOf(embedderId: number): Layout {
    const version = clusterLayout();
    if (known?.embedderId === embedderId && known.version === version) return known;
    const sizes = clusterSizes(embedderId);
    const generations = Map.groupBy(clusters(embedderId), (cluster) => cluster.generation);
    known = {
      embedderId,
      version,
      total: [...sizes.values()].reduce((sum, size) => sum + size, 0),
      generations: [...generations.values()].map((generation) => ({
        share: largestOf(generation.map(({ searched }) => searched)),
        clusters: generation.map(({ id, spread }) => ({ id, spread, size: sizes.get(id) ?? 0 })),
        centroids: Buffer.concat(generation.map(({ centroid }) => new Uint8Array(coarse(centroid).buffer))),
      })),
    };
    return known;
  }

  /**
   * The clusters to look into; undefined: everywhere.
   * @param share undefined: as measured
   * @param among the part of all vectors that may be found, 0 to 1: the smaller, the further
   */
  function searched(
    { generations, total }: Layout,
    vector: Int8Array,
    share: number | undefined,
    among: number,
  ): number[] | undefined {
    // New clusters are searched as far as the former ones were, until it is measured for them.
    const measured = generations.findLast((generation) => generation.share !== undefined)?.share;
    const own = Math.min(measured ?? searchedAtFirst, mostCompared / vector.length / total);
    const further = (share ?? own) / among;
    if (generations.length === 0 || further >= 0.5) return undefined;
    const wanted = Math.max(fewestSearched, further * total);
    // 0: vectors that were written before there were clusters.
    return [0, ...generations.flatMap((generation) => nearestClusters(generation, vector, wanted))];
  }

  /** The nearest clusters that together hold so many vectors. */
  function nearestClusters({ clusters, centroids }: Generation, vector: Int8Array, wanted: number): number[] {
    if (centroids.length !== clusters.length * vector.length) return [];
    const likenesses = likenessTo(vector)(centroids);
    for (let most = clustersAtFirst; ; most *= 4) {
      const near = new LowestFirst(Math.min(most, clusters.length));
      for (let i = 0; i < clusters.length; i++) {
        const order = orderOf(likenesses[i]!, clusters[i]!.spread);
        if (near.takes(order)) near.push(i, order);
      }
      const ids: number[] = [];
      let left = wanted;
      for (const { id: i } of near.highestFirst()) {
        if (left <= 0) return ids;
        ids.push(clusters[i]!.id);
        left -= clusters[i]!.size;
      }
      if (left <= 0 || most >= clusters.length) return ids;
    }
  }

  /** Cosines of single passages, from eight bits; what has no vector is left out. */
  function similarities(
    embedderId: number,
    vector: ArrayLike<number>,
    passageIds: readonly number[],
  ): Neighbour[] {
    const sql = `select embedding from ${tableOf(embedderId)} where passage_id = ?`;
    const read = db.prepare<[bigint], Uint8Array>(sql).pluck();
    return passageIds.flatMap((passageId) => {
      const bytes = read.get(BigInt(passageId));
      if (!bytes) return [];
      const stored = new Int8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      return stored.length === vector.length ? [{ passageId, similarity: cosine(stored, vector) }] : [];
    });
  }

  /** What is to be compared; or what was found, where there is so little that it is read one by one. */
  function plan(
    embedderId: number,
    vector: ArrayLike<number>,
    k: number,
    { allowed, share }: NearestOptions,
  ): Comparison | Neighbour[] {
    const wanted = Math.max(k, rescored);
    const layout = layoutOf(embedderId);
    let part = 1;
    let only: ReadonlySet<number> | undefined;
    if (allowed) {
      const passages = passagesIn.all(JSON.stringify([...allowed]));
      if (passages.length <= fewPassages) return similarities(embedderId, vector, passages);
      part = passages.length / layout.total;
      only = new Set(passages);
    }
    const bytes = coarse(vector);
    return { embedderId, vector: bytes, k: wanted, clusters: searched(layout, bytes, share, part), only };
  }

  // One reading transaction: clusters may change between looking at them and looking into them.
  const search = db.transaction(
    (embedderId: number, vector: ArrayLike<number>, k: number, options: NearestOptions): Neighbour[] => {
      const planned = plan(embedderId, vector, k, options);
      const found = Array.isArray(planned) ? planned : compared(db, planned);
      return nearestOf(found, vector, k, options.exact);
    },
  );

  return {
    /**
     * The nearest passages, nearest first; of equally near ones the earlier. None where the table holds vectors of
     * another length, or is gone since another process has put a newer embedder in its place.
     */
    nearest: (
      embedderId: number,
      vector: ArrayLike<number>,
      k: number,
      options: NearestOptions = {},
    ): Neighbour[] => orNone(() => search(embedderId, vector, k, options)),
    /**
     * As nearest(), but others compare: beside.ts. What they find is for nearestOf(). A vector that changes its cluster
     * in between may be missed once.
     */
    planNearest: (
      embedderId: number,
      vector: ArrayLike<number>,
      k: number,
      options: NearestOptions = {},
    ): Comparison | Neighbour[] => orNone(() => plan(embedderId, vector, k, options)),
    /** A part of a plan. */
    compare: (comparison: Comparison): Neighbour[] => orNone(() => compared(db, comparison)),
    /** How near single passages are, in no order; those without a vector are left out. */
    similarities: (
      embedderId: number,
      vector: ArrayLike<number>,
      passageIds: readonly number[],
    ): Neighbour[] => orNone(() => similarities(embedderId, vector, passageIds)),
  };
}

function largestOf(shares: readonly (number | null)[]): number | undefined {
  const known = shares.filter((share) => share !== null);
  return known.length > 0 ? Math.max(...known) : undefined;
}

/** The nearest of what was found by eight bits, the best of it compared again exactly; each passage once. */
export function nearestOf(
  found: readonly Neighbour[],
  vector: ArrayLike<number>,
  k: number,
  exact: NearestOptions['exact'],
): Neighbour[] {
  const near = [...new Map(found.map((one) => [one.passageId, one])).values()]
    .sort(bySimilarity)
    .slice(0, Math.max(k, rescored));
  if (!exact) return near.slice(0, k);
  const best = near.slice(0, rescored);
  const vectors = exact(best.map(({ passageId }) => passageId));
  const again = best.map((neighbour, i) => {
    const own = vectors[i];
    return own?.length === vector.length ? { ...neighbour, similarity: cosine(own, vector) } : neighbour;
  });
  return [...again, ...near.slice(rescored)].sort(bySimilarity).slice(0, k);
}

const bySimilarity = (a: Neighbour, b: Neighbour) => b.similarity - a.similarity || a.passageId - b.passageId;

function orNone<T>(find: () => T): T | Neighbour[] {
  try {
    return find();
  } catch (error) {
    if (/no such table|[Dd]imension mismatch/.test(String(error))) return [];
    throw error;
  }
}
