/** What crosses the border when a person looks through the library itself. */
import { z } from 'zod';

export const documentListInputSchema = z.object({
  /** Part of a title or path; Hangul consonants alone match the syllables that begin with them (`ㅇㅅㅈㅈ`). */
  text: z.string().max(200).default(''),
  /** A format as the reader names it (`html`, `pdf`). */
  format: z.string().optional(),
  state: z.enum(['read', 'failed']).optional(),
  /** The id of a folder of the library. */
  folder: z.number().int().optional(),
  /** Changed on this day of this machine's time zone or later, `2026-11-01`; `until` likewise, both included. */
  since: z.iso.date().optional(),
  until: z.iso.date().optional(),
  order: z.enum(['path', 'title', 'newest', 'largest']).default('path'),
  offset: z.number().int().min(0).default(0),
  limit: z.number().int().min(1).max(500).default(100),
});
export type DocumentListInput = z.infer<typeof documentListInputSchema>;

export const listedDocumentSchema = z.object({
  id: z.number().int(),
  folder: z.number().int(),
  /** Relative to its folder, with `/`, NFC. */
  path: z.string(),
  /** Empty for a document that could not be read. */
  title: z.string(),
  format: z.string(),
  /** `failed`: it is in the problems list. */
  state: z.enum(['read', 'failed']),
  /** Bytes. */
  size: z.number(),
  /** ISO 8601. */
  modified: z.string(),
});
export type ListedDocument = z.infer<typeof listedDocumentSchema>;

export const documentListSchema = z.object({
  /** That match, in all. */
  total: z.number().int(),
  documents: z.array(listedDocumentSchema),
});
export type DocumentList = z.infer<typeof documentListSchema>;

/** What is indexed of a document, in its order. */
export const shownPassageSchema = z.object({
  ordinal: z.number().int(),
  /** The heading path, joined by ` › `; empty before the first heading. */
  heading: z.string(),
  position: z.object({ start: z.number().int(), end: z.number().int() }),
  units: z.array(
    z.object({
      kind: z.string(),
      /** As it stands in the file. */
      source: z.string(),
      /** As `Unit.cells`. */
      cells: z.array(z.string()).optional(),
      /** As it is read and said; for a row its sentence. */
      text: z.string(),
      /** True where a chat model wrote `text`. */
      byModel: z.boolean(),
    }),
  ),
});
export type ShownPassage = z.infer<typeof shownPassageSchema>;

const named = z.object({
  documentId: z.number().int(),
  root: z.string(),
  path: z.string(),
  title: z.string(),
});

export const likenessSchema = z.object({
  /** `same`: title and text are equal; `older`: the first one is an older edition of the second. */
  kind: z.enum(['same', 'older']),
  /** Estimated share of the text that is the same, 0 to 1. */
  similarity: z.number(),
  documents: z.array(named),
});
export type Likeness = z.infer<typeof likenessSchema>;

export const foundDocumentSchema = named.nullable();
