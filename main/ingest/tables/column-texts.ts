/** What stands in a column. */
import type { Grid } from './grid.ts';
import { isEmptySign } from './value-kind.ts';

/** Texts that show what kind of column it is. */
const mostTexts = 30;

/** The first texts of a column from a row on, each cell once, without those that say nothing. */
export function columnTexts(grid: Grid, from: number, column: number): string[] {
  const texts: string[] = [];
  for (let row = from; row < grid.rows.length && texts.length < mostTexts; row++) {
    const cell = grid.rows[row]?.[column];
    if (cell?.row === row && !isEmptySign(cell.text)) texts.push(cell.text);
  }
  return texts;
}
