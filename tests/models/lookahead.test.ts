/** What an answer will say next is guessed from what was read: the same answers, in fewer evaluations. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Token } from 'node-llama-cpp';
import { createLookahead } from '../../main/models/native/lookahead.ts';
import { sharedModels } from './made.ts';
import { own, subject } from './subject.ts';
import { answerTo, items, request } from './tiny-copy.ts';

const tokens = (...numbers: number[]) => numbers as Token[];

test('what stood behind the same two tokens is guessed, the last time before all others', () => {
  const lookahead = createLookahead();
  lookahead.reset(tokens(1, 2, 30, 31, 1, 2, 40, 41, 9, 1, 2));
  assert.equal(lookahead.guess(), 40);
});

test('nothing is guessed where the two were never seen, nor of one token alone', () => {
  const lookahead = createLookahead();
  assert.equal(lookahead.guess(), undefined);
  for (const read of [tokens(), tokens(7), tokens(1, 2), tokens(1, 2, 3, 2, 1)]) {
    lookahead.reset(read);
    assert.equal(lookahead.guess(), undefined);
  }
});

test('a passage that is being copied goes on, though its words stand elsewhere too, until it is left', () => {
  const lookahead = createLookahead();
  lookahead.reset(tokens(1, 2, 3, 4, 5, 6, 7, 99, 3, 4, 50, 99, 1, 2));
  for (const next of [3, 4, 5, 6]) {
    assert.equal(lookahead.guess(), next);
    lookahead.add(next as Token);
  }
  assert.equal(lookahead.guess(), 7);
  lookahead.add(8 as Token);
  assert.equal(lookahead.guess(), undefined);
});

test('what was written is looked up as what was read', () => {
  const lookahead = createLookahead();
  lookahead.reset(tokens(1, 2));
  for (const token of tokens(60, 61, 62, 63, 1, 60, 61)) lookahead.add(token);
  assert.equal(lookahead.guess(), 62);
});

test('answers are the same with and without guesses, and some of their tokens were guessed', async () => {
  const models = await sharedModels(subject.chat);
  const sums = { generated: 0, guessed: 0 };
  for (const [prompt] of items.base.slice(0, 10)) {
    const asked = request(prompt);
    const alone = await answerTo(models, { ...asked, guess: false });
    const ahead = await answerTo(models, asked);
    assert.equal(ahead.text, alone.text);
    assert.equal(alone.done.type === 'done' && alone.done.guessedTokens, 0);
    if (ahead.done.type !== 'done') continue;
    sums.generated += ahead.done.generatedTokens;
    sums.guessed += ahead.done.guessedTokens;
  }
  if (!own.chat) assert.ok(sums.guessed > sums.generated / 8, JSON.stringify(sums));
});
