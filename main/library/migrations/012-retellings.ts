/** Sentences that a chat model made of tables' rows; see retellings.ts. */
export const retellings = /* sql */ `
create table retellings (
  -- of what the row holds, see rowsOf
  record blob primary key,
  -- null where none has passed its check
  text text,
  -- who was asked last: the model's file and the prompt's wording
  teller text not null,
  -- why the last sentence was refused; null where it was not
  refused text
) without rowid;

-- Documents whose rows have all been asked for.
create table retold_documents (
  document_id integer primary key references documents (id) on delete cascade,
  -- of which bytes, read by which reader
  content text not null,
  teller text not null,
  rows integer not null
);
`;
