/**
 * Deep links to a citation: `footnote://open?path=이전/일시정지.html&start=120&end=164`. They come from mails and
 * tickets, so they are untrusted: whatever is not exactly of this shape is no link. What a link names is looked up in
 * the library; a path that is not in it opens nothing.
 */
import type { Place } from '../main/contract/shell.ts';
import { scheme } from './origin.ts';

/** Characters; longer ones are no links of ours. */
const longestLink = 2_000;
/** UTF-16 code units: no document's text is longer. */
const furthest = 2 ** 31;

export function placeOfLink(link: string): Place | null {
  if (link.length > longestLink || !URL.canParse(link)) return null;
  const url = new URL(link);
  const bare = url.pathname === '' || url.pathname === '/';
  if (url.protocol !== `${scheme}:` || url.host !== 'open' || !bare || url.hash !== '') return null;
  if (url.username !== '' || url.password !== '') return null;
  const known = ['path', 'start', 'end'];
  const names = [...url.searchParams.keys()];
  if (names.some((name) => !known.includes(name)) || new Set(names).size < names.length) return null;
  return placeOf({
    path: url.searchParams.get('path'),
    start: numberOf(url.searchParams.get('start')),
    end: numberOf(url.searchParams.get('end')),
  });
}

/** Null for whatever is no place: used for links, and for what a page hands over. */
export function placeOf(given: unknown): Place | null {
  const { path, start, end } = (given ?? {}) as { path?: unknown; start?: unknown; end?: unknown };
  if (typeof path !== 'string' || !isRelative(path)) return null;
  if (start === null && end === null) return { path: path.normalize('NFC'), start, end };
  if (!Number.isInteger(start) || !Number.isInteger(end)) return null;
  const [from, to] = [start as number, end as number];
  return from >= 0 && from < to && to < furthest
    ? { path: path.normalize('NFC'), start: from, end: to }
    : null;
}

function isRelative(path: string): boolean {
  if (path === '' || path.length > 1_000 || /[\u0000-\u001f\u007f\\:]/.test(path)) return false;
  return path.split('/').every((part) => part !== '' && part !== '.' && part !== '..');
}

const numberOf = (text: string | null) =>
  text === null ? null : /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
