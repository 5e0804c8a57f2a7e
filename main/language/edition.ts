/**
 * Which edition a name says it is (`promo_2026_09`, `요금표 v2`, `위약금(구)`), and what is left of the name without it:
 * the series. Only plain marks count; a number alone may be a model or a chapter.
 */

export interface Edition {
  /** Year, month, day, as far as they are said; empty where no year is. */
  readonly date: readonly number[];
  /** `2.1` → [2, 1]; empty where none is said. */
  readonly version: readonly number[];
  /** -1: the name says it is the old one; 1: the new one. */
  readonly mark: -1 | 0 | 1;
}

const year = '(?<!\\d)((?:19|20)\\d\\d)';
const dates: readonly RegExp[] = [
  new RegExp(`${year}\\s*년(?:도)?(?:\\s*(\\d{1,2})\\s*월(?:호|분)?(?:\\s*(\\d{1,2})\\s*일)?)?`, 'g'),
  new RegExp(
    `${year}[-_./ ]?(0[1-9]|1[0-2])[-_. ]?(0[1-9]|[12]\\d|3[01])(?!\\d)|${year}[-_./ ]?(0[1-9]|1[0-2])(?!\\d)`,
    'g',
  ),
  new RegExp(`${year}(?!\\d)`, 'g'),
];
const versions: readonly RegExp[] = [
  /(?<![a-z])(?:version|ver|rev|v)[-_. ]*(\d+(?:\.\d+)*)/g,
  /(?:버전|개정)[-_. ]*(\d+(?:\.\d+)*)/g,
  /(?:제\s*)?(?<!\d)(\d+)\s*(?:판|차\s*개정)(?![가-힣])/g,
];
const old =
  /[([（]\s*구\s*[)\]）]|구\s*(?:버전|판)|(?<![가-힣a-z\d])구(?![가-힣a-z\d])|폐기|(?<![a-z])(?:old|obsolete|deprecated|superseded)(?![a-z])/g;
const fresh =
  /[([（]\s*(?:신|개정)\s*[)\]）]|신\s*(?:버전|판)|(?<![가-힣a-z\d])(?:신|최신|개정판?)(?![가-힣a-z\d])|(?<![a-z])(?:new|latest)(?![a-z])/g;

interface Reading extends Edition {
  /** The name without its marks, letters and digits only. */
  readonly rest: string;
}

function read(name: string): Reading {
  let text = name.normalize('NFC').toLowerCase();
  let date: number[] = [];
  let version: number[] = [];
  for (const pattern of dates) {
    text = text.replace(pattern, (_, ...found) => {
      const parts = (found.slice(0, -2) as (string | undefined)[]).flatMap((part) => part ?? []);
      if (date.length === 0) date = parts.map(Number);
      return ' ';
    });
  }
  for (const pattern of versions) {
    text = text.replace(pattern, (_, found: string) => {
      if (version.length === 0) version = found.split('.').map(Number);
      return ' ';
    });
  }
  const isOld = text.search(old) >= 0;
  text = text.replace(old, ' ');
  const isNew = text.search(fresh) >= 0;
  text = text.replace(fresh, ' ');
  return { date, version, mark: isOld ? -1 : isNew ? 1 : 0, rest: text.replace(/[^\p{L}\p{M}\p{N}]+/gu, '') };
}

/** A title without its edition and without the month that some put in it: `요금 안내(9월)` → `요금안내`. */
export const titleWithoutMonth = (title: string): string =>
  read(title.replace(/(?<!\d)(?:1[0-2]|[1-9])\s?월(?:호|분)?(?![가-힣])/gu, ' ')).rest;

const folderOf = (path: string) => path.split('/').slice(0, -1);
const bare = (path: string) => path.slice(path.lastIndexOf('/') + 1).replace(/\.[^.]+$/, '');

/** The edition of a document, by its file's name, else its title, else its folders. */
export function editionOf(path: string, title: string): Edition {
  const readings = [bare(path), title, folderOf(path).join('/')].map(read);
  return {
    date: readings.find((r) => r.date.length > 0)?.date ?? [],
    version: readings.find((r) => r.version.length > 0)?.version ?? [],
    mark: readings.find((r) => r.mark !== 0)?.mark ?? 0,
  };
}

/** What is left of a file's name without its edition; equal within a series. */
export const fileSeries = (path: string): string => read(bare(path)).rest;

export const titleSeries = (title: string): string => read(title).rest;

/** The folders without their editions: `요금/2025` and `요금/2026` are one. */
export function folderSeries(path: string): string {
  return folderOf(path)
    .map((folder) => read(folder).rest)
    .filter((rest) => rest !== '')
    .join('/');
}

/** -1 where a comes before b, 1 after; 0 where they are the same, null where it cannot be told. */
function compare(a: readonly number[], b: readonly number[]): -1 | 0 | 1 | null {
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    if (a[i] === undefined || b[i] === undefined) return null;
    if (a[i] !== b[i]) return a[i]! < b[i]! ? -1 : 1;
  }
  return 0;
}

/** Versions go on where dates stop: 2 comes before 2.1, and what has no version before the second one. */
function compareVersions(a: readonly number[], b: readonly number[]): -1 | 0 | 1 | null {
  if (a.length === 0 || b.length === 0) {
    if (a.length === b.length) return 0;
    const said = a.length === 0 ? b : a;
    if (said[0]! < 2) return null;
    return a.length === 0 ? -1 : 1;
  }
  const n = Math.max(a.length, b.length);
  const padded = (v: readonly number[]) => Array.from({ length: n }, (_, i) => v[i] ?? 0);
  return compare(padded(a), padded(b));
}

/** Does the one edition say that it comes before the other? False where it cannot be told. */
export function isOlder(a: Edition, b: Edition): boolean {
  if (a.mark !== b.mark) return a.mark < b.mark;
  const byDate = compare(a.date, b.date);
  if (byDate !== 0) return byDate === -1;
  return compareVersions(a.version, b.version) === -1;
}

const past =
  /작년|지난\s*해|전년|재작년|지난\s*달|지난\s*번|예전|종전|옛날|구\s*버전|구판|last (?:year|month)|previous|former|old (?:version|edition)/i;

/**
 * Does a question ask for this edition rather than for the later one: by a date or version that only this one has, or
 * for the past as such?
 */
export function mentions(question: string, edition: Edition, later: Edition): boolean {
  const text = question.normalize('NFC').toLowerCase();
  if (past.test(text)) return true;
  const [y, month] = edition.date;
  const said = (pattern: string) => new RegExp(pattern).test(text);
  if (y !== undefined && y !== later.date[0]) {
    if (said(`(?<!\\d)(?:${y}|${String(y % 100).padStart(2, '0')}\\s*년)(?!\\d)`)) return true;
  }
  if (month !== undefined && (month !== later.date[1] || y !== later.date[0])) {
    if (said(`(?<!\\d)0?${month}\\s*월|${y}[-_./]0?${month}(?!\\d)`)) return true;
    if (said(`\\b${englishMonths[month - 1]}`)) return true;
  }
  const version = edition.version.join('\\.');
  if (version === '' || version === later.version.join('\\.')) return false;
  return said(
    `(?:v|ver|version|rev|버전|개정)[-_. ]*${version}(?![\\d.])|(?<![\\d.])${version}\\s*(?:판|버전)`,
  );
}

const englishMonths = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
