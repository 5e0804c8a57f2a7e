import { FootnoteError } from '../../../../contract/errors.ts';
import { flowLimits } from '../../flow/index.ts';
import type { Box, SlideBlock, SlideCell, SlideTable } from '../slide.ts';

export interface PptCell {
  readonly box: Box;
  readonly blocks: readonly SlideBlock[];
}

/** Two edges closer than this (1/576 inch, or what the group counts in) are one. */
const sameEdge = 8;

/** A table of PPT is a group of rectangles: their edges are the lines of its grid. */
export function tableOf(cells: readonly PptCell[]): SlideTable {
  const columns = edges(cells.map(({ box }) => box.x));
  const rows = edges(cells.map(({ box }) => box.y));
  if (columns.length * rows.length > flowLimits.cells)
    throw new FootnoteError('too-many-elements', { limit: flowLimits.cells });
  const grid: { column: number; cell: SlideCell }[][] = rows.map(() => []);
  for (const { box, blocks } of cells) {
    const row = indexOf(rows, box.y);
    const column = indexOf(columns, box.x);
    const below = rows.filter((edge) => edge >= box.y + box.height - sameEdge)[0];
    const right = columns.filter((edge) => edge >= box.x + box.width - sameEdge)[0];
    grid[row]?.push({
      column,
      cell: {
        blocks,
        rowspan: Math.max(1, (below === undefined ? rows.length : rows.indexOf(below)) - row),
        colspan: Math.max(1, (right === undefined ? columns.length : columns.indexOf(right)) - column),
      },
    });
  }
  return {
    kind: 'table',
    rows: grid
      .map((row) => ({
        head: false,
        cells: row.toSorted((a, b) => a.column - b.column).map(({ cell }) => cell),
      }))
      .filter(({ cells: row }) => row.length > 0),
  };
}

function edges(values: readonly number[]): number[] {
  const distinct: number[] = [];
  for (const value of values.toSorted((a, b) => a - b)) {
    const last = distinct[distinct.length - 1];
    if (last === undefined || value - last > sameEdge) distinct.push(value);
  }
  return distinct;
}

function indexOf(distinct: readonly number[], value: number): number {
  return distinct.findLastIndex((edge) => edge <= value + sameEdge);
}
