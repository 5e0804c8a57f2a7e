/** The tables that rules draw, with what stands in their cells; the rest of the page's glyphs are left over. */
import { holds, holdsBox, overlapX, overlapY } from './box.ts';
import { linesOf } from './lines.ts';
import type { Box, Glyph, PageCell, PageContent, PageItem, PageTable } from './page.ts';
import { inReadingOrder } from './reading-order.ts';
import { type GridCell, type RuleGrid, ruleGrids, standsIn } from './rule-grid.ts';

export interface Split {
  readonly tables: readonly PageTable[];
  readonly rest: readonly Glyph[];
}

/** Tables drawn inside tables are read to this depth. */
const deepest = 4;

export function ruledTables(content: PageContent): Split {
  const grids = ruleGrids(content.rules);
  return split(content.glyphs, grids, content, 0);
}

function split(
  glyphs: readonly Glyph[],
  grids: readonly RuleGrid[],
  content: PageContent,
  depth: number,
): Split {
  const tables: PageTable[] = [];
  let rest = glyphs;
  let waiting = grids;
  while (waiting.length > 0) {
    const [grid, ...others] = waiting as [RuleGrid, ...RuleGrid[]];
    const inside = others.filter((other) => grid.cells.some((cell) => standsIn(other, cell)));
    const table = depth < deepest ? tableOf(grid, rest, inside, content, depth) : null;
    waiting = table ? others.filter((other) => !inside.includes(other)) : others;
    if (!table) continue;
    tables.push(table.table);
    rest = table.rest;
  }
  return { tables, rest };
}

function tableOf(
  grid: RuleGrid,
  glyphs: readonly Glyph[],
  nested: readonly RuleGrid[],
  content: PageContent,
  depth: number,
): { table: PageTable; rest: Glyph[] } | null {
  const find = cellFinder(grid.cells);
  const held = new Map<GridCell, Glyph[]>();
  const rest: Glyph[] = [];
  for (const glyph of glyphs) {
    const cell = find(glyph.x + glyph.width / 2, glyph.baseline - glyph.size * 0.3);
    if (!cell) rest.push(glyph);
    else held.set(cell, [...pushed(held.get(cell), glyph)]);
  }
  const filled = [...held.values()].filter((some) => some.some(({ blank }) => !blank)).length;
  // A drawing's frames hold little text; a form may be mostly empty.
  if (filled < 2 || filled < grid.cells.length * 0.12) return null;
  const shaded = shadedCells(grid, content.shades);
  const bold = new Set(grid.cells.filter((cell) => isBold(held.get(cell) ?? [])));
  const heads = headerCells(grid, shaded) ?? headerCells(grid, bold) ?? { rows: 0, columns: 0 };
  const lineCells = (cell: GridCell): PageCell => {
    const inner = split(
      held.get(cell) ?? [],
      nested.filter((one) => standsIn(one, cell)),
      content,
      depth + 1,
    );
    const header = cell.row < heads.rows || cell.column < heads.columns;
    return {
      ...{
        x0: cell.x0,
        y0: cell.y0,
        x1: cell.x1,
        y1: cell.y1,
        rowspan: cell.rowspan,
        colspan: cell.colspan,
        header,
      },
      ...(header ? { scope: cell.row < heads.rows ? ('col' as const) : ('row' as const) } : {}),
      items: inCell(itemsOf(inner, content), cell),
    };
  };
  const rows = Array.from({ length: grid.rows }, (_, row) =>
    grid.cells.filter((cell) => cell.row === row).map(lineCells),
  );
  const { x0, y0, x1, y1 } = grid;
  const table = {
    ...{ x0, y0, x1, y1, page: content.number, headRows: heads.rows, columns: grid.columns },
    rows: rows.flatMap(rowsDrawnAsOne),
  };
  return { table, rest };
}

const pushed = (list: Glyph[] | undefined, glyph: Glyph): Glyph[] => {
  if (!list) return [glyph];
  list.push(glyph);
  return list;
};

function itemsOf({ tables, rest }: Split, content: PageContent): PageItem[] {
  const lines = linesOf(rest, content.number, content.links);
  return inReadingOrder(lines, tables, 0);
}

/** A cell's lines are full where they reach its edge, less the padding that they show. */
function inCell(items: readonly PageItem[], cell: Box): PageItem[] {
  const lines = items.flatMap((item) => (item.kind === 'line' ? [item.line] : []));
  const padding = Math.min(8, ...lines.flatMap(({ x0, x1 }) => [x0 - cell.x0, cell.x1 - x1]).map(Math.abs));
  const column = [cell.x0 + padding, cell.x1 - padding] as const;
  return items.map((item) =>
    item.kind === 'line' ? { kind: 'line', line: { ...item.line, column } } : item,
  );
}

function cellFinder(cells: readonly GridCell[]): (x: number, y: number) => GridCell | undefined {
  const bands = new Map<number, GridCell[]>();
  for (const cell of cells)
    for (let band = Math.floor(cell.y0 / 20); band <= Math.floor(cell.y1 / 20); band++) {
      const list = bands.get(band);
      if (list) list.push(cell);
      else bands.set(band, [cell]);
    }
  return (x, y) => bands.get(Math.floor(y / 20))?.find((cell) => holds(cell, x, y));
}

function shadedCells(grid: RuleGrid, shades: readonly Box[]): Set<GridCell> {
  // A background behind the whole table says nothing of its cells.
  const own = shades.filter((shade) => holdsBox(grid, shade, 4) && !holdsBox(shade, grid, 4));
  if (own.length === 0 || own.length * grid.cells.length > 2_000_000) return new Set();
  return new Set(
    grid.cells.filter((cell) => {
      const area = (cell.x1 - cell.x0) * (cell.y1 - cell.y0);
      return own.some(
        (shade) => Math.max(0, overlapX(cell, shade)) * Math.max(0, overlapY(cell, shade)) > area * 0.6,
      );
    }),
  );
}

function isBold(glyphs: readonly Glyph[]): boolean {
  const solid = glyphs.filter(({ blank }) => !blank);
  return solid.length > 0 && solid.filter(({ bold }) => bold).length > solid.length * 0.8;
}

/** How many leading rows and columns are marked, where the marks are just these; null where they show no pattern. */
function headerCells(
  grid: RuleGrid,
  marked: ReadonlySet<GridCell>,
): { rows: number; columns: number } | null {
  if (marked.size === 0 || marked.size === grid.cells.length) return null;
  const columnCount = grid.columns.length - 1;
  const whole = (test: (cell: GridCell) => boolean) =>
    grid.cells.filter(test).every((cell) => marked.has(cell));
  let rows = 0;
  while (rows < grid.rows - 1 && whole(({ row, rowspan }) => row <= rows && row + rowspan > rows)) rows++;
  let columns = 0;
  const below = (column: number) => (cell: GridCell) =>
    cell.row >= rows && cell.column <= column && cell.column + cell.colspan > column;
  while (columns < columnCount - 1 && whole(below(columns))) columns++;
  return rows + columns > 0 ? { rows, columns } : null;
}

/**
 * Rows that no rule parts: every cell has the same number of lines, on the same baselines. Fewer than three could
 * be one row whose cells all wrap.
 */
function rowsDrawnAsOne(row: readonly PageCell[]): (readonly PageCell[])[] {
  const lines = row.map((cell) => cell.items.map((item) => (item.kind === 'line' ? item.line : null)));
  const full = lines.filter((list) => list.length > 0);
  const [first] = full;
  if (!first || full.length < 2 || first.length < 3 || row.some(({ rowspan }) => rowspan > 1)) return [row];
  const even = full.every(
    (list) =>
      list.length === first.length &&
      list.every((line, i) => line && first[i] && Math.abs(line.y1 - first[i].y1) < 2.5),
  );
  if (!even) return [row];
  return first.map((line, i) =>
    row.map((cell, c): PageCell => {
      const own = lines[c]?.[i];
      const [y0, y1] = [i === 0 ? cell.y0 : line!.y0, i === first.length - 1 ? cell.y1 : line!.y1];
      return { ...cell, y0, y1, items: own ? [{ kind: 'line', line: own }] : [] };
    }),
  );
}
