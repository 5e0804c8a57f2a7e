/** The contract's modes in the order of the lists; a test holds them and their words together. */
export const modes = ['auto', 'quote', 'rag', 'reasoned', 'long', 'agent', 'adapter-only'] as const;
