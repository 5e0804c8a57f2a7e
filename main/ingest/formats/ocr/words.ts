/**
 * Recognised words as glyphs of a page. Tesseract drops syllables, finds them again as lines of their own, and cuts
 * Korean into single syllables as often as into words: rows are put together anew from where the words stand.
 */
import { median } from '../layout/box.ts';
import type { Glyph } from '../layout/index.ts';
import { rowsOfWords } from './rows-of-words.ts';
import type { Word } from './tesseract.ts';

/** Sizes of type nearer to the usual one than this are the usual one: they are guesses from a line's letters. */
const usualSize = { least: 0.7, most: 1.22 } as const;
/** The least gap in ems that is a blank where tesseract's lines do not say. */
const blankGap = 0.22;

/** @param scale points a pixel */
export function glyphsOfWords(words: readonly Word[], scale: number): Glyph[] {
  const usual = median(
    words.flatMap(({ text, size }) => Array.from({ length: Math.min(text.length, 20) }, () => size)),
  );
  const sized = words
    .filter(({ text }) => text.trim() !== '' && !/^[|ㅣ_~`´]+$/.test(text))
    .map((word): Word => {
      const near = word.size > usual * usualSize.least && word.size < usual * usualSize.most;
      return near ? { ...word, size: usual } : word;
    });
  return rowsOfWords(sized).flatMap((row) => {
    const size = median(row.map((word) => word.size));
    const foot = (at: number) => median(row.slice(Math.max(0, at - 4), at + 5).map(({ y1 }) => y1));
    return row.flatMap((word, i): Glyph[] => {
      const next = row[i + 1];
      const ends = !next || hasBlank(word, next);
      const glyph = {
        text: word.text.normalize('NFC'),
        x: word.x0 * scale,
        // The next syllable of the word begins where this one ends; boxes of neighbours may overlap.
        width: (next && (!ends || next.x0 < word.x1) ? next.x0 - word.x0 : word.x1 - word.x0) * scale,
        baseline: (foot(i) - size * 0.07) * scale,
        size: size * scale,
        ...{ bold: false, blank: false, word: false, mark: -1 },
      };
      return ends
        ? [glyph, { ...glyph, text: ' ', x: glyph.x + glyph.width, width: 0, blank: true }]
        : [glyph];
    });
  });
}

function hasBlank(word: Word, next: Word): boolean {
  if (word.line === next.line && word.index + 1 === next.index) return word.blankAfter;
  return next.x0 - word.x1 > word.size * blankGap && !isParticle(word.text, next.text);
}

/** A particle never stands alone: it belongs to the word before it. */
function isParticle(before: string, text: string): boolean {
  return /[가-힣]$/.test(before) && /^[을를은는의와과에][.,]?$/.test(text);
}
