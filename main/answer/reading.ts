/** What a model gets to read for an answer: the best passages within its limits, in the order of the prompt. */

import { FootnoteError } from '../contract/index.ts';
import { fold } from '../language/index.ts';
import type { ServingModel } from '../models/index.ts';
import { sectionsFor } from '../retrieve/index.ts';
import type { CheckedAgainst, PromptPassage } from './check.ts';
import type { Found } from './look.ts';
import type { Asked, ModeParts } from './mode.ts';
import { asBefore, fitting, inPromptOrder, type Reading, shown } from './passages.ts';
import { productsOf } from './products.ts';
import { promptsIn } from './prompts.ts';
import { answerTokens } from './writing.ts';
import { tinyPromptTokens, tinyShown } from './writing-tiny.ts';

/**
 * Tokens of passages in an ordinary prompt. A processor without GPU reads some 50 to 100 of them a second with a small
 * model; more are read in mode `long` only.
 */
const passageTokens = 2_400;
const mostPassages = 8;
/** Less than this is no passage: the question has taken the room. */
const leastTokens = 64;
/** What a model's own chat template adds, and some air. */
const templateTokens = 96;

export const isTiny = (model: ServingModel): boolean => model.profile === 'tiny-copy';

/**
 * Tokens that passages may take.
 * @throws FootnoteError `prompt-too-long`, and those of the models room
 * @param wanted at most so many; default: an ordinary prompt's
 */
export async function tokensFor(
  { question, language }: Asked,
  { models }: ModeParts,
  model: ServingModel,
  signal: AbortSignal,
  wanted = passageTokens,
): Promise<number> {
  const asked = await models.countTokens(question, signal);
  if (isTiny(model)) return Math.max(16, tinyPromptTokens - asked);
  const prompts = promptsIn(language);
  const told = await models.countTokens(`${prompts.house}\n${prompts.reasoned}`, signal);
  const room = model.context - Math.min(answerTokens, model.context / 3) - told - asked - templateTokens;
  if (room < leastTokens)
    throw new FootnoteError('prompt-too-long', {
      tokens: asked + told + leastTokens,
      context: model.context,
    });
  return Math.min(wanted, room);
}

/**
 * Sections round the best passages; of several searches the best of each in turn.
 * @param tokens of all passages together
 */
export async function passagesFor(
  found: readonly Found[],
  tokens: number,
  parts: ModeParts,
  model: ServingModel,
  signal: AbortSignal,
): Promise<PromptPassage[]> {
  const { cost } = measured(parts, model, signal);
  // Sections are chosen by characters: the best page's own text says how many of them a token has.
  const sample = found[0]?.sources[0]?.passages[0]?.units.map((unit) => unit.text).join('\n') || '가';
  const characters = (tokens * sample.length) / Math.max(1, await cost(sample));
  const lists = found.map((one) => readingsOf(one, parts, characters / found.length));
  return inOrder(await fitting(inTurn(lists), tokens, measured(parts, model, signal)), parts);
}

function readingsOf({ retrieval, sources }: Found, { library }: ModeParts, characters: number): Reading[] {
  const limits = { characters, sections: mostPassages, documents: sources.length };
  return sectionsFor(library, retrieval, limits).flatMap(({ documentId, units, text }): Reading[] => {
    const source = sources.find(({ document }) => document.id === documentId);
    return source ? [{ source, units, text }] : [];
  });
}

export const measured = ({ models }: ModeParts, model: ServingModel, signal: AbortSignal) => ({
  shown: isTiny(model) ? tinyShown : shown,
  cost: (text: string) => models.countTokens(text, signal),
});

export function inOrder(readings: readonly Reading[], { memory }: ModeParts): PromptPassage[] {
  const passages = asBefore(readings, memory.passages) ?? inPromptOrder(readings);
  memory.passages = passages;
  return passages;
}

/** The first of each, the second of each …; what two searches found is taken once. */
function inTurn(lists: readonly (readonly Reading[])[]): Reading[] {
  const out: Reading[] = [];
  const seen = new Set<string>();
  for (let i = 0; lists.some((list) => i < list.length); i++)
    for (const list of lists) {
      const reading = list[i];
      const key = reading && `${reading.source.document.id}:${reading.units[0]!.start}`;
      if (!reading || seen.has(key!)) continue;
      seen.add(key!);
      out.push(reading);
    }
  return out;
}

export function checkedAgainst(
  passages: readonly PromptPassage[],
  { said, question, language }: Asked,
): CheckedAgainst {
  const pages = [...new Map(passages.map(({ source }) => [source.document.id, source.document])).values()];
  const titled = pages.map(({ id, title, path }) => ({ documentId: id, title, path }));
  const products = productsOf(titled).map(({ name }) => fold(name));
  return { passages, question: `${said}\n${question}`, language, products };
}
