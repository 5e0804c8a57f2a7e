/**
 * Who is a number said of? In a table a value belongs to its row, in a sentence to the name before it. A sentence that
 * gives one row's value to another row, or one product's to another, has every number right and is wrong.
 */
import type { Unit } from '../contract/index.ts';
import { factsOf, fold, readFacts, stands, stemsOf } from '../language/index.ts';
import type { CitedUnits } from './check.ts';

/**
 * What a row is called: its first cell, which is as much of its beginning as stands together in its sentence too.
 * Empty where the sentence does not begin so.
 */
export function labelOf({ source, text }: Unit): string {
  const words = source.split(' ');
  for (let n = Math.min(6, words.length - 1); n > 0; n--) {
    const label = words.slice(0, n).join(' ');
    if (label.length <= 30 && text.includes(label)) return label;
  }
  return '';
}

/** Whether a text names something: as a word of its own, with a particle at most. */
export function names(text: string, name: string): boolean {
  const wanted = fold(name);
  if (wanted === '') return false;
  const found = (at: number): boolean => {
    if (at < 0) return false;
    const [before, after] = [text[at - 1] ?? ' ', text.slice(at + name.length)];
    const whole = !/[\p{L}\d]/u.test(before) && !/^(?:(?!e?s\b)[A-Za-z]|[.,]?\d)/.test(after);
    const korean = /^[가-힣]/.test(after)
      ? /^(?:은|는|이|가|을|를|의|에|도|만|과|와|로|으로|보다|인|일|이면|부터|까지|이고|이며|에서|에는|에도|이나|나|라면|이라면|상품|고객)/.test(
          after,
        )
      : true;
    return (whole && korean) || found(text.indexOf(name, at + 1));
  };
  return found(text.indexOf(name));
}

/** 가상계좌·편의점 is named by one of the two. */
const namesAny = (text: string, label: string): boolean =>
  label.split(/\s?[·/]\s?/).some((part) => part.length > 1 && names(text, part)) || names(text, label);

/**
 * A row that the sentence names while it cites another one of the same table, or a thing of the page’s tables.
 * @param said titles and headings of the cited pages, and the question
 */
export function otherRow(text: string, cited: readonly CitedUnits[], said: string): string | null {
  const own = cited.flatMap(({ units }) => units.map(labelOf));
  if (own.some((label) => namesAny(text, label))) return null;
  for (const { source, units } of cited) {
    const tables = new Set(units.flatMap(({ record }) => record?.table ?? []));
    const isRow = tables.size > 0;
    const known = fold(`${said}\n${cited.flatMap((one) => one.units.map((unit) => unit.source)).join('\n')}`);
    const rows = source.passages
      .flatMap((passage) => passage.units)
      .filter(({ record }) => record && (!isRow || tables.has(record.table)));
    const label = rows
      .map(labelOf)
      // The notes of a row may name another one; what it says of itself stands in its cells.
      .filter((one) => (isRow ? /\p{L}/u.test(one) : /[a-z]/i.test(one) && fold(one).length > 2))
      .find((one) => names(text, one) && !known.includes(fold(one)));
    if (label !== undefined) return label;
  }
  return null;
}

/** Rows of one table, or of two that have the same headers: the price lists of two pages. */
const isBeside = (
  a: { readonly table: string; readonly headers: string },
  b: { readonly table: string; readonly headers: string },
): boolean => a.table === b.table || (a.headers !== '' && a.headers === b.headers);

/** What a row's sentence says beside its cells. */
function headersOf({ source, text }: Unit): string {
  const cells = new Set(stemsOf(source));
  return stemsOf(text)
    .filter((stem) => !cells.has(stem))
    .join(' ');
}

/** What the sentence says of one row, though it stands in another row that it cites and does not name. */
export function mixedRows(text: string, cited: readonly CitedUnits[], known: string): string | null {
  const rows = cited.flatMap(({ source, units }) =>
    units.flatMap((unit) =>
      unit.record
        ? [
            {
              unit,
              table: `${source.document.id}:${unit.record.table}`,
              label: labelOf(unit),
              headers: headersOf(unit),
            },
          ]
        : [],
    ),
  );
  const named = rows.filter(({ label }) => namesAny(text, label));
  const unnamed = rows.filter((row) => !named.includes(row) && named.some((one) => isBeside(one, row)));
  if (named.length > 0 && unnamed.length > 0) {
    const others = cited.flatMap(({ units }) =>
      units.filter((unit) => !unnamed.some((row) => row.unit === unit)),
    );
    const ground = `${known}\n${others.map((unit) => `${unit.source}\n${unit.text}`).join('\n')}`;
    const there = factsOf(ground);
    const fact = factsOf(text).find((one) => !stands(one, there));
    if (fact) return fact.text;
    const stem = stemsOf(text).find(
      (one) => !fold(ground).includes(one) && unnamed.some(({ unit }) => fold(unit.source).includes(one)),
    );
    if (stem) return stem;
  }
  return named.length > 1 ? misplaced(text, named, cited) : null;
}

/** Each value must stand in the row that is named last before it: 각각 lists them in turn, and English names them behind. */
function misplaced(
  text: string,
  rows: readonly { readonly unit: Unit; readonly label: string }[],
  cited: readonly CitedUnits[],
): string | null {
  if (/각각|respectively/.test(text)) return null;
  const { plain, facts } = readFacts(text);
  const places = rows
    .flatMap(({ unit, label }) => {
      const at = plain.indexOf(label.toLowerCase());
      return at < 0 ? [] : [{ unit, at, end: at + label.length }];
    })
    .sort((a, b) => a.at - b.at);
  const free = facts.filter(({ at, end }) => !places.some((place) => at < place.end && end > place.at));
  if (
    places.length < 2 ||
    !places.every(({ end }, i) => free.some(({ at }) => at >= end && at < (places[i + 1]?.at ?? Infinity)))
  )
    return null;
  const rest = cited.flatMap(({ units }) => units.filter((unit) => !rows.some((row) => row.unit === unit)));
  const wrong = free.find((fact) => {
    const place = places.findLast(({ end }) => end <= fact.at);
    if (!place) return false;
    const ground = [place.unit, ...rest].map((unit) => `${unit.source}\n${unit.text}`).join('\n');
    return !stands(fact, factsOf(ground));
  });
  return wrong?.text ?? null;
}

/** 기가맥스 2.5, 기가맥스 10: a word with a number that counts nothing. */
const numbered = /(?<![가-힣a-z])([가-힣a-z]{2,12} \d{1,4}(?:\.\d+)?)(?=[은는이가을를의도에와과,]|\s|$)/g;

interface Named {
  readonly name: string;
  readonly at: number;
  readonly end: number;
}

function namesIn(plain: string, products: readonly string[]): Named[] {
  const found = [...plain.matchAll(numbered)].map(({ 1: name, index }) => ({
    name: name!,
    at: index,
    end: index + name!.length,
  }));
  for (const product of products) {
    const at = plain.indexOf(product);
    if (at >= 0 && !found.some((one) => one.at <= at && one.end > at))
      found.push({ name: product, at, end: at + product.length });
  }
  return found.sort((a, b) => a.at - b.at);
}

/** A number that a quoted sentence says of one product, and the sentence of another one. */
export function misattributed(
  text: string,
  cited: readonly CitedUnits[],
  products: readonly string[],
): string | null {
  if (/각각|respectively/.test(text)) return null;
  const said = owned(text, products);
  const quoted = cited.flatMap(({ units }) =>
    units.flatMap((unit) => (unit.record ? [] : owned(unit.source, products))),
  );
  const wrong = said.find(({ owner, fact }) => {
    const same = quoted.filter((one) => stands(fact, [one.fact]));
    if (owner === null || same.length === 0) return false;
    return same.every((one) => one.owner !== null && one.owner !== owner && !one.owner.includes(owner));
  });
  return wrong?.fact.text ?? null;
}

function owned(text: string, products: readonly string[]) {
  const { plain, facts } = readFacts(text);
  const all = namesIn(plain, products);
  return facts
    .filter(({ at, end }) => !all.some((one) => at < one.end && end > one.at))
    .map((fact) => ({ fact, owner: all.findLast(({ end }) => end <= fact.at)?.name ?? null }));
}

/** Latin words that everybody uses without a manual. */
const everyday = new Set('tv pc id wifi sms url faq pdf it ok app qr as no am pm'.split(' '));

/** A name in Latin letters in a Korean sentence that neither its page nor the question has. */
export function unknownLatin(text: string, known: string): string | null {
  const there = fold(known);
  const words = text.match(/(?<![A-Za-z\d])[A-Za-z]{2,}(?![A-Za-z\d])/g) ?? [];
  return words.find((word) => !everyday.has(fold(word)) && !there.includes(fold(word))) ?? null;
}
