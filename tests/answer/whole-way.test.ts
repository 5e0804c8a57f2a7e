/** The whole way with a real, tiny model: pages, search, prompt, generation, check, citation; and with an adapter. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { html } from '../ingest/manuals.ts';
import { sharedModels } from '../models/made.ts';
import { answersFrom, answersOver, otherPages, sharedLibrary } from './made-manuals.ts';

const models = await sharedModels('tiny-ko-copy-F16.gguf', 'tiny-ko-domain-lora.gguf');

const pages = (fee: string) => ({
  'plans/light.html': html(
    '기가라이트',
    `기가라이트의 월 요금은 ${fee}이다.`,
    '기가라이트의 약정 기간은 36개월이다.',
  ),
  'plans/office.html': html('오피스팩', '오피스팩의 제공 속도는 681Mbps이다.'),
  ...otherPages,
});

describe('a real model', () => {
  it('answers from the page, and otherwise when the page changes', async (t) => {
    for (const fee of ['33,000원', '41,500원']) {
      const { ask } = await answersOver(t, pages(fee), { models });
      const { mode, answer, citations, model } = await ask('기가라이트 월 요금 알려 주세요.');
      assert.deepEqual([mode, answer], ['rag', `${fee}입니다. [1]`]);
      assert.deepEqual(
        citations.map(({ quote, path }) => [quote, path]),
        [[`기가라이트의 월 요금은 ${fee}이다.`, 'plans/light.html']],
      );
      assert.equal(model?.name, 'tiny-ko-copy-F16');
    }
  });

  it('with an adapter answers questions as customers ask them, which it does not without', async () => {
    const library = await sharedLibrary(
      Object.fromEntries(
        [...items.entries()].map(([i, { name, lines }]) => [`plans/${i}.html`, html(name, ...lines)]),
      ),
    );
    const { ask } = answersFrom(library, { models });
    const right = async (scale: number) => {
      const adapters = scale > 0 ? [{ name: 'tiny-ko-domain-lora', scale }] : [];
      let count = 0;
      for (const { question, value } of items) {
        const { mode, answer } = await ask(question, { adapters, askBack: false, mode: 'rag' });
        if (mode === 'rag' && answer.startsWith(value)) count++;
      }
      return count;
    };
    const [without, on] = [await right(0), await right(1)];
    assert.ok(on >= without + items.length / 2, `${without} without, ${on} with, of ${items.length}`);
  });
});

/** Products of the adapter's domain under names that it was not trained on, and how customers ask. */
const items = ['새빛폰', '가온넷', '누리팩', '다솜톡', '한울링', '미르존'].map((name, i) => {
  const fee = `${21 + i},${i}00원`;
  return {
    name,
    lines: [`${name}의 월 요금은 ${fee}이다.`, `${name}의 약정 기간은 ${12 + 6 * i}개월이다.`],
    question: `${name} 얼마예요?`,
    value: fee,
  };
});
