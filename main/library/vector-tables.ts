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

const shape = (dimensions: number) => `passage_id integer primary key, cluster integer partition key,
  embedding int8[${dimensions}] distance_metric=cosine`;

export function createVectorTable(db: Database.Database, embedderId: number, dimensions: number): void {
  const table = tableOf(embedderId);
  db.exec(`create virtual table ${table} using vec0(${shape(dimensions)}, chunk_size=${chunkSize})`);
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
  /** Row after row, eight bits each; of an empty slot too. */
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
    const slots = numbers.length / 8;
    if (vectors.length !== slots * dimensions) return;
    yield {
      vectors,
      rows: slots,
      // Row ids have 64 bits, passages' numbers fewer than 32.
      passageAt: (row) => ((taken[row >> 3]! >> (row & 7)) & 1 ? numbers.readUInt32LE(8 * row) : 0),
    };
  }
}
