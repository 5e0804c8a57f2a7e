/** From drawn rules to the cells of ruled tables: where a rule between two cells is missing, they are one cell. */
import { around, clusters, holdsBox } from './box.ts';
import type { Box, Rule } from './page.ts';

/** Rules nearer than this (points) meet, or are one rule drawn twice. */
const near = 3;
/** A page with more rules after joining is a drawing. */
const mostRules = 4_000;
const mostCells = 10_000;

export interface GridCell extends Box {
  readonly row: number;
  readonly column: number;
  readonly rowspan: number;
  readonly colspan: number;
}

export interface RuleGrid extends Box {
  readonly cells: readonly GridCell[];
  readonly rows: number;
  /** The edges of the columns, one more than there are columns. */
  readonly columns: readonly number[];
}

/** The grids on a page, largest first; what is drawn but encloses fewer than two cells is none. */
export function ruleGrids(rules: readonly Rule[]): RuleGrid[] {
  const joined = joinRules(rules);
  if (joined.length < 3 || joined.length > mostRules) return [];
  return connected(joined)
    .map(gridOf)
    .filter((grid) => grid !== null)
    .sort((a, b) => (b.x1 - b.x0) * (b.y1 - b.y0) - (a.x1 - a.x0) * (a.y1 - a.y0));
}

/** Pieces of one rule (drawn cell by cell, or dashed) become one. */
function joinRules(rules: readonly Rule[]): Rule[] {
  const done: Rule[] = [];
  for (const horizontal of [true, false]) {
    const at = (rule: Rule) => (horizontal ? (rule.y0 + rule.y1) / 2 : (rule.x0 + rule.x1) / 2);
    const from = (rule: Rule) => (horizontal ? rule.x0 : rule.y0);
    const to = (rule: Rule) => (horizontal ? rule.x1 : rule.y1);
    const make = (place: number, a: number, b: number): Rule =>
      horizontal
        ? { x0: a, x1: b, y0: place, y1: place, horizontal }
        : { x0: place, x1: place, y0: a, y1: b, horizontal };
    const sorted = rules.filter((rule) => rule.horizontal === horizontal).sort((a, b) => at(a) - at(b));
    for (let i = 0; i < sorted.length; ) {
      let end = i + 1;
      while (
        end < sorted.length &&
        at(sorted[end]!) - at(sorted[end - 1]!) <= 1 &&
        at(sorted[end]!) - at(sorted[i]!) <= near
      )
        end++;
      const level = sorted.slice(i, end).sort((a, b) => from(a) - from(b));
      const place = level.reduce((sum, rule) => sum + at(rule), 0) / level.length;
      let [start, stop] = [from(level[0]!), to(level[0]!)];
      for (const rule of level.slice(1)) {
        if (from(rule) <= stop + near) stop = Math.max(stop, to(rule));
        else {
          done.push(make(place, start, stop));
          [start, stop] = [from(rule), to(rule)];
        }
      }
      done.push(make(place, start, stop));
      i = end;
    }
  }
  // What is left shorter than a letter is a dot, a dash or a part of a drawing.
  return done.filter((rule) => rule.x1 - rule.x0 + rule.y1 - rule.y0 > 5);
}

/** Rules that meet, by groups. */
function connected(rules: readonly Rule[]): Rule[][] {
  const parent = rules.map((_, i) => i);
  const find = (i: number): number => {
    let at = i;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at]!]!;
      at = parent[at]!;
    }
    return at;
  };
  const level = rules.map((_, i) => i).filter((i) => rules[i]!.horizontal);
  const upright = rules.map((_, i) => i).filter((i) => !rules[i]!.horizontal);
  for (const h of level)
    for (const v of upright) {
      const [a, b] = [rules[h]!, rules[v]!];
      if (b.x0 >= a.x0 - near && b.x0 <= a.x1 + near && a.y0 >= b.y0 - near && a.y0 <= b.y1 + near)
        parent[find(h)] = find(v);
    }
  const groups = new Map<number, Rule[]>();
  for (const [i, rule] of rules.entries()) {
    const root = find(i);
    groups.set(root, [...(groups.get(root) ?? []), rule]);
  }
  return [...groups.values()];
}

function gridOf(rules: readonly Rule[]): RuleGrid | null {
  const level = rules.filter(({ horizontal }) => horizontal);
  const upright = rules.filter(({ horizontal }) => !horizontal);
  if (level.length < 2 || upright.length < 1) return null;
  const box = around(rules);
  // Many tables leave their outer rules out: the ends of the others stand for them.
  const xs = clusters([...upright.map(({ x0 }) => x0), box.x0, box.x1], near);
  const ys = clusters([...level.map(({ y0 }) => y0), box.y0, box.y1], near);
  const [columns, rows] = [xs.length - 1, ys.length - 1];
  if (columns < 1 || rows < 1 || columns * rows < 2 || columns * rows > mostCells) return null;
  const owner = mergedCells(xs, ys, level, upright);
  const cells = cellsOf(owner, xs, ys);
  return cells.length < 2 ? null : { ...box, ...compact(cells, rows, xs) };
}

/** For every field of the grid the number of the cell it belongs to. */
function mergedCells(xs: number[], ys: number[], level: Rule[], upright: Rule[]): number[] {
  const [columns, rows] = [xs.length - 1, ys.length - 1];
  const owner = Array.from({ length: columns * rows }, (_, i) => i);
  const find = (i: number): number => {
    let at = i;
    while (owner[at] !== at) at = owner[at] = owner[owner[at]!]!;
    return at;
  };
  const drawn = (lines: readonly Rule[], place: number, from: number, to: number, across: boolean) => {
    let covered = 0;
    for (const line of lines) {
      if (Math.abs((across ? line.y0 : line.x0) - place) > near) continue;
      const [a, b] = across ? [line.x0, line.x1] : [line.y0, line.y1];
      covered += Math.max(0, Math.min(b, to) - Math.max(a, from));
    }
    return covered > (to - from) * 0.6;
  };
  for (let r = 0; r < rows; r++)
    for (let c = 0; c < columns; c++) {
      const here = r * columns + c;
      if (c + 1 < columns && !drawn(upright, xs[c + 1]!, ys[r]!, ys[r + 1]!, false))
        owner[find(here + 1)] = find(here);
      if (r + 1 < rows && !drawn(level, ys[r + 1]!, xs[c]!, xs[c + 1]!, true))
        owner[find(here + columns)] = find(here);
    }
  return squared(
    owner.map((_, i) => find(i)),
    columns,
  );
}

/** A cell is a rectangle: what a stray gap has joined into another shape takes in all of its bounds. */
function squared(owner: number[], columns: number): number[] {
  for (let pass = 0; pass < 50; pass++) {
    let changed = false;
    for (const { top, left, bottom, right, id } of extents(owner, columns).values())
      for (let r = top; r <= bottom; r++)
        for (let c = left; c <= right; c++) {
          const other = owner[r * columns + c]!;
          if (other === id) continue;
          for (let i = 0; i < owner.length; i++) if (owner[i] === other) owner[i] = id;
          changed = true;
        }
    if (!changed) break;
  }
  return owner;
}

interface Extent {
  readonly id: number;
  top: number;
  left: number;
  bottom: number;
  right: number;
}

function extents(owner: readonly number[], columns: number): Map<number, Extent> {
  const found = new Map<number, Extent>();
  for (const [i, id] of owner.entries()) {
    const [row, column] = [Math.floor(i / columns), i % columns];
    const extent = found.get(id);
    if (!extent) found.set(id, { id, top: row, left: column, bottom: row, right: column });
    else {
      extent.bottom = Math.max(extent.bottom, row);
      extent.right = Math.max(extent.right, column);
      extent.left = Math.min(extent.left, column);
      extent.top = Math.min(extent.top, row);
    }
  }
  return found;
}

function cellsOf(owner: readonly number[], xs: readonly number[], ys: readonly number[]): GridCell[] {
  return [...extents(owner, xs.length - 1).values()]
    .map(({ top, left, bottom, right }) => ({
      row: top,
      column: left,
      rowspan: bottom - top + 1,
      colspan: right - left + 1,
      x0: xs[left]!,
      y0: ys[top]!,
      x1: xs[right + 1]!,
      y1: ys[bottom + 1]!,
    }))
    .sort((a, b) => a.row - b.row || a.column - b.column);
}

/** Leaves out rows and columns in which no cell begins: an edge that only a stray rule drew. */
function compact(cells: readonly GridCell[], rows: number, xs: readonly number[]) {
  const rowsUsed = new Set(cells.map(({ row }) => row));
  const columnsUsed = new Set(cells.map(({ column }) => column));
  const countBefore = (used: ReadonlySet<number>, end: number) =>
    [...used].reduce((count, at) => count + (at < end ? 1 : 0), 0);
  return {
    rows: countBefore(rowsUsed, rows),
    columns: [...xs.slice(0, -1).filter((_, i) => columnsUsed.has(i)), xs[xs.length - 1]!],
    cells: cells.map((cell) => {
      const [row, column] = [countBefore(rowsUsed, cell.row), countBefore(columnsUsed, cell.column)];
      return {
        ...cell,
        row,
        column,
        rowspan: Math.max(1, countBefore(rowsUsed, cell.row + cell.rowspan) - row),
        colspan: Math.max(1, countBefore(columnsUsed, cell.column + cell.colspan) - column),
      };
    }),
  };
}

/** True where a grid stands wholly in another one's cell: a nested table. */
export const standsIn = (inner: RuleGrid, cell: Box) => holdsBox(cell, inner, near);
