/**
 * The vec0 tables behind the vectors: one an embedder, its rows partitioned by cluster. sqlite-vec keeps them, and finds
 * them in `<table>_chunks` (which slots are taken, whose vectors they are) and `<table>_vector_chunks00` (the vectors,
 * one behind the other).
 */
import type Database from 'better-sqlite3';

export const tableOf = (embedderId: number): string => `vectors_${embedderId}`;

/**
 * Vectors that lie together. sqlite-vec's own 1,024 would leave three quarters of most chunks empty: a cluster has
 * about 256 vectors. Of 43,762 vectors 128 left 18 % of the room empty, this leaves 7 %.
 */
const chunkSize = 64;
/**
 * In a large library, whose file the system's cache may not hold: fewer places to read from. A million vectors in 4,344
 * clusters take 11,018 of these instead of 18,036, a fifth more room (61 MB), and a search with the cache dropped .95 to
 * .97 of its time. With 256 the system reads too far ahead.
 */
const largeChunkSize = 128;
/** Passages from which on a library is large: it is read in threads too (beside.ts). */
export const largeFrom = 200_000;

const chunkSizeFor = (passages: number): number => (passages < largeFrom ? chunkSize : largeChunkSize);

const shape = (dimensions: number) => `passage_id integer primary key, cluster integer partition key,
  embedding int8[${dimensions}] distance_metric=cosine`;

/** @param passages how many vectors there will be */
export function createVectorTable(
  db: Database.Database,
  embedderId: number,
  dimensions: number,
  passages: number,
): void {
  const table = tableOf(embedderId);
  const size = chunkSizeFor(passages);
  db.exec(`create virtual table ${table} using vec0(${shape(dimensions)}, chunk_size=${size})`);
  // Without it sqlite-vec reads its whole list of chunks for every cluster searched and for every row written.
  db.exec(`create index ${table}_partition on ${table}_chunks (partition00)`);
}

export function dropVectorTable(db: Database.Database, embedderId: number): void {
  db.exec(`drop table if exists ${tableOf(embedderId)}`);
}

/** A model's that serves no more has none. */
export const hasAnyVectorTable = (db: Database.Database, embedderId: number): boolean =>
  sqlOf(db, embedderId) !== undefined;

/** Is there a table of this shape: not one of other dimensions, nor of a former format? */
export function hasVectorTable(db: Database.Database, embedderId: number, dimensions: number): boolean {
  return sqlOf(db, embedderId)?.includes(shape(dimensions)) ?? false;
}

const sqlOf = (db: Database.Database, embedderId: number): string | undefined =>
  db
    .prepare<[string], string>('select sql from sqlite_schema where name = ?')
    .pluck()
    .get(tableOf(embedderId));

/** Vectors that lie together. */
export interface Chunk {
  /** Row after row, eight bits each; of an empty slot between two too. */
  readonly vectors: Uint8Array;
  readonly rows: number;
  /** Whose vector a row is; 0 where the slot is empty. */
  readonly passageAt: (row: number) => number;
}

/**
 * The chunks of some clusters, or of all. None where the vectors have another length.
 * @param clusters undefined: all
 */
export function* chunksOf(
  db: Database.Database,
  embedderId: number,
  dimensions: number,
  clusters?: readonly number[],
): Generator<Chunk> {
  const table = tableOf(embedderId);
  const within = clusters ? 'where c.partition00 in (select value from json_each(?))' : '';
  const rows = db
    .prepare<unknown[], [Buffer, Buffer, Buffer]>(
      `select c.validity, c.rowids, v.vectors from ${table}_chunks c
       join ${table}_vector_chunks00 v on v._rowid_ = c.chunk_id ${within}`,
    )
    .raw();
  for (const [taken, numbers, vectors] of rows.iterate(...(clusters ? [JSON.stringify(clusters)] : []))) {
    if (vectors.length !== (numbers.length / 8) * dimensions) return;
    // Slots are filled from the first on.
    const filled = 8 * (taken.findLastIndex((byte) => byte !== 0) + 1);
    yield {
      vectors: vectors.subarray(0, filled * dimensions),
      rows: filled,
      // Row ids have 64 bits, passages' numbers fewer than 32.
      passageAt: (row) => ((taken[row >> 3]! >> (row & 7)) & 1 ? numbers.readUInt32LE(8 * row) : 0),
    };
  }
}

/** The numbers of the chunks of some clusters; none where there is no such table. */
export function chunkNumbers(db: Database.Database) {
  const kept = new Map<number, Database.Statement<[string], number>>();
  return (embedderId: number, clusters: readonly number[]): number[] => {
    let find = kept.get(embedderId);
    if (!find) {
      if (!hasAnyVectorTable(db, embedderId)) return [];
      find = db
        .prepare<[string], number>(
          `select chunk_id from ${tableOf(embedderId)}_chunks
           where partition00 in (select value from json_each(?))`,
        )
        .pluck();
      kept.set(embedderId, find);
    }
    return find.all(JSON.stringify(clusters));
  };
}
