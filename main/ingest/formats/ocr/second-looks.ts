/**
 * Parts of a page on which the first recognition left ink unread: whole tables, and whole lines of a column, since a
 * syllable is read well only among its neighbours.
 */
import { around, holdsBox, overlapX, overlapY } from '../layout/box.ts';
import type { Box } from '../layout/index.ts';
import { type Bitmap, uncovered } from './bitmap.ts';
import { isCertain } from './certain.ts';
import { recognitionLimits } from './limits.ts';
import { rowsOfWords } from './rows-of-words.ts';
import type { Word } from './tesseract.ts';

/** Pixels around a part that are looked at with it. */
const margin = 12;
/** Pixels between a line and unread ink that belongs to it. */
const beside = 60;
/** Pixels between lines that are looked at together. */
const below = 24;

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
  const missed = uncovered(bitmap, first.filter(isCertain));
  const touches = (a: Box, b: Box) => overlapX(a, b) > 0 && overlapY(a, b) > 0;
  const tables = grids.filter((grid) => missed.some((box) => touches(box, grid)));
  const lines = linesWith(
    missed.filter((box) => !grids.some((grid) => touches(box, grid))),
    first,
  );
  let words = first;
  for (const part of [...tables, ...lines].slice(0, recognitionLimits.secondLooks)) {
    const found = await look({
      x0: Math.max(0, Math.floor(part.x0 - margin)),
      y0: Math.max(0, Math.floor(part.y0 - margin)),
      x1: Math.min(bitmap.width, Math.ceil(part.x1 + margin)),
      y1: Math.min(bitmap.height, Math.ceil(part.y1 + margin)),
    });
    if (!found) break;
    const inside = (word: Word) => holdsBox(part, word, margin);
    // Words that are better known from the first look stay.
    if (characters(found) <= characters(words.filter(inside))) continue;
    const line = 1 + Math.max(-1, ...words.map((word) => word.line));
    words = [
      ...words.filter((word) => !inside(word)),
      ...found.map((word) => ({ ...word, line: word.line + line })),
    ];
  }
  return words;
}

/** The lines in which unread ink stands, neighbouring ones together; those with the most of it first. */
function linesWith(missed: readonly Box[], words: readonly Word[]): Box[] {
  const rows = rowsOfWords(words).map(around);
  let parts = missed.map((box) => {
    const own = rows.filter((row) => {
      const level = overlapY(row, box) > Math.min(row.y1 - row.y0, box.y1 - box.y0) * 0.4;
      return level && overlapX(row, box) > -beside;
    });
    return { ...around([box, ...own]), unread: (box.x1 - box.x0) * (box.y1 - box.y0) };
  });
  for (let merged = true; merged; ) {
    merged = false;
    const done: typeof parts = [];
    for (const part of parts) {
      const at = done.findIndex((one) => {
        const share = overlapX(one, part) / Math.min(one.x1 - one.x0, part.x1 - part.x0);
        return overlapY(one, part) > -below && share > 0.5;
      });
      if (at < 0) done.push(part);
      else {
        const one = done[at]!;
        done[at] = { ...around([one, part]), unread: one.unread + part.unread };
        merged = true;
      }
    }
    parts = done;
  }
  return parts.sort((a, b) => b.unread - a.unread);
}
