/** Which passages of a page are analysed for an answer: all, but of a very long one only what was found, and beside it. */
import type { StoredPassage } from '../library/index.ts';
import type { RankedDocument } from '../retrieve/index.ts';
import type { Source } from './source.ts';

/**
 * About 1.2 MB of text. Analysing all 38,400 passages of a page of 48 MB took 20 s of processor time and hundreds of
 * megabytes; quotes come from what the search found there, and from what stands right beside it.
 */
export const manyPassages = 2_000;

/** @param ranked the page as it was found; undefined where it was not, then nothing of a long page is near */
export function nearFound(
  { passages }: Pick<Source, 'passages'>,
  ranked: Pick<RankedDocument, 'passages'> | undefined,
): (passage: Pick<StoredPassage, 'id'>) => boolean {
  if (passages.length <= manyPassages) return () => true;
  const found = new Set(ranked?.passages.map(({ passageId }) => passageId));
  const near = new Set<number>();
  for (const [at, { id }] of passages.entries())
    if (found.has(id)) for (const one of passages.slice(Math.max(0, at - 1), at + 2)) near.add(one.id);
  return ({ id }) => near.has(id);
}
