/** Stops that belong to a word: e.g., No. 3, Fig. 2, J. Smith. */

/** What follows belongs to them, whatever it is. */
const always = new Set('e.g i.e cf vs approx mr mrs ms dr prof st incl excl resp z.b viz al ca'.split(' '));
/** They number what follows. */
const beforeNumber = new Set(
  'no nos fig figs tab vol ver v p pp ch sec art eq ref tel ext para app nr rev max min ca est'.split(' '),
);
/** They may end a sentence as well: a capital or Hangul after them begins the next one. */
const maybeLast = new Set(
  'etc inc ltd co corp a.m p.m u.s u.k jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun'.split(
    ' ',
  ),
);

/** True where the stop after `before` is part of its last word; `next` is what follows the blank. */
export function endsInAbbreviation(before: string, next: string): boolean {
  const word = /[\p{L}\p{N}.]+$/u.exec(before)?.[0] ?? '';
  const key = word.toLowerCase();
  if (always.has(key)) return true;
  if (beforeNumber.has(key)) return /^[\d#(]/.test(next);
  if (maybeLast.has(key)) return !/^[\p{Lu}가-힣"“(]/u.test(next);
  // An initial: J. Smith, J. R. R. Tolkien.
  return /^(?:\p{Lu}|(?:\p{Lu}\.)+\p{Lu})$/u.test(word) && /^\p{Lu}/u.test(next);
}
