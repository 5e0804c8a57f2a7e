/** Merged areas: which cells are covered by another one, and how far each cell reaches. */
import type { CellRange } from './cell-range.ts';
import { spreadsheetLimits } from './limits.ts';
import type { Sheet, SheetCell, SheetRow } from './sheet.ts';

/** A cell, and the merged area that it shows its text over. */
export interface PlacedCell extends SheetCell {
  readonly area?: CellRange;
}

export interface PlacedRow {
  readonly row: number;
  /** In column order, never empty. */
  readonly cells: readonly PlacedCell[];
}

/** The last row and column of what a cell shows its text over. */
export const lastRow = (cell: PlacedCell, row: number): number => cell.area?.bottom ?? row;
export const lastColumn = (cell: PlacedCell): number => cell.area?.right ?? cell.column;

/**
 * The rows without the cells that lie under a merged area (no program shows them). Linear in cells and merged slots;
 * areas beyond the limit are ignored. Without merged areas the rows themselves.
 */
export function placeCells({ rows, merges }: Pick<Sheet, 'rows' | 'merges'>): readonly PlacedRow[] {
  const areas = usable(merges, rows[rows.length - 1]?.row ?? 0);
  if (areas.length === 0) return rows;
  const areaAt: (CellRange | undefined)[] = [];
  const placed: PlacedRow[] = [];
  let next = 0;
  for (const { row, cells } of rows) {
    for (; next < areas.length && areas[next]!.top <= row; next++) {
      const area = areas[next]!;
      for (let column = area.left; column <= area.right; column++) areaAt[column] = area;
    }
    const own = cells.flatMap((cell): PlacedCell[] => {
      const area = areaAt[cell.column];
      if (!area || area.bottom < row) return [cell];
      return area.top === row && area.left === cell.column ? [{ ...cell, area }] : [];
    });
    if (own.length > 0) placed.push({ row, cells: own });
  }
  return placed;
}

/** In order of their top row, cut at the sheet's last row; single cells and what is beyond the limit are left out. */
function usable(merges: readonly CellRange[], last: SheetRow['row']): CellRange[] {
  let columns = 0;
  return merges
    .filter(({ top, left, bottom, right }) => {
      if (!(bottom > top || right > left) || right >= spreadsheetLimits.columns || top > last) return false;
      columns += right - left + 1;
      return columns <= spreadsheetLimits.mergedSlots;
    })
    .map((area) => ({ ...area, bottom: Math.min(area.bottom, last) }))
    .sort((a, b) => a.top - b.top);
}
