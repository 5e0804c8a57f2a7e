/** The border: types, the API's contract, and the one error type. Knows nothing of any room. */
export * from './answer.ts';
export * from './answering.ts';
export * from './api.ts';
export * from './document.ts';
export * from './documents.ts';
export * from './errors.ts';
export * from './evaluation.ts';
export * from './explanation.ts';
export * from './feedback.ts';
export * from './filters.ts';
export * from './glossary.ts';
export * from './history.ts';
export * from './house.ts';
export * from './library.ts';
export * from './locator.ts';
export * from './models.ts';
export * from './quoted.ts';
export type { StillToRead } from './upkeep.ts';
