/** What people add to a library: words, conversations, feedback, evaluation runs. */
export const remembered = /* sql */ `
create table glossary (
  id integer primary key autoincrement,
  -- the manuals' word, and a JSON array of other words for it
  term text not null,
  synonyms text not null,
  direction text not null check (direction in ('one-way', 'two-way')),
  origin text not null check (origin in ('manual', 'suggested', 'import', 'bundled')),
  state text not null check (state in ('active', 'suggested', 'rejected')),
  -- JSON, where the manuals say it; null for what a person wrote
  evidence text
);

create table conversations (
  id integer primary key autoincrement,
  title text not null,
  pinned integer not null default 0,
  -- ISO 8601: the first and the last question
  started text not null,
  updated text not null
);
create table turns (
  id integer primary key autoincrement,
  conversation_id integer not null references conversations (id) on delete cascade,
  -- ISO 8601
  asked text not null,
  question text not null,
  -- JSON, the whole answer as it was given
  answer text not null,
  -- JSON, the filters it was asked with; null for none
  filters text,
  -- question and answer for the search: NFKC, lower case, no white space
  searched text not null
);
create index turns_conversation on turns (conversation_id);

-- What each citation's document was when it was cited. The document may be gone: its number and place are kept.
create table turn_sources (
  turn_id integer not null references turns (id) on delete cascade,
  -- the footnote
  n integer not null,
  document_id integer not null,
  root text not null,
  path text not null,
  -- of the bytes, and of title and text; see documents
  hash text not null,
  text_hash blob,
  primary key (turn_id, n)
) without rowid;

create table feedback (
  id integer primary key autoincrement,
  -- ISO 8601
  given text not null,
  kind text not null check (kind in ('helpful', 'not-helpful', 'right-page')),
  question text not null,
  reason text not null default '',
  turn_id integer references turns (id) on delete set null,
  -- the confirmed page, or the first page cited; null where there is none
  document_id integer,
  root text,
  path text,
  title text,
  -- of the document's bytes when the feedback was given
  hash text
);

create table evaluations (
  id integer primary key autoincrement,
  -- the sheet's absolute path, and SHA-256 of its bytes, hex
  sheet text not null,
  sheet_hash text not null,
  -- ISO 8601
  ran text not null,
  seconds real not null,
  -- JSON: version, answer mode, embedder, documents in the library
  settings text not null,
  -- JSON, figures in all, by category and by style
  scores text not null
);
create table evaluation_rows (
  evaluation_id integer not null references evaluations (id) on delete cascade,
  -- from 0, in the sheet's order
  ordinal integer not null,
  -- JSON: the question, what was expected, what came
  row text not null,
  -- a person's scores, 0 to 2; null where not scored
  accuracy integer check (accuracy between 0 and 2),
  detail integer check (detail between 0 and 2),
  note text not null default '',
  primary key (evaluation_id, ordinal)
) without rowid;
`;
