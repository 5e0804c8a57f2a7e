/**
 * What may not be wrong in a sentence: numbers with their units, prices, dates, times, telephone numbers and codes, in
 * one spelling: 1만원 and 만 원 are 10,000원, “November 20” is 11월 20일, 오후 6시 is 18:00, ② is no number of the text but
 * a list's.
 */
import { inDigits } from './numerals.ts';

export interface Fact {
  readonly kind: 'number' | 'date' | 'code';
  /** A number without separators; `2026-11-20` or `-11-20`; a code in lower case without hyphens. */
  readonly value: string;
  /** In its Korean spelling; empty where none stands there. */
  readonly unit: string;
  /** As it stands in the text. */
  readonly text: string;
  /** Where it stands in the text as it was read: `FactsRead.plain`. */
  readonly at: number;
  readonly end: number;
}

export interface FactsRead {
  /** The text in lower case, with numbers in words as digits. */
  readonly plain: string;
  readonly facts: readonly Fact[];
}

/** Each unit with its other spellings; what may not follow is another word: 회사, 대상, 분기, 세대. */
const units: readonly (readonly [unit: string, spellings: string])[] = [
  ['원', '원|won|krw'],
  ['달러', '달러|dollars?|usd'],
  ['개월', '개월|달(?!러)|months?'],
  ['시간', '시간|hours?|hrs?'],
  ['년', '년|years?'],
  ['월', '월(?![요액])'],
  ['주', '주일?(?![소말문])|weeks?'],
  ['일', '일(?![반부괄시정])|days?'],
  ['분', '분(?![기납류])|minutes?|mins?'],
  ['초', '초|seconds?|secs?'],
  ['시', '시(?![작설])'],
  ['%', '%|퍼센트|프로|per ?cent'],
  ['회', '회(?![선사원])|번|차례|times?'],
  ['배', '배(?![송터선경상])'],
  ['명', '명|인(?![가-힣])|people|persons?'],
  ['세', '세(?![대트제금])|살'],
  ['회선', '회선|lines?'],
  ['대', '대(?![상비역응표리])|devices?'],
  ['장', '장(?![비애기치소])|매|copies|copy|sheets?'],
  ['쪽', '쪽|페이지|pages?'],
  ['편', '편(?!의)'],
  ['건', '건(?!물)'],
  ['개', '개(?![월통인])'],
  ['포인트', '포인트|points?'],
  ['gbps', '기가비피에스|gbps'],
  ['mbps', '메가비피에스|mbps'],
  ['gb', '기가바이트|gb|gigabytes?'],
  ['mb', '메가바이트|mb|megabytes?'],
  ['g', '기가|giga'],
  ['m', '메가|mega'],
];
const unitPattern = new RegExp(
  `^[\\s-]?(?:${units.map(([, spellings]) => `(${spellings})`).join('|')})(?![a-z])`,
);
/** Of other Latin words only measures and plurals are units: “until 18:00 cost nothing” has none. */
const latinUnit =
  /^\s?(tbps|kbps|bps|tb|kb|khz|mhz|ghz|hz|kg|mm|cm|km|kw|mw|ms|px|dpi|db|va|w|v|a|(?!costs|takes|lasts|applies|needs|means|does|goes|was|has)[a-z]{3,}s)(?![a-z])/;

const monthNames = 'january february march april may june july august september october november december';
const months = monthNames.split(' ');
const month = `(${months.map((name) => `${name.slice(0, 3)}(?:${name.slice(3)})?`).join('|')})\\.?`;

const multipliers: Readonly<Record<string, number>> = { 억: 1e8, 만: 1e4, 천: 1e3, 백: 1e2 };
/** `33,000`, `1만 5천`, `2.5`; a blank inside only where the next number goes on with a multiplier or 원. */
const number = /\d[\d,]*(?:\.\d+)?(?:\s?[억만천백]+(?:\s?\d[\d,]*(?:\.\d+)?(?=\s?[억만천백원]))?)*/g;

/** A list's own label at the beginning of a line. */
const label = /^\s*(?:\(?\d{1,2}[.)](?!\d)|[①-⑳])\s*/gm;

export const factsOf = (text: string): readonly Fact[] => readFacts(text).facts;

export function readFacts(text: string): FactsRead {
  const facts: Fact[] = [];
  const plain = inDigits(
    text
      .replace(label, '')
      .replace(/\p{Cf}/gu, '')
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[\u2010-\u2013\u2212]/g, '-'),
  );
  let rest = plain;
  /** Takes what matches out of the text, so that no fact is read twice; the others keep their places. */
  const take = (
    pattern: RegExp,
    read: (match: RegExpMatchArray) => readonly Omit<Fact, 'text' | 'at' | 'end'>[],
  ) => {
    rest = rest.replace(pattern, (...args) => {
      const i = args.findIndex((a) => typeof a === 'number');
      const groups = args.slice(0, i) as RegExpMatchArray;
      const [whole, at] = [groups[0]!, args[i] as number];
      for (const fact of read(groups))
        facts.push({ ...fact, text: whole.trim(), at, end: at + whole.trimEnd().length });
      return ' ;'.padEnd(whole.length);
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
  const time = (half: string | undefined, hour: string, minute: string | undefined) => {
    const late = /오후|^p/.test(half ?? '') && Number(hour) < 12 ? 12 : 0;
    const past = Number(minute ?? 0) > 0 ? `:${minute}` : '';
    return [{ kind: 'number' as const, value: `${Number(hour) + late}${past}`, unit: '시' }];
  };
  take(/(?<![\d:])(\d{1,2})(?::(\d{2}))?\s?([ap])\.?m\b\.?/g, ([, h, m, half]) => time(half, h!, m));
  take(/(오전|오후)?\s?(?<![\d:])(\d{1,2}):(\d{2})(?![\d:])/g, ([, half, h, m]) => time(half, h!, m));
  take(/(오전|오후)\s?(\d{1,2})\s?시(?!간)(?:\s?(\d{1,2})\s?분)?/g, ([, half, h, m]) => time(half, h!, m));
  take(/(?<!\d)(\d{1,2})\s?시\s(\d{1,2})\s?분/g, ([, h, m]) => time(undefined, h!, m));
  /** 연 1회 is once in a year: it may be said as 1년에 한 번. */
  for (const { 1: per, index } of rest.matchAll(/(?<![가-힣\d])(연|월|매년|매월|매달)\s?\d{1,3}\s?[회번]/g))
    facts.push({
      kind: 'number',
      value: '1',
      unit: /[월달]$/.test(per!) ? '개월' : '년',
      text: per!,
      at: index,
      end: index,
    });
  const code = ([whole]: RegExpMatchArray) => [
    { kind: 'code' as const, value: whole!.replace(/[-_.]/g, ''), unit: '' },
  ];
  take(/(?<![a-z\d])[a-z]+(?:[-_.][a-z]+)*[-_.]?\d[a-z\d]*(?:[-_.][a-z\d]+)*/g, code);
  take(/(?<![\d.,])\d{2,}(?:-\d{2,})+(?![\d-])/g, code);
  for (const match of rest.matchAll(number)) {
    const after = rest.slice(match.index + match[0].length);
    const written = match[0].trimEnd();
    facts.push({
      kind: 'number',
      value: amountOf(match[0]),
      unit: unitOf(after),
      text: written,
      at: match.index,
      end: match.index + written.length,
    });
  }
  return { plain, facts };
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

/** 기가 may be GB or Gbps, as people say it; GB is never Gbps. */
const unitsAgree = (a: string, b: string): boolean =>
  a === '' || b === '' || a === b || isShortOf(a, b) || isShortOf(b, a);

const isShortOf = (short: string, long: string): boolean =>
  /^[gm]$/.test(short) && (long === `${short}b` || long === `${short}bps`);
