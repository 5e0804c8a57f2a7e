/**
 * Splits a question that compares things or asks several, searches for each, and answers from all that was found. The
 * model only chooses searches: it runs nothing else, and every search is shown.
 *
 * After Yao et al., ReAct: Synergizing Reasoning and Acting in Language Models (ICLR 2023).
 */
import { z } from 'zod';
import type { AnswerEvent } from '../../contract/index.ts';
import { partsOfComparison } from '../../language/index.ts';
import { jsonIn, wholeText } from '../chat.ts';
import type { Found } from '../look.ts';
import { type Asked, type Mode, type ModeOptions, type ModeParts, outcomeOf } from '../mode.ts';
import { unfenced } from '../passages.ts';
import { promptsIn } from '../prompts.ts';
import { isTiny } from '../reading.ts';
import { chatModel, fromPassages } from './rag.ts';

/** Searches beside the first one. */
const mostSearches = 4;
/** Milliseconds for one decision; without it the answer is made from what was found so far. */
const decisionTime = 30_000;

const shape = {
  type: 'object',
  properties: { thought: { type: 'string' }, done: { type: 'boolean' }, query: { type: 'string' } },
} as const;
const decision = z.object({ thought: z.string().max(2_000), done: z.boolean(), query: z.string().max(500) });

export const agent: Mode = async function* (asked, parts, options, signal) {
  const found: Found[] = [asked.found!];
  const searched = new Set([asked.question]);
  for (const query of partsOfComparison(asked.question).slice(0, mostSearches)) {
    if (searched.has(query)) continue;
    yield* search(query);
  }
  while (!isTiny(chatModel(parts)) && found.length <= mostSearches) {
    const next = yield* decide(found, asked, parts, options, signal);
    const query = next?.query.trim() ?? '';
    if (!next || next.done || query === '' || searched.has(query)) break;
    yield* search(query);
  }
  return outcomeOf('agent', yield* fromPassages(found, asked, parts, options, signal));

  async function* search(query: string): AsyncGenerator<AnswerEvent, void, undefined> {
    searched.add(query);
    const result = await parts.look(query);
    found.push(result);
    yield { type: 'step', step: { kind: 'search', detail: query, pages: titlesOf(result) } };
  }
};

/** What to search for next; undefined where the model's decision cannot be read or takes too long. */
async function* decide(
  found: readonly Found[],
  asked: Asked,
  parts: ModeParts,
  options: ModeOptions,
  signal: AbortSignal,
): AsyncGenerator<AnswerEvent, z.infer<typeof decision> | undefined, undefined> {
  const prompts = promptsIn(asked.language);
  const so = found.map((one) => `- ${unfenced(one.question)} → ${titlesOf(one).map(unfenced).join(' / ')}`);
  const text = await wholeText(
    parts.models,
    {
      messages: [
        { role: 'system', text: `${prompts.house}\n${prompts.agent(mostSearches)}` },
        {
          role: 'user',
          text: `${prompts.question}: ${unfenced(asked.question)}\n\n${prompts.searched}:\n${so.join('\n')}`,
        },
      ],
      schema: shape,
      maxTokens: 160,
      temperature: 0,
      adapters: options.adapters,
    },
    signal,
    decisionTime,
  );
  if (text === undefined) {
    yield { type: 'step', step: { kind: 'slow', detail: '', pages: [] } };
    return undefined;
  }
  const read = decision.safeParse(jsonIn(text));
  if (!read.success) return undefined;
  if (read.data.thought.trim() !== '')
    yield { type: 'step', step: { kind: 'thought', detail: read.data.thought, pages: [] } };
  return read.data;
}

const titlesOf = ({ sources }: Found): string[] => sources.slice(0, 3).map(({ document }) => document.title);
