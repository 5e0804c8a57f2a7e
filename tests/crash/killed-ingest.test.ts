import assert from 'node:assert/strict';
import { test } from 'node:test';
import { killIngests } from './killed-ingest.ts';

test('an ingest that is killed twelve times loses nothing, doubles nothing, and ends as if never disturbed', async () => {
  const { kills, endings } = await killIngests(12);
  assert.equal(kills.length, 12);
  for (const { after, whole, findings } of kills)
    assert.ok(whole, `after ${after} ms: ${findings.join('; ')}`);
  for (const ending of endings) assert.deepEqual(ending, { code: 0, difference: undefined, whole: true });
});
