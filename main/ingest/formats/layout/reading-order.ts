/** Lines and tables in the order in which a person reads them: columns one after the other, top to bottom. */
import { alignedTables } from './aligned-tables.ts';
import { around, median, overlapY } from './box.ts';
import type { Line, PageItem, PageTable } from './page.ts';
import { rowsOf } from './rows.ts';

type Placed =
  | {
      readonly kind: 'line';
      readonly line: Line;
      readonly x0: number;
      readonly y0: number;
      readonly x1: number;
      readonly y1: number;
    }
  | {
      readonly kind: 'table';
      readonly table: PageTable;
      readonly x0: number;
      readonly y0: number;
      readonly x1: number;
      readonly y1: number;
    };

/** A gutter between columns of text is at least this wide (points). */
const leastGutter = 7;
/** Columns of columns are looked for to this depth. */
const deepest = 6;

/**
 * @param pageWidth 0 inside a table's cell, where text is not looked for in columns
 * @param withAligned looks for tables without rules
 */
export function inReadingOrder(
  lines: readonly Line[],
  tables: readonly PageTable[],
  pageWidth: number,
  withAligned = pageWidth > 0,
): PageItem[] {
  const placed: Placed[] = [
    ...lines.map(
      (line): Placed => ({ kind: 'line', line, x0: line.x0, y0: line.y0, x1: line.x1, y1: line.y1 }),
    ),
    ...tables.map((table): Placed => {
      const { x0, y0, x1, y1 } = table;
      return { kind: 'table', table, x0, y0, x1, y1 };
    }),
  ].sort((a, b) => a.y0 - b.y0 || a.x0 - b.x0);
  return order(placed, pageWidth, withAligned, pageWidth === 0 ? deepest : 0);
}

function order(items: readonly Placed[], pageWidth: number, withAligned: boolean, depth: number): PageItem[] {
  const cut = depth < deepest ? bestGutter(items, pageWidth) : null;
  if (!cut) return oneColumn(items, withAligned);
  return [cut.above, cut.left, cut.right, cut.below].flatMap((part) =>
    order(part, pageWidth, withAligned, depth + 1),
  );
}

interface Cut {
  readonly above: Placed[];
  readonly left: Placed[];
  readonly right: Placed[];
  readonly below: Placed[];
}

/** The gutter with the most text on both sides. */
function bestGutter(items: readonly Placed[], pageWidth: number): Cut | null {
  if (items.length < 6) return null;
  let best: { cut: Cut; score: number } | null = null;
  for (const gutter of leftEdges(items)) {
    for (const [from, to] of uncrossed(items, gutter)) {
      const band = items.slice(from, to);
      const left = band.filter(({ x1 }) => x1 <= gutter);
      const right = band.filter(({ x0 }) => x0 >= gutter - 1);
      if (!areColumns(left, right, pageWidth)) continue;
      const score = Math.min(size(left), size(right));
      if (best && score <= best.score) continue;
      best = { score, cut: { above: items.slice(0, from), left, right, below: items.slice(to) } };
    }
  }
  return best?.cut ?? null;
}

const size = (items: readonly Placed[]) => items.reduce((sum, { y0, y1 }) => sum + y1 - y0, 0);

/** Where a right column could begin: left edges that several items share. */
function leftEdges(items: readonly Placed[]): number[] {
  const counts = new Map<number, number>();
  for (const { x0 } of items) {
    const key = Math.round(x0 / 4);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts]
    .filter(([, count]) => count >= 2)
    .sort((a, b) => b[1] - a[1])
    .slice(0, 16)
    .map(([key]) => key * 4 - 3);
}

/** Ranges of consecutive items that do not cross a gutter. */
function uncrossed(items: readonly Placed[], gutter: number): [number, number][] {
  const ranges: [number, number][] = [];
  let from = 0;
  for (let i = 0; i <= items.length; i++) {
    const item = items[i];
    if (item && !(item.x0 < gutter - 1 && item.x1 > gutter)) continue;
    if (i - from >= 6) ranges.push([from, i]);
    from = i + 1;
  }
  return ranges;
}

/** Two columns of running text, not the columns of a table: long lines that fill their side, side by side. */
function areColumns(left: readonly Placed[], right: readonly Placed[], pageWidth: number): boolean {
  if (left.length < 3 || right.length < 3) return false;
  const [a, b] = [around(left), around(right)];
  if (b.x0 - a.x1 < leastGutter) return false;
  if (overlapY(a, b) < Math.min(a.y1 - a.y0, b.y1 - b.y0) * 0.5) return false;
  return [left, right].every((side) => {
    const box = around(side);
    const width = box.x1 - box.x0;
    const lengths = side.map((item) => (item.kind === 'line' ? item.line.text.length : 40));
    const widths = side.map((item) => item.x1 - item.x0);
    return width > pageWidth * 0.2 && median(widths) > width * 0.5 && median(lengths) >= 9;
  });
}

/** One column: pieces on one baseline are a line again, unless they are the cells of a table without rules. */
function oneColumn(items: readonly Placed[], withTables: boolean): PageItem[] {
  if (items.length === 0) return [];
  const ordered: PageItem[] = [];
  let lines: Line[] = [];
  const flush = () => {
    if (lines.length === 0) return;
    const column = [around(lines).x0, rightEdge(lines)] as const;
    const parts = withTables ? alignedTables(lines) : [{ kind: 'rows' as const, rows: rowsOf(lines) }];
    for (const part of parts) {
      if (part.kind === 'table') ordered.push(part);
      else for (const row of part.rows) ordered.push({ kind: 'line', line: joinedRow(row, column) });
    }
    lines = [];
  };
  for (const item of items) {
    if (item.kind === 'line') lines.push(item.line);
    else {
      flush();
      ordered.push({ kind: 'table', table: item.table });
    }
  }
  flush();
  return ordered;
}

/** Where lines end when they are full: one line that juts out does not count. */
function rightEdge(lines: readonly Line[]): number {
  const ends = lines.map(({ x1 }) => x1).sort((a, b) => b - a);
  const slack = (lines[0]?.size ?? 10) * 1.5;
  const shared = ends.find((end) => ends.filter((other) => Math.abs(other - end) < slack).length >= 3);
  return shared !== undefined && lines.length >= 6 ? shared : ends[0]!;
}

function joinedRow(row: readonly Line[], column: readonly [number, number]): Line {
  const { words: _, ...first } = row[0]!;
  if (row.length === 1) return { ...first, column };
  const last = row[row.length - 1]!;
  const size = Math.max(...row.map((line) => line.size));
  return {
    ...first,
    ...around(row),
    text: row.map(({ text }) => text).join(' '),
    size,
    bold: row.every(({ bold }) => bold),
    endsInBlank: last.endsInBlank,
    column,
    links: row.flatMap(({ links }) => links),
  };
}
