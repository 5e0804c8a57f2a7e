/** What a Hangul word gives to the index: its content morphemes, and the bigrams of its syllables. */
import type { Morpheme, Morphemes } from './garu.ts';

/** garu's time grows with the square of a word's length: 0.3 ms at 24 syllables, up to 450 ms at 1,000. */
export const longestWord = 24;

/**
 * Sejong tags that carry no content: particles, endings, suffix markers (하/XSV, 화/XSN), the copula, auxiliary
 * verbs, symbols. Latin words and numbers do not reach garu.
 */
export function isContent(morpheme: Morpheme): boolean {
  return !/^(?:[JES]|XS|VCP$|VX$)/.test(morpheme.pos) && morpheme.text.trim() !== '';
}

/**
 * Particles that stand alone behind a Latin word, a number or a closing quote (`SUM은`, `"옵션"을`). Without what
 * stands before it garu takes 은 for silver and 과 for a department.
 */
const particle =
  /^(?:은|는|이|가|을|를|의|에|에서|에게|께|한테|와|과|도|만|로|으로|으로서|로서|으로써|로써|부터|까지|보다|처럼|마다|나|이나|랑|이랑|하고|라고|이라고|란|이란|라는|이라는|인|이라|고|며|이며|이고|든|이든|밖에|조차|만큼|대로)(?:은|는|도|만|의)?$/;

/** True where a run right behind the character `before` is nothing but a particle of what stands there. */
export function isParticle(run: string, before: string): boolean {
  return run.length <= 6 && /[\p{L}\p{N}"'”’」』)\]>}%+#]/u.test(before) && particle.test(run);
}

/** The content morphemes of a Hangul word of at most `longestWord` syllables. */
export function contentMorphemes(word: string, morphemes: Morphemes): readonly string[] {
  return morphemes(word)
    .filter(isContent)
    .map((morpheme) => morpheme.text);
}

/** A Hangul run in pieces that garu can bear; what is longer than a word is text without blanks. */
export function bearable(run: string): readonly string[] {
  if (run.length <= longestWord) return [run];
  const pieces: string[] = [];
  for (let from = 0; from < run.length; from += longestWord) pieces.push(run.slice(from, from + longestWord));
  return pieces;
}
