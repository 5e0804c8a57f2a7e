/**
 * What the question says with the keyboard in the other language, where that is what the manuals speak of. Offered,
 * never searched unasked: the words as typed may be a name.
 */
import { type Analyser, asHangul, asLatin } from '../language/index.ts';
import type { Library } from '../library/index.ts';

/** The question with each word replaced that the library knows only in the other layout; null where there is none. */
export function didYouMean(library: Library, analyser: Analyser, question: string): string | null {
  const typed = question.normalize('NFC');
  const readings = new Map<string, string>();
  for (const word of typed.split(/\s+/).slice(0, mostWords)) {
    const other = word.length > longestWord ? null : (asHangul(word) ?? asLatin(word));
    if (other !== null) readings.set(word, other);
  }
  const replaced = [...readings].filter(
    ([word, other]) => !knows(library, analyser, word) && knows(library, analyser, other),
  );
  if (replaced.length === 0) return null;
  const meant = new Map(replaced);
  return typed.replace(/\S+/g, (word) => meant.get(word) ?? word);
}

const longestWord = 40;
const mostWords = 50;

/** True where a word of the text stands somewhere; a syllable alone stands everywhere. */
function knows(library: Library, analyser: Analyser, text: string): boolean {
  const terms = analyser.terms(text).filter(({ kind, text: term }) => kind === 'word' && term.length > 1);
  return library.lookUpTerms(terms).some(({ documents }) => documents > 0);
}
