/** Which prompts a model was made for. */

/** A chat model that follows instructions, as those of the catalogue do. */
export const plain = 'plain';
/** The tests' own model that copies from numbered passages; its prompt is one user message (native-models/test-models). */
export const tinyCopy = 'tiny-copy';

/** By the name that the file gives itself. */
export const profileOf = (title: string | null): string =>
  title !== null && /\btiny-ko-copy\b/.test(title) ? tinyCopy : plain;
