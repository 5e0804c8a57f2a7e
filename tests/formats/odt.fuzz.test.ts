import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { readOdt } from '../../main/ingest/formats/odt/index.ts';
import { assertSurvives, mutatedInside, mutationCount, randomOf } from './mutations.ts';

test('whatever is done to an ODT, it is read whole or refused with a sentence', async () => {
  const fixture = readFileSync(new URL('../fixtures/formats/odt/manual.odt', import.meta.url));
  const random = randomOf(20261122);
  const inputs = Array.from({ length: mutationCount(300) }, () => mutatedInside(fixture, random));
  const { read, refused } = await assertSurvives((bytes) => readOdt(bytes, '매뉴얼'), inputs);
  assert.ok(read > 0 && refused > 0, `${read} read, ${refused} refused`);
});
