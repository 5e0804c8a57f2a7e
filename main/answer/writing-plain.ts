/**
 * Writing for any instruction-following model: passages, then the question; JSON held by a grammar, quotes before the
 * sentence that they carry.
 *
 * After Lewis et al., Retrieval-Augmented Generation for Knowledge-Intensive NLP Tasks (NeurIPS 2020).
 */
import { z } from 'zod';
import type { PromptPassage } from './check.ts';
import { shown, unfenced } from './passages.ts';
import type { Prompts } from './prompts.ts';
import { createStreamReader, type Part } from './read-stream.ts';
import { answerTokens, type Draft, type DraftReader, messages, type Writing } from './writing.ts';

const text = { type: 'string' } as const;
export const quoteShape = {
  type: 'object',
  properties: { passage: { type: 'integer' }, quote: text },
} as const;

const ragShape = {
  type: 'object',
  properties: {
    found: { type: 'boolean' },
    sentences: {
      type: 'array',
      items: { type: 'object', properties: { quotes: { type: 'array', items: quoteShape }, text } },
    },
  },
} as const;

/** What the grammar cannot hold: how long, and which passages there are. */
export const quoteSchema = (passages: number) =>
  z.object({ passage: z.number().int().min(1).max(passages), quote: z.string().min(1).max(2_000) });
export const sentenceText = z.string().trim().min(1).max(1_000);

export function plainWriting(
  question: string,
  passages: readonly PromptPassage[],
  prompts: Prompts,
): Writing {
  const sentence = z.object({
    quotes: z.array(quoteSchema(passages.length)).max(8),
    text: sentenceText,
  });
  return {
    passages,
    request: (again) => ({
      messages: messages(
        `${prompts.house}\n${prompts.rag}`,
        userText(question, passages, prompts, again.language),
        again,
        prompts.repair,
      ),
      schema: ragShape,
      maxTokens: answerTokens,
      temperature: 0,
    }),
    reader: () =>
      jsonReader(({ key, value }) => {
        if (key === 'found') return typeof value === 'boolean' ? [{ type: 'found', found: value }] : wrong;
        if (key !== 'sentences') return [];
        const read = sentence.safeParse(value);
        return read.success ? [{ type: 'sentence', sentence: read.data }] : wrong;
      }),
  };
}

export const wrong: Draft[] = [{ type: 'misshapen' }];

/** Passages first: they stay the same for a follow-up, and are then not read again. */
export function userText(
  question: string,
  passages: readonly PromptPassage[],
  prompts: Prompts,
  stronger: boolean,
): string {
  const order = stronger ? `\n${prompts.inThisLanguage}` : '';
  return `${prompts.passages}:\n${passages.map(shown).join('\n')}\n\n${prompts.question}: ${unfenced(question)}${order}`;
}

/** Parts of the JSON as drafts; output that is no whole JSON object ends as cut. */
export function jsonReader(draftsOf: (part: Part) => Draft[]): DraftReader {
  const stream = createStreamReader();
  return {
    feed: (piece) => stream.feed(piece).flatMap(draftsOf),
    end: () => (stream.complete ? [] : [{ type: 'cut' }]),
  };
}
