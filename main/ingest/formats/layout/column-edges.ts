/** Rows of a table without rules whose columns stand so close that their texts run together as lines. */
import type { Line, LineWord } from './page.ts';

export interface Band {
  x0: number;
  x1: number;
}

/** Points by which left edges of one column may differ. */
const near = 1.5;
/** Rows further apart than this many ems do not share columns. */
const rowGap = 2.2;

/** Cuts lines where a word begins exactly below or above the pieces of other rows. */
export function splitAtEdges(rows: readonly Line[][]): Line[][] {
  const split: Line[][] = [];
  for (let i = 0; i < rows.length; ) {
    let end = i + 1;
    while (end < rows.length && rows[end]![0]!.y0 - rows[end - 1]![0]!.y1 < rows[end]![0]!.size * rowGap)
      end++;
    const block = rows.slice(i, end);
    const edges = sharedEdges(block);
    split.push(...(edges.length === 0 ? block : block.map((row) => row.flatMap((line) => cut(line, edges)))));
    i = end;
  }
  return split;
}

/** Left edges that at least two rows share, of pieces that are not the first in their row. */
function sharedEdges(rows: readonly Line[][]): number[] {
  const counts = new Map<number, number>();
  for (const row of rows)
    for (const { x0 } of row.slice(1)) counts.set(Math.round(x0), (counts.get(Math.round(x0)) ?? 0) + 1);
  const edges: number[] = [];
  for (const [x, count] of [...counts].sort((a, b) => b[1] - a[1])) {
    const around = count + (counts.get(x - 1) ?? 0) + (counts.get(x + 1) ?? 0);
    if (around >= 2 && !edges.some((edge) => Math.abs(edge - x) <= 2)) edges.push(x);
  }
  return edges.slice(0, 40);
}

function cut(line: Line, edges: readonly number[]): Line[] {
  const { words = [] } = line;
  const groups: LineWord[][] = [];
  for (const [i, word] of words.entries()) {
    if (i === 0 || edges.some((edge) => Math.abs(edge - word.x0) <= near)) groups.push([word]);
    else groups[groups.length - 1]!.push(word);
  }
  return groups.length < 2 ? [line] : groups.map((group) => pieceOf(line, group));
}

/** A part of a line, with the blanks that stand in the line's text. */
function pieceOf(line: Line, words: readonly LineWord[]): Line {
  const [x0, x1] = [words[0]!.x0, words[words.length - 1]!.x1];
  let text = '';
  for (const { text: next } of words)
    text += text === '' || line.text.includes(text + next) ? next : ` ${next}`;
  const links = line.links.filter((link) => text.includes(link.text));
  return { ...line, x0, x1, text, words, column: [x0, x1], links };
}

/**
 * The row above a table as its header row, where every word of it stands over one column and most columns have one:
 * headers are often centred, so their edges say nothing.
 */
export function headOf(row: readonly Line[], body: readonly Line[][], bands: readonly Band[]): Line[] | null {
  const [above, below] = [row[0]!, body[0]![0]!];
  if (below.y0 - above.y1 > below.size * 1.5) return null;
  const words = row.flatMap((line) => (line.words ?? []).map((word) => ({ ...word, line })));
  const column = (word: LineWord) => {
    const middle = (word.x0 + word.x1) / 2;
    return bands.findIndex(({ x1 }, i) => middle < (x1 + (bands[i + 1]?.x0 ?? Infinity)) / 2);
  };
  const cells = bands.map((_, i) => words.filter((word) => column(word) === i));
  const filled = cells.filter((cell) => cell.length > 0).length;
  const long = row.reduce((sum, { text }) => sum + text.length, 0) > bands.length * 16;
  if (filled < Math.max(2, bands.length * 0.6) || long) return null;
  // A sentence above the table runs over its columns; the words of headers keep apart.
  const apart = cells.every((cell, i) => {
    const next = cells.slice(i + 1).find((other) => other.length > 0)?.[0];
    const last = cell[cell.length - 1];
    const inside = cell.slice(1).map((word, w) => word.x0 - cell[w]!.x1);
    return (
      !last || !next || next.x0 - last.x1 > Math.max(above.size * 0.05, ...inside.map((gap) => gap * 0.8))
    );
  });
  if (!apart) return null;
  return cells.filter((cell) => cell.length > 0).map((cell) => pieceOf(cell[0]!.line, cell));
}

/** A line without its words' places, which are not needed any more. */
export function withoutWords({ words: _, ...line }: Line): Line {
  return line;
}
