/** How an answer is made: the mode, the model and its adapters, what was said before, and the steps on the way. */
import { z } from 'zod';

/**
 * `quote`: the best sentences and rows as they stand, without a model; `rag`: a model answers from the passages;
 * `reasoned`: it judges the passages and quotes before it answers; `long`: whole documents where passages do not
 * suffice; `agent`: it searches in steps; `adapter-only`: the model alone, never cited and always marked.
 * Later issues add modes, never rename them.
 */
export const modeSchema = z.enum(['quote', 'rag', 'reasoned', 'long', 'agent', 'adapter-only']);
export type AnswerMode = z.infer<typeof modeSchema>;

/** `auto` takes what is installed and fits the question. */
export const wantedModeSchema = z.enum(['auto', ...modeSchema.options]);
export type WantedMode = z.infer<typeof wantedModeSchema>;

export const adapterUseSchema = z.object({
  /** As `models.adapters` lists it. */
  name: z.string().min(1).max(200),
  scale: z.number().min(0).max(2).default(1),
});
export type AdapterUse = z.infer<typeof adapterUseSchema>;

/** At most so many adapters in one answer. */
export const adapterLimit = 8;

/** What a person set for an adapter; it is kept while the adapter is not in use. */
export const adapterSettingSchema = z.object({
  name: z.string().min(1).max(200),
  scale: z.number().min(0).max(2),
  /** It takes part in answers. */
  on: z.boolean(),
});
export type AdapterSetting = z.infer<typeof adapterSettingSchema>;

/** An earlier turn of the conversation, as it was asked and answered. */
export const earlierTurnSchema = z.object({
  question: z.string().max(20_000),
  answer: z.string().max(100_000),
  /** The title of the page that was cited first, where one was. */
  title: z.string().max(2_000).optional(),
});
export type EarlierTurn = z.infer<typeof earlierTurnSchema>;

/** What `ask` and `evaluate` take beside the question. */
export const askingShape = {
  mode: wantedModeSchema.optional(),
  adapters: z.array(adapterUseSchema).max(adapterLimit).optional(),
};

/** Earlier turns, the oldest first; where a stored conversation is named, its own turns are taken instead. */
export const historySchema = z.array(earlierTurnSchema).max(100);

/** Something that was done on the way to the answer, for whoever wants to see it. */
export const stepSchema = z.object({
  /**
   * `search`: another search, `detail` is what was searched for; `read`: whole documents were read; `relevant` and
   * `irrelevant`: what the model makes of a passage; `evidence`: a quote it chose; `thought`: what it wants to do
   * next; `language`: it had answered in another language and was asked again; `repair`: its output could not be read
   * and was asked for again; `slow`: something was left out since it took too long.
   */
  kind: z.enum([
    ...(['search', 'read', 'relevant', 'irrelevant', 'evidence', 'thought'] as const),
    ...(['language', 'repair', 'slow'] as const),
  ]),
  detail: z.string(),
  /** Titles of the pages that it found or is about. */
  pages: z.array(z.string()),
});
export type Step = z.infer<typeof stepSchema>;

/** Why a sentence was left out: see main/answer/check.ts. */
export const leftOutReasons = [
  ...(['no-quote', 'quote-not-there', 'fact-not-quoted', 'opposite'] as const),
  ...(['condition-left-out', 'other-product', 'other-language', 'unreadable'] as const),
] as const;
export type LeftOutReason = (typeof leftOutReasons)[number];

/** Two or more pages fit equally well: a question back. */
export const choiceSchema = z.object({
  /** In the question's language: “기가라이트와 기가슬림 중 어느 상품입니까?” */
  question: z.string(),
  /** What each is called, and the question to ask instead if it is meant. */
  options: z.array(z.object({ name: z.string(), question: z.string(), documentId: z.number().int() })).min(2),
});
export type Choice = z.infer<typeof choiceSchema>;

/**
 * `answer`: said with sources; `refusal`: nothing was found; `small-talk`: a greeting or thanks, answered as such;
 * `choice`: asked back; `unsourced`: the model alone, not from the manuals.
 */
export const answerKindSchema = z.enum(['answer', 'refusal', 'small-talk', 'choice', 'unsourced']);
export type AnswerKind = z.infer<typeof answerKindSchema>;

/** How the answer was made. Answers that were stored by an earlier version lack it. */
export const makingShape = {
  kind: answerKindSchema.optional(),
  /** Null: no model took part. `hash`: SHA-256 of its file. */
  model: z.object({ name: z.string(), hash: z.string() }).nullable().optional(),
  adapters: z.array(adapterUseSchema).optional(),
  /** Which wording of the prompts was used; null without a model. */
  promptVersion: z.string().nullable().optional(),
  /** Sentences of the model that failed their check and are not shown. */
  leftOut: z.number().int().optional(),
  /** The question that was searched for, where a follow-up was completed; else null. */
  standalone: z.string().nullable().optional(),
  alsoSearched: z.array(z.string()).optional(),
  steps: z.array(stepSchema).optional(),
  choice: choiceSchema.nullable().optional(),
  /** Why the quotes stand here instead of the asked mode's answer; null where they do not. */
  fellBack: z
    .object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) })
    .nullable()
    .optional(),
};

/** What answers can be made with now. */
export const answeringSchema = z.object({
  /** The chat model's name; null where none is installed: answers are quotes. */
  model: z.string().nullable(),
  /** Names of the adapters that are installed and fit the model. */
  adapters: z.array(z.string()),
});
export type Answering = z.infer<typeof answeringSchema>;
