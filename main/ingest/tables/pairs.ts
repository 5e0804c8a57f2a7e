/** Tables of names and values that alternate along the row, instead of records under headers. */
import { isAttribute, isContentless, isGeneric } from './attribute-words.ts';
import { columnTexts } from './column-texts.ts';
import { coveringCells, type Grid, ownCells } from './grid.ts';
import type { RowRole } from './row-roles.ts';
import { isNumeric } from './value-kind.ts';

/** Two columns under headers that say nothing (항목, 내용): names and values, as without them. */
export function sayNothing(grid: Grid, roles: readonly RowRole[]): boolean {
  if (grid.width !== 2) return false;
  const headers = roles.flatMap((role, row) => (role === 'header' ? ownCells(grid, row) : []));
  return headers.length === 2 && isGeneric(headers[0]!.text) && isContentless(headers[1]!.text);
}

/** Header and value take turns along every row. */
export function arePairs(grid: Grid, body: readonly number[], marked: boolean): boolean {
  if (marked) {
    let fitting = 0;
    let heads = 0;
    for (const row of body) {
      const cells = coveringCells(grid, row);
      if (cells.some((cell) => cell.raw.header)) heads++;
      const values = cells.filter((cell) => !cell.raw.header).length;
      const turns = cells.filter((cell, at) => !cell.raw.header && cells[at - 1]?.raw.header).length;
      if (values > 0 && turns === values) fitting++;
    }
    if (heads * 2 >= body.length) return fitting * 2 > body.length;
  }
  if (grid.width === 2) return true;
  if (grid.width % 2 !== 0 || grid.width > 8) return false;
  // Unmarked rows of several pairs: every other column holds names, of properties mostly, each of them once.
  let names = 0;
  const all: string[] = [];
  for (let column = 0; column < grid.width; column += 2)
    for (const text of columnTexts(grid, 0, column)) {
      all.push(text);
      if (isAttribute(text)) names++;
      else if (isNumeric(text)) return false;
    }
  const areNames = all.every((text) => text.length <= 20) && new Set(all).size === all.length;
  return all.length > 1 && names / all.length >= (areNames ? 0.5 : 0.7);
}
