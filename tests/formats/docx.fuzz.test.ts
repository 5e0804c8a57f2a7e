import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { readDocx } from '../../main/ingest/formats/docx/index.ts';
import { assertSurvives, mutatedInside, mutationCount, randomOf } from './mutations.ts';

test('whatever is done to a DOCX, it is read whole or refused with a sentence', async () => {
  const fixture = readFileSync(new URL('../fixtures/formats/docx/manual.docx', import.meta.url));
  const random = randomOf(20261121);
  const inputs = Array.from({ length: mutationCount(300) }, () => mutatedInside(fixture, random));
  const { read, refused } = await assertSurvives((bytes) => readDocx(bytes, '매뉴얼'), inputs);
  assert.ok(read > 0 && refused > 0, `${read} read, ${refused} refused`);
});
