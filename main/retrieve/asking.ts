/**
 * Words that ask. Manuals state and do not ask, so these words are rare in them and would weigh like names; a page that
 * happens to hold one is no answer. Other light words stay: leaving them out lost hits on the dev sheet.
 */
const asking = new Set(
  '무엇 어떻 떻게 어떠 어떤 어느 얼마 얼마나 몇 왜 누구 뭐 what how why which who whom whose'.split(' '),
);

/** @param term a word or a bigram, as the analyser gives it */
export const asks = (term: string): boolean => asking.has(term);
