/** How well texts answer a question, by a cross-encoder. */
import type { LlamaModel, LlamaRankingContext } from 'node-llama-cpp';
import { FootnoteError } from '../../contract/index.ts';
import type { ModelSpec } from '../messages.ts';
import type { Native } from './llama.ts';
import { createLock } from './lock.ts';
import { asChosen } from './threads.ts';

export interface RankingModel {
  rerank(question: string, texts: readonly string[], signal: AbortSignal): Promise<number[]>;
}

/** Of the context, what the question may take: the text is what is judged. */
const questionShare = 0.25;
/** Tokens for the model's own template and separators. */
const added = 128;

export async function rankingModel(
  model: LlamaModel,
  spec: ModelSpec,
  { cores }: Native,
): Promise<RankingModel & { readonly context: LlamaRankingContext }> {
  const context = await model.createRankingContext({
    contextSize: spec.context,
    batchSize: spec.context,
    threads: asChosen,
  });
  const lock = createLock();
  // The first evaluation reads the weights from the disk and takes many times as long: nobody's search waits for it.
  const some = model.tokenize('?', false);
  await context.rank(some, some);
  const room = Math.max(16, spec.context - Math.min(added, Math.floor(spec.context / 4)));
  return {
    context,
    async rerank(question, texts, signal) {
      const asked = model.tokenize(question, false).slice(0, Math.floor(room * questionShare));
      const scores: number[] = [];
      for (const text of texts) {
        if (signal.aborted) throw new FootnoteError('cancelled');
        await cores.look();
        const tokens = model.tokenize(text, false).slice(0, room - asked.length);
        const score = await lock.run(() => context.rank(asked, tokens), true);
        if (!Number.isFinite(score))
          throw new FootnoteError('model-failed', { name: spec.name, reason: 'its score is no number' });
        scores.push(score);
      }
      return scores;
    },
  };
}
