/** Postings of our own in place of FTS5, and counts in a third of the room. */
export const postings = /* sql */ `
-- How often terms stand in documents and passages, see counts.ts; a row for up to 64 passages. Also what a document
-- without passages holds, with first_passage null.
create table term_counts (
  document_id integer not null references documents (id) on delete cascade,
  part integer not null,
  -- the others follow it without a gap
  first_passage integer,
  -- the document's own counts, in part 0 only
  page blob,
  passages blob not null,
  primary key (document_id, part)
);
-- with document_id, so that the passages of some documents are found without reading the counts
create index term_counts_passage on term_counts (first_passage, document_id);

-- Which passages' postings are where, see runs.ts. A fresh run's are in fresh_postings, a merged one's in postings.
create table posting_runs (
  run integer primary key,
  merged integer not null,
  -- passage numbers, both included
  first integer not null,
  last integer not null,
  -- of a run that is being written: its postings of terms below this number are there, the others are still counts only
  next_term integer
);
-- run × 2^32 + term → numbers of passages, less the run's first (16 bits each, ascending), then an impact for each (8 bits)
create table fresh_postings (key integer primary key, list blob not null);
-- term × 2^16 + run → the same
create table postings (key integer primary key, list blob not null);

-- Passages removed since, whose postings may still be there: a bit each, 65,536 to a block.
create table gone_passages (block integer primary key, version integer not null, bits blob not null);
`;
