/**
 * What the rooms above may ask of local models. Everything native runs in a process of its own behind these calls; if
 * it dies, each pending call rejects with FootnoteError `model-process-ended` and the next one starts it again.
 */

/** Loading may take seconds and is part of the first call. Aborting a call ends it at once. */
export interface ModelCalls {
  /** The model that serves a role; undefined where none is installed or chosen. */
  serving(role: 'chat' | 'embedding' | 'reranker'): ServingModel | undefined;
  /**
   * Unit vectors, one a text, in order. Prefixes that the model wants are added here; text beyond its context is cut.
   * @throws FootnoteError `model-missing`, `model-process-ended`, `model-failed` (NaN counts as failed), `cancelled`
   */
  embed(texts: readonly string[], kind: 'query' | 'passage', signal?: AbortSignal): Promise<Float32Array[]>;
  /** How well each text answers the question, 0 to 1, in the order given. Errors as `embed`. */
  rerank(question: string, texts: readonly string[], signal?: AbortSignal): Promise<number[]>;
  /**
   * Until the reranker is in memory and has read something, so that the next call's time is its pace. Aborting does not
   * end the loading, only the wait. Errors as `embed`.
   */
  readyToRerank(signal?: AbortSignal): Promise<void>;
  /**
   * The answer as it is generated. One at a time: later ones wait (`queued` says so). Errors as `embed`, and
   * `prompt-too-long`, `adapter-unknown`, `adapter-unfit`, `adapter-scale`.
   */
  chat(request: ChatRequest, signal?: AbortSignal): AsyncIterable<ChatEvent>;
  /** Exact, by the chat model's own tokenizer; control tokens in the text count as the characters that they are. */
  countTokens(text: string, signal?: AbortSignal): Promise<number>;
}

export interface ServingModel {
  /** The imported file's name without its extension. */
  readonly name: string;
  /** SHA-256 of the file, hex: equal hashes mean equal vectors. */
  readonly hash: string;
  /** For an embedder; else null. */
  readonly dimensions: number | null;
  /** Tokens that the model takes in all. */
  readonly context: number;
  /** Which prompts the model was made for: `plain` is any instruction-following chat model. */
  readonly profile: string;
}

export interface ChatMessage {
  readonly role: 'system' | 'user' | 'assistant';
  /** Never parsed for control tokens. */
  readonly text: string;
}

export interface ChatRequest {
  readonly messages: readonly ChatMessage[];
  /** JSON schema that the output must match. It bounds neither numbers nor exponents: validate what comes. */
  readonly schema?: Readonly<Record<string, unknown>>;
  readonly maxTokens: number;
  /** 0: the most probable token each time. */
  readonly temperature: number;
  /** Adapters by name, each with a scale between 0 and 2. */
  readonly adapters: readonly { readonly name: string; readonly scale: number }[];
  /** False: no token is guessed from what was read, and the same is written one token at a time. Default: true. */
  readonly guess?: boolean;
}

export type ChatEvent =
  | { readonly type: 'queued'; readonly before: number }
  | { readonly type: 'text'; readonly text: string }
  | {
      readonly type: 'done';
      /** `length`: the token limit ended it. */
      readonly reason: 'stop' | 'length';
      readonly promptTokens: number;
      /** Of the prompt, tokens that were already evaluated for the call before. */
      readonly reusedTokens: number;
      readonly generatedTokens: number;
      /** Of the generated ones, those that were guessed and only had to be checked. */
      readonly guessedTokens: number;
    };
