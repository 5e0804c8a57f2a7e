/** Where pages compete, the newer one stands first. */
import type { RankedDocument } from './ranked.ts';

/**
 * Pages whose scores differ by less than this share of the better one compete: their order is chance. Measured by
 * `npm run bench recency` with dates dealt at random, so that what it may cost is seen.
 */
export const closeScores = 0.01;
/** A page that is newer by less than this is not newer. Milliseconds. */
const newerBy = 30 * 24 * 3_600_000;

/**
 * The later of two neighbours with close scores goes up by one place, once; the scores stay in their places, so that
 * the list is in their order.
 * @param ranked best first
 * @param modifiedOf milliseconds since 1970
 * @param passed told of each page that went up, and of the one that it passed
 */
export function newerFirst(
  ranked: readonly RankedDocument[],
  modifiedOf: (documentId: number) => number,
  close = closeScores,
  depth = 20,
  passed?: (newer: number, older: number) => void,
): RankedDocument[] {
  const out = [...ranked];
  for (let i = 0; i + 1 < Math.min(out.length, depth); i++) {
    const [above, below] = [out[i]!, out[i + 1]!];
    if (above.score - below.score > close * above.score) continue;
    if (modifiedOf(below.documentId) - modifiedOf(above.documentId) < newerBy) continue;
    passed?.(below.documentId, above.documentId);
    out[i] = { ...below, score: above.score };
    out[i + 1] = { ...above, score: below.score };
    // The one that went down has had its turn.
    i += 1;
  }
  return out;
}
