/** Embedders are measured in the library as rerankers are: one table for both, a file's hash has one role. */
export const modelChecks = /* sql */ `
alter table reranker_checks rename to model_checks;
`;
