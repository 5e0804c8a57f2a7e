/**
 * Answers from the best passages.
 *
 * After Lewis et al., Retrieval-Augmented Generation for Knowledge-Intensive NLP Tasks (NeurIPS 2020).
 */
import type { AnswerEvent } from '../../contract/index.ts';
import { FootnoteError } from '../../contract/index.ts';
import type { ServingModel } from '../../models/index.ts';
import type { PromptPassage } from '../check.ts';
import { type Composed, compose } from '../compose.ts';
import type { Found } from '../look.ts';
import {
  type Asked,
  type Mode,
  type ModeOptions,
  type ModeParts,
  nothingComposed,
  outcomeOf,
} from '../mode.ts';
import { promptsIn } from '../prompts.ts';
import { checkedAgainst, isTiny, passagesFor, tokensFor } from '../reading.ts';
import { plainWriting } from '../writing-plain.ts';
import { tinyWriting } from '../writing-tiny.ts';

export const rag: Mode = async function* (asked, parts, options, signal) {
  const composed = yield* fromPassages([asked.found!, ...(asked.also ?? [])], asked, parts, options, signal);
  return outcomeOf('rag', composed);
};

/** An answer from what one search or several found. */
export async function* fromPassages(
  found: readonly Found[],
  asked: Asked,
  parts: ModeParts,
  options: ModeOptions,
  signal: AbortSignal,
): AsyncGenerator<AnswerEvent, Composed, undefined> {
  const model = chatModel(parts);
  const tokens = await tokensFor(asked, parts, model, signal);
  const passages = await passagesFor(found, tokens, parts, model, signal);
  return yield* fromThese(passages, asked, parts, options, signal);
}

export async function* fromThese(
  passages: readonly PromptPassage[],
  asked: Asked,
  parts: ModeParts,
  options: ModeOptions,
  signal: AbortSignal,
): AsyncGenerator<AnswerEvent, Composed, undefined> {
  if (passages.length === 0) return { ...nothingComposed, found: false };
  const writing = isTiny(chatModel(parts))
    ? tinyWriting(asked.question, passages)
    : plainWriting(asked.question, passages, promptsIn(asked.language));
  return yield* compose(parts.models, writing, checkedAgainst(passages, asked), options.adapters, signal);
}

/** @throws FootnoteError `model-missing` */
export function chatModel({ models }: Pick<ModeParts, 'models'>): ServingModel {
  const model = models.serving('chat');
  if (!model) throw new FootnoteError('model-missing', { role: 'chat' });
  return model;
}
