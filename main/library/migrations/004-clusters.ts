/** Vectors grouped by likeness, what models have embedded, and what rerankers were measured to do. */
export const clusters = /* sql */ `
-- The partition of a vector's vec0 table: a cluster's number, or 0 for none yet.
alter table vectors add column cluster integer not null default 0;
-- For a model's vector: SHA-256 of the text that it read, 16 bytes; see embedded.
alter table vectors add column read blob;
create index vectors_cluster on vectors (embedder_id, cluster);

create table clusters (
  id integer primary key autoincrement,
  embedder_id integer not null references embedders (id) on delete cascade,
  -- Of one learning. While vectors move into the latest, those of the one before still serve.
  generation integer not null,
  -- vectors in the table when the generation was learned
  learned_from integer not null,
  -- float32 × dimensions, unit length, little-endian
  centroid blob not null
);
create index clusters_embedder on clusters (embedder_id);

-- What a model has embedded, by the hash of the text that it read: none is embedded twice, wherever it stands.
create table embedded (
  embedder_id integer not null references embedders (id) on delete cascade,
  hash blob not null,
  -- int16 × dimensions, little-endian
  vector blob not null,
  primary key (embedder_id, hash)
) without rowid;

-- Whether a reranker helps in this library.
create table reranker_checks (
  -- SHA-256 of the model's file, hex
  model text primary key,
  name text not null,
  -- ISO 8601
  checked text not null,
  -- passages in the library then
  passages integer not null,
  pairs integer not null,
  mrr_without real not null,
  mrr_with real not null,
  -- 1: it is used
  used integer not null
) without rowid;
`;
