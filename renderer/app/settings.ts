/** Language, theme and text size: kept by the engine, applied to the page, and remembered here so that the start does not flash. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { i18n } from 'i18next';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { AdapterSetting } from '../../main/contract/answering.ts';
import type { Locale } from '../../main/contract/errors.ts';
import { preferredLocale } from '../words/index.ts';
import { useClient } from './engine.tsx';

export type Theme = 'system' | 'light' | 'dark';
export type TextSize = 'small' | 'normal' | 'large' | 'larger';

interface Remembered {
  readonly locale?: Locale | null;
  readonly theme?: Theme;
  readonly textSize?: TextSize;
}

const key = 'footnote.look';
/** Which change was the last one: what comes back from an earlier one would undo it on screen. */
let latest = 0;

export function remembered(): Remembered {
  try {
    return JSON.parse(localStorage.getItem(key) ?? '{}') as Remembered;
  } catch {
    // Storage may be switched off; the engine has the settings anyway.
    return {};
  }
}

function remember(look: Remembered): void {
  try {
    localStorage.setItem(key, JSON.stringify({ ...remembered(), ...look }));
  } catch {
    // As above.
  }
}

export function wear(theme: Theme | undefined): void {
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
  else delete document.documentElement.dataset.theme;
}

/** tokens.css has the sizes. */
export function size(textSize: TextSize | undefined): void {
  if (textSize === undefined || textSize === 'normal') delete document.documentElement.dataset.size;
  else document.documentElement.dataset.size = textSize;
}

export function speak(words: i18n, locale: Locale | null | undefined): void {
  const next = locale ?? preferredLocale(navigator.languages);
  document.documentElement.lang = next;
  if (words.language !== next) void words.changeLanguage(next);
}

export function useSettings() {
  const client = useClient();
  const queries = useQueryClient();
  const { i18n: words } = useTranslation();
  const { data } = useQuery({ queryKey: ['settings'], queryFn: () => client.settings.get() });

  useEffect(() => {
    if (!data) return;
    remember(data);
    wear(data.theme);
    size(data.textSize);
    speak(words, data.locale);
  }, [data, words]);

  const change = (next: {
    locale?: Locale;
    theme?: Theme;
    textSize?: TextSize;
    offeredSamples?: boolean;
    adapters?: AdapterSetting[];
  }) => {
    latest += 1;
    const mine = latest;
    // At once on screen, then in the engine; where that fails the former look comes back.
    wear(next.theme ?? data?.theme);
    size(next.textSize ?? data?.textSize);
    speak(words, next.locale ?? data?.locale);
    if (data) queries.setQueryData(['settings'], { ...data, ...next });
    void client.settings
      .set(next)
      .then((kept) => mine === latest && queries.setQueryData(['settings'], kept))
      .catch(() => {
        queries.setQueryData(['settings'], data);
        wear(data?.theme);
        size(data?.textSize);
        speak(words, data?.locale);
      });
  };
  return { settings: data, change };
}
