import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, test } from 'node:test';
import { readImage } from '../../main/ingest/formats/image/index.ts';
import { pictureSize } from '../../main/ingest/formats/image/size.ts';
import { closeRecognition } from '../../main/ingest/formats/ocr/index.ts';
import { assertSurvives, mutated, mutationCount, randomOf } from './mutations.ts';

const fixture = (name: string) => readFileSync(new URL(`../fixtures/formats/image/${name}`, import.meta.url));
after(closeRecognition);

test('whatever is done to a picture, its size is a number or it is none', () => {
  const random = randomOf(20261121);
  for (const name of ['notice.png', 'notice.jpg', 'notice.webp'])
    for (let i = 0; i < mutationCount(300); i++) {
      const bytes = mutated(fixture(name).subarray(0, 400), random);
      const size = pictureSize(bytes);
      assert.ok(
        size === null || (size.width >= 0 && size.height >= 0 && Number.isInteger(size.width * size.height)),
      );
    }
});

test('whatever is done to a picture, it is recognised or refused with a sentence', async () => {
  const random = randomOf(20261122);
  // Recognition takes seconds: most changes of a PNG break its checksum and are refused at once.
  const inputs = Array.from({ length: mutationCount(12) }, () => mutated(fixture('notice.png'), random));
  const { refused } = await assertSurvives((bytes) => readImage(bytes, '사진'), inputs, 150);
  assert.ok(refused > 0, `${refused} refused`);
});
