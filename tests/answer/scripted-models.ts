/** A model that says what a test tells it to say, in small pieces. */
import type { ChatEvent, ChatRequest, ModelCalls, ServingModel } from '../../main/models/index.ts';

/** What comes for a request: a text, or events of its own making; it may throw. */
export type Script = (request: ChatRequest, call: number) => string | AsyncIterable<ChatEvent>;

export interface ScriptedModels extends ModelCalls {
  readonly requests: readonly ChatRequest[];
  /** Generations that were begun and neither ended nor left. */
  readonly running: number;
}

const chatModel: ServingModel = {
  name: 'scripted-1b',
  hash: 'ab'.repeat(32),
  dimensions: null,
  context: 4096,
  profile: 'plain',
};

export function scriptedModels(script: Script, model: Partial<ServingModel> = {}): ScriptedModels {
  const requests: ChatRequest[] = [];
  let running = 0;
  return {
    requests,
    get running() {
      return running;
    },
    serving: (role) => (role === 'chat' ? { ...chatModel, ...model } : undefined),
    embed: () => Promise.reject(new Error('not scripted')),
    rerank: () => Promise.reject(new Error('not scripted')),
    readyToRerank: () => Promise.reject(new Error('not scripted')),
    countTokens: (text) => Promise.resolve(Math.ceil(text.length / 2)),
    chat: async function* (request) {
      requests.push(request);
      running++;
      try {
        const output = script(request, requests.length);
        if (typeof output !== 'string') {
          yield* output;
          return;
        }
        for (let at = 0; at < output.length; at += 5) yield { type: 'text', text: output.slice(at, at + 5) };
        yield {
          type: 'done',
          reason: 'stop',
          promptTokens: 10,
          reusedTokens: 0,
          generatedTokens: 5,
          guessedTokens: 0,
        };
      } finally {
        running--;
      }
    },
  };
}

/** An answer as the plain profile writes it. `[passage, quote]` pairs carry each sentence. */
export const written = (
  ...sentences: readonly (readonly [text: string, ...quotes: [number, string][]])[]
): string =>
  JSON.stringify({
    found: true,
    sentences: sentences.map(([text, ...quotes]) => ({
      quotes: quotes.map(([passage, quote]) => ({ passage, quote })),
      text,
    })),
  });

export const notFound = '{"found": false, "sentences": []}';

/** The number under which a prompt shows the passage that holds a text. */
export function passageHolding(request: ChatRequest, text: string): number {
  const user = request.messages.findLast(
    (message) => message.role === 'user' && message.text.includes('<passage'),
  );
  for (const [, n, body] of user!.text.matchAll(/<passage n="(\d+)"[^>]*>\n([\s\S]*?)\n<\/passage>/g))
    if (body!.includes(text)) return Number(n);
  throw new Error(`no passage holds ${text}`);
}
