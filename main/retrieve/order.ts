/** What else than its score says where a page stands: confirmations, its date, editions, and what is compared. */
import type { Analyser } from '../language/index.ts';
import type { Library } from '../library/index.ts';
import { type Compared, comparedPages, withCompared } from './comparison.ts';
import { type Confirmation, withConfirmations } from './confirmed.ts';
import { ordered } from './editions.ts';
import type { RankedDocument } from './ranked.ts';
import { newerFirst } from './recency.ts';

export interface Order {
  /** Best first. */
  readonly documents: readonly RankedDocument[];
  /** A page that went up because it is newer → the page that it passed. */
  readonly passed: ReadonlyMap<number, number>;
  readonly compared: ReadonlyMap<number, Compared>;
}

export interface OrderParts {
  readonly library: Library;
  readonly analyser: Analyser;
  /** False: as if no question compared anything. */
  readonly comparisons?: boolean | undefined;
}

/** @param ranked best first, by score alone */
export function inOrder(
  { library, analyser, comparisons }: OrderParts,
  question: string,
  ranked: readonly RankedDocument[],
  confirmed: ReadonlyMap<number, Confirmation>,
): Order {
  const passed = new Map<number, number>();
  const pass = (newer: number, older: number) => passed.set(newer, older);
  const lifted = withConfirmations(ranked, confirmed);
  const newer = newerFirst(lifted, library.modifiedOf, undefined, undefined, pass);
  const folded = ordered(library, question, newer);
  const compared =
    comparisons === false ? new Map<number, Compared>() : comparedPages(library, analyser, question, folded);
  return { documents: withCompared(folded, compared), passed, compared };
}
