/** The items of the copying model, and how a test asks it. */
import { readFileSync } from 'node:fs';
import type { ChatEvent, ChatRequest, Models } from '../../main/models/index.ts';
import { testModel } from './made.ts';

/** Prompt and right answer. */
type Item = readonly [prompt: string, answer: string];

export const items = JSON.parse(readFileSync(testModel('tiny-ko-copy-eval.json'), 'utf8')) as {
  /** New names and values in its own templates. */
  readonly base: readonly Item[];
  /** Colloquial questions, which only the adapter knows. */
  readonly domain: readonly Item[];
};

export function request(text: string, more: Partial<ChatRequest> = {}): ChatRequest {
  return { messages: [{ role: 'user', text }], maxTokens: 40, temperature: 0, adapters: [], ...more };
}

export async function answerTo(models: Models, asked: ChatRequest, signal?: AbortSignal) {
  let text = '';
  const events: ChatEvent[] = [];
  for await (const event of models.chat(asked, signal)) {
    events.push(event);
    if (event.type === 'text') text += event.text;
  }
  const done = events.find((event) => event.type === 'done')!;
  return { text: text.trim(), events, done };
}

/** Of a set of items, how many are answered exactly. */
export async function rightOf(
  models: Models,
  set: readonly Item[],
  adapters: ChatRequest['adapters'] = [],
): Promise<number> {
  let right = 0;
  for (const [prompt, answer] of set)
    if ((await answerTo(models, request(prompt, { adapters }))).text === answer) right += 1;
  return right;
}
