/**
 * Recognised words as glyphs of a page. Tesseract drops syllables, finds them again as lines of their own, and cuts
 * Korean into single syllables as often as into words: rows are put together anew from where the words stand.
 */
import { median } from '../layout/box.ts';
import type { Glyph } from '../layout/index.ts';
import type { Word } from './tesseract.ts';

/** Sizes of type nearer to the usual one than this are the usual one: they are guesses from a line's letters. */
const usualSize = { least: 0.7, most: 1.22 } as const;
/** In ems: a gap of another column, and the least gap that is a blank where tesseract's lines do not say. */
const columnGap = 1.2;
const blankGap = 0.22;
/** Rows that are looked at for a word, the latest first. */
const openRows = 60;

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

/** Words by rows, each from left to right: a word joins the row that ends next to it, so that a slant does no harm. */
function rowsOfWords(words: readonly Word[]): Word[][] {
  const rows: Word[][] = [];
  for (const word of [...words].sort((a, b) => a.x0 - b.x0 || a.y0 - b.y0)) {
    let home: Word[] | undefined;
    let best = 0;
    for (const row of rows.slice(-openRows)) {
      const last = row[row.length - 1]!;
      const size = Math.max(last.size, word.size);
      const gap = word.x0 - last.x1;
      if (gap > size * columnGap || word.x0 - last.x0 < size * 0.15) continue;
      const level = Math.min(last.y1, word.y1) - Math.max(last.y0, word.y0);
      const share = level / Math.max(1, Math.min(last.y1 - last.y0, word.y1 - word.y0));
      if (share > Math.max(0.45, best)) [home, best] = [row, share];
    }
    if (home) home.push(word);
    else rows.push([word]);
  }
  return rows.sort((a, b) => a[0]!.y1 - b[0]!.y1);
}

function hasBlank(word: Word, next: Word): boolean {
  if (word.line === next.line && word.index + 1 === next.index) return word.blankAfter;
  return next.x0 - word.x1 > word.size * blankGap && !isParticle(word.text, next.text);
}

/** A particle never stands alone: it belongs to the word before it. */
function isParticle(before: string, text: string): boolean {
  return /[가-힣]$/.test(before) && /^[을를은는의와과에][.,]?$/.test(text);
}

/** Words of a second look with those of the first that they do not cover. */
export function withFound(words: readonly Word[], found: readonly Word[]): Word[] {
  const covers = (one: Word, word: Word) =>
    Math.min(one.x1, word.x1) - Math.max(one.x0, word.x0) > (word.x1 - word.x0) * 0.5 &&
    Math.min(one.y1, word.y1) - Math.max(one.y0, word.y0) > (word.y1 - word.y0) * 0.5;
  const line = 1 + Math.max(-1, ...words.map((word) => word.line));
  return [
    ...words.filter((word) => !found.some((one) => covers(one, word))),
    ...found.map((word) => ({ ...word, line: word.line + line })),
  ];
}
