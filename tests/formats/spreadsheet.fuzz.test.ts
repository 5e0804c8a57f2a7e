import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { readCsv, readSpreadsheet } from '../../main/ingest/formats/spreadsheet/index.ts';
import { assertSurvives, mutated, mutatedInside, mutationCount, randomOf } from './mutations.ts';

const fixture = (name: string) =>
  readFileSync(new URL(`../fixtures/formats/spreadsheet/${name}`, import.meta.url));

const zipped = { 'prices.xlsx': 150, 'prices.ods': 100, 'prices.xlsb': 60 };
for (const [name, few] of Object.entries(zipped))
  test(`whatever is done to ${name}, it is read whole or refused with a sentence`, async () => {
    const random = randomOf(20261121);
    const inputs = Array.from({ length: mutationCount(few) }, () => mutatedInside(fixture(name), random));
    const { read, refused } = await assertSurvives((bytes) => readSpreadsheet(bytes, '요금표'), inputs);
    assert.ok(read > 0 && refused > 0, `${read} read, ${refused} refused`);
  });

for (const name of ['prices.xls', 'prices-excel95.xls'])
  test(`whatever is done to ${name}, it is read whole or refused with a sentence`, async () => {
    const random = randomOf(20261122);
    const inputs = Array.from({ length: mutationCount(150) }, () => mutated(fixture(name), random));
    const { read, refused } = await assertSurvives((bytes) => readSpreadsheet(bytes, '요금표'), inputs);
    assert.ok(read > 0 && refused > 0, `${read} read, ${refused} refused`);
  });

test('whatever is done to a CSV, it is read whole or refused with a sentence', async () => {
  const random = randomOf(20261123);
  const file = Buffer.from(
    '상품,요금,"비고, 여러 줄"\r\n기가라이트,"33,000","줄1\n줄2 ""인용"""\r\n00123,,끝\n',
  );
  const inputs = Array.from({ length: mutationCount(300) }, () => mutated(file, random));
  const { read } = await assertSurvives((bytes) => readCsv(bytes, '요금표'), inputs);
  assert.ok(read > 0);
});
