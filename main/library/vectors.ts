/** Vectors in sqlite-vec: one int8 table an embedder, and whose text each vector stands for. */
import type Database from 'better-sqlite3';

export interface StoredEmbedder {
  readonly id: number;
  readonly name: string;
  readonly dimensions: number;
  /** A learned embedder itself; null for a model's. */
  readonly content: Uint8Array | null;
  /** Passages in the library when it was learned. */
  readonly passages: number;
}

export interface Neighbour {
  readonly passageId: number;
  /** Cosine, -1 to 1. */
  readonly similarity: number;
}

/** sqlite-vec refuses more. */
const maxNeighbours = 4096;

export function vectorStore(db: Database.Database) {
  const inUse = db.prepare<[], StoredEmbedder>(
    'select id, name, dimensions, content, passages from embedders where in_use = 1',
  );
  const insertEmbedder = db.prepare(
    'insert into embedders (name, dimensions, content, learned, passages) values (?, ?, ?, ?, ?)',
  );
  const findEmbedder = db.prepare<[string], number>('select id from embedders where name = ?').pluck();
  const updateEmbedder = db.prepare('update embedders set passages = ? where id = ?');
  const missing = db.prepare<[number, number], { passageId: number; hash: Uint8Array }>(
    `select p.id as passageId, p.hash from passages p left join vectors v on v.passage_id = p.id and v.embedder_id = ?
     where v.hash is null or v.hash <> p.hash order by p.id limit ?`,
  );
  const countMissing = db
    .prepare<[number], number>(
      `select count(*) from passages p left join vectors v on v.passage_id = p.id and v.embedder_id = ?
       where v.hash is null or v.hash <> p.hash`,
    )
    .pluck();
  const countPresent = db
    .prepare<[number], number>(
      `select count(*) from vectors v join passages p on p.id = v.passage_id and p.hash = v.hash where v.embedder_id = ?`,
    )
    .pluck();
  const insertState = db.prepare('insert or replace into vectors values (?, ?, ?)');
  const tableOf = (embedderId: number) => `vectors_${embedderId}`;
  const nearest = new Map<
    string,
    Database.Statement<[Uint8Array, number, ...string[]], { passageId: number; distance: number }>
  >();

  const nearestSql = (embedderId: number, among: boolean) =>
    `select passage_id as passageId, distance from ${tableOf(embedderId)}
     where embedding match vec_int8(?) and k = ?
     ${among ? 'and passage_id in (select p.id from passages p join json_each(?) a on p.document_id = a.value)' : ''}
     order by distance`;

  const addEmbedder = db.transaction((embedder: Omit<StoredEmbedder, 'id'>): number => {
    const { name, dimensions, content, passages } = embedder;
    const unfinished = findEmbedder.get(name);
    if (unfinished !== undefined) {
      updateEmbedder.run(passages, unfinished);
      return unfinished;
    }
    const id = Number(
      insertEmbedder.run(name, dimensions, content, new Date().toISOString(), passages).lastInsertRowid,
    );
    db.exec(`create virtual table ${tableOf(id)} using vec0(
      passage_id integer primary key, embedding int8[${dimensions}] distance_metric=cosine)`);
    return id;
  });

  const write = db.transaction(
    (embedderId: number, rows: readonly { passageId: number; hash: Uint8Array; vector: Int8Array }[]) => {
      const table = tableOf(embedderId);
      const remove = db.prepare(`delete from ${table} where passage_id = ?`);
      const insert = db.prepare(`insert into ${table} (passage_id, embedding) values (?, vec_int8(?))`);
      for (const { passageId, hash, vector } of rows) {
        remove.run(BigInt(passageId));
        insert.run(BigInt(passageId), Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength));
        insertState.run(passageId, embedderId, hash);
      }
    },
  );

  const use = db.transaction((id: number) => {
    const others = db.prepare<[number], number>('select id from embedders where id <> ?').pluck().all(id);
    for (const other of others) {
      for (const among of [true, false]) nearest.delete(`${other} ${among}`);
      db.exec(`drop table if exists ${tableOf(other)}`);
      db.prepare('delete from vectors where embedder_id = ?').run(other);
      db.prepare('delete from embedders where id = ?').run(other);
    }
    db.prepare('update embedders set in_use = 1 where id = ?').run(id);
  });

  return {
    /** The embedder whose vectors serve searches; undefined before the first. */
    embedderInUse: (): StoredEmbedder | undefined => inUse.get(),
    /** Adds an embedder that is not in use yet; gives its number, the former one where a kill left it unfinished. */
    addEmbedder: (embedder: Omit<StoredEmbedder, 'id'>): number => addEmbedder.immediate(embedder),
    /** Its vectors serve from now on; the others are dropped. */
    serveEmbedder: (id: number): void => use.immediate(id),
    /** Passages whose vector is missing or of another text. */
    passagesWithoutVector: (embedderId: number, limit: number) => missing.all(embedderId, limit),
    vectorsMissing: (embedderId: number): number => countMissing.get(embedderId) ?? 0,
    vectorsPresent: (embedderId: number): number => countPresent.get(embedderId) ?? 0,
    writeVectors: (
      embedderId: number,
      rows: readonly { passageId: number; hash: Uint8Array; vector: Int8Array }[],
    ): void => write.immediate(embedderId, rows),
    /**
     * The nearest passages by cosine, nearest first.
     * @param allowed only passages of these documents
     */
    nearest: (
      embedderId: number,
      vector: Int8Array,
      k: number,
      allowed?: ReadonlySet<number>,
    ): Neighbour[] => {
      const bytes = Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength);
      try {
        const key = `${embedderId} ${allowed !== undefined}`;
        const statement = nearest.get(key) ?? db.prepare(nearestSql(embedderId, allowed !== undefined));
        nearest.set(key, statement);
        const among = allowed ? [JSON.stringify([...allowed])] : [];
        return statement
          .all(bytes, Math.min(k, maxNeighbours), ...among)
          .map(({ passageId, distance }) => ({ passageId, similarity: 1 - distance }));
      } catch (error) {
        // Another process has just put a newer embedder in its place: the words alone decide this once.
        if (/no such table/.test(String(error))) return [];
        throw error;
      }
    },
  };
}
