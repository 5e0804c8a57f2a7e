/**
 * Is a model's sentence what the manuals say? Pure: a sentence with its quotes, and the passages that the model read,
 * give the units to cite, or why the sentence must not be shown. A quote must stand in the passage; numbers, prices,
 * dates, units and codes of the sentence must stand in what it quotes; it may not say the opposite of that, nor leave out
 * its condition; no product of another page may be named, no row's value given to another one; the sentence must be in the
 * language of the question.
 *
 * After: Gao et al., Enabling Large Language Models to Generate Text with Citations (ALCE, EMNLP 2023), which measures
 * whether citations support what is said; here what can be decided without a model is decided before anything is shown.
 */
import type { LeftOutReason, Unit } from '../contract/index.ts';
import {
  type Fact,
  factsOf,
  fold,
  inLanguage,
  opposite,
  readFacts,
  stands,
  turnedLimit,
} from '../language/index.ts';
import { droppedCondition } from './conditions.ts';
import { misattributed, mixedRows, otherRow, unknownLatin } from './names.ts';
import type { Source } from './source.ts';

/** A passage as it stood in the prompt. */
export interface PromptPassage {
  /** Its number in the prompt, from 1. */
  readonly n: number;
  readonly source: Source;
  /** In document order, at least one. */
  readonly units: readonly Unit[];
  /** As it is read, where that is more than the units' texts: a table's caption before its rows. */
  readonly text?: string;
}

export interface ModelSentence {
  readonly text: string;
  readonly quotes: readonly { readonly passage: number; readonly quote: string }[];
}

/** Neighbouring units of one document, to be cited as they stand. */
export interface CitedUnits {
  readonly source: Source;
  readonly units: readonly Unit[];
}

export type Check =
  | { readonly passed: true; readonly text: string; readonly cited: readonly CitedUnits[] }
  | { readonly passed: false; readonly reason: LeftOutReason; readonly what: string };

export interface CheckedAgainst {
  readonly passages: readonly PromptPassage[];
  /** What was asked, all of the conversation's part of it: names that the person used may be used. */
  readonly question: string;
  readonly language: 'ko' | 'en';
  /** Product names of pages, folded; see products.ts. */
  readonly products: readonly string[];
  /** The answer's sentences that were shown before: a condition need not be said twice. */
  readonly before?: string;
}

/** Folded characters below which a quote says nothing; a unit may be shorter, and is then quoted whole. */
const shortestQuote = 2;

export function checkSentence({ text: given, quotes }: ModelSentence, against: CheckedAgainst): Check {
  const text = plain(given);
  const failed = (reason: LeftOutReason, what: string): Check => ({ passed: false, reason, what });
  if (!inLanguage(text, against.language)) return failed('other-language', text);
  if (quotes.length === 0) return failed('no-quote', text);
  const facts = factsOf(text);
  const cited: CitedUnits[] = [];
  for (const { passage: n, quote } of quotes) {
    const passage = against.passages.find((one) => one.n === n);
    const units = passage && unitsOfQuote(passage, quote, text);
    if (!units) return failed('quote-not-there', quote);
    if (!cited.some((one) => one.source === passage.source && one.units[0] === units[0]))
      cited.push({ source: passage.source, units });
  }
  const ground = cited.map(groundOf).join('\n');
  const there = factsOf(ground);
  // A telephone number or a code may be cut otherwise in a sentence than in the file; a page is about its title’s code.
  const folded = fold(ground).replaceAll('-', '');
  const titles = titlesOf(cited);
  const titled = fold(titles).replaceAll('-', '');
  const missing = facts.find(
    (f) =>
      !stands(f, there) &&
      !(f.kind === 'code' && `${folded}\n${titled}`.includes(f.value)) &&
      !isNamesNumber(f, text, `${ground}\n${titles}`),
  );
  if (missing) return failed('fact-not-quoted', missing.text);
  const turned = opposite(text, ground) ?? turnedLimit(text, ground);
  if (turned !== null) return failed('opposite', turned);
  const said = `${titles}\n${against.question}`;
  const other =
    foreignProduct(text, `${titles}\n${ground}`, against) ??
    otherRow(text, cited, said) ??
    mixedRows(text, cited, said) ??
    misattributed(text, cited, against.products);
  if (other !== null) return failed('other-product', other);
  const unknown = against.language === 'ko' ? unknownLatin(text, `${said}\n${readIn(against, cited)}`) : null;
  if (unknown !== null) return failed('fact-not-quoted', unknown);
  const heard = `${text}\n${against.question}\n${against.before ?? ''}`;
  const dropped = droppedCondition(
    text,
    cited.flatMap(({ units }) => units),
    heard,
  );
  if (dropped !== null) return failed('condition-left-out', dropped);
  return { passed: true, text, cited };
}

/** `[1]`, `[^1]`, `【1†page】`, `¹`, `(출처: …)`, `(source: …)` */
const footnote =
  /\s*(?:\[\^?\d{1,3}\]|【\d{1,3}[^】]{0,80}】|(?<=[가-힣.,!?)])[¹²³⁰⁴-⁹]+|\((?:출처|source|ref)\s?:[^()]{0,120}\))/gi;
/** Marks that a model writes itself, or copies from a page, are no footnotes. */
const plain = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/\p{Cf}/gu, '')
    .replace(footnote, '')
    .replace(/\s+/g, ' ')
    .trim();

/** “기가맥스 2.5만 됩니다”: a name's number with a particle, no 25,000. */
function isNamesNumber({ text: written, unit, at }: Fact, text: string, ground: string): boolean {
  const number = /^(\d+(?:\.\d+)?)만$/.exec(written)?.[1];
  const word = /[\p{L}]{2,12}\s?$/u.exec(readFacts(text).plain.slice(0, at))?.[0];
  return unit === '' && number !== undefined && !!word && fold(ground).includes(fold(`${word}${number}`));
}

/**
 * What a citation shows; a row's sentence says its headers too, which its cells do not. The rule's sentence: a model's
 * own words are no ground for another's.
 */
const groundOf = ({ units }: CitedUnits): string =>
  units
    .map((unit) => (unit.kind === 'row' ? `${unit.source}\n${unit.ruled ?? unit.text}` : unit.source))
    .join('\n');

/**
 * The units in which a quote stands: of several places the one that says the most of the sentence's facts. A row may
 * be quoted by its sentence, which is what the model read; cited is the row.
 */
export function unitsOfQuote(passage: PromptPassage, quote: string, sentence = ''): Unit[] | undefined {
  const wanted = bare(quote.replace(/^["'“”‘’「『\s]+|["'“”‘’」』\s]+$/g, ''));
  const found = [
    ...placesOf(passage.units, wanted, (unit) => unit.source),
    ...placesOf(passage.units, wanted, (unit) => unit.text),
  ];
  const facts = factsOf(sentence);
  const worth = (units: readonly Unit[]) => {
    const there = factsOf(groundOf({ source: passage.source, units }));
    return facts.filter((fact) => stands(fact, there)).length;
  };
  return found.sort((a, b) => worth(b) - worth(a))[0];
}

/** Without anything invisible, as the prompt shows it. */
const bare = (text: string): string => fold(text.replace(/\p{Cf}/gu, ''));

function placesOf(units: readonly Unit[], wanted: string, read: (unit: Unit) => string): Unit[][] {
  const ends: number[] = [];
  let all = '';
  for (const unit of units) {
    all += bare(read(unit));
    ends.push(all.length);
  }
  const places: Unit[][] = [];
  for (let at = all.indexOf(wanted); wanted !== '' && at >= 0; at = all.indexOf(wanted, at + 1)) {
    const from = ends.findIndex((end) => end > at);
    const to = ends.findIndex((end) => end >= at + wanted.length);
    const whole = units.slice(from, to + 1);
    const isWhole = (ends[from - 1] ?? 0) === at && ends[to] === at + wanted.length;
    // Units of two sections are no one quote.
    const together = whole.every((unit) => unit.section === whole[0]!.section);
    if (together && (wanted.length >= shortestQuote || isWhole)) places.push(whole);
  }
  return places;
}

/** Of the pages and sections that are cited. */
const titlesOf = (cited: readonly CitedUnits[]): string =>
  cited
    .map(({ source, units }) => {
      const { heading, path } = source.sections[units[0]!.section] ?? { heading: '', path: [] };
      return `${source.document.title}\n${heading}\n${path.join('\n')}`;
    })
    .join('\n');

/** All that the model was shown, and the cited pages to their ends. */
const readIn = ({ passages }: CheckedAgainst, cited: readonly CitedUnits[]): string =>
  [...passages, ...cited.flatMap(({ source }) => source.passages)]
    .flatMap(({ units }) => units.map(({ source }) => source))
    .join('\n');

/** A product's name in the sentence that neither the quoted pages nor the question know. */
function foreignProduct(text: string, ground: string, { products, question }: CheckedAgainst): string | null {
  const said = fold(text);
  const known = fold(ground);
  // A longer name that is known holds the shorter one: 기가라이트플러스 is no 기가라이트.
  const named = products.filter((product) => said.includes(product));
  const foreign = named.filter((product) => !known.includes(product));
  // The person's own word may be repeated in a sentence that names the quoted page's product besides.
  return (
    foreign.find(
      (product) => !fold(question).includes(product) || !named.some((one) => known.includes(one)),
    ) ?? null
  );
}
