/** A chat model: one answer at a time, a context for each set of adapters, the evaluated prompt kept for the next call. */
import type { Llama, LlamaContext, LlamaContextSequence, LlamaGrammar, LlamaModel } from 'node-llama-cpp';
import { FootnoteError } from '../../contract/index.ts';
import type { ChatEvent, ChatRequest } from '../calls.ts';
import type { AdapterSpec, ModelSpec } from '../messages.ts';
import { generate } from './generate.ts';
import type { Native } from './llama.ts';
import { createLock } from './lock.ts';
import { createGuesses, type Guesses } from './lookahead.ts';
import { promptMaker } from './prompt.ts';
import { asChosen } from './threads.ts';

export interface ChatModel {
  chat(
    request: ChatRequest,
    adapters: readonly AdapterSpec[],
    signal: AbortSignal,
  ): AsyncGenerator<ChatEvent, void, undefined>;
  countTokens(text: string): number;
}

/** Contexts at once: with and without an adapter side by side. Each holds a cache of its own. */
const contextsAtMost = 2;
/** Tokens that a context has at least, however little memory is free. */
const contextAtLeast = 2048;
const grammarsAtMost = 16;

interface Open {
  readonly context: LlamaContext;
  readonly sequence: LlamaContextSequence;
  readonly guesses: Guesses;
}

export async function chatModel(model: LlamaModel, spec: ModelSpec, native: Native): Promise<ChatModel> {
  const { llama, cores, explained } = native;
  const promptOf = await promptMaker(model);
  const queue = createLock();
  const contexts = new Map<string, Open>();
  const grammarOf = grammars(llama);

  const open = async (adapters: readonly AdapterSpec[]): Promise<Open> => {
    const loaded = adapters.filter(({ scale }) => scale !== 0);
    const key = JSON.stringify(loaded.map(({ path, scale }) => [path, scale]).sort());
    const there = contexts.get(key);
    contexts.delete(key);
    if (there) {
      contexts.set(key, there);
      return there;
    }
    for (const [old, { context }] of [...contexts].slice(0, contexts.size + 1 - contextsAtMost)) {
      contexts.delete(old);
      await context.dispose();
    }
    const make = async (): Promise<Open> => {
      const context = await model.createContext({
        contextSize: { min: Math.min(contextAtLeast, spec.context), max: spec.context },
        threads: asChosen,
        // Else a model with sliding windows could not take back the end of a prompt.
        swaFullCache: true,
        ...(loaded.length > 0 && {
          lora: { adapters: loaded.map(({ path, scale }) => ({ filePath: path, scale })) },
        }),
      });
      const guesses = await createGuesses();
      return { context, guesses, sequence: context.getSequence({ tokenPredictor: guesses.predictor }) };
    };
    const made = await make().catch(async (error: unknown) => {
      if (contexts.size === 0) throw explained(error, loaded[0]?.name ?? spec.name);
      // The other context may take the memory that this one needs.
      for (const { context } of contexts.values()) await context.dispose();
      contexts.clear();
      return make().catch((again: unknown) => {
        throw explained(again, loaded[0]?.name ?? spec.name);
      });
    });
    contexts.set(key, made);
    return made;
  };

  return {
    countTokens: (text) => model.tokenize(text, false).length,
    async *chat(request, adapters, signal) {
      const before = queue.length;
      // In line before it is said: who comes next counts this one.
      const entering = queue.enter();
      try {
        if (before > 0) yield { type: 'queued', before };
        await entering;
        if (signal.aborted) throw new FootnoteError('cancelled');
        const { sequence, guesses } = await open(adapters);
        guesses.for(sequence, request.guess ?? true);
        const grammar = request.schema && (await grammarOf(request.schema));
        const prompt = promptOf(request.messages);
        yield* generate({ sequence, prompt, request, grammar, cores, signal });
      } finally {
        (await entering)();
      }
    },
  };
}

/** Grammars are compiled once for each schema; a few of them are kept. */
function grammars(llama: Llama) {
  const known = new Map<string, LlamaGrammar>();
  return async (schema: Readonly<Record<string, unknown>>): Promise<LlamaGrammar> => {
    const key = JSON.stringify(schema);
    const there = known.get(key);
    if (there) return there;
    const grammar = await llama.createGrammarForJsonSchema(
      schema as Parameters<Llama['createGrammarForJsonSchema']>[0],
    );
    if (known.size >= grammarsAtMost) known.delete([...known.keys()][0]!);
    known.set(key, grammar);
    return grammar;
  };
}
