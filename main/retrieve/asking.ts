/**
 * Words that ask. Manuals state and do not ask, so these words are rare in them and would weigh like names; a page that
 * happens to hold one is no answer. 안 and 못 deny as people talk, where manuals say 않습니다 and 없습니다. Other light
 * words stay: leaving them out lost hits on the dev sheet.
 */
const asking = new Set(
  '안 못 무엇 어떻 떻게 어떠 어떤 어느 얼마 얼마나 몇 왜 누구 뭐 what how why which who whom whose'.split(
    ' ',
  ),
);

/** @param term a word or a bigram, as the analyser gives it */
export const asks = (term: string): boolean => asking.has(term);

/** English words that only join others. */
const joining = new Set(
  (
    'a an the and or but if of to in on at for from with by as into about than then so is are was were be been being am do does did ' +
    'has have had will would shall should i my me we our us you your he she it its they them their this that these those there here'
  ).split(' '),
);

export const joins = (term: string): boolean => joining.has(term);

/**
 * Whether English words that only join weigh nothing: among Korean manuals the few pages that hold `the` would come
 * first for any English question. Among English ones they are light by themselves, and how often they stand says
 * something: leaving out the rarer ones cost evidence there (recall .20 → .18 on the English sheet).
 * @param withThe documents that hold `the`
 */
export const joiningIsRare = (documents: number, withThe: number): boolean => withThe < documents / 2;
