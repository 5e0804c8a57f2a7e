/** What is typed, and why it is no question yet. */

/** Characters: the contract's `questionLimit`, whose module would bring the schemas along. A test holds them together. */
export const longestQuestion = 10_000;

/** Nothing of it can be seen: blanks, control characters, or such as have no width. */
export const isInvisible = (text: string): boolean => text.replace(/[\p{Cc}\p{Cf}\s]/gu, '') === '';

/** What a person is told instead of an answer; null where it can be asked, or nothing is typed yet. */
export function refusal(draft: string): 'tooLong' | 'invisible' | null {
  if (draft.trim().length > longestQuestion) return 'tooLong';
  return draft.trim() !== '' && isInvisible(draft) ? 'invisible' : null;
}
