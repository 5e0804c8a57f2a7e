/** Vectors in sqlite-vec: whose they are, which text each stands for, and writing them. */
import { constants, deflateRawSync, inflateRawSync } from 'node:zlib';
import type Database from 'better-sqlite3';
import { coarse, fine, fromFine } from './quantise.ts';
import { createVectorTable, dropVectorTable, hasVectorTable, tableOf } from './vector-tables.ts';

export interface StoredEmbedder {
  readonly id: number;
  /** `learned-…`, or `model-` and the SHA-256 of the model's file. */
  readonly name: string;
  readonly dimensions: number;
  /** A learned embedder itself; null for a model's. */
  readonly content: Uint8Array | null;
  /** Passages in the library when it was learned. */
  readonly passages: number;
}

export interface VectorRow {
  readonly passageId: number;
  /** Of the text that it stands for. */
  readonly hash: Uint8Array;
  /** Of any length; zero where the embedder knows nothing of the text: such a passage is never near. */
  readonly vector: ArrayLike<number>;
  /** Where it lies; 0 or none: in no cluster. */
  readonly cluster?: number;
  /** Of the text that a model read: the vector is kept under it too, for `embedded`. */
  readonly read?: Uint8Array;
}

/** The cluster of vectors that are zero: they are listed and lie in no table, since they have no direction. */
export const nowhere = -1;

const isZero = (vector: ArrayLike<number>): boolean => {
  for (let i = 0; i < vector.length; i++) if (vector[i] !== 0) return false;
  return true;
};

/** Without looking for repeats: there are none. A tenth less, and 33 ms to unpack 8 MB. */
const deflated = (content: Uint8Array): Uint8Array =>
  deflateRawSync(content, { strategy: constants.Z_HUFFMAN_ONLY });

function whole(
  row: (StoredEmbedder & { readonly deflated: number }) | undefined,
): StoredEmbedder | undefined {
  if (!row) return undefined;
  const { deflated: isDeflated, ...embedder } = row;
  const { content } = embedder;
  return content && isDeflated ? { ...embedder, content: inflateRawSync(content) } : embedder;
}

export function vectorStore(db: Database.Database) {
  const inUse = db.prepare<[], StoredEmbedder & { readonly deflated: number }>(
    'select id, name, dimensions, content, passages, deflated from embedders where in_use = 1',
  );
  const idInUse = db.prepare<[], number>('select id from embedders where in_use = 1').pluck();
  /** Kept: a learned embedder is some megabytes, and every search asks for it. */
  let serving: StoredEmbedder | undefined;
  const insertEmbedder = db.prepare(
    'insert into embedders (name, dimensions, content, learned, passages, deflated) values (?, ?, ?, ?, ?, 1)',
  );
  const findEmbedder = db.prepare<[string], { id: number; dimensions: number }>(
    'select id, dimensions from embedders where name = ?',
  );
  const updateEmbedder = db.prepare('update embedders set passages = ? where id = ?');
  const missing = db.prepare<[number, number, number], { passageId: number; hash: Uint8Array }>(
    `select p.id as passageId, p.hash from passages p left join vectors v on v.passage_id = p.id and v.embedder_id = ?
     where p.id > ? and (v.hash is null or v.hash <> p.hash) order by p.id limit ?`,
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
  const insertState = db.prepare(
    'insert or replace into vectors (passage_id, embedder_id, hash, cluster, read) values (?, ?, ?, ?, ?)',
  );
  const insertEmbedded = db.prepare('insert or replace into embedded values (?, ?, ?)');
  const embedded = db
    .prepare<[number, Uint8Array], Uint8Array>(
      'select vector from embedded where embedder_id = ? and hash = ?',
    )
    .pluck();
  const countEmbedded = db
    .prepare<[number], number>('select count(*) from embedded where embedder_id = ?')
    .pluck();
  const forgetEmbedded = db.prepare(
    `delete from embedded where embedder_id = @id and hash not in
       (select read from vectors where embedder_id = @id and read is not null)`,
  );
  const embeddedOf = db
    .prepare<[number, number], Uint8Array>(
      `select e.vector from vectors v join embedded e on e.embedder_id = v.embedder_id and e.hash = v.read
       where v.embedder_id = ? and v.passage_id = ?`,
    )
    .pluck();

  function emptyTable(id: number, dimensions: number, passages: number): void {
    dropVectorTable(db, id);
    db.prepare('delete from vectors where embedder_id = ?').run(id);
    db.prepare('delete from clusters where embedder_id = ?').run(id);
    createVectorTable(db, id, dimensions, passages);
  }

  function forget(id: number, keepEmbedded: boolean): void {
    dropVectorTable(db, id);
    db.prepare('delete from vectors where embedder_id = ?').run(id);
    db.prepare('delete from clusters where embedder_id = ?').run(id);
    if (keepEmbedded) db.prepare('update embedders set in_use = 0 where id = ?').run(id);
    else db.prepare('delete from embedders where id = ?').run(id);
  }

  const addEmbedder = db.transaction((embedder: Omit<StoredEmbedder, 'id'>): number => {
    const { name, dimensions, content, passages } = embedder;
    const former = findEmbedder.get(name);
    if (former?.dimensions === dimensions) {
      updateEmbedder.run(passages, former.id);
      if (!hasVectorTable(db, former.id, dimensions)) emptyTable(former.id, dimensions, passages);
      return former.id;
    }
    if (former) forget(former.id, false);
    const id = Number(
      insertEmbedder.run(name, dimensions, content && deflated(content), new Date().toISOString(), passages)
        .lastInsertRowid,
    );
    emptyTable(id, dimensions, passages);
    return id;
  });

  const write = db.transaction((embedderId: number, rows: readonly VectorRow[]) => {
    const table = tableOf(embedderId);
    const remove = db.prepare(`delete from ${table} where passage_id = ?`);
    const insert = db.prepare(
      `insert into ${table} (passage_id, cluster, embedding) values (?, ?, vec_int8(?))`,
    );
    for (const { passageId, hash, vector, cluster = 0, read } of rows) {
      const place = isZero(vector) ? nowhere : cluster;
      remove.run(BigInt(passageId));
      if (place !== nowhere) insert.run(BigInt(passageId), BigInt(place), coarse(vector));
      insertState.run(passageId, embedderId, hash, place, read ?? null);
      if (read) insertEmbedded.run(embedderId, read, fine(vector));
    }
  });

  const use = db.transaction((id: number) => {
    const content = db.prepare<[number], unknown>('select content from embedders where id = ?').pluck();
    const learned = content.get(id) !== null;
    for (const other of db
      .prepare<[number], number>('select id from embedders where id <> ?')
      .pluck()
      .all(id)) {
      // A model may come back: what it has embedded took hours.
      forget(other, learned && content.get(other) === null);
    }
    db.prepare('update embedders set in_use = 1 where id = ?').run(id);
  });

  return {
    /** The embedder whose vectors serve searches; undefined before the first. */
    embedderInUse: (): StoredEmbedder | undefined => {
      const id = idInUse.get();
      if (serving?.id !== id) serving = id === undefined ? undefined : whole(inUse.get());
      return serving;
    },
    /**
     * Adds an embedder that is not in use yet; gives its number, the former one where it is there already. A table of
     * other dimensions or of a former format is made anew, empty.
     */
    addEmbedder: (embedder: Omit<StoredEmbedder, 'id'>): number => {
      serving = undefined;
      return addEmbedder.immediate(embedder);
    },
    /** Its vectors serve from now on; the others are dropped. */
    serveEmbedder: (id: number): void => {
      serving = undefined;
      use.immediate(id);
    },
    /** Passages with a higher number than `after` whose vector is missing or of another text, in order. */
    passagesWithoutVector: (embedderId: number, limit: number, after = 0) =>
      missing.all(embedderId, after, limit),
    vectorsMissing: (embedderId: number): number => countMissing.get(embedderId) ?? 0,
    vectorsPresent: (embedderId: number): number => countPresent.get(embedderId) ?? 0,
    writeVectors: (embedderId: number, rows: readonly VectorRow[]): void => write.immediate(embedderId, rows),
    /** The vector of a text that this embedder has embedded before. */
    embedded: (embedderId: number, hash: Uint8Array): Float32Array | undefined => {
      const bytes = embedded.get(embedderId, hash);
      return bytes && fromFine(bytes);
    },
    /** The vectors of passages as exactly as they are kept; undefined where none is. */
    exactVectors: (embedderId: number, passageIds: readonly number[]): (Float32Array | undefined)[] =>
      passageIds.map((id) => {
        const bytes = embeddedOf.get(embedderId, id);
        return bytes && fromFine(bytes);
      }),
    /** Forgets what was embedded of texts that are gone, once they are a third of all. */
    forgetEmbedded: (embedderId: number): void => {
      if ((countEmbedded.get(embedderId) ?? 0) > 1.5 * (countPresent.get(embedderId) ?? 0))
        forgetEmbedded.run({ id: embedderId });
    },
  };
}
