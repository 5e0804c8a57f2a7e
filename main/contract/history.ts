/** Conversations that are kept, and what has become of their sources. */
import { z } from 'zod';
import type { Answer } from './answer.ts';
import type { Filters } from './filters.ts';

export const conversationSchema = z.object({
  id: z.number().int(),
  /** The first question, shortened, until somebody renames it. */
  title: z.string(),
  pinned: z.boolean(),
  /** ISO 8601: the first and the last question. */
  started: z.string(),
  updated: z.string(),
  turns: z.number().int(),
  /** Turns that cite a page whose text has changed since, or that is gone. */
  changedTurns: z.number().int(),
});
export type ConversationSummary = z.infer<typeof conversationSchema>;

/** A citation's document, then and now. */
export interface CitedSource {
  /** The footnote's number. */
  readonly n: number;
  /** `changed`: its text is another one now; a new date or markup alone is no change. */
  readonly state: 'same' | 'changed' | 'gone';
  /** Its number now (it may have been read anew since); null where it is gone. */
  readonly documentId: number | null;
  /** The quote still stands there, word by word. */
  readonly quoteStands: boolean;
  /** Where it does not: the sentence or row of today's page that is most like it; null where none is much alike. */
  readonly now: string | null;
  /** Sentences and rows that scans since then took out of the page and put into it; at most 200 of each. */
  readonly gone: readonly string[];
  readonly new: readonly string[];
}

export interface StoredTurn {
  readonly id: number;
  /** ISO 8601. */
  readonly asked: string;
  /** As it was given: an answer of an earlier version may lack newer fields. */
  readonly answer: Answer;
  readonly filters: Filters | null;
  /** One for each citation. */
  readonly sources: readonly CitedSource[];
}

export interface ConversationDetail {
  readonly conversation: ConversationSummary;
  /** In the order in which they were asked. */
  readonly turns: readonly StoredTurn[];
}

const ids = z.array(z.number().int()).min(1).max(10_000);

export const historyInputs = {
  /** Pinned ones first, then the latest. `search`: words that must all stand in the title, a question or an answer. */
  list: z.object({
    search: z.string().max(500).default(''),
    limit: z.number().int().min(1).max(1000).default(100),
    offset: z.number().int().min(0).default(0),
  }),
  one: z.object({ id: z.number().int() }),
  rename: z.object({ id: z.number().int(), title: z.string().trim().min(1).max(200) }),
  pin: z.object({ id: z.number().int(), pinned: z.boolean() }),
  remove: z.object({ ids }),
  export: z.object({ ids, format: z.enum(['markdown', 'html']), locale: z.enum(['ko', 'en']) }),
};

/** Where `ask` stores its turn: a conversation's number, or a new one. */
export const conversationRefSchema = z.union([z.number().int(), z.literal('new')]);
