/** What the weekly export changes: scans and their changes, copies and older editions, attachments' own columns. */
export const freshness = /* sql */ `
-- SHA-256 of title and indexed text, 16 bytes: the same page in two places is one source with two paths. Null where
-- there is no text.
alter table documents add column text_hash blob;
-- for a file inside another one (a mail's attachment, a file of an archive): that file's path
alter table documents add column container text;
-- Documents that are slow or risky to read again keep their blocks for the viewer: deflated JSON.
create table contents (
  document_id integer primary key references documents (id) on delete cascade,
  content blob not null
);
-- MinHash signature of the text (64 × uint32, little endian), for older editions; null for very short texts.
alter table documents add column signature blob;
create index documents_text_hash on documents (text_hash);

-- An older edition and the next one.
create table successions (
  document_id integer primary key references documents (id) on delete cascade,
  successor_id integer not null references documents (id) on delete cascade,
  -- estimated Jaccard similarity of the texts, 0 to 1
  similarity real not null
);
create index successions_successor on successions (successor_id);

-- A scan that changed something.
create table scans (
  id integer primary key autoincrement,
  root_id integer not null references roots (id) on delete cascade,
  -- ISO 8601
  started text not null,
  -- null for a scan that was interrupted: the next one goes on with it
  finished text
);
create index scans_root on scans (root_id);

-- What it changed, in the order in which it was done.
create table changes (
  id integer primary key,
  scan_id integer not null references scans (id) on delete cascade,
  path text not null,
  -- added, updated, removed, renamed, unreadable
  kind text not null,
  -- for renamed: where it was
  former_path text,
  title text,
  -- for updated only: JSON arrays of sentences as they stand in the file, bounded; and how many there are
  gone text,
  new text,
  gone_count integer not null default 0,
  new_count integer not null default 0
);
create index changes_scan on changes (scan_id);
`;
