/** Which paragraphs are headings, and of which level: by the bookmarks, the size and weight of type, and numbering. */
import type { Measures, Part } from './paragraphs.ts';

/** A bookmark of the file. */
export interface Bookmark {
  readonly title: string;
  /** From 1. */
  readonly level: number;
  /** From 1; absent where the bookmark leads nowhere. */
  readonly page?: number;
}

const longest = 120;
const sentence = /(?:[다요죠]|니까)[.?!]$|[,;]$|다\.?$/;
const chapter =
  /^(?:제\s?\d{1,3}\s?[장절편부]|[IVXⅠ-Ⅻ]{1,4}\.\s|Chapter\s+\d|Appendix\b|부록\s?\d?|별표\s?\d|\[별[표지])/;
const numbered = /^(?:\d{1,2}(?:\.\d{1,2}){1,3}\.?)\s+\S/;

export const plain = (text: string) =>
  text
    .normalize('NFKC')
    .replace(/[\s\p{P}]+/gu, '')
    .toLowerCase();

/** The level of every part that is a heading, by its index. */
export function headingLevels(
  parts: readonly Part[],
  textOf: (part: Part) => string,
  bookmarks: readonly Bookmark[],
  { bodySize }: Measures,
): Map<number, number> {
  const marked = new Map<string, Bookmark[]>();
  for (const mark of bookmarks) {
    const key = plain(mark.title);
    if (key) marked.set(key, [...(marked.get(key) ?? []), mark]);
  }
  const boldText = shareOfBold(parts) < 0.3;
  const toldHeadings = parts.some((part) => part.kind === 'lines' && part.told?.kind === 'heading');
  const levels = new Map<number, number>();
  const found: { index: number; size: number; rank: number }[] = [];
  for (const [index, part] of parts.entries()) {
    if (part.kind !== 'lines') continue;
    const { told, lines } = part;
    if (told && told.kind !== 'heading' && (told.kind !== 'paragraph' || toldHeadings)) continue;
    const text = textOf(part);
    if (text === '' || (lines.length > 4 && !told)) continue;
    const mark = marked.get(plain(text))?.find(({ page }) => page === undefined || page === lines[0]!.page);
    const size = Math.max(...lines.map((line) => line.size));
    if (told?.kind === 'heading' && told.level) levels.set(index, told.level);
    else if (mark) {
      levels.set(index, mark.level);
      found.push({ index, size, rank: 0 });
    } else if (told?.kind === 'heading') found.push({ index, size, rank: 0 });
    else if (text.length > longest || !/[\p{L}]/u.test(text) || sentence.test(text)) continue;
    else if (size > bodySize * 1.12) found.push({ index, size, rank: 0 });
    else if (size < bodySize * 0.95 || lines.length > 2 || text.length > 60) continue;
    else if (boldText && lines.every(({ bold }) => bold)) found.push({ index, size, rank: 1 });
    else if (chapter.test(text) || (numbered.test(text) && lines.length === 1 && text.length <= 40))
      found.push({ index, size, rank: 2 });
  }
  rankBySize(found, levels, bodySize);
  return levels;
}

/** Larger type is a higher level; bold and numbered lines of the text's size come below. */
function rankBySize(
  found: readonly { index: number; size: number; rank: number }[],
  levels: Map<number, number>,
  bodySize: number,
): void {
  const step = (size: number) => Math.round(Math.max(size, bodySize) * 2) / 2;
  const keyOf = ({ size, rank }: { size: number; rank: number }) => step(size) * 10 - rank;
  const keys = [...new Set(found.map(keyOf))].sort((a, b) => b - a);
  // What the bookmarks say of a size holds for all headings of that size.
  const known = new Map<number, number>();
  for (const one of found) {
    const level = levels.get(one.index);
    if (level !== undefined) known.set(keyOf(one), Math.max(known.get(keyOf(one)) ?? 0, level));
  }
  let level = 0;
  const levelOf = new Map<number, number>();
  for (const key of keys) {
    level = known.get(key) ?? level + 1;
    levelOf.set(key, Math.min(level, 6));
  }
  for (const one of found) if (!levels.has(one.index)) levels.set(one.index, levelOf.get(keyOf(one)) ?? 1);
}

function shareOfBold(parts: readonly Part[]): number {
  let [bold, all] = [0, 0];
  for (const part of parts) {
    if (part.kind !== 'lines') continue;
    for (const line of part.lines) {
      all += line.text.length;
      if (line.bold) bold += line.text.length;
    }
  }
  return all === 0 ? 0 : bold / all;
}
