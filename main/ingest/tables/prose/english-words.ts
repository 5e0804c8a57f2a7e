/** English headers inside a sentence: case, article, number. */
import { isEnglishAttribute } from '../attribute-words.ts';

/** A column may ask (Core?); a sentence that says what it holds does not. */
export const withoutMark = (header: string): string => header.replace(/(?<=\p{L})\s?\?$/u, '');

/** A property as it stands inside a sentence: `Monthly Fee` → `monthly fee`; names and initialisms are kept. */
export function inSentence(asked: string): string {
  const header = withoutMark(asked);
  const words = header.split(' ');
  const isPlain = words.every((word) => /^(?:[A-Z]?[a-z'-]+|[^A-Za-z]*)$/u.test(word));
  if (isPlain && isEnglishAttribute(header)) return header.toLowerCase();
  // Only the first word of several has a capital: the capital is the cell's, not the word's.
  const isPhrase = words.length > 1 && /^[A-Z][a-z]+$/u.test(words[0]!) && !/\s[A-Z][a-z]/u.test(header);
  return isPhrase ? header.charAt(0).toLowerCase() + header.slice(1) : header;
}

/**
 * What begins with a figure (2 years, 500 Mbps) or is written like a product (PostgreSQL, SQL:2016) takes no article, and
 * neither does a clause (what to do).
 */
export const definite = (header: string): string => {
  if (/^(?:what|how|when|where|why|who|which)\s/iu.test(header)) return inSentence(header);
  return /^(?:(?:the|this|each)\s|\d)/iu.test(header) || /^(?:\S*[a-z][A-Z]\S*|[A-Za-z]+:\d+)$/u.test(header)
    ? header
    : `the ${inSentence(header)}`;
};

const isPlural = (words: readonly string[]): boolean =>
  words.length > 1 ||
  // A term of 2 years is one.
  (!/^\d/u.test(words[0] ?? '') && /(?:[^siu']s|[^s]es)(?:\s?\([^)]*\))?$/u.test(words[0] ?? ''));

export const be = (words: readonly string[]): string => (isPlural(words) ? 'are' : 'is');

/** An identifier at the start (`pg_replslot`, `iPhone`) keeps its case. */
export const capital = (sentence: string): string =>
  /^[a-z]+(?:[A-Z]|[_.:/-]*[_\d])/u.test(sentence)
    ? sentence
    : sentence.charAt(0).toUpperCase() + sentence.slice(1);

/** "a and b", "a, b, and c". */
export const listed = (words: readonly string[]): string =>
  words.length <= 2 ? words.join(' and ') : `${words.slice(0, -1).join(', ')}, and ${words.at(-1)}`;
