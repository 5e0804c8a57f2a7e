/** Parts of a page on which the first recognition left ink unread: whole tables first, then what is left. */
import { holdsBox, overlapX, overlapY } from '../layout/box.ts';
import type { Box } from '../layout/index.ts';
import { type Bitmap, uncovered } from './bitmap.ts';
import { isCertain } from './certain.ts';
import { recognitionLimits } from './limits.ts';
import type { Word } from './tesseract.ts';
import { withFound } from './words.ts';

/** Pixels around a part that are looked at with it. */
const margin = 12;
const characters = (words: readonly Word[]) =>
  words.reduce((sum, word) => sum + (isCertain(word) ? word.text.length : 0), 0);

/**
 * @param grids the tables of the page, in pixels
 * @param look recognises a part as one uniform block; null where there is no time left
 */
export async function withSecondLooks(
  first: readonly Word[],
  bitmap: Bitmap,
  grids: readonly Box[],
  look: (part: Box) => Promise<readonly Word[] | null>,
): Promise<readonly Word[]> {
  let words = first;
  let looks = 0;
  const missed = () => uncovered(bitmap, words.filter(isCertain));
  const bounded = ({ x0, y0, x1, y1 }: Box) => ({
    x0: Math.max(0, Math.floor(x0 - margin)),
    y0: Math.max(0, Math.floor(y0 - margin)),
    x1: Math.min(bitmap.width, Math.ceil(x1 + margin)),
    y1: Math.min(bitmap.height, Math.ceil(y1 + margin)),
  });
  const inside = (grid: Box) => (word: Word) => holdsBox(grid, word, margin);
  for (const grid of grids) {
    if (looks >= recognitionLimits.secondLooks) break;
    if (!missed().some((box) => overlapX(box, grid) > 0 && overlapY(box, grid) > 0)) continue;
    looks++;
    const found = await look(bounded(grid));
    const before = words.filter(inside(grid));
    if (!found || characters(found) <= characters(before)) continue;
    words = withFound(
      words.filter((word) => !inside(grid)(word)),
      found,
    );
  }
  for (const box of missed().slice(0, recognitionLimits.secondLooks - looks)) {
    const found = await look(bounded(box));
    if (found) words = withFound(words, found.filter(isCertain));
  }
  return words;
}
