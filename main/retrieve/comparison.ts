/** A question that compares two products finds a page of each: the second one's is not drowned by the first one's. */
import { type Analyser, namesCompared } from '../language/index.ts';
import { documentFields, indexOfTerm, type Library } from '../library/index.ts';
import type { RankedDocument } from './ranked.ts';

export interface Compared {
  /** As the question writes it, without particles. */
  readonly name: string;
  /** It stood below the first five, or would have been pushed there by those that did, and was lifted. */
  readonly lifted: boolean;
}

/** A name's page among the first this many is found; below them it is lifted. */
const found = 5;
/** Pages looked at for a name: each costs one reading of its counts. */
const deepest = 100;

const titleOnly = [documentFields.indexOf('title')];
const titleAndHeadings = [...titleOnly, documentFields.indexOf('headings')];

/**
 * Document → the name whose best page it is: the first whose title says it, or else its headings. Empty where the pages know
 * fewer than two of the names, or one page is the best for all.
 * @param ranked best first
 */
export function comparedPages(
  library: Library,
  analyser: Analyser,
  question: string,
  ranked: readonly RankedDocument[],
): Map<number, Compared> {
  const names = namesCompared(question);
  const places = new Map<number, { name: string; at: number }>();
  if (names.length === 0) return new Map();
  const documents = ranked.slice(0, deepest).map(({ documentId }) => documentId);
  for (const spellings of names) {
    const known = spellings.flatMap((spelling) => nameOf(library, analyser, spelling) ?? []);
    // A title says what a page is about; a heading may name what it only touches.
    const best = [titleOnly, titleAndHeadings]
      .flatMap((fields) => known.map(({ text, terms }) => ({ text, at: firstNamed(terms, fields) })))
      .find(({ at }) => at >= 0);
    if (!best) continue;
    const id = documents[best.at]!;
    if (!places.has(id)) places.set(id, { name: best.text, at: best.at });
  }
  if (places.size < 2) return new Map();
  const lifted = liftedPlaces([...places.values()].map(({ at }) => at));
  return new Map([...places].map(([id, { name, at }]) => [id, { name, lifted: lifted.includes(at) }]));

  function firstNamed(terms: readonly number[], fields: readonly number[]): number {
    return documents.findIndex((id) => isNamed(library, id, terms, fields));
  }
}

/**
 * Which of the compared pages' places (from 0) are lifted: those below the first five, and those that would be pushed
 * there, since each lifted page moves the ones between a place down. The first page never moves.
 */
export function liftedPlaces(places: readonly number[]): number[] {
  let lifted: number[] = [];
  for (;;) {
    const from = Math.max(1, found - lifted.length);
    const now = places.filter((at) => at >= from);
    if (now.length === lifted.length) return now;
    lifted = now;
  }
}

/** Its content words; undefined where it has none, or the library lacks one. */
function nameOf(library: Library, analyser: Analyser, spelling: string) {
  const words = analyser.queryTerms(spelling).surface;
  const texts = [...new Set(words.flatMap(({ terms }) => terms))];
  // “기가슬림 어느” is no name: one of its words carries no content.
  if (words.length < spelling.split(' ').length) return undefined;
  const known = library.lookUpTerms(texts.map((text) => ({ kind: 'word' as const, text })));
  if (known.length < texts.length) return undefined;
  return { text: spelling, terms: known.map(({ id }) => id) };
}

function isNamed(
  library: Library,
  documentId: number,
  terms: readonly number[],
  fields: readonly number[],
): boolean {
  const page = library.documentCounts(documentId, terms);
  if (!page) return false;
  return terms.every((term) => {
    const at = indexOfTerm(page.terms, term);
    return at >= 0 && fields.some((field) => page.fields[field]![at]! > 0);
  });
}

/**
 * What is lifted stands from the second place on, or from the third behind another name's page; the first stays. The
 * scores stay in their places, so that the list is in their order.
 */
export function withCompared(
  ranked: readonly RankedDocument[],
  compared: ReadonlyMap<number, Compared>,
): RankedDocument[] {
  const isLifted = ({ documentId }: RankedDocument): boolean => compared.get(documentId)?.lifted ?? false;
  const lifted = ranked.filter(isLifted);
  if (lifted.length === 0) return [...ranked];
  const rest = ranked.filter((document) => !lifted.includes(document));
  const kept = compared.has(rest[1]!.documentId) ? 2 : 1;
  const order = [...rest.slice(0, kept), ...lifted, ...rest.slice(kept)];
  return order.map((document, at) => ({ ...document, score: ranked[at]!.score }));
}
