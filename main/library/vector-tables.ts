/** The vec0 tables behind the vectors: one an embedder, its rows partitioned by cluster. */
import type Database from 'better-sqlite3';

export const tableOf = (embedderId: number): string => `vectors_${embedderId}`;

/**
 * Vectors that lie together. sqlite-vec's own 1,024 would leave three quarters of most chunks empty: a cluster has
 * about 256 vectors.
 */
const chunkSize = 128;

const shape = (dimensions: number) => `passage_id integer primary key, cluster integer partition key,
  embedding int8[${dimensions}] distance_metric=cosine, chunk_size=${chunkSize}`;

export function createVectorTable(db: Database.Database, embedderId: number, dimensions: number): void {
  const table = tableOf(embedderId);
  db.exec(`create virtual table ${table} using vec0(${shape(dimensions)})`);
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
