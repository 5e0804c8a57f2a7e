import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { readRtf } from '../../main/ingest/formats/rtf/index.ts';
import { assertSurvives, mutated, mutationCount, randomOf } from './mutations.ts';

test('whatever is done to an RTF, it is read whole or refused with a sentence', async () => {
  const fixture = readFileSync(new URL('../fixtures/formats/rtf/manual.rtf', import.meta.url));
  const random = randomOf(20261123);
  const inputs = Array.from({ length: mutationCount(300) }, () => mutated(fixture, random));
  const { read, refused } = await assertSurvives((bytes) => readRtf(bytes, '매뉴얼'), inputs);
  assert.ok(read > 0 && refused > 0, `${read} read, ${refused} refused`);
});
