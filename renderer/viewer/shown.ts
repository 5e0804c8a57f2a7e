/** The page that stands open beside what led to it. */
import type { Answer, Citation, Hit } from '../../main/contract/answer.ts';
import type { Locator } from '../../main/contract/locator.ts';

/** Enough to open a document at its beginning. */
export type Named = Pick<Hit, 'documentId' | 'path' | 'title'>;

export interface ShownPage extends Named {
  readonly heading: string;
  /** Null: the document as a whole. */
  readonly locator: Locator | null;
  readonly supersededBy?: Citation['supersededBy'];
  readonly alsoAt?: readonly string[];
}

export interface Shown {
  /** A new one for each opening, so that the same place can be opened afresh. */
  readonly key: number;
  /** The turn and the footnote that were opened; no footnote for a nearest page, no turn in the library. */
  readonly turn: number | null;
  readonly n: number | null;
  readonly page: ShownPage;
  /** ISO 8601; null where unknown. */
  readonly modified: string | null;
}

let keys = 0;

export function showCitation(turn: number, citation: Citation): Shown {
  keys += 1;
  return { key: keys, turn, n: citation.n, page: citation, modified: citation.modified };
}

export function showPage(turn: number, page: Answer['nearest'][number]): Shown {
  keys += 1;
  return { key: keys, turn, n: null, page, modified: null };
}

/** A place that a link names. */
export function showPlace(
  page: Named,
  { start, end }: { readonly start: number | null; readonly end: number | null },
): Shown {
  keys += 1;
  const quote = { exact: '', prefix: '', suffix: '' };
  const locator = start === null || end === null ? null : { quote, position: { start, end } };
  return { key: keys, turn: null, n: null, page: { ...page, heading: '', locator }, modified: null };
}

/** A document that no passage led to: a newer edition, a page that links to a file. */
export function showDocument(
  turn: number | null,
  { documentId, path, title }: Named,
  modified: string | null = null,
): Shown {
  keys += 1;
  return {
    key: keys,
    turn,
    n: null,
    page: { documentId, path, title, heading: '', locator: null },
    modified,
  };
}
