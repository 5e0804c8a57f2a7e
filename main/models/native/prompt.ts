/**
 * Messages → tokens, by the model's own chat template. Only the template's control tokens become control tokens: the
 * messages' texts are tokenised apart, so that `<|im_end|>` in a manual is six characters and no more.
 */
import type { LlamaModel, Token } from 'node-llama-cpp';
import type { ChatMessage } from '../calls.ts';

export interface Prompt {
  readonly tokens: Token[];
  /** Texts after which the model has said all; it ends by a control token as a rule. */
  readonly stops: readonly string[];
}

export type PromptMaker = (messages: readonly ChatMessage[]) => Prompt;

export async function promptMaker(model: LlamaModel): Promise<PromptMaker> {
  const { resolveChatWrapper } = await import('node-llama-cpp');
  const wrapper = resolveChatWrapper(model, {
    warningLogs: false,
    // An answer is wanted at once, not a monologue before it.
    customWrapperSettings: {
      qwen: { thoughts: 'discourage' },
      gemma4: { reasoning: false },
      // As the templates of Qwen, EXAONE, SmolLM and others call it; others do not look at it.
      jinjaTemplate: { additionalRenderParameters: { enable_thinking: false } },
    },
  });
  return (messages) => {
    const { contextText, stopGenerationTriggers } = wrapper.generateContextState({
      chatHistory: [
        ...messages.map(({ role, text }) =>
          role === 'assistant' ? { type: 'model' as const, response: [text] } : { type: role, text },
        ),
        // Opens the answer.
        { type: 'model' as const, response: [] },
      ],
    });
    const stops = stopGenerationTriggers
      .map(({ values }) => values)
      .filter((values) => values.every((value) => typeof value === 'string'))
      .map((values) => values.join(''));
    return { tokens: contextText.tokenize(model.tokenizer), stops: stops.filter(Boolean) };
  };
}
