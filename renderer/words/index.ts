/** The UI's language: which one, and its words. */
import i18next, { type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Locale } from '../../main/contract/errors.ts';
import { en } from './en.ts';
import { ko } from './ko.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: typeof ko };
  }
}

/** The first of the wanted languages that the UI has; Korean first, so it is also the last resort. */
export function preferredLocale(wanted: readonly string[]): Locale {
  for (const tag of wanted) {
    const language = tag.toLowerCase().split('-')[0];
    if (language === 'ko' || language === 'en') return language;
  }
  return 'ko';
}

/** The language that is spoken now. */
export const localeOf = ({ language }: Pick<i18n, 'language'>): Locale => (language === 'en' ? 'en' : 'ko');

/** React escapes text by itself. */
export function createWords(locale: Locale): i18n {
  const words = i18next.createInstance();
  void words.use(initReactI18next).init({
    lng: locale,
    fallbackLng: 'ko',
    resources: { ko: { translation: ko }, en: { translation: en } },
    interpolation: { escapeValue: false },
    initAsync: false,
  });
  return words;
}
