/** Which rows of a grid are headers, sub-headings, notes and records, and which columns name the record. */
import type { RawTable } from '../../contract/document.ts';
import type { Grid } from './grid.ts';
import { keyColumns } from './key-columns.ts';
import { arePairs, sayNothing } from './pairs.ts';
import { type RowRole, rowRoles } from './row-roles.ts';

export interface Structure {
  /** One role a grid row. `none`: nothing begins in it. */
  readonly roles: readonly RowRole[];
  /** The columns whose cells name the record, outermost first. Empty where headers and values alternate. */
  readonly keys: readonly number[];
  /** Names and values alternate along the row (th td th td, or two columns without a header row). */
  readonly pairs: boolean;
  /** Header cells are marked as such by the file; else they were found by their looks. */
  readonly marked: boolean;
}

export function findStructure(grid: Grid, table: RawTable): Structure {
  const cells = table.rows.flatMap((row) => row.cells);
  const headers = cells.filter((cell) => cell.header).length;
  const heads = table.rows.filter((row) => row.group === 'head').length;
  const marked = (headers > 0 && headers < cells.length) || (heads > 0 && heads < table.rows.length);
  const roles = rowRoles(grid, table, marked);
  const body = roles.flatMap((role, row) => (role === 'body' ? [row] : []));
  const hasHeader = roles.includes('header');
  if (hasHeader ? sayNothing(grid, roles) : arePairs(grid, body, marked))
    return { roles, keys: [], pairs: true, marked };
  return { roles, keys: keyColumns(grid, roles, body, marked), pairs: false, marked };
}
