import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { readDoc } from '../../main/ingest/formats/doc/index.ts';
import { assertSurvives, mutated, mutationCount, randomOf } from './mutations.ts';

test('whatever is done to a DOC, it is read whole or refused with a sentence', async () => {
  const fixture = readFileSync(new URL('../fixtures/formats/doc/manual.doc', import.meta.url));
  const random = randomOf(20261124);
  const inputs = Array.from({ length: mutationCount(300) }, () => mutated(fixture, random));
  const { read, refused } = await assertSurvives((bytes) => readDoc(bytes, '매뉴얼'), inputs);
  assert.ok(read > 0 && refused > 0, `${read} read, ${refused} refused`);
});
