/** The columns whose cells name a record. */
import { isSequence } from './attribute-words.ts';
import { isDitto } from './ditto.ts';
import type { Grid } from './grid.ts';
import type { RowRole } from './row-roles.ts';
import { isBareNumber, isEmptySign, isSentence } from './value-kind.ts';

/**
 * Outermost first: those that the file marks; else the first that is no sequence of numbers. Then each further one that
 * tells rows apart.
 */
export function keyColumns(
  grid: Grid,
  roles: readonly RowRole[],
  body: readonly number[],
  marked: boolean,
): readonly number[] {
  if (grid.width < 2 || body.length === 0) return grid.width < 2 ? [] : [0];
  const sample = body.slice(0, 2000);
  const keys: number[] = [];
  if (marked)
    for (let column = 0; column < Math.min(grid.width - 1, 8); column++) {
      const cells = sample.map((row) => grid.rows[row]?.[column]).filter((cell) => cell !== undefined);
      const heads = cells.filter((cell) => cell.raw.header || cell.raw.scope === 'row').length;
      if (heads < cells.length * 0.8 || heads === 0) break;
      keys.push(column);
    }
  if (keys.length === 0) {
    const header = grid.rows[roles.indexOf('header')]?.[0]?.text ?? '';
    keys.push(isSequence(header) && grid.width > 2 ? 1 : 0);
  }
  for (let next = keys.at(-1)! + 1; next < grid.width - 1 && keys.length < 4; next++) {
    if (!distinguishes(grid, sample, keys.at(-1)!, next)) break;
    keys.push(next);
  }
  return keys;
}

const money = /(?:원|%|달러|won|krw|usd)$|^[$€£¥₩]/iu;

/** The next column tells rows apart that share their name: a second key (상품, 약정 기간 → 월 요금). */
function distinguishes(grid: Grid, body: readonly number[], key: number, next: number): boolean {
  let shared = false;
  let seen = new Set<string>();
  let name: string | undefined;
  for (const row of body) {
    const text = grid.rows[row]?.[next]?.text ?? '';
    const own = grid.rows[row]?.[key]?.text ?? '';
    const same = own !== '' && (own === name || isDitto(own));
    if (!same) {
      seen = new Set();
      name = own;
    } else shared = true;
    if (isEmptySign(text) || seen.has(text) || isDitto(text)) return false;
    if (isBareNumber(text) || money.test(text) || isSentence(text) || text.length > 40) return false;
    seen.add(text);
  }
  return shared;
}
