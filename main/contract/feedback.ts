/** What people say of answers, and the pages that they confirmed. Local, visible, revocable. */
import { z } from 'zod';

export const feedbackKindSchema = z.enum(['helpful', 'not-helpful', 'right-page']);

export const feedbackSchema = z.object({
  id: z.number().int(),
  /** ISO 8601. */
  given: z.string(),
  kind: feedbackKindSchema,
  question: z.string(),
  /** May be empty. */
  reason: z.string(),
  /** The stored turn that it is about; null where none was stored, or it is deleted. */
  turn: z.number().int().nullable(),
  /** For `right-page` the confirmed page; else the first page that was cited, if any. */
  page: z
    .object({
      /** Null where it is no longer in the library: the confirmation rests until it comes back. */
      documentId: z.number().int().nullable(),
      root: z.string(),
      path: z.string(),
      title: z.string(),
      /** It has other bytes now than when the feedback was given. */
      changed: z.boolean(),
    })
    .nullable(),
  /** True for `right-page` while its page is in the library: similar questions rank that page higher. */
  acts: z.boolean(),
});
export type Feedback = z.infer<typeof feedbackSchema>;

export const feedbackInputs = {
  /** `right-page` needs `documentId`. The same page confirmed again for the same question is kept once. */
  give: z.object({
    kind: feedbackKindSchema,
    question: z.string().trim().min(1).max(10_000),
    reason: z.string().trim().max(2000).default(''),
    documentId: z.number().int().optional(),
    turn: z.number().int().optional(),
  }),
  /** The latest first. */
  list: z.object({
    kind: feedbackKindSchema.optional(),
    limit: z.number().int().min(1).max(10_000).default(1000),
  }),
  remove: z.object({ ids: z.array(z.number().int()).min(1).max(10_000) }),
};
