/**
 * The model first says which passages are relevant and why, then picks evidence by quoting, then answers from the
 * quotes; each of the three is a step that can be looked at. One prompt, since a small model that answers three times
 * takes three times as long.
 *
 * After Xia et al., Improving Retrieval Augmented Language Model with Self-Reasoning (AAAI 2025): relevance-aware,
 * evidence-aware selective and trajectory analysis processes.
 */
import { z } from 'zod';
import type { PromptPassage } from '../check.ts';
import { compose } from '../compose.ts';
import { type Mode, nothingComposed, outcomeOf } from '../mode.ts';
import { type Prompts, promptsIn } from '../prompts.ts';
import { checkedAgainst, isTiny, passagesFor, tokensFor } from '../reading.ts';
import { answerTokens, type Draft, messages, type Writing } from '../writing.ts';
import { jsonReader, quoteSchema, quoteShape, sentenceText, userText, wrong } from '../writing-plain.ts';
import { chatModel, rag } from './rag.ts';

const text = { type: 'string' } as const;
const shape = {
  type: 'object',
  properties: {
    passages: {
      type: 'array',
      items: {
        type: 'object',
        properties: { n: { type: 'integer' }, relevant: { type: 'boolean' }, why: text },
      },
    },
    evidence: { type: 'array', items: quoteShape },
    found: { type: 'boolean' },
    sentences: {
      type: 'array',
      items: {
        type: 'object',
        properties: { evidence: { type: 'array', items: { type: 'integer' } }, text },
      },
    },
  },
} as const;

export const reasoned: Mode = async function* (asked, parts, options, signal) {
  const model = chatModel(parts);
  // The test model writes no JSON.
  if (isTiny(model)) return yield* rag(asked, parts, options, signal);
  const tokens = await tokensFor(asked, parts, model, signal);
  const passages = await passagesFor([asked.found!], tokens, parts, model, signal);
  if (passages.length === 0) return outcomeOf('reasoned', { ...nothingComposed, found: false });
  const writing = reasonedWriting(asked.question, passages, promptsIn(asked.language));
  const against = checkedAgainst(passages, asked);
  return outcomeOf('reasoned', yield* compose(parts.models, writing, against, options.adapters, signal));
};

function reasonedWriting(question: string, passages: readonly PromptPassage[], prompts: Prompts): Writing {
  const titleOf = (n: number) => passages.find((passage) => passage.n === n)?.source.document.title;
  const judged = z.object({
    n: z.number().int().min(1).max(passages.length),
    relevant: z.boolean(),
    why: z.string().max(1_000),
  });
  const quote = quoteSchema(passages.length);
  const sentence = z.object({
    evidence: z.array(z.number().int().min(1).max(50)).max(8),
    text: sentenceText,
  });
  return {
    passages,
    request: (again) => ({
      messages: messages(
        `${prompts.house}\n${prompts.reasoned}`,
        userText(question, passages, prompts, again.language),
        again,
        prompts.repair,
      ),
      schema: shape,
      maxTokens: 2 * answerTokens,
      temperature: 0,
    }),
    reader: () => {
      // An evidence of the wrong shape keeps its place, so that the sentences' numbers stay true.
      const evidence: (z.infer<typeof quote> | null)[] = [];
      const step = (kind: 'relevant' | 'irrelevant' | 'evidence', detail: string, n: number): Draft => ({
        type: 'step',
        step: { kind, detail, pages: [titleOf(n) ?? ''] },
      });
      return jsonReader(({ key, value }) => {
        if (key === 'passages') {
          const read = judged.safeParse(value);
          if (!read.success) return [];
          const { n, relevant, why } = read.data;
          return [step(relevant ? 'relevant' : 'irrelevant', why, n)];
        }
        if (key === 'evidence') {
          const read = quote.safeParse(value);
          evidence.push(read.success ? read.data : null);
          return read.success ? [step('evidence', read.data.quote, read.data.passage)] : [];
        }
        if (key === 'found') return typeof value === 'boolean' ? [{ type: 'found', found: value }] : wrong;
        if (key !== 'sentences') return [];
        const read = sentence.safeParse(value);
        if (!read.success) return wrong;
        const quotes = read.data.evidence.map((n) => evidence[n - 1]);
        // It leans on evidence that is not there: the check finds no such quote.
        const given = quotes.map((one) => one ?? { passage: 0, quote: '' });
        return [{ type: 'sentence', sentence: { text: read.data.text, quotes: given } }];
      });
    },
  };
}
