/** A learned embedder takes a tenth less deflated; those that are there stay as they are. */
export const deflatedEmbedders = /* sql */ `
alter table embedders add column deflated integer not null default 0;
`;
