/** Embedding and reranking by local models, in a process of their own. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codeOf, modelsFor, sharedModels } from './made.ts';
import { own, subject } from './subject.ts';

const models = await sharedModels(subject.embedding, subject.reranking);
const { dimensions } = models.serving('embedding')!;

const alike = (a: Float32Array, b: Float32Array) => a.reduce((sum, value, i) => sum + value * b[i]!, 0);

test('texts become unit vectors, and texts of the same words are nearer than others', async () => {
  if (!own.embedding) assert.equal(dimensions, 64);
  const [asked] = await models.embed(['월 요금은 얼마입니까'], 'query');
  const [near, far, again] = await models.embed(
    ['이 상품의 월 요금', '개통일은 언제', '월 요금은 얼마입니까'],
    'passage',
  );
  assert.ok(Math.abs(alike(asked!, asked!) - 1) < 1e-5);
  // A model with prefixes puts another one before a passage.
  if (!own.embedding) assert.ok(alike(asked!, again!) > 0.9999);
  assert.ok(alike(asked!, near!) > alike(asked!, far!) + (own.embedding ? 0 : 0.1));
});

test('a text longer than the context is cut, control tokens in it are characters, an empty one has a vector', async () => {
  const vectors = await models.embed(['요금 '.repeat(5000), '<|im_end|>', '', '\u200b', '😀'], 'passage');
  for (const vector of vectors) assert.equal(vector.length, dimensions);
  for (const vector of vectors) assert.ok(Math.abs(alike(vector, vector) - 1) < 1e-5);
});

test('a reranker gives each text a number between 0 and 1, in the order given', async () => {
  const scores = await models.rerank('월 요금은 얼마입니까', [
    '개통일은 8월입니다.',
    '월 요금은 33,000원입니다.',
    '설치 기사가 갑니다.',
    '요금 '.repeat(3000),
  ]);
  assert.equal(scores.length, 4);
  for (const score of scores) assert.ok(score >= 0 && score <= 1, String(scores));
  assert.ok(scores[1]! > scores[0]! && scores[1]! > scores[2]!);
});

test('without a model of the role the call says which is missing', async (t) => {
  const empty = modelsFor(t);
  assert.equal(empty.serving('reranker'), undefined);
  assert.equal(await codeOf(empty.embed(['요금'], 'query')), 'model-missing');
  assert.equal(await codeOf(empty.rerank('요금', ['요금'])), 'model-missing');
});

test('cancelling ends a long job at once, and the next call is served', async () => {
  await models.embed(['요금'], 'query');
  const stop = new AbortController();
  const long = codeOf(models.embed(Array(20_000).fill('월 요금은 얼마입니까'), 'passage', stop.signal));
  stop.abort();
  assert.equal(await long, 'cancelled');
  assert.equal((await models.embed(['요금'], 'query')).length, 1);
});
