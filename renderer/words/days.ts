/** A calendar day as a person writes it in the window's language, whatever the browser's is. Days are `2026-11-28`. */
import type { Locale } from '../../main/contract/errors.ts';

const tags = { ko: 'ko-KR', en: 'en-GB' } as const;

const two = (value: number) => String(value).padStart(2, '0');

/** Undefined where there is no such day. */
function existing(year: number, month: number, day: number): string | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined;
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
}

/** `2026-11-28`, `2026. 11. 28.`, `2026년 11월 28일`, `20261128`, `28/11/2026`; undefined for anything else. */
export function readDay(text: string): string | undefined {
  const yearFirst = /^\s*(\d{4})(?:(\d{2})(\d{2})|\D+(\d{1,2})\D+(\d{1,2}))\D*$/.exec(text);
  if (yearFirst) {
    const [, year, month = yearFirst[4], day = yearFirst[5]] = yearFirst;
    return existing(Number(year), Number(month), Number(day));
  }
  const dayFirst = /^\s*(\d{1,2})[^\d\w]+(\d{1,2})[^\d\w]+(\d{4})\s*$/.exec(text);
  return dayFirst ? existing(Number(dayFirst[3]), Number(dayFirst[2]), Number(dayFirst[1])) : undefined;
}

const inWords = (day: string, locale: Locale, options: Intl.DateTimeFormatOptions) =>
  new Date(`${day}T00:00Z`).toLocaleDateString(tags[locale], { ...options, timeZone: 'UTC' });

/** `2026. 11. 28.` or `28/11/2026`. */
export const writeDay = (day: string, locale: Locale): string =>
  inWords(day, locale, { year: 'numeric', month: '2-digit', day: '2-digit' });

export const monthOf = (day: string, locale: Locale): string =>
  inWords(day, locale, { year: 'numeric', month: 'long' });

/** With its weekday, for a screen reader. */
export const wholeDay = (day: string, locale: Locale): string => inWords(day, locale, { dateStyle: 'full' });

export function movedBy(day: string, days: number): string {
  const date = new Date(`${day}T00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** The same day of another month, or the last of a shorter one. */
export function movedByMonths(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0));
  last.setUTCDate(Math.min(date, last.getUTCDate()));
  return last.toISOString().slice(0, 10);
}

/** Today by this machine's clock. */
export function today(): string {
  const now = new Date();
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** Weeks that a month's sheet shows, whole ones, from Sunday in Korea and from Monday elsewhere. */
export function weeksOf(day: string, locale: Locale): string[][] {
  const first = `${day.slice(0, 8)}01`;
  const weekday = new Date(`${first}T00:00Z`).getUTCDay();
  const start = movedBy(first, -((weekday + (locale === 'ko' ? 0 : 6)) % 7));
  const weeks: string[][] = [];
  for (let at = start; at.slice(0, 7) <= day.slice(0, 7); at = movedBy(at, 7))
    weeks.push(Array.from({ length: 7 }, (_, i) => movedBy(at, i)));
  return weeks;
}

export const weekday = (day: string, locale: Locale, weekday: 'short' | 'long'): string =>
  inWords(day, locale, { weekday });
