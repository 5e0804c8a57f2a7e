import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { openCompound } from '../../main/ingest/formats/compound/index.ts';
import { readHwp, readHwpx } from '../../main/ingest/formats/hwp/index.ts';
import { assertSurvives, mutated, mutatedInside, mutationCount, randomOf } from './mutations.ts';

const fixture = (name: string) => readFileSync(new URL(`../fixtures/formats/hwp/${name}`, import.meta.url));

test('whatever is done to an HWPX, it is read whole or refused with a sentence', async () => {
  const random = randomOf(20261122);
  const inputs = Array.from({ length: mutationCount(150) }, () =>
    mutatedInside(fixture('manual.hwpx'), random),
  );
  const { read, refused } = await assertSurvives((bytes) => readHwpx(bytes, '편람'), inputs);
  assert.ok(read > 0 && refused > 0, `${read} read, ${refused} refused`);
});

test('whatever is done to an HWP, it is read whole or refused with a sentence', async () => {
  const random = randomOf(20261123);
  const whole = fixture('manual.hwp');
  const inputs = Array.from({ length: mutationCount(150) }, () =>
    random() < 0.3 ? mutated(whole, random) : withChangedRecords(whole, random),
  );
  const { read, refused } = await assertSurvives((bytes) => readHwp(bytes, '편람'), inputs);
  assert.ok(read > 0 && refused > 0, `${read} read, ${refused} refused`);
});

/** Changes bytes of the unpacked records and packs them again in place: a changed packed byte alone breaks the stream. */
function withChangedRecords(whole: Buffer, random: () => number): Buffer {
  const file = Buffer.from(whole);
  const compound = openCompound(file, 'HWP');
  const name = random() < 0.4 ? 'DocInfo' : 'BodyText/Section0';
  const stream = compound.read(name)!;
  const records = inflateRawSync(stream);
  for (let changes = 1 + Math.floor(random() * 5); changes > 0; changes--)
    records[Math.floor(random() * records.length)] = Math.floor(random() * 256);
  const packed = deflateRawSync(records, { level: 9 });
  const at = file.indexOf(stream.subarray(0, 64));
  const room = sameRun(file, stream, at);
  if (at < 0 || packed.length > room) return mutated(whole, random);
  packed.copy(file, at);
  return file;
}

/** How many bytes of a stream stand in one piece. */
function sameRun(file: Buffer, stream: Buffer, at: number): number {
  let length = 0;
  while (length < stream.length && file[at + length] === stream[length]) length++;
  return length;
}
