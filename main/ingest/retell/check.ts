/**
 * Does a model's sentence say a row, all of it and nothing else that can be wrong? Every value as it stands and in its
 * order, a field's name beside its own value only, every number with its unit, no number that is not there, nothing
 * turned into its opposite; one sentence, in the language of the row. What it says in words besides is not seen.
 */
import { type Fact, factsOf, fold, inLanguage, opposite, sentences, stands } from '../../language/index.ts';
import type { StoredRow } from '../../library/index.ts';

export const refusals = [
  ...(['unreadable', 'too-long', 'several-sentences', 'marks', 'other-language'] as const),
  ...(['value-missing', 'other-field', 'number-missing', 'number-added', 'opposite'] as const),
] as const;
export type Refusal = (typeof refusals)[number];

export type Told = { readonly text: string } | { readonly refused: Refusal };

/** Characters: as the longest row that is one unit. */
const longest = 600;
/** Of chat templates, Markdown, JSON, and a model's own footnotes. */
const marks = /<[|/a-z]|\|>|\*\*|__|```|[{}\\]|\[\d{1,3}\]/i;

/** Numbers in words, which count as words else. */
const spelled =
  /(?<![가-힣])(?:[일이삼사오육칠팔구수몇]?[십백천만억]+\s?(?:원|개월|년|일|시간|분|명|회선|회|번|대|장|개|건|배|퍼센트|프로)|[일이삼사오육칠팔구]\s?(?:개월|년|시간|명|회선|퍼센트|프로)|(?:스무|스물|서른|마흔|쉰)\s?[가-힣])|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|sixty|ninety|hundreds?|thousands?|millions?|dozen|half|twice|double)\b/gi;

/** @param written the model's output as it stands; null where it did not come to an end */
export function checkTelling(written: string | null, row: StoredRow, language: 'ko' | 'en'): Told {
  if (written === null) return { refused: 'too-long' };
  const text = sentenceIn(written);
  if (text === undefined) return { refused: 'unreadable' };
  const refused = wrongWith(text, row, language);
  return refused === null ? { text } : { refused };
}

function sentenceIn(written: string): string | undefined {
  try {
    const { sentence } = JSON.parse(written.trim()) as { sentence?: unknown };
    if (typeof sentence !== 'string') return undefined;
    const text = sentence
      .normalize('NFC')
      .replace(/\p{Cf}/gu, '')
      .trim();
    return text === '' ? undefined : text;
  } catch {
    return undefined;
  }
}

function wrongWith(text: string, { record, prose }: StoredRow, language: 'ko' | 'en'): Refusal | null {
  const { values, caption } = record;
  const held = values.map(({ header, value }) => `${header} ${value}`).join('\n');
  if (text.length > Math.min(longest, 200 + 2 * prose.length)) return 'too-long';
  if (/[\p{Cc}\u2028\u2029]/u.test(text) || (marks.test(text) && !marks.test(held))) return 'marks';
  if (sentences(text).length !== 1) return 'several-sentences';
  if (!inLanguage(text, language)) return 'other-language';
  const places = placesOf(values, text);
  if (!places) return 'value-missing';
  if (!values.every(({ header }, i) => isBesideItsValue(header, i, places, text))) return 'other-field';
  const said = factsOf(text);
  if (!factsOf(held).every((fact) => isSaid(fact, said))) return 'number-missing';
  const there = factsOf(`${caption}\n${held}`);
  if (!said.every((fact) => stands(fact, there) && hasItsUnit(fact, there, `${caption}\n${held}`)))
    return 'number-added';
  const folded = fold(`${caption}\n${held}`);
  if ([...text.matchAll(spelled)].some(([number]) => !folded.includes(fold(number)))) return 'number-added';
  return opposite(text, prose) === null ? null : 'opposite';
}

type Values = StoredRow['record']['values'];

/** Where the values stand in the folded sentence, one after the other; undefined where one does not. */
function placesOf(values: Values, text: string): { start: number; end: number }[] | undefined {
  const folded = fold(text);
  const places: { start: number; end: number }[] = [];
  let from = 0;
  for (const { value } of values) {
    const wanted = withoutEnding(fold(value));
    const start = folded.indexOf(wanted, from);
    if (start < 0) return undefined;
    from = start + wanted.length;
    places.push({ start, end: from });
  }
  return places;
}

/** 제공하지 않음 is said as 제공하지 않습니다; a full stop of the cell ends no sentence. */
const withoutEnding = (folded: string): string =>
  folded.replace(/[.。]$/, '').replace(/(?<=[가-힣]{2})[음함임]$/, '');

/** “설치비는 33,000원, 월 요금은 20,000원” where it is the other way round. */
function isBesideItsValue(
  header: string,
  i: number,
  places: readonly { start: number; end: number }[],
  text: string,
): boolean {
  const name = fold(header);
  const folded = fold(text);
  if (name === '' || !folded.includes(name)) return true;
  const from = places[i - 1]?.end ?? 0;
  const to = places[i + 1]?.start ?? folded.length;
  return folded.slice(from, to).includes(name);
}

/** A number that stands bare in the row may be said with a unit. */
const isSaid = (fact: Fact, said: readonly Fact[]): boolean =>
  said.some(
    ({ kind, value, unit }) =>
      kind === fact.kind && value === fact.value && (fact.unit === '' || unit === fact.unit),
  );

/** With a unit that the row names beside it: “5” under 회선 수. */
function hasItsUnit(fact: Fact, there: readonly Fact[], held: string): boolean {
  if (fact.kind !== 'number' || fact.unit === '') return true;
  if (there.some((one) => one.value === fact.value && (one.unit === fact.unit || one.kind === 'date')))
    return true;
  return held.split(/[^\p{L}%]+/u).some((word) => factsOf(`1 ${word}`)[0]?.unit === fact.unit);
}
