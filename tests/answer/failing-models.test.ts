/** However a model fails, in whatever mode: the quotes are the answer, and one sentence says why. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { AnswerMode } from '../../main/contract/index.ts';
import type { ChatEvent } from '../../main/models/index.ts';
import { html } from '../ingest/manuals.ts';
import { answersFrom, otherPages, sharedLibrary } from './made-manuals.ts';
import { type Script, scriptedModels } from './scripted-models.ts';

const fee = '기가라이트의 월 요금은 33,000원입니다.';
const library = await sharedLibrary({ 'plans/light.html': html('기가라이트 안내', fee), ...otherPages });
const modes: readonly AnswerMode[] = ['rag', 'reasoned', 'long', 'agent'];

/** Text until the limit of tokens, as the models' process ends it. */
async function* endless(text: string, most: number): AsyncGenerator<ChatEvent> {
  for (let i = 0; i < most; i++) yield { type: 'text', text };
  yield {
    type: 'done',
    reason: 'length',
    promptTokens: 10,
    reusedTokens: 0,
    generatedTokens: most,
    guessedTokens: 0,
  };
}

const failures: Readonly<Record<string, Script>> = {
  'writes nothing': () => '',
  'writes blanks': () => ' \n\n ',
  'writes no JSON': () => '월 요금은 33,000원입니다.',
  'refuses in prose': () => '죄송하지만 그 질문에는 답할 수 없습니다.',
  'writes an empty object': () => '{}',
  'writes another shape': () => '{"answer": "33,000원", "sources": [1, 2]}',
  'says that it found something and says nothing': () => '{"found": true, "sentences": []}',
  'thinks aloud for ever': ({ maxTokens }) => endless('<think>음, 다시 생각해 보면 ', maxTokens),
  'opens brackets for ever': ({ maxTokens }) => endless('{"found": true, "sentences": [[', maxTokens),
  'repeats one sentence without a source for ever': ({ maxTokens }) =>
    endless('{"quotes": [], "text": "네."}, ', maxTokens),
};

for (const [failure, script] of Object.entries(failures))
  describe(`a model that ${failure}`, () => {
    for (const mode of modes)
      it(`gives way to the quotes in mode ${mode}`, async () => {
        const models = scriptedModels(script);
        const answer = await answersFrom(library, { models }).ask('기가라이트 월 요금은 얼마인가요?', {
          mode,
        });
        assert.equal(answer.mode, 'quote');
        assert.ok(answer.fellBack, 'it says why');
        assert.ok(answer.citations.some(({ quote }) => quote === fee));
        assert.equal(answer.answer.match(/대신 매뉴얼의 문장을 그대로 보여 줍니다/g)?.length, 1);
        assert.doesNotMatch(answer.answer, /think|undefined|\{/);
        assert.equal(models.running, 0);
      });
  });
