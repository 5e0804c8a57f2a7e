/**
 * What may not be wrong in a sentence: numbers with their units, prices, dates, telephone numbers and codes, in one
 * spelling: 1만원 is 10,000원, “November 20” is 11월 20일, ② is no number of the text but a list's.
 */

export interface Fact {
  readonly kind: 'number' | 'date' | 'code';
  /** A number without separators; `2026-11-20` or `-11-20`; a code in lower case without hyphens. */
  readonly value: string;
  /** In its Korean spelling; empty where none stands there. */
  readonly unit: string;
  /** As it stands in the text. */
  readonly text: string;
}

/** Each unit with its other spellings. */
const units: readonly (readonly [unit: string, spellings: string])[] = [
  ['원', '원|won|krw'],
  ['개월', '개월|달|months?'],
  ['시간', '시간|hours?|hrs?'],
  ['년', '년|years?'],
  ['월', '월'],
  ['주', '주일?|weeks?'],
  ['일', '일|days?'],
  ['분', '분|minutes?|mins?'],
  ['초', '초|seconds?|secs?'],
  ['시', '시'],
  ['%', '%|퍼센트|프로|percent'],
  ['회', '회(?!선)|번|차례|times?'],
  ['명', '명|인(?![가-힣])|people|persons?'],
  ['회선', '회선|lines?'],
  ['대', '대|devices?'],
  ['장', '장|매|copies|copy|sheets?'],
  ['건', '건'],
  ['개', '개(?!월)'],
  ['gb', '기가바이트|gb'],
  ['mb', '메가바이트|mb'],
];
const unitPattern = new RegExp(
  `^\\s?(?:${units.map(([, spellings]) => `(${spellings})`).join('|')})(?![a-z])`,
);
const latinUnit = /^\s?([a-z]+(?:\/[a-z]+)?)(?![a-z])/;

const monthNames = 'january february march april may june july august september october november december';
const months = monthNames.split(' ');
const month = `(${months.map((name) => `${name.slice(0, 3)}(?:${name.slice(3)})?`).join('|')})\\.?`;

const native = ['한', '두', '세', '네', '다섯', '여섯', '일곱', '여덟', '아홉', '열'];
const nativeNumber = new RegExp(
  `(?<![가-힣])(${native.join('|')})\\s?(번|차례|개월|달|시간|명|대|장|개|회선|주)(?!째)`,
  'g',
);

const multipliers: Readonly<Record<string, number>> = { 억: 1e8, 만: 1e4, 천: 1e3, 백: 1e2 };
/** `33,000`, `1만 5천`, `2.5`; a blank inside only where the next number goes on with a multiplier or 원. */
const number = /\d[\d,]*(?:\.\d+)?(?:\s?[억만천백]+(?:\s?\d[\d,]*(?:\.\d+)?(?=\s?[억만천백원]))?)*/g;

/** A list's own label at the beginning of a line. */
const label = /^\s*(?:\(?\d{1,2}[.)](?!\d)|[①-⑳])\s*/gm;

export function factsOf(text: string): Fact[] {
  const facts: Fact[] = [];
  let rest = text
    .replace(label, '')
    .replace(/\p{Cf}/gu, '')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u2010-\u2013\u2212]/g, '-');
  /** Takes what matches out of the text, so that no fact is read twice. */
  const take = (pattern: RegExp, read: (match: RegExpMatchArray) => readonly Omit<Fact, 'text'>[]) => {
    rest = rest.replace(pattern, (...args) => {
      const groups = args.slice(
        0,
        args.findIndex((a) => typeof a === 'number'),
      ) as RegExpMatchArray;
      for (const fact of read(groups)) facts.push({ ...fact, text: groups[0]!.trim() });
      return ' ; ';
    });
  };
  const date = (year: string | undefined, monthOf: string | number, day: string) => [
    { kind: 'date' as const, value: `${year ?? ''}-${Number(monthOf)}-${Number(day)}`, unit: '' },
  ];
  const named = (name: string) => months.findIndex((one) => one.startsWith(name.slice(0, 3))) + 1;
  take(/(\d{4})\s?년\s?(\d{1,2})\s?월\s?(\d{1,2})\s?일/g, ([, y, m, d]) => date(y, m!, d!));
  take(/(?<![\d.-])(\d{4})[-./]\s?(\d{1,2})[-./]\s?(\d{1,2})(?![\d-])\.?/g, ([, y, m, d]) => date(y, m!, d!));
  take(/(\d{1,2})\s?월\s?(\d{1,2})\s?일/g, ([, m, d]) => date(undefined, m!, d!));
  take(new RegExp(`\\b${month} (\\d{1,2})(?:st|nd|rd|th)?(?:,? (\\d{4}))?\\b`, 'g'), ([, m, d, y]) =>
    date(y, named(m!), d!),
  );
  take(new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)? (?:of )?${month}(?:,? (\\d{4}))?\\b`, 'g'), ([, d, m, y]) =>
    date(y, named(m!), d!),
  );
  const code = ([whole]: RegExpMatchArray) => [
    { kind: 'code' as const, value: whole!.replace(/[-_.]/g, ''), unit: '' },
  ];
  take(/(?<![a-z\d])[a-z]+(?:[-_.][a-z]+)*[-_.]?\d[a-z\d]*(?:[-_.][a-z\d]+)*/g, code);
  take(/(?<![\d.,])\d{2,}(?:-\d{2,})+(?![\d-])/g, code);
  take(nativeNumber, ([, n, unit]) => [
    { kind: 'number', value: String(native.indexOf(n!) + 1), unit: unitOf(unit!) },
  ]);
  for (const match of rest.matchAll(number)) {
    const after = rest.slice(match.index + match[0].length);
    facts.push({ kind: 'number', value: amountOf(match[0]), unit: unitOf(after), text: match[0].trim() });
  }
  return facts;
}

/** What follows a number, as a unit. */
function unitOf(after: string): string {
  const match = unitPattern.exec(after);
  if (match) return units[match.slice(1).findIndex((group) => group !== undefined)]![0];
  return latinUnit.exec(after)?.[1] ?? '';
}

function amountOf(written: string): string {
  let total = 0;
  let section = 0;
  let current = 0;
  for (const [part] of written.matchAll(/\d[\d,]*(?:\.\d+)?|[억만천백]/g)) {
    const multiplier = multipliers[part];
    if (multiplier === undefined) current = Number(part.replaceAll(',', ''));
    else if (multiplier >= 1e4) {
      total += (section + current || 1) * multiplier;
      section = current = 0;
    } else {
      section += (current || 1) * multiplier;
      current = 0;
    }
  }
  return String(total + section + current);
}

/**
 * Does the text that these facts come from say this fact? A table's cell often leaves out the unit that its header
 * has; a sentence may leave out a date's year; nothing may add what is not there.
 */
export function stands(fact: Fact, there: readonly Fact[]): boolean {
  return there.some((other) => {
    if (fact.kind === 'date' || other.kind === 'date') return datesAgree(fact, other);
    if (fact.value !== other.value) return false;
    return fact.kind === 'code' || other.kind === 'code' || unitsAgree(fact.unit, other.unit);
  });
}

function datesAgree(fact: Fact, other: Fact): boolean {
  if (fact.kind === other.kind) return other.value === fact.value || other.value.endsWith(fact.value);
  if (other.kind !== 'date') return false;
  // A part of a date: “11월” of 11월 20일.
  const part = { 년: 0, 월: 1, 일: 2 }[fact.unit];
  return part !== undefined && other.value.split('-')[part] === fact.value;
}

const unitsAgree = (a: string, b: string): boolean =>
  a === '' ||
  b === '' ||
  a === b ||
  (/^[a-z]/.test(a) && /^[a-z]/.test(b) && (a.startsWith(b) || b.startsWith(a)));
