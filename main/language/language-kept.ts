/**
 * Is a sentence in the language it must be in? By script: a Korean question gets a Korean answer. Published work on
 * call-centre manuals saw English answers slip in; multilingual models slip into Chinese as well.
 */
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
  if (language === 'ko') return hangul > 0 ? languageOf(text) === 'ko' : words <= 2 && letters <= 20;
  return latin >= hangul || letters === 0;
}

/**
 * The language in which a question is answered: its own; of a question in neither Korean nor English, or of none (a
 * number, emoji), the one that the person reads the program in.
 */
export function answerLanguage(question: string, otherwise: 'ko' | 'en' = 'en'): 'ko' | 'en' {
  const language = languageOf(question);
  return language === 'other' ? otherwise : language;
}

/** Something that can be looked for: a letter or a digit. */
export const hasWords = (question: string): boolean => /[\p{L}\p{N}]/u.test(question.normalize('NFKC'));

/** Written in a language, and in neither Korean nor English. */
export const isForeign = (question: string): boolean =>
  /\p{L}/u.test(question) && languageOf(question) === 'other';
