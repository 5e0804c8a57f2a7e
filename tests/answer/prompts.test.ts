/** What models are told fits what is asked of them: the shape that a prompt shows is the shape that the grammar holds. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ChatRequest } from '../../main/models/index.ts';
import { html } from '../ingest/manuals.ts';
import { answersFrom, otherPages, sharedLibrary } from './made-manuals.ts';
import { notFound, scriptedModels } from './scripted-models.ts';

const library = await sharedLibrary({
  'plans/light.html': html('기가라이트 안내', '기가라이트의 월 요금은 33,000원입니다.'),
  'plans/english.html': html('Giga Light guide', 'The monthly price of Giga Light is 33,000 won.'),
  ...otherPages,
});

type Schema = { readonly properties?: Record<string, Schema>; readonly items?: Schema };

/** `{found, sentences: [{quotes: [{passage, quote}], text}]}` of a schema and of a value, with keys in order. */
const shapeOf = (schema: Schema): unknown =>
  schema.properties
    ? Object.entries(schema.properties).map(([key, value]) => [key, shapeOf(value)])
    : schema.items
      ? [shapeOf(schema.items)]
      : null;
const shapeIn = (value: unknown): unknown =>
  Array.isArray(value)
    ? [shapeIn(value[0])]
    : typeof value === 'object' && value !== null
      ? Object.entries(value).map(([key, inner]) => [key, shapeIn(inner)])
      : null;

async function requestsOf(
  question: string,
  mode: 'rag' | 'reasoned' | 'agent',
): Promise<readonly ChatRequest[]> {
  const models = scriptedModels(() => notFound);
  const history = [{ question: '기가라이트 월 요금은?', answer: '33,000원입니다.' }];
  await answersFrom(library, { models, alsoSearch: true }).ask(question, { mode, history });
  return models.requests;
}

describe('a prompt', () => {
  for (const [language, question] of [
    ['Korean', '그럼 기가라이트 약정은 얼마인가요?'],
    ['English', 'And what is the monthly price of it, Giga Light?'],
  ] as const)
    it(`in ${language} shows the shape that its grammar holds`, async () => {
      const asked = new Set<string>();
      for (const mode of ['rag', 'reasoned', 'agent'] as const)
        for (const { messages, schema } of await requestsOf(question, mode)) {
          const example = /(?:모양|Shape): (\{.*\})/.exec(messages[0]!.text)?.[1];
          assert.ok(example, messages[0]!.text);
          assert.deepEqual(shapeIn(JSON.parse(example)), shapeOf(schema as Schema));
          asked.add(example);
        }
      assert.equal(asked.size, 5, 'rag, reasoned, agent, follow-up and other searches');
    });

  it('orders nothing in the other language', async () => {
    const [korean] = await requestsOf('기가라이트 월 요금은 얼마인가요?', 'rag');
    assert.doesNotMatch(korean!.messages[0]!.text.replace(/\{.*\}/g, ''), /\b(?:the|answer|only)\b/i);
    const english = (await requestsOf('What is the monthly price of Giga Light?', 'rag')).at(-1);
    assert.doesNotMatch(english!.messages[0]!.text, /[가-힣]/);
  });
});
