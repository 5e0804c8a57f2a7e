/** How far a search must go into the clusters of an embedder is measured, and kept with them. */
export const reach = /* sql */ `
-- Share of all vectors that a search compares, 0 to 1; null in a cluster that was added since it was measured.
alter table clusters add column searched real;
`;
