/** How fast a reranker reads is kept with what it does for the order. */
export const pace = /* sql */ `
-- Milliseconds a passage; null of an embedder, and of checks from before.
alter table model_checks add column pace real;
`;
