/** Questions whose page is known without a sheet: what people confirmed, and headings held out of the index. */
import type { Analyser } from '../language/index.ts';
import type { Library } from '../library/index.ts';
import type { RetrieverParts } from '../retrieve/index.ts';

export interface KnownQuestion {
  readonly question: string;
  /** Where the answer stands; any of them. */
  readonly documentIds: readonly number[];
  /** A heading: neither the ranking nor the model may see headings and titles then. */
  readonly heldOut: boolean;
}

export interface KnownParts {
  readonly library: Library;
  readonly analyser: Analyser;
  /** Further questions, as of a sheet. */
  readonly questions?: readonly KnownQuestion[];
}

/** Those of sheets first, then confirmed ones, then headings. */
export function knownQuestions(parts: KnownParts, most: number): KnownQuestion[] {
  return [
    ...(parts.questions ?? []),
    ...confirmedQuestions(parts.library),
    ...headingsHeldOut(parts, most),
  ].slice(0, most);
}

/** How the words rank for a check: a heading must be found by what stands below it. */
export const rankingOf = ({ heldOut }: KnownQuestion): NonNullable<RetrieverParts['parameters']> =>
  heldOut ? { title: 0, headings: 0, keywords: 0 } : {};

/** The right page's rank, from 1; Infinity where it was not found. */
export function rankIn(
  documents: readonly { readonly documentId: number }[],
  { documentIds }: KnownQuestion,
): number {
  const at = documents.findIndex(({ documentId }) => documentIds.includes(documentId));
  return at < 0 ? Number.POSITIVE_INFINITY : at + 1;
}

/** What stands in a passage, without the headings above it. */
export const bodyOf = (library: Library, passageId: number): string =>
  (library.passage(passageId)?.units ?? []).map((unit) => unit.text).join('\n');

function confirmedQuestions(library: Library): KnownQuestion[] {
  return library
    .confirmedPages()
    .map(({ question, documentId }) => ({ question, documentIds: [documentId], heldOut: false }));
}

/** Headings that say something (two words or more) and stand over one section only, evenly chosen. */
function headingsHeldOut({ library, analyser }: KnownParts, most: number): KnownQuestion[] {
  const telling = library
    .ownHeadings()
    .filter(({ heading }) => analyser.terms(heading).filter(({ kind }) => kind === 'word').length >= 2)
    // Not by the order in which the documents happened to be written: the same manuals are asked the same.
    .sort((a, b) => (a.heading < b.heading ? -1 : 1));
  const count = Math.min(most, telling.length);
  return Array.from({ length: count }, (_, i) => {
    const { heading, documentId } = telling[Math.floor((i * telling.length) / count)]!;
    return { question: heading, documentIds: [documentId], heldOut: true };
  });
}
