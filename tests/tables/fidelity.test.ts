import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isSaid, measure, numbers } from './fidelity.ts';
import { generateTable } from './generated-tables.ts';

const tableCount = 340;

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
