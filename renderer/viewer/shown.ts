/** The page that stands open beside the answer. */
import type { Answer, Citation } from '../../main/contract/answer.ts';

export interface Shown {
  /** A new one for each opening, so that the same place can be opened afresh. */
  readonly key: number;
  /** The turn and the footnote that were opened; no footnote for a nearest page. */
  readonly turn: number;
  readonly n: number | null;
  readonly page: Answer['nearest'][number];
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
