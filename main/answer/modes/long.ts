/**
 * Answers from passages; where the model says that they do not suffice, or nothing that it says can be checked, the
 * candidate documents are read whole, as many as the model's context holds.
 *
 * After Li et al., Retrieval Augmented Generation or Long-Context LLMs? A Comprehensive Study and Hybrid Approach
 * (Self-Route; EMNLP 2024 industry track).
 */
import { type Mode, outcomeOf } from '../mode.ts';
import { fitting, type Reading } from '../passages.ts';
import { inOrder, measured, tokensFor } from '../reading.ts';
import { chatModel, fromPassages, fromThese } from './rag.ts';

/** Documents read whole at most, and the tokens that even a model of a long context gets. */
const documents = 3;
const mostTokens = 24_000;

export const long: Mode = async function* (asked, parts, options, signal) {
  const first = yield* fromPassages([asked.found!], asked, parts, options, signal);
  if (first.said > 0) return outcomeOf('long', first);
  const model = chatModel(parts);
  const tokens = await tokensFor(asked, parts, model, signal, mostTokens);
  const whole = asked.found!.sources.slice(0, documents).flatMap((source): Reading[] => {
    const units = source.passages.flatMap((passage) => passage.units);
    return units.length > 0 ? [{ source, units }] : [];
  });
  const readings = await fitting(whole, tokens, measured(parts, model, signal));
  const titles = readings.map(({ source }) => source.document.title);
  yield { type: 'step', step: { kind: 'read', detail: '', pages: titles } };
  const second = yield* fromThese(inOrder(readings, parts), asked, parts, options, signal);
  return outcomeOf('long', { ...second, leftOut: first.leftOut + second.leftOut });
};
