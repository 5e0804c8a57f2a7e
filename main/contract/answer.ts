/** What crosses the border when somebody searches or asks. */
import { z } from 'zod';
import { type Choice, type LeftOutReason, makingShape, modeSchema, type Step } from './answering.ts';
import type { ErrorCode, ErrorParams } from './errors.ts';
import { explanationSchema } from './explanation.ts';
import { locatorSchema } from './locator.ts';

/** The latest edition of a document whose name says that it is an older one. */
export const successorSchema = z.object({
  documentId: z.number().int(),
  /** Relative to the same root. */
  path: z.string(),
  title: z.string(),
});

const standing = {
  /**
   * Where the same page (title and text) stands as well, in order: relative to the same root, absolute where it is in
   * another one.
   */
  alsoAt: z.array(z.string()),
  /** Null where the document is not known to be superseded. */
  supersededBy: successorSchema.nullable(),
};

export const hitSchema = z.object({
  documentId: z.number().int(),
  /** The ingested folder, absolute. */
  root: z.string(),
  /** Relative to the root, with `/`, NFC. */
  path: z.string(),
  title: z.string(),
  /** The heading path of the passage's section, joined by ` › `; empty before the first heading. */
  heading: z.string(),
  /** The passage as it is indexed and read: rows are prose. */
  text: z.string(),
  /** Higher is better; comparable within one search only. */
  score: z.number(),
  locator: locatorSchema,
  ...standing,
  /** Where it was asked for. */
  explanation: explanationSchema.optional(),
});
export type Hit = z.infer<typeof hitSchema>;

/** Passages of other documents that are like those of one, the likest of each document, the likest first. */
export const similarPassagesSchema = z.object({
  /** False where there are no vectors to compare. */
  compared: z.boolean(),
  passages: z.array(
    z.object({
      /** Its score is the cosine. */
      hit: hitSchema,
      /** Where the passage that it is like begins in the document asked about. */
      to: z.number().int(),
    }),
  ),
});
export type SimilarPassages = z.infer<typeof similarPassagesSchema>;

/** A file that a page links to: a form, a price list. */
export const attachmentSchema = z.object({
  /** Relative to the root, with `/`, NFC. */
  path: z.string(),
  /** The link's text. */
  text: z.string(),
  /** Null where the file was not read (a format that is not read, a broken link). */
  documentId: z.number().int().nullable(),
  /**
   * The file's size when it was last seen; null where the library does not hold it. Where a page is shown: as it is now,
   * for every file that is there.
   */
  bytes: z.number().int().nullable().optional(),
  /** Where a page is shown: the file is not there now. Absent where that could not be seen. */
  missing: z.boolean().optional(),
  /** Where a page is shown: its type is handed to its own program. Others can be shown in their folder only. */
  opens: z.boolean().optional(),
});
export type Attachment = z.infer<typeof attachmentSchema>;

/** A page that links to a file. */
export const linkedFromSchema = z.object({
  documentId: z.number().int(),
  path: z.string(),
  title: z.string(),
});

export const citationSchema = z.object({
  /** The footnote's number, from 1. */
  n: z.number().int().min(1),
  documentId: z.number().int(),
  root: z.string(),
  path: z.string(),
  title: z.string(),
  heading: z.string(),
  /** As it stands in the file: sentences, steps, or a row's cells joined by a blank. Never prose. */
  quote: z.string(),
  /**
   * Where the quote holds a row of several cells: its rows, each as its cells, which joined by blanks are the quote.
   * A sentence beside them is a row of one cell.
   */
  rows: z.array(z.array(z.string())).optional(),
  locator: locatorSchema,
  /** The source file's modification time, ISO 8601. */
  modified: z.string(),
  /** The files that the cited page links to, in order. */
  attachments: z.array(attachmentSchema),
  /** For a cited attachment: the pages that link to it. */
  linkedFrom: z.array(linkedFromSchema),
  ...standing,
});
export type Citation = z.infer<typeof citationSchema>;

/**
 * `sure`: the evidence is shown as the answer; `unsure`: the closest passages, they may not answer; `none`:
 * nothing was found, the nearest pages are named.
 */
export const confidenceSchema = z.enum(['sure', 'unsure', 'none']);
export type Confidence = z.infer<typeof confidenceSchema>;

export const answerSchema = z.object({
  question: z.string(),
  /** Plain text with footnote marks `[1]`. */
  answer: z.string(),
  /** The question's language, in which the answer is worded (quotes stay as they stand); `other` is worded as `ask` says. */
  language: z.enum(['ko', 'en', 'other']),
  confidence: confidenceSchema,
  /** Nothing was found. `confidence` is `none` then, and where nothing was looked for (small talk, the model alone). */
  refused: z.boolean(),
  citations: z.array(citationSchema),
  /** The question's words that stand nowhere in the library, nor under another word that a glossary knows. */
  unknownWords: z.array(z.string()),
  /** The question as it would read with the keyboard in the other language, where the manuals know that only. */
  didYouMean: z.string().optional(),
  /** Further pages to look at, best first; at least for `unsure` and `none`, at most five. */
  nearest: z.array(
    hitSchema.pick({ documentId: true, root: true, path: true, title: true, heading: true, locator: true }),
  ),
  /** The one that was used: never `auto`, and `quote` where another one fell back to it. */
  mode: modeSchema,
  ...makingShape,
  /** Milliseconds since the question arrived. */
  ms: z.object({ retrieve: z.number(), firstToken: z.number(), total: z.number() }),
});
export type Answer = z.infer<typeof answerSchema>;

/**
 * An answer as it comes: the evidence (the citations it may use) first, then sentences, each with the numbers of
 * its checked citations, then the whole answer. A sentence is sent only when its citations are checked.
 */
export type AnswerEvent =
  | {
      readonly type: 'evidence';
      readonly confidence: Confidence;
      readonly citations: readonly Citation[];
      /** The best quotes while a model writes: its own citations will take their place. */
      readonly provisional?: boolean;
    }
  /** A citation of the model's answer, checked; the first one takes the place of provisional evidence. */
  | { readonly type: 'citation'; readonly citation: Citation }
  | {
      readonly type: 'sentence';
      readonly text: string;
      readonly citations: readonly number[];
      /**
       * Said about the answer, not in it: something was left out, the quotes stand in for a model, no source, a question
       * in neither Korean nor English.
       */
      readonly note?: 'left-out' | 'fell-back' | 'unsourced' | 'foreign';
    }
  | { readonly type: 'step'; readonly step: Step }
  /** The model is busy with so many questions before this one. */
  | { readonly type: 'queued'; readonly before: number }
  | { readonly type: 'left-out'; readonly reason: LeftOutReason }
  /** A follow-up, as it is searched for. */
  | { readonly type: 'rewritten'; readonly question: string }
  | { readonly type: 'also-searched'; readonly questions: readonly string[] }
  | { readonly type: 'choice'; readonly choice: Choice }
  | {
      readonly type: 'done';
      readonly answer: Answer;
      /** Where it was stored, if a conversation was named; or why it could not be (the answer stands all the same). */
      readonly stored?: { readonly conversation: number; readonly turn: number };
      readonly notStored?: { readonly code: ErrorCode; readonly params: ErrorParams };
    };
