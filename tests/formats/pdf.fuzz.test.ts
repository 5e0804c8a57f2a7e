import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { readPdf } from '../../main/ingest/formats/pdf/index.ts';
import { assertSurvives, mutated, mutationCount, randomOf } from './mutations.ts';
import { gridRules, writePdf } from './pdf-writing.ts';

const written = writePdf(
  [
    {
      texts: [
        { x: 60, y: 60, text: '요금제 안내', size: 18 },
        ...['구분', '요금', '베이직', '49,000원'].map((text, i) => ({
          x: 65 + (i % 2) * 100,
          y: 114 + (i >> 1) * 20,
          text,
        })),
        { x: 60, y: 180, text: '1. 고객 정보를 조회한다.' },
      ],
      rules: gridRules([60, 160, 260], [100, 120, 140]),
      links: [{ box: [60, 170, 80, 14], uri: 'forms/a.hwp' }],
    },
  ],
  { title: '안내', bookmarks: [{ title: '요금제 안내', page: 1 }] },
);

test('whatever is done to a PDF, it is read whole or refused with a sentence', async () => {
  const tagged = readFileSync(new URL('../fixtures/formats/pdf/tagged.pdf', import.meta.url));
  const random = randomOf(20261121);
  const of = (bytes: Uint8Array, few: number) =>
    Array.from({ length: mutationCount(few) }, () => mutated(bytes, random));
  const inputs = [...of(written, 150), ...of(tagged, 50)];
  const { read, refused } = await assertSurvives(
    (bytes) => readPdf(bytes, '매뉴얼', { recognisedPages: 0 }),
    inputs,
  );
  assert.ok(read > 0 && refused > 0, `${read} read, ${refused} refused`);
});
