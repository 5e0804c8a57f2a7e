/**
 * Is a sentence in the language it must be in? By script: a Korean question gets a Korean answer. Published work on
 * call-centre manuals saw English answers slip in; multilingual models slip into Chinese as well.
 */
import type { Language } from '../contract/index.ts';
import { languageOf } from './language-of.ts';

/** Letters of other scripts than Hangul and Latin that a name may bring along. */
const foreignShare = 0.1;

/** @param language what the question is answered in */
export function inLanguage(text: string, language: 'ko' | 'en'): boolean {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const hangul = text.match(/\p{Script=Hangul}/gu)?.length ?? 0;
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  if (letters - hangul - latin > foreignShare * letters) return false;
  // A code or a name alone is of no language.
  const words = text.match(/\p{L}+/gu)?.length ?? 0;
  if (language === 'ko')
    return hangul > 0 ? languageOf(text) === 'ko' : (words <= 2 && letters <= 20) || isCode(text);
  return latin >= hangul || letters === 0;
}

/** Letters of a line of code, or of a list of names. */
const longestCode = 80;
/** `/dev/sdX`, `lsb_release`, `-a`, `max=5`, `PNG`: no word of a language. */
const codeWord = /^[A-Z]{2,}$|[^\p{L}'’]/u;

/** A command, an option, names in capitals: the same in every language. `cp a.iso /dev/sdX` is one, a sentence is none. */
export function isCode(text: string): boolean {
  const words = barely(text);
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  if (letters > longestCode || /\p{Script=Hangul}/u.test(text)) return false;
  return words.filter((word) => codeWord.test(word)).length * 2 > words.length;
}

const barely = (text: string): string[] =>
  text.split(/\s+/).flatMap((word) => word.replace(/^["'“”‘’(]+|["'“”‘’.,;:!?)]+$/g, '') || []);

/** The language that a question is asked in; codes alone are in none. */
export const askedIn = (question: string): Language =>
  isCode(question) && barely(question).every((word) => codeWord.test(word)) ? 'other' : languageOf(question);

/**
 * The language in which a question is answered: its own; of a question in neither Korean nor English, or of none (a
 * number, a code, emoji), the one that the person reads the program in.
 */
export function answerLanguage(question: string, otherwise: 'ko' | 'en' = 'en'): 'ko' | 'en' {
  const language = askedIn(question);
  return language === 'other' ? otherwise : language;
}

/** Something that can be looked for: a letter or a digit. */
export const hasWords = (question: string): boolean => /[\p{L}\p{N}]/u.test(question.normalize('NFKC'));

/** Written in a language, and in neither Korean nor English. */
export const isForeign = (question: string): boolean =>
  /\p{L}/u.test(question) && languageOf(question) === 'other';
