/** Counts, postings and signatures in fewer bytes. */
export const denser = /* sql */ `
-- See fresh-blocks.ts; the lists of these and of postings are those of posting-lists.ts.
create table fresh_blocks (key integer primary key, lists blob not null);
-- SHA-256 of the indexed text: 8 bytes of it tell one passage's text from another.
update passages set hash = substr(hash, 1, 8);
update vectors set hash = substr(hash, 1, 8);
`;
