import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isLayoutTable, resolveTable } from '../../main/ingest/tables/index.ts';
import { type Expected, type GeneratedTable, generateTable } from './generated-tables.ts';
import { buildTable } from './table-builder.ts';

const tableCount = 340;

const bare = (text: string) => text.normalize('NFKC').replace(/\s+/g, '').toLowerCase();
const numbers = (text: string) => text.match(/\d[\d,.]*\d|\d/g) ?? [];

interface Measured {
  values: number;
  said: number;
  numbers: number;
  invented: number;
  asData: number;
  failures: string[];
}

/** The value stands in the prose with all its headers. */
function isSaid(prose: string, { value, headers }: Expected): boolean {
  const flat = bare(prose);
  const stands = typeof value === 'string' ? flat.includes(bare(value)) : value.test(prose);
  return stands && headers.every((header) => flat.includes(bare(header)));
}

function measure(tables: readonly GeneratedTable[]): Measured {
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

test('the values of generated tables stand in their prose with their headers, and nothing is invented', (t) => {
  const tables = Array.from({ length: tableCount }, (_, seed) => generateTable(seed));
  const found = measure(tables);
  const share = found.said / found.values;
  t.diagnostic(
    `${tableCount} tables, ${found.values} values: ${(share * 100).toFixed(2)} % stand with all headers; ${found.invented} of ${found.numbers} numbers invented; ${found.asData} recognised as data`,
  );
  assert.ok(found.values > 3000);
  assert.ok(share >= 0.99, found.failures.slice(0, 20).join('\n'));
  assert.equal(found.invented, 0, found.failures.filter((line) => line.includes('invented')).join('\n'));
  assert.equal(found.asData, tableCount);
});

test('the measure itself notices a wrong header, a lost value and an invented number', () => {
  const prose = '기가라이트의 월 요금은 33,000원입니다.';
  assert.ok(isSaid(prose, { row: 1, value: '33,000원', headers: ['월 요금', '기가라이트'] }));
  assert.ok(!isSaid(prose, { row: 1, value: '33,000원', headers: ['설치비'] }));
  assert.ok(!isSaid(prose, { row: 1, value: '34,000원', headers: ['월 요금'] }));
  assert.deepEqual(numbers(prose), ['33,000']);
});
