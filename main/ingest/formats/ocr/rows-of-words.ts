import type { Word } from './tesseract.ts';

/** A gap of this many ems is another column's. */
const columnGap = 1.2;
/** Rows that are looked at for a word, the latest first. */
const openRows = 200;

/** Words by rows, each from left to right: a word joins the row that ends next to it, so that a slant does no harm. */
export function rowsOfWords(words: readonly Word[]): Word[][] {
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
