/** The first format of a library. A migration never changes once it has been released. */
export const first = /* sql */ `
create table meta (
  key text primary key,
  value
) without rowid;

-- What was ingested. A root may be elsewhere on another machine: only its path changes then.
create table roots (
  id integer primary key autoincrement,
  path text not null unique,
  -- ISO 8601, the end of the last complete scan
  scanned text,
  -- JSON: what repeats across the export (site's title suffix, boilerplate blocks), learned before the first page
  profile text
);

create table documents (
  id integer primary key autoincrement,
  root_id integer not null references roots (id) on delete cascade,
  -- relative to the root, with /, NFC
  path text not null,
  -- the name as the file system has it, where that differs (NFD, undecodable)
  raw_path text,
  size integer not null,
  -- milliseconds since 1970, as the file system says
  modified real not null,
  -- SHA-256 of the bytes, hex
  hash text not null,
  -- version of the root's profile and of the readers it was read with: others are read again
  reading text not null,
  -- 'read', or 'failed': it has a problem and no content, and is tried again when it changes
  state text not null check (state in ('read', 'failed')),
  format text,
  encoding text,
  certainty text,
  language text,
  title text,
  unique (root_id, path)
);

create table problems (
  id integer primary key,
  root_id integer not null references roots (id) on delete cascade,
  path text not null,
  -- null for what is about a folder or a file that is no document
  document_id integer references documents (id) on delete cascade,
  code text not null,
  params text not null
);
create index problems_document on problems (document_id);
create index problems_root on problems (root_id);

create table links (
  document_id integer not null references documents (id) on delete cascade,
  ordinal integer not null,
  href text not null,
  -- relative to the root, where it leads into it
  target text,
  text text not null,
  start integer not null,
  end integer not null,
  primary key (document_id, ordinal)
) without rowid;
create index links_target on links (target);

create table sections (
  document_id integer not null references documents (id) on delete cascade,
  ordinal integer not null,
  level integer not null,
  heading text not null,
  -- JSON array, outermost first
  path text not null,
  start integer not null,
  end integer not null,
  anchor text,
  primary key (document_id, ordinal)
) without rowid;

create table passages (
  id integer primary key autoincrement,
  document_id integer not null references documents (id) on delete cascade,
  ordinal integer not null,
  section integer not null,
  start integer not null,
  end integer not null,
  -- see units.ts
  units blob not null,
  -- SHA-256 of the indexed text, 16 bytes
  hash blob not null
);
create index passages_document on passages (document_id, ordinal);

create table records (
  document_id integer not null references documents (id) on delete cascade,
  table_index integer not null,
  row integer not null,
  kind text not null,
  caption text not null,
  -- JSON: [[header, value], …]
  cells text not null,
  primary key (document_id, table_index, row)
) without rowid;

-- The term index. Terms are known by number; kind 0 is a word, 1 a bigram. documents: how many hold it.
create table terms (
  id integer primary key,
  kind integer not null,
  text text not null,
  documents integer not null default 0,
  unique (kind, text)
);

create table passage_terms (
  passage_id integer primary key references passages (id) on delete cascade,
  counts blob not null
);
create table document_terms (
  document_id integer primary key references documents (id) on delete cascade,
  counts blob not null
);

-- Finds candidates; they are scored exactly from the counts. A token is a term's number in base 36.
create virtual table passage_index using fts5 (
  terms, content = '', contentless_delete = 1, tokenize = 'ascii'
);

-- Which text a vector stands for, and whose vector it is. The vectors themselves are in a vec0 table per embedder.
create table embedders (
  id integer primary key autoincrement,
  name text not null unique,
  dimensions integer not null,
  -- the learned embedder itself; null for a model's
  content blob,
  learned text not null,
  -- passages in the library when it was learned
  passages integer not null,
  in_use integer not null default 0
);
create table vectors (
  passage_id integer not null,
  embedder_id integer not null references embedders (id) on delete cascade,
  hash blob not null,
  primary key (passage_id, embedder_id)
) without rowid;
`;
