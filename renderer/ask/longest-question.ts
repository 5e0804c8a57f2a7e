/** Characters: the contract's `questionLimit`, whose module would bring the schemas along. A test holds them together. */
export const longestQuestion = 10_000;
