/** A question asked inside one page is no surer for having no other page beside it. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createAnswerer } from '../../main/answer/index.ts';
import { createAnalyser } from '../../main/language/index.ts';
import { html } from '../ingest/manuals.ts';
import { answersOver, otherPages } from './made-manuals.ts';

const analyser = await createAnalyser();

describe('a question inside one document', { concurrency: true }, () => {
  const files = {
    'pause.html': html('일시정지', '일시정지는 1년에 두 번, 모두 60일까지 신청할 수 있습니다.'),
    'fee.html': html('위약금', '위약금은 약정 기간 안에 해지하면 냅니다. 신청은 받지 않습니다.'),
    ...otherPages,
  };

  it('is answered as sure where the page holds what is asked, and with caution where it hardly does', async (t) => {
    const { library, retrieve } = await answersOver(t, files);
    const answerer = createAnswerer({ library, analyser, retrieve });
    const inside = async (document: string) => {
      const question = '일시정지는 며칠까지 신청할 수 있나요?';
      for await (const event of answerer(question, undefined, { document }))
        if (event.type === 'evidence') return event.confidence;
      return undefined;
    };
    assert.equal(await inside('pause.html'), 'sure');
    assert.equal(await inside('fee.html'), 'unsure');
  });
});
