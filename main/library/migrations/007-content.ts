/** What stands in a document in one row, deflated with what documents have in common: two fifths of the room. */
export const content = /* sql */ `
-- See document-parts.ts and document-links.ts.
create table document_parts (
  -- document's id × 2^16 + part
  key integer primary key,
  -- 0: none
  dictionary integer not null,
  -- in part 0, null where there are none
  links blob,
  body blob not null
);
create index document_parts_dictionary on document_parts (dictionary);
-- deflated, see dictionaries.ts
create table dictionaries (id integer primary key autoincrement, bytes blob not null);
-- A hash of the path that a link leads to, and who has the link.
create table link_targets (
  target integer not null,
  document_id integer not null,
  primary key (target, document_id)
) without rowid;
`;
