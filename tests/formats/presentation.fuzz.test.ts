import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { openCompound } from '../../main/ingest/formats/compound/index.ts';
import { readOdp, readPpt, readPptx } from '../../main/ingest/formats/presentation/index.ts';
import { writeCompound } from './compound-writing.ts';
import { assertSurvives, mutated, mutatedInside, mutationCount, randomOf } from './mutations.ts';

const fixture = (name: string) =>
  readFileSync(new URL(`../fixtures/formats/presentation/${name}`, import.meta.url));

for (const [name, reader, seed] of [
  ['manual.pptx', readPptx, 20261124],
  ['manual.odp', readOdp, 20261125],
] as const)
  test(`whatever is done to ${name}, it is read whole or refused with a sentence`, async () => {
    const random = randomOf(seed);
    const inputs = Array.from({ length: mutationCount(200) }, () => mutatedInside(fixture(name), random));
    const { read, refused } = await assertSurvives((bytes) => reader(bytes, '교육'), inputs);
    assert.ok(read > 0 && refused > 0, `${read} read, ${refused} refused`);
  });

test('whatever is done to manual.ppt, it is read whole or refused with a sentence', async () => {
  const random = randomOf(20261126);
  const whole = fixture('manual.ppt');
  const file = openCompound(whole, 'PPT');
  const streams = Object.fromEntries(file.names.map((name) => [name, file.read(name)!]));
  const inputs = Array.from({ length: mutationCount(300) }, () => {
    if (random() < 0.3) return mutated(whole, random);
    const name = random() < 0.9 ? 'PowerPoint Document' : 'Current User';
    return writeCompound({ ...streams, [name]: changed(streams[name]!, random) });
  });
  const { read, refused } = await assertSurvives((bytes) => readPpt(bytes, '교육'), inputs);
  assert.ok(read > 0 && refused > 0, `${read} read, ${refused} refused`);
});

/** Bytes exchanged in place: the records' lengths and offsets stay mostly right. */
function changed(bytes: Uint8Array, random: () => number): Buffer {
  const copy = Buffer.from(bytes);
  for (let changes = 1 + Math.floor(random() * 8); changes > 0; changes--)
    copy[Math.floor(random() * copy.length)] = random() < 0.3 ? 255 : Math.floor(random() * 256);
  return copy;
}
