/** A chat model's output as it streams. Leaving the loop, for whatever reason, ends the model's work at once. */
import { FootnoteError } from '../contract/index.ts';
import type { ChatEvent, ChatRequest, ModelCalls } from '../models/index.ts';

/** @throws FootnoteError of the models room, `cancelled` as soon as the signal is aborted */
export async function* chatting(
  models: ModelCalls,
  request: ChatRequest,
  signal: AbortSignal,
): AsyncGenerator<ChatEvent, void, undefined> {
  const leaving = new AbortController();
  const both = AbortSignal.any([signal, leaving.signal]);
  const stop = () => leaving.abort();
  let stopped: () => void = () => {};
  const aborted = new Promise<'aborted'>((resolve) => {
    stopped = () => resolve('aborted');
    if (signal.aborted) resolve('aborted');
    signal.addEventListener('abort', stopped, { once: true });
  });
  const events = models.chat(request, both)[Symbol.asyncIterator]();
  try {
    for (;;) {
      // A model that does not hear the signal must not keep the person waiting.
      const next = await Promise.race([events.next(), aborted]);
      if (next === 'aborted') throw new FootnoteError('cancelled');
      if (next.done) return;
      yield next.value;
    }
  } finally {
    signal.removeEventListener('abort', stopped);
    stop();
    void Promise.resolve(events.return?.()).catch(() => {});
  }
}

/**
 * All of a short output; undefined where it took longer than `within` milliseconds.
 * @throws FootnoteError of the models room, `cancelled`
 */
export async function wholeText(
  models: ModelCalls,
  request: ChatRequest,
  signal: AbortSignal,
  within: number,
): Promise<string | undefined> {
  const late = AbortSignal.timeout(within);
  try {
    let text = '';
    for await (const event of chatting(models, request, AbortSignal.any([signal, late])))
      if (event.type === 'text') text += event.text;
    return text;
  } catch (error) {
    if (late.aborted && !signal.aborted) return undefined;
    throw error;
  }
}

/** The JSON object in a model's output; undefined where there is none. */
export function jsonIn(text: string): unknown {
  const [from, to] = [text.indexOf('{'), text.lastIndexOf('}')];
  if (from < 0 || to < from) return undefined;
  try {
    return JSON.parse(text.slice(from, to + 1));
  } catch {
    return undefined;
  }
}
