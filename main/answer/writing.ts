/**
 * How a model is asked to write an answer and how what it writes is read: one `Writing` for each prompt and profile.
 * It knows nothing of checking; compose.ts does that.
 */
import type { Step } from '../contract/index.ts';
import type { ChatMessage, ChatRequest } from '../models/index.ts';
import type { ModelSentence, PromptPassage } from './check.ts';

/** What was read of a model's output so far. */
export type Draft =
  | { readonly type: 'found'; readonly found: boolean }
  | { readonly type: 'sentence'; readonly sentence: ModelSentence }
  | { readonly type: 'step'; readonly step: Step }
  /** A sentence of the wrong shape. */
  | { readonly type: 'misshapen' }
  /** It ended before it was whole, or is no JSON at all. */
  | { readonly type: 'cut' };

export interface DraftReader {
  feed(text: string): Draft[];
  /** When the model has ended. */
  end(): Draft[];
}

export interface Again {
  /** The answer had come in another language. */
  readonly language: boolean;
  /** What it wrote, where that could not be read. */
  readonly unreadable: string | null;
}

export interface Writing {
  readonly passages: readonly PromptPassage[];
  readonly request: (again: Again) => Omit<ChatRequest, 'adapters'>;
  readonly reader: () => DraftReader;
}

/** Tokens that an answer may take. */
export const answerTokens = 700;

/** A system text, then one user text; asked again behind what was written. */
export function messages(system: string, user: string, again: Again, repair: string): ChatMessage[] {
  const first: ChatMessage[] = [
    { role: 'system', text: system },
    { role: 'user', text: user },
  ];
  if (again.unreadable === null) return first;
  return [
    ...first,
    { role: 'assistant', text: again.unreadable.slice(0, 2_000) },
    { role: 'user', text: repair },
  ];
}
