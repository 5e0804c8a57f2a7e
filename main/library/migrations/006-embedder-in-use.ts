/** Which embedder serves, without reading the embedders themselves: some megabytes each. */
export const embedderInUse = /* sql */ `
create index embedders_in_use on embedders (id) where in_use = 1;
`;
