/**
 * Other searches for the same question, in the words that manuals use. Off unless a benchmark says that it helps.
 *
 * After Ma et al., Query Rewriting for Retrieval-Augmented Large Language Models (EMNLP 2023).
 */
import { z } from 'zod';
import { fold, languageOf } from '../language/index.ts';
import type { ModelCalls } from '../models/index.ts';
import { jsonIn, wholeText } from './chat.ts';
import { unfenced } from './passages.ts';
import { promptsIn } from './prompts.ts';

const most = 2;
/** Milliseconds: the evidence waits for it. */
export const rewritingTime = 3_000;

const shape = {
  type: 'object',
  properties: { queries: { type: 'array', items: { type: 'string' } } },
} as const;
const output = z.object({ queries: z.array(z.string().trim().min(2).max(300)).max(20) });

/**
 * Empty where nothing came in time.
 * @throws FootnoteError of the models room, `cancelled`
 */
export async function alsoSearches(
  question: string,
  models: ModelCalls,
  signal: AbortSignal,
  within = rewritingTime,
): Promise<string[]> {
  const prompts = promptsIn(languageOf(question) === 'ko' ? 'ko' : 'en');
  const text = await wholeText(
    models,
    {
      messages: [
        { role: 'system', text: prompts.alsoSearch(most) },
        { role: 'user', text: `${prompts.question}: ${unfenced(question)}` },
      ],
      schema: shape,
      maxTokens: 120,
      temperature: 0,
      adapters: [],
    },
    signal,
    within,
  );
  const read = output.safeParse(jsonIn(text ?? ''));
  if (!read.success) return [];
  const seen = new Set([fold(question)]);
  return read.data.queries.filter((query) => !seen.has(fold(query)) && seen.add(fold(query))).slice(0, most);
}
