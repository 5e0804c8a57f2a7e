import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, test } from 'node:test';
import { FootnoteError } from '../../main/contract/errors.ts';
import { readImage } from '../../main/ingest/formats/image/index.ts';
import { pictureSize } from '../../main/ingest/formats/image/size.ts';
import { unpackPages } from '../../main/ingest/formats/image/unpack.ts';
import { closeRecognition } from '../../main/ingest/formats/ocr/index.ts';
import { assertSurvives, mutated, mutationCount, randomOf } from './mutations.ts';

const fixture = (name: string) => readFileSync(new URL(`../fixtures/formats/image/${name}`, import.meta.url));
after(closeRecognition);

test('whatever is done to a picture, its size is a number or it is none', (t) => {
  const random = randomOf(20261121);
  for (const name of ['notice.png', 'notice.jpg', 'notice.webp'])
    for (let i = 0; i < mutationCount(300); i++) {
      const bytes = mutated(fixture(name).subarray(0, 400), random);
      const size = pictureSize(bytes);
      assert.ok(
        size === null || (size.width >= 0 && size.height >= 0 && Number.isInteger(size.width * size.height)),
      );
    }
  t.diagnostic(`${3 * mutationCount(300)} inputs: the size of each is told`);
});

test('whatever is done to a picture, it is unpacked within its size or refused with a sentence', async (t) => {
  const random = randomOf(20261123);
  const counts = { unpacked: 0, refused: 0, drawn: 0, damaged: 0 };
  for (const name of ['notice.png', 'notice.jpg', 'notice.webp', 'fax.tif', 'scan.tif'])
    for (let i = 0; i < mutationCount(60); i++) {
      try {
        const { pages } = await unpackPages(mutated(fixture(name), random));
        for (const page of pages) {
          if (!page) {
            counts.damaged++;
            continue;
          }
          counts.drawn++;
          const { canvas, scale } = page.draw(0.25);
          assert.equal(canvas.width, Math.ceil(page.width * scale));
          assert.equal(canvas.height, Math.ceil(page.height * scale));
        }
        counts.unpacked++;
      } catch (error) {
        if (!(error instanceof FootnoteError) || error.code === 'internal') throw error;
        counts.refused++;
      }
    }
  t.diagnostic(
    `${counts.unpacked + counts.refused} inputs: ${counts.unpacked} unpacked (${counts.drawn} pages, ${counts.damaged} damaged ones), ${counts.refused} refused`,
  );
  assert.ok(Math.min(...Object.values(counts)) > 0, JSON.stringify(counts));
});

/** Recognition takes seconds a picture: of a long run's every hundredth. */
const recognisedShare = 0.01;

test('whatever is done to a picture, it is recognised or refused with a sentence', async (t) => {
  const random = randomOf(20261122);
  const count = Math.max(12, Math.floor(mutationCount(12) * recognisedShare));
  // Most changes of a PNG break its checksum and are refused at once; a JPEG is unpacked however it is damaged.
  const inputs = Array.from({ length: count }, (_, i) =>
    mutated(fixture(i % 3 === 0 ? 'notice.jpg' : 'notice.png'), random),
  );
  const { read, refused } = await assertSurvives((bytes) => readImage(bytes, '사진'), inputs, 150);
  t.diagnostic(`${count} inputs: ${read} recognised, ${refused} refused`);
  assert.ok(refused > 0, `${refused} refused`);
});
