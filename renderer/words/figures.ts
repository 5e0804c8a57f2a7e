/** Numbers, dates and sizes as the reader's language writes them. */
import type { Locale } from '../../main/contract/errors.ts';

const tags = { ko: 'ko-KR', en: 'en-GB' } as const;

export function count(value: number, locale: Locale): string {
  return value.toLocaleString(tags[locale]);
}

/** ISO 8601 → a calendar day; the text itself where it is no date. */
export function day(iso: string, locale: Locale): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return iso;
  return date.toLocaleDateString(tags[locale], { year: 'numeric', month: 'short', day: 'numeric' });
}

export function moment(iso: string, locale: Locale): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return iso;
  return date.toLocaleString(tags[locale], { dateStyle: 'medium', timeStyle: 'short' });
}

/** Milliseconds → seconds with as many digits as a person cares for. */
export function seconds(milliseconds: number, locale: Locale): string {
  const value = milliseconds / 1000;
  return value.toLocaleString(tags[locale], { maximumFractionDigits: value < 10 ? 2 : 0 });
}

/** Milliseconds with as many digits as a person cares for. */
export function milliseconds(value: number, locale: Locale): string {
  return value.toLocaleString(tags[locale], { maximumFractionDigits: value < 10 ? 1 : 0 });
}

/** A mean reciprocal rank, 0 to 1. */
export function rank(value: number, locale: Locale): string {
  return value.toLocaleString(tags[locale], { minimumFractionDigits: 3, maximumFractionDigits: 3 });
}

/** How strongly an adapter acts: 0 to 2. */
export function scale(value: number, locale: Locale): string {
  return value.toLocaleString(tags[locale], { maximumFractionDigits: 2 });
}

export function bytes(value: number, locale: Locale): string {
  const units = ['B', 'KB', 'MB', 'GB', 'TB'];
  let size = value;
  let unit = 0;
  while (size >= 1000 && unit < units.length - 1) {
    size /= 1000;
    unit += 1;
  }
  const digits = unit === 0 || size >= 100 ? 0 : 1;
  return `${size.toLocaleString(tags[locale], { maximumFractionDigits: digits })}\u00a0${units[unit]}`;
}
