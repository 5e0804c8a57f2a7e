/**
 * The model and its adapters alone, without the manuals: to compare what an adapter has learned. Nothing it says is
 * checked or cited, and every answer says so first.
 *
 * After Hu et al., LoRA: Low-Rank Adaptation of Large Language Models (ICLR 2022).
 */
import { chatting } from '../chat.ts';
import { type Mode, nothingComposed } from '../mode.ts';
import { promptsIn } from '../prompts.ts';
import { isTiny } from '../reading.ts';
import { wordingIn } from '../wording.ts';
import { chatModel } from './rag.ts';

const mostTokens = 400;

export const adapterOnly: Mode = async function* (asked, { models }, { adapters }, signal) {
  const tiny = isTiny(chatModel({ models }));
  yield {
    type: 'sentence',
    text: wordingIn(asked.language).unsourced,
    citations: [],
    note: 'unsourced',
  };
  const events = chatting(
    models,
    {
      messages: tiny
        ? [{ role: 'user', text: `질문: ${asked.question}` }]
        : [
            { role: 'system', text: promptsIn(asked.language).adapterOnly },
            { role: 'user', text: asked.question },
          ],
      maxTokens: mostTokens,
      temperature: 0,
      adapters,
    },
    signal,
  );
  let said = 0;
  let pending = '';
  for await (const event of events) {
    if (event.type === 'queued') yield event;
    if (event.type === 'text') pending += event.text;
    const end = event.type === 'done' ? pending.length : lastEnd(pending);
    if (end === 0) continue;
    // Marks would look like footnotes.
    const text = pending
      .slice(0, end)
      .replace(/\s*\[\d{1,3}\]/g, '')
      .trim();
    pending = pending.slice(end);
    if (text === '') continue;
    said++;
    yield { type: 'sentence', text, citations: [] };
  }
  return { mode: 'adapter-only', composed: { ...nothingComposed, said } };
};

/** Behind the last sentence that is whole. */
function lastEnd(text: string): number {
  const ends = [...text.matchAll(/[.!?。]["'”’)]*\s|\n/g)];
  const last = ends.at(-1);
  return last ? last.index + last[0].length : 0;
}
