/** What every mode is: one function type. Modes differ in what a model reads and how often it searches. */
import type {
  AdapterUse,
  AnswerEvent,
  AnswerMode,
  EarlierTurn,
  ErrorCode,
  ErrorParams,
} from '../contract/index.ts';
import type { ModelCalls } from '../models/index.ts';
import type { PromptPassage } from './check.ts';
import type { Composed } from './compose.ts';
import type { Found, LookParts } from './look.ts';

/** The question as a mode gets it. */
export interface Asked {
  /** Complete in itself. */
  readonly question: string;
  /** What the person typed, and what was said before: names in it may be used. */
  readonly said: string;
  readonly language: 'ko' | 'en';
  /** What the first search gave; undefined in a mode that does not search. */
  readonly found?: Found;
  /** What other wordings of the question gave. */
  readonly also?: readonly Found[];
}

export interface ModeParts extends LookParts {
  readonly models: ModelCalls;
  /** The last prompt's passages, so that a follow-up finds them in the model's cache. */
  readonly memory: { passages: readonly PromptPassage[] };
  /** Another search, under the person's filters. */
  readonly look: (question: string) => Promise<Found>;
}

export interface ModeOptions {
  readonly adapters: readonly AdapterUse[];
  readonly history: readonly EarlierTurn[];
}

/** What became of it; `null` where the quotes must stand in, and why. */
export interface Outcome {
  /** What was used in the end: `long` that needed passages only is `long` all the same. */
  readonly mode: AnswerMode;
  readonly composed: Composed;
  readonly fellBack?: { readonly code: ErrorCode; readonly params: ErrorParams };
}

/**
 * Yields what is shown on the way, never `evidence` or `done`.
 * @throws FootnoteError of the models room, `cancelled`
 */
export type Mode = (
  asked: Asked,
  parts: ModeParts,
  options: ModeOptions,
  signal: AbortSignal,
) => AsyncGenerator<AnswerEvent, Outcome, undefined>;

export const nothingComposed: Composed = {
  citations: [],
  said: 0,
  leftOut: 0,
  found: null,
  unreadable: false,
};

/** Where nothing of the model's answer could be shown and it did not say that there is no answer: why. */
export function outcomeOf(mode: AnswerMode, composed: Composed): Outcome {
  if (composed.said > 0 || composed.found === false) return { mode, composed };
  const code = composed.unreadable ? 'answer-unreadable' : 'answer-unchecked';
  return { mode, composed, fellBack: { code, params: {} } };
}
