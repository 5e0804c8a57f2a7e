/**
 * Which sentences, steps and rows of the best pages answer a question: units scored by the question's words, the best
 * grown to a window of whole units inside its section, three times.
 */
import type { Unit } from '../contract/index.ts';
import { type Analyser, isByline } from '../language/index.ts';
import type { RankedDocument, Retrieval } from '../retrieve/index.ts';
import { nearFound } from './near.ts';
import type { Source } from './source.ts';
import { meet } from './surroundings.ts';

export interface QuoteParameters {
  /** Pages looked at. */
  readonly pages: number;
  /** Quotes at most. */
  readonly quotes: number;
  /** Characters that a quote grows to, and of all quotes together. */
  readonly window: number;
  readonly total: number;
  /** Weights; each feature is between 0 and about 1. */
  readonly own: number;
  readonly title: number;
  readonly passage: number;
  readonly page: number;
  readonly pairs: number;
  readonly around: number;
  readonly row: number;
  /** How much a word counts that only a row's headers hold: they are those of its neighbours too. */
  readonly header: number;
  readonly step: number;
  readonly digit: number;
  readonly short: number;
}

/** `npm run bench quotes` fits these; see docs/decisions.md, "quotes". */
export const defaultQuotes: QuoteParameters = {
  pages: 3,
  quotes: 3,
  window: 200,
  total: 600,
  own: 1,
  title: 0.3,
  passage: 0.4,
  page: 0.8,
  pairs: 0.3,
  around: 0.2,
  row: 0.1,
  header: 0.6,
  step: 0.05,
  digit: 0.1,
  short: 0.3,
};

/**
 * A neighbouring row joins a quote when its own score is at least this share of the best row's: on both sheets that
 * kept the evidence and left out 70 of 395 characters.
 */
const rowShare = 0.9;

export interface Quote {
  readonly source: Source;
  /** Neighbours in one section, in order. */
  readonly units: readonly Unit[];
  /** Said first: the row that holds more of the question than those beside it (갤럭시 S26 울트라 under S26). */
  readonly lead: Unit;
  readonly score: number;
}

interface Scored {
  readonly source: Source;
  readonly unit: Unit;
  /** Place among the document's units. */
  readonly at: number;
  readonly score: number;
  /** Share of the question, by weight, that stands in the unit and not in its page's title. */
  readonly own: number;
}

const asksForNumber =
  /몇|얼마|최대|최소|언제|며칠|기간|금액|요금|how (many|much|long|old)|when|maximum|minimum/i;

/** @param sources of the best documents, in rank order; may have fewer than `retrieval.documents` */
export function chooseQuotes(
  retrieval: Retrieval,
  sources: readonly Source[],
  analyser: Analyser,
  question: string,
  parameters: QuoteParameters = defaultQuotes,
): Quote[] {
  // Both sides of a comparison may be cited, also where the second stands fourth or fifth.
  const looked = sources.filter(
    ({ document }, at) => at < parameters.pages || retrieval.compared.has(document.id),
  );
  const scored = scoreUnits(retrieval, looked, analyser, question, parameters);
  scored.sort((a, b) => b.score - a.score || a.unit.start - b.unit.start);
  const scores = new Map(scored.map((one) => [one.unit, one]));
  const quotes: Quote[] = [];
  const used = new Set<Unit>();
  let left = parameters.total;
  for (const best of oneOfEachFirst(retrieval, scored, parameters.quotes)) {
    if (quotes.length >= parameters.quotes || left < 40) break;
    // A unit is quoted whole or not at all.
    if (used.has(best.unit) || best.unit.source.length > left) continue;
    const units = grow(best, used, Math.min(parameters.window, left), scores);
    for (const unit of units) used.add(unit);
    left -= units.reduce((sum, unit) => sum + unit.source.length + 1, 0);
    quotes.push({ source: best.source, units, lead: units[0]!, score: best.score });
  }
  return newestFirst(bestPageFirst(retrieval, joined(quotes)), sources).map((quote) => ({
    ...quote,
    lead: leadOf(quote.units, scores),
  }));
}

/** What the looks call sure is the best page, so what is quoted of it is said first. */
function bestPageFirst({ documents }: Retrieval, quotes: readonly Quote[]): Quote[] {
  const isBest = ({ source }: Quote) => source.document.id === documents[0]?.documentId;
  return [...quotes.filter(isBest), ...quotes.filter((quote) => !isBest(quote))];
}

/** An older edition is quoted after the one that took its place, where the ranking has them in that order. */
function newestFirst(quotes: readonly Quote[], sources: readonly Source[]): Quote[] {
  const isOld = ({ source }: Quote): boolean => {
    const next = sources.findIndex(({ document }) => document.id === source.supersededBy?.documentId);
    const isQuoted = quotes.some((quote) => quote.source === sources[next]);
    return next >= 0 && next < sources.indexOf(source) && isQuoted;
  };
  return [...quotes.filter((quote) => !isOld(quote)), ...quotes.filter(isOld)];
}

/**
 * In a comparison the best of each side comes before the second best of one. Else the best page is among what is quoted,
 * for its third place at the latest: what its title says counts in none of its units (청약 철회 기간), but for all of them.
 */
function oneOfEachFirst(
  { compared, documents }: Retrieval,
  scored: readonly Scored[],
  quotes: number,
): Iterable<Scored> {
  const sides = [...compared.keys()].flatMap(
    (id) => scored.find(({ source }) => source.document.id === id) ?? [],
  );
  sides.sort((a, b) => b.score - a.score);
  if (sides.length > 0) return new Set([...sides, ...scored]);
  const [best] = documents;
  const ofBest = scored.find(({ source }) => source.document.id === best?.documentId);
  const first = scored.slice(0, quotes - 1);
  return new Set([...first, ...(ofBest ? [ofBest] : []), ...scored]);
}

function scoreUnits(
  retrieval: Retrieval,
  sources: readonly Source[],
  analyser: Analyser,
  question: string,
  w: QuoteParameters,
): Scored[] {
  const weights = new Map<string, number>();
  const lookUp = new Map(retrieval.terms.map((term) => [term.id, term]));
  for (const term of retrieval.query.terms) {
    const known = retrieval.known.get(`${term.kind} ${term.text}`);
    if (known === undefined) continue;
    const { idf } = lookUp.get(known)!;
    weights.set(`${term.kind} ${term.text}`, (term.kind === 'bigram' ? 0.3 : 1) * idf);
  }
  const total = [...weights.values()].reduce((a, b) => a + b, 0) || 1;
  const wantsNumber = asksForNumber.test(question);
  const keysOf = (text: string) => new Set(analyser.terms(text).map((term) => `${term.kind} ${term.text}`));
  const share = (keys: ReadonlySet<string>, without?: ReadonlySet<string>) => {
    let sum = 0;
    for (const [key, weight] of weights) if (keys.has(key) && !without?.has(key)) sum += weight;
    return sum / total;
  };
  const bestPage = retrieval.documents[0]?.score || 1;

  return sources.flatMap((source) => {
    const ranked = retrieval.documents.find((d) => d.documentId === source.document.id) as RankedDocument;
    const title = keysOf(source.document.title);
    const isNear = nearFound(source, ranked);
    const foundBy = new Map(ranked.passages.map(({ passageId, score }) => [passageId, Math.min(1, score)]));
    const units = source.passages.flatMap((passage) => {
      const near = isNear(passage);
      return passage.units.map((unit) => ({ unit, near, passage: foundBy.get(passage.id) ?? 0 }));
    });
    const nothing: ReadonlySet<string> = new Set();
    const keys = units.map(({ unit, near }) => (near ? keysOf(unit.ruled ?? unit.text) : nothing));
    const own = units.map(({ unit, near }, at) => {
      if (!near) return 0;
      const said = share(keys[at]!, title);
      if (unit.kind !== 'row') return said;
      return w.header * said + (1 - w.header) * share(keysOf(unit.source), title);
    });
    return units.flatMap(({ unit, near, passage }, at): Scored | [] => {
      if (!near) return [];
      // Who keeps the page, and since when, is quoted where it is asked for; the page's title says nothing by itself.
      if (own[at] === 0 && (isByline(unit.source) || isTitle(unit, at, source))) return [];
      const heading = keysOf(source.sections[unit.section]?.heading ?? '');
      const around = Math.max(own[at - 1] ?? 0, own[at + 1] ?? 0, share(heading, title));
      const value =
        w.own * own[at]! +
        w.title * share(keys[at]!) +
        w.passage * passage +
        w.page * (ranked.score / bestPage) +
        w.pairs * pairs(retrieval, keys[at]!) +
        w.around * around +
        (isWholeRow(unit) ? w.row : 0) +
        (unit.kind === 'step' || unit.kind === 'term' ? w.step : 0) +
        (wantsNumber && /\d/.test(unit.source) ? w.digit : 0) -
        (unit.source.length < 20 && !isWholeRow(unit) ? w.short : 0);
      return { source, unit, at, score: value, own: own[at]! };
    });
  });
}

/** One of several cells; a cell alone, the label before a form's blank, is a short line like any other. */
const isWholeRow = ({ kind, cells }: Unit): boolean => kind === 'row' && cells !== undefined;

/** The title as old pages write it over their text, as a line like any other. */
function isTitle({ source: line }: Unit, at: number, { document }: Source): boolean {
  const plain = (text: string) => text.replace(/[\s\p{P}]+/gu, '');
  const [title, own] = [plain(document.title), plain(line)];
  // What all titles of an export begin with is kept in the line, not in the title.
  return title.endsWith(own) || (at < 2 && own.length <= title.length + 20 && own.endsWith(title));
}

/** Share of neighbouring question words that stand together in the unit. */
function pairs(retrieval: Retrieval, keys: ReadonlySet<string>): number {
  const words = retrieval.query.terms
    .filter((term) => term.kind === 'word')
    .map((term) => `word ${term.text}`);
  if (words.length < 2) return 0;
  let found = 0;
  for (let i = 0; i + 1 < words.length; i++) if (keys.has(words[i]!) && keys.has(words[i + 1]!)) found++;
  return found / (words.length - 1);
}

/** The unit with its neighbours in the same section, next before previous, up to `size` characters. */
function grow(
  best: Scored,
  used: ReadonlySet<Unit>,
  size: number,
  scores: ReadonlyMap<Unit, Scored>,
): Unit[] {
  const all = best.source.passages.flatMap((passage) => passage.units);
  const units = [best.unit];
  let length = best.unit.source.length;
  let from = best.at;
  let to = best.at;
  const take = (unit: Unit, beside: boolean): boolean => {
    if (!beside || used.has(unit) || unit.section !== best.unit.section) return false;
    // A row is whole by itself, and text around a table is about all of it.
    if ((unit.kind === 'row') !== (best.unit.kind === 'row')) return false;
    if (unit.kind === 'row' && (scores.get(unit)?.score ?? 0) < rowShare * best.score) return false;
    if (isByline(unit.source)) return false;
    if (length + 1 + unit.source.length > size) return false;
    length += 1 + unit.source.length;
    return true;
  };
  for (;;) {
    const [after, before] = [all[to + 1], all[from - 1]];
    if (after && take(after, meet(all[to]!, after))) units.push(all[++to]!);
    else if (before && take(before, meet(before, all[from]!))) units.unshift(all[--from]!);
    else return units;
  }
}

/** A row with more of the question than all beside it; else the first unit. */
function leadOf(units: readonly Unit[], scores: ReadonlyMap<Unit, Scored>): Unit {
  const own = (unit: Unit) => scores.get(unit)?.own ?? 0;
  const [most, second] = [...units].sort((a, b) => own(b) - own(a));
  return most!.kind === 'row' && second && own(most!) > own(second) ? most! : units[0]!;
}

/** Quotes that meet in the document become one. */
function joined(quotes: readonly Quote[]): Quote[] {
  const out: Quote[] = [];
  for (const quote of quotes) {
    const all = quote.source.passages.flatMap((passage) => passage.units);
    const [first, last] = [quote.units[0]!, quote.units[quote.units.length - 1]!];
    const other = out.findIndex((o) => {
      if (o.source !== quote.source || o.units[0]!.section !== first.section) return false;
      return meet(last, o.units[0]!) || meet(o.units[o.units.length - 1]!, first);
    });
    if (other < 0) {
      out.push(quote);
      continue;
    }
    const neighbour = out[other]!;
    const units = [...neighbour.units, ...quote.units].sort((a, b) => all.indexOf(a) - all.indexOf(b));
    out[other] = { ...neighbour, units };
  }
  return out;
}
