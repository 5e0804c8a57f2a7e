/**
 * Clusters: which there are, who lies in them, and moving vectors from one to another. A vector always lies in exactly
 * one, and a search looks into those of every generation that there is, so it never sees half of the vectors.
 */
import type Database from 'better-sqlite3';
import { unit } from './quantise.ts';
import { tableOf } from './vector-tables.ts';
import { nowhere } from './vectors.ts';

export interface Cluster {
  readonly id: number;
  readonly generation: number;
  /** Vectors in the table when its generation was learned. */
  readonly learnedFrom: number;
  /** Share of all vectors that a search compares, 0 to 1; null where it was added since that was measured. */
  readonly searched: number | null;
  /** Unit length. */
  readonly centroid: Float32Array;
  /** How far apart its vectors lie, 0 to 1: the sine where the mean of their cosines with the centroid is the cosine; null while only some of them are known. */
  readonly spread: number | null;
}

/**
 * In which order clusters are searched: by their cosine with the question, and the wider apart a cluster's vectors lie,
 * the nearer may the nearest of them be. Of the ten nearest of 192 questions in the first 10,000 of 10⁶ learned vectors:
 * .956 by centroids learned from a part of the vectors, .961 by the means of all, .967 with a tenth of the spread (.05
 * .964, .2 .956).
 */
export const orderOf = (cosine: number, spread: number | null): number => cosine + 0.1 * (spread ?? 0);

export interface PlacedVector {
  readonly passageId: number;
  /** Unit length, from eight bits. */
  readonly vector: Float32Array;
}

export interface Move {
  readonly passageId: number;
  readonly cluster: number;
}

const bytesOf = (vector: Float32Array) => new Uint8Array(vector.buffer, vector.byteOffset, vector.byteLength);

export function clusterStore(db: Database.Database) {
  const all = db.prepare<[number], Omit<Cluster, 'centroid' | 'spread'> & { centroid: Uint8Array }>(
    `select id, generation, learned_from as learnedFrom, searched, centroid from clusters where embedder_id = ? order by id`,
  );
  const latest = db
    .prepare<[number], number>('select coalesce(max(generation), 0) from clusters where embedder_id = ?')
    .pluck();
  const insert = db.prepare(
    'insert into clusters (embedder_id, generation, learned_from, centroid) values (?, ?, ?, ?)',
  );
  const sizes = db.prepare<[number], { cluster: number; size: number }>(
    'select cluster, count(*) as size from vectors where embedder_id = ? group by cluster',
  );
  const isOutdated = `embedder_id = @id and cluster in (select 0 union all select id from clusters
    where embedder_id = @id and generation < (select max(generation) from clusters where embedder_id = @id))`;
  const outdated = db
    .prepare<[{ id: number }], number>(`select passage_id from vectors where ${isOutdated} limit 256`)
    .pluck();
  const countOutdated = db
    .prepare<[{ id: number }], number>(`select count(*) from vectors where ${isOutdated}`)
    .pluck();
  const listed = db
    .prepare<[number, number], number>(
      'select passage_id from vectors where embedder_id = ? and cluster <> ?',
    )
    .pluck();
  const passages = db.prepare<[], number>('select id from passages order by id').pluck();
  const members = db
    .prepare<[number, number], number>('select passage_id from vectors where embedder_id = ? and cluster = ?')
    .pluck();
  const place = db.prepare('update vectors set cluster = ? where embedder_id = ? and passage_id = ?');
  const dropFormer = db.prepare(
    `delete from clusters where embedder_id = @id and generation < (select max(generation) from clusters where embedder_id = @id)
     and id not in (select distinct cluster from vectors where embedder_id = @id)`,
  );
  const replaceCentroid = db.prepare('update clusters set centroid = ? where id = ?');
  const setReach = db.prepare('update clusters set searched = ? where embedder_id = ? and generation = ?');
  const layout = db.prepare<[], number>("select value from meta where key = 'clusters'").pluck();
  const changed = db.prepare(
    "insert into meta values ('clusters', 1) on conflict (key) do update set value = value + 1",
  );

  function vectors(embedderId: number, passageIds: readonly number[]): PlacedVector[] {
    const read = db
      .prepare<[bigint], Uint8Array>(`select embedding from ${tableOf(embedderId)} where passage_id = ?`)
      .pluck();
    return passageIds.flatMap((passageId) => {
      const bytes = read.get(BigInt(passageId));
      return bytes
        ? [{ passageId, vector: unit(new Int8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)) }]
        : [];
    });
  }

  function moveAll(embedderId: number, moves: readonly Move[]): void {
    const table = tableOf(embedderId);
    const read = db
      .prepare<[bigint], Uint8Array>(`select embedding from ${table} where passage_id = ?`)
      .pluck();
    const remove = db.prepare(`delete from ${table} where passage_id = ?`);
    const write = db.prepare(
      `insert into ${table} (passage_id, cluster, embedding) values (?, ?, vec_int8(?))`,
    );
    for (const { passageId, cluster } of moves) {
      const id = BigInt(passageId);
      const bytes = read.get(id);
      if (!bytes) continue;
      remove.run(id);
      write.run(id, BigInt(cluster), bytes);
      place.run(cluster, embedderId, passageId);
    }
  }

  const add = db.transaction(
    (embedderId: number, centroids: readonly Float32Array[], learnedFrom: number) => {
      const generation = latest.get(embedderId)! + 1;
      const ids = centroids.map((centroid) =>
        Number(insert.run(embedderId, generation, learnedFrom, bytesOf(centroid)).lastInsertRowid),
      );
      changed.run();
      return ids;
    },
  );
  const move = db.transaction(moveAll);
  const extend = db.transaction(
    (embedderId: number, cluster: Cluster, centroids: readonly Float32Array[]) => {
      const ids = centroids.map((centroid) =>
        Number(
          insert.run(embedderId, cluster.generation, cluster.learnedFrom, bytesOf(centroid)).lastInsertRowid,
        ),
      );
      changed.run();
      return ids;
    },
  );
  const replace = db.transaction((centroids: ReadonlyMap<number, Float32Array>) => {
    for (const [cluster, centroid] of centroids) replaceCentroid.run(bytesOf(centroid), cluster);
    changed.run();
  });
  const keepReach = db.transaction((embedderId: number, generation: number, share: number) => {
    setReach.run(share, embedderId, generation);
    changed.run();
  });
  const finish = db.transaction((embedderId: number) => {
    dropFormer.run({ id: embedderId });
    changed.run();
  });

  return {
    clusters: (embedderId: number): Cluster[] =>
      all.all(embedderId).map(({ centroid, ...cluster }) => {
        // Copied: a blob may start at an odd place.
        const stored = new Float32Array(new Uint8Array(centroid).buffer);
        const length = Math.hypot(...stored);
        const spread = length > 1 - 1e-5 ? null : Math.sqrt(1 - length * length);
        return { ...cluster, centroid: unit(stored), spread };
      }),
    /** Changes whenever clusters do: what was read of them before no longer holds. */
    clusterLayout: (): number => layout.get() ?? 0,
    /** Vectors in each cluster; 0 stands for those in none. */
    clusterSizes: (embedderId: number): Map<number, number> =>
      new Map(
        sizes
          .all(embedderId)
          .filter(({ cluster }) => cluster !== nowhere)
          .map(({ cluster, size }) => [cluster, size]),
      ),
    /** Adds a generation; the vectors move into it by and by. Gives the clusters' numbers. */
    addClusters: (embedderId: number, centroids: readonly Float32Array[], learnedFrom: number): number[] =>
      add.immediate(embedderId, centroids, learnedFrom),
    /** Some of the passages whose vectors do not lie in the latest generation. */
    outdatedPassages: (embedderId: number): number[] => outdated.all({ id: embedderId }),
    outdatedCount: (embedderId: number): number => countOutdated.get({ id: embedderId }) ?? 0,
    /** Passages of the library, evenly chosen. */
    evenPassages: (count: number): number[] => {
      const ids = passages.all();
      return Array.from(
        { length: Math.min(count, ids.length) },
        (_, i) => ids[Math.floor((i * ids.length) / Math.min(count, ids.length))]!,
      );
    },
    /** All passages that have a vector with a direction. */
    listedPassages: (embedderId: number): number[] => listed.all(embedderId, nowhere),
    passagesInCluster: (embedderId: number, cluster: number): number[] => members.all(embedderId, cluster),
    /** In the order asked for; those that have none are left out. */
    placedVectors: (embedderId: number, passageIds: readonly number[]): PlacedVector[] =>
      vectors(embedderId, passageIds),
    moveVectors: (embedderId: number, moves: readonly Move[]): void => move.immediate(embedderId, moves),
    /** Adds clusters to the generation of one that is being split. Gives their numbers. */
    addBeside: (embedderId: number, cluster: Cluster, centroids: readonly Float32Array[]): number[] =>
      extend.immediate(embedderId, cluster, centroids),
    /**
     * By clusters' numbers.
     * @param centroids the mean of a cluster's vectors of unit length, which is the shorter the further apart they lie;
     * or of unit length where that is not known
     */
    replaceCentroids: (centroids: ReadonlyMap<number, Float32Array>): void => replace.immediate(centroids),
    /** @param share of all vectors that a search compares for finding what it should, 0 to 1 */
    keepReach: (embedderId: number, generation: number, share: number): void =>
      keepReach.immediate(embedderId, generation, share),
    /** Forgets clusters of former generations in which nothing lies any more. */
    dropFormerClusters: (embedderId: number): void => finish.immediate(embedderId),
  };
}
