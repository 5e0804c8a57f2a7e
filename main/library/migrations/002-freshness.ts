/** What the weekly export changes: scans and their changes, near-duplicates, attachments' own columns. */
export const freshness = /* sql */ `
-- SHA-256 of the indexed text, 16 bytes: the same page in two places is one source with two paths.
alter table documents add column text_hash blob;
-- for a file inside another one (a mail's attachment, a file of an archive): that file's path
alter table documents add column container text;
-- Documents that are slow or risky to read again keep their blocks for the viewer: deflated JSON.
create table contents (
  document_id integer primary key references documents (id) on delete cascade,
  content blob not null
);
-- MinHash signature of the text (64 × uint32, little endian), for near-duplicates; null for very short texts.
alter table documents add column signature blob;
create index documents_text_hash on documents (text_hash);
create index documents_hash on documents (root_id, hash);

-- Locality-sensitive hashing: documents that share a band may be near-duplicates.
create table signature_bands (
  band integer not null,
  document_id integer not null references documents (id) on delete cascade,
  primary key (band, document_id)
) without rowid;
create index signature_bands_document on signature_bands (document_id);

-- An older document and the one that takes its place.
create table successions (
  document_id integer primary key references documents (id) on delete cascade,
  successor_id integer not null references documents (id) on delete cascade,
  -- estimated Jaccard similarity of the texts, 0 to 1
  similarity real not null
);
create index successions_successor on successions (successor_id);

create table scans (
  id integer primary key autoincrement,
  root_id integer not null references roots (id) on delete cascade,
  started text not null,
  -- null for a scan that was interrupted
  finished text
);
create table changes (
  scan_id integer not null references scans (id) on delete cascade,
  path text not null,
  -- added, updated, removed, renamed
  kind text not null,
  -- for renamed: where it was
  former_path text,
  title text,
  -- JSON arrays of sentences as they stand in the file; for updated only
  gone text,
  new text,
  primary key (scan_id, path)
) without rowid;
`;
