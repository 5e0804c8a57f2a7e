import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { contradictionsIn } from '../../main/ingest/index.ts';
import { type Files, ingested } from '../ingest/manuals.ts';

const page = (title: string, caption: string, rows: readonly (readonly string[])[]) =>
  `<!doctype html><meta charset="utf-8"><title>${title}</title><h1>${title}</h1><table><caption>${caption}</caption>${rows
    .map((row, i) => `<tr>${row.map((cell) => (i === 0 ? `<th>${cell}` : `<td>${cell}`)).join('')}`)
    .join('')}</table>`;

const prices = (slim: string, light = '38,500원') => [
  ['상품', '월 요금', '설치비', '부가서비스'],
  ['기가슬림', slim, '무료', '제공'],
  ['기가라이트', light, '22,000원', '제공'],
];

async function found(t: Parameters<typeof ingested>[0], files: Files): Promise<string[]> {
  const { library } = await ingested(t, files);
  return contradictionsIn(library).map(({ subject, field, statements }) => {
    const said = statements.map(({ documentId, value }) => `${library.document(documentId)?.path} ${value}`);
    return `${subject}, ${field}: ${said.sort().join('; ')}`;
  });
}

describe('pages that contradict each other', () => {
  it('are listed with their values where a product has two prices', async (t) => {
    const files = {
      'price.html': page('요금표', '인터넷 요금', prices('33,000원')),
      'guide.html': page('상품 안내', '상품', prices('34,100원')),
    };
    assert.deepEqual(await found(t, files), ['기가슬림, 월 요금: guide.html 34,100원; price.html 33,000원']);
  });

  it('are found though one table is turned, and writes its amounts another way', async (t) => {
    const files = {
      'price.html': page('요금표', '인터넷 요금', prices('33,000원', '₩38,500')),
      'turned.html': page('한눈에', '비교', [
        ['구분', '기가슬림', '기가라이트'],
        ['월 요금', '33,000원', '38,500원'],
        ['설치비', '무료', '33,000원'],
        ['속도', '500Mbps', '1Gbps'],
      ]),
      'guide.html': page('상품 안내', '상품', prices('33,000원')),
    };
    const texts = await found(t, files);
    assert.ok(!texts.some((text) => text.includes('월 요금')), texts.join('\n'));
  });

  it('are no contradiction where one says that it is the older edition', async (t) => {
    const files = {
      'promo_2026_09.html': page('2026년 9월 요금', '요금', prices('30,800원')),
      'promo_2026_10.html': page('2026년 10월 요금', '요금', prices('29,700원')),
      '위약금(구).html': page('위약금(2025년)', '요금', prices('35,000원')),
    };
    assert.deepEqual(
      await found(t, { ...files, '위약금.html': page('위약금', '요금', prices('29,700원')) }),
      [],
    );
  });

  it('are not made of ranges, words, and rows that depend on more than their first cell', async (t) => {
    const rows = (a: string, b: string, c: string) => [
      ['상품', '약정', '월 요금', '속도', '대상'],
      ['기가슬림', '1년', a, `${a} 이상`, '일반'],
      ['기가슬림', '2년', b, '1~3개월', c],
    ];
    const files = {
      'a.html': page('요금', '요금', rows('33,000원', '31,000원', '개인 고객')),
      'b.html': page('안내', '요금', rows('36,000원', '30,000원', '법인 고객')),
    };
    assert.deepEqual(await found(t, files), []);
  });
});
