/** How true prose is to generated tables: their data are known, and none of our own grid code is asked. */
import { isLayoutTable, resolveTable } from '../../main/ingest/tables/index.ts';
import type { Expected, GeneratedTable } from './generated-tables.ts';
import { buildTable } from './table-builder.ts';

const bare = (text: string) => text.normalize('NFKC').replace(/\s+/g, '').toLowerCase();
export const numbers = (text: string) => text.match(/\d[\d,.]*\d|\d/g) ?? [];

export interface Measured {
  values: number;
  said: number;
  numbers: number;
  invented: number;
  asData: number;
  failures: string[];
}

/** The value stands in the prose with all its headers. */
export function isSaid(prose: string, { value, headers }: Expected): boolean {
  const flat = bare(prose);
  const stands = typeof value === 'string' ? flat.includes(bare(value)) : value.test(prose);
  return stands && headers.every((header) => flat.includes(bare(header)));
}

export function measure(tables: readonly GeneratedTable[]): Measured {
  const sum: Measured = { values: 0, said: 0, numbers: 0, invented: 0, asData: 0, failures: [] };
  for (const made of tables) {
    const built = buildTable(made.rows, made.caption === undefined ? {} : { caption: made.caption });
    if (!isLayoutTable(built.table, built.text)) sum.asData++;
    else sum.failures.push(`${made.name}: taken for layout`);
    const { rows } = resolveTable(built.table, built.text, { language: made.language, notes: made.notes });
    const prose = new Map(rows.map((row) => [row.row, row.prose]));
    for (const expected of made.expected) {
      sum.values++;
      if (isSaid(prose.get(expected.row) ?? '', expected)) sum.said++;
      else
        sum.failures.push(
          `${made.name}: ${expected.value} | ${expected.headers} | ${prose.get(expected.row)}`,
        );
    }
    const known = new Set(numbers(made.text));
    for (const row of rows)
      for (const number of numbers(row.prose)) {
        sum.numbers++;
        if (!known.has(number)) {
          sum.invented++;
          sum.failures.push(`${made.name}: invented ${number} | ${row.prose}`);
        }
      }
  }
  return sum;
}
