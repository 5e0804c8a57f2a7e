/** Tokens in, text out: evaluates what is new of a prompt, then generates until the model stops or is stopped. */
import type { LlamaContextSequence, LlamaGrammar, Token } from 'node-llama-cpp';
import { FootnoteError } from '../../contract/index.ts';
import type { ChatEvent, ChatRequest } from '../calls.ts';
import type { Prompt } from './prompt.ts';
import type { Threads } from './threads.ts';

/** Milliseconds that a piece of prompt may take: a cancelled call frees the model within about that time. */
const patience = 150;
/** Tokens evaluated in one piece: below the least they cost more each, above the most nothing is gained. */
const piece = { least: 128, most: 512 } as const;
/** Tokens before those to be put into words that the library looks at, for blanks between them. */
const looksBack = 3;

export interface Generation {
  readonly sequence: LlamaContextSequence;
  readonly prompt: Prompt;
  readonly request: ChatRequest;
  readonly grammar: LlamaGrammar | undefined;
  readonly cores: Pick<Threads, 'look'>;
  readonly signal: AbortSignal;
}

/** @throws FootnoteError `prompt-too-long`, `cancelled` */
export async function* generate(generation: Generation): AsyncGenerator<ChatEvent, void, undefined> {
  const { sequence, prompt, request, grammar, cores, signal } = generation;
  const { tokens, stops } = prompt;
  const room = sequence.contextSize - tokens.length;
  if (room < 8)
    throw new FootnoteError('prompt-too-long', { tokens: tokens.length, context: sequence.contextSize });
  const most = Math.min(request.maxTokens, room);

  // What the call before evaluated and this one begins with stays; the last token is always evaluated anew.
  await sequence.adaptStateToTokens(tokens.slice(0, -1), false);
  const reused = sequence.nextTokenIndex;
  const last = await evaluate(generation, tokens.slice(reused));

  const written = textWriter(sequence, stops, grammar !== undefined);
  let generated = 0;
  const guessedBefore = sequence.tokenPredictions.used;
  const answer = sequence.evaluate(last, {
    temperature: request.temperature,
    ...(grammar && { grammarEvaluationState: await grammarState(sequence, grammar) }),
  });
  for await (const token of answer) {
    // Leaving the loop ends the native evaluation.
    if (signal.aborted) throw new FootnoteError('cancelled');
    const looking = cores.look();
    if (looking) await looking;
    generated += 1;
    const text = written.add(token);
    if (text !== '') yield { type: 'text', text };
    if (written.ended || generated >= most) break;
  }
  const rest = written.rest();
  if (rest !== '') yield { type: 'text', text: rest };
  yield {
    type: 'done',
    reason: !written.ended && generated >= most ? 'length' : 'stop',
    promptTokens: tokens.length,
    reusedTokens: reused,
    generatedTokens: generated,
    guessedTokens: sequence.tokenPredictions.used - guessedBefore,
  };
}

/**
 * Evaluates all but the last piece, which is left to be evaluated with the first token in view: one evaluation less than
 * with the last token alone. Pieces are of one size: a short one at the end would cost more by the token.
 * @param tokens one at least
 */
async function evaluate({ sequence, cores, signal }: Generation, tokens: readonly Token[]): Promise<Token[]> {
  let size: number = piece.least;
  let start = 0;
  for (;;) {
    if (signal.aborted) throw new FootnoteError('cancelled');
    await cores.look();
    const left = tokens.length - start;
    const pieces = Math.round(left / size);
    if (pieces <= 1) return tokens.slice(start);
    const part = tokens.slice(start, start + Math.ceil(left / pieces));
    const began = performance.now();
    await sequence.evaluateWithoutGeneratingNewTokens(part);
    start += part.length;
    const rate = part.length / Math.max(performance.now() - began, 1);
    size = Math.round(Math.min(piece.most, Math.max(piece.least, rate * patience)));
  }
}

async function grammarState(sequence: LlamaContextSequence, grammar: LlamaGrammar) {
  const { LlamaGrammarEvaluationState } = await import('node-llama-cpp');
  return new LlamaGrammarEvaluationState({ model: sequence.model, grammar });
}

/** Turns tokens into text as soon as they make whole characters; holds back what may be the beginning of a stop. */
function textWriter({ model }: LlamaContextSequence, stops: readonly string[], json: boolean) {
  let before: Token[] = [];
  let waiting: Token[] = [];
  let held = '';
  let whole = '';
  let ended = false;
  const out = (text: string): string => {
    held += text;
    const stop = stops.map((one) => held.indexOf(one)).filter((at) => at >= 0);
    if (stop.length > 0) {
      ended = true;
      held = held.slice(0, Math.min(...stop));
    }
    const keep = ended ? 0 : stops.reduce((most, one) => Math.max(most, overlap(held, one)), 0);
    const ready = held.slice(0, held.length - keep);
    held = held.slice(held.length - keep);
    whole += ready;
    // The grammar lets blanks follow; the value is complete.
    if (json && !ended && /[}\]]\s*$/.test(ready) && isJson(whole)) ended = true;
    return ready;
  };
  const flush = (text: string): string => {
    before = [...before, ...waiting].slice(-looksBack);
    waiting = [];
    return out(text);
  };
  return {
    get ended() {
      return ended;
    },
    add(token: Token): string {
      waiting.push(token);
      const text = model.detokenize(waiting, false, before);
      // A character of several tokens: the last ones are still to come.
      if (text.endsWith('\ufffd') && waiting.length < 8) return '';
      return flush(text);
    },
    rest(): string {
      const text = ended ? '' : flush(model.detokenize(waiting, false, before)) + held;
      held = '';
      return text;
    },
  };
}

/** How many characters at the end of `text` begin `stop`. */
function overlap(text: string, stop: string): number {
  for (let length = Math.min(text.length, stop.length - 1); length > 0; length -= 1)
    if (text.endsWith(stop.slice(0, length))) return length;
  return 0;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
