/** The words that people use, and the words of the manuals; per library. */
import { z } from 'zod';

export const glossaryDirectionSchema = z.enum(['one-way', 'two-way']);
export const glossaryOriginSchema = z.enum(['manual', 'suggested', 'import', 'bundled']);
export const glossaryStateSchema = z.enum(['active', 'suggested', 'rejected']);

/** Where the manuals themselves say it. */
export const glossaryEvidenceSchema = z.object({
  /** How often, and in how many documents. */
  places: z.number().int(),
  documents: z.number().int(),
  /** How it is said: `A(B)`, `이하 B`, a link's text to a page of another title. */
  patterns: z.array(z.enum(['parentheses', 'hereafter', 'link'])),
  /** One place as it stands. */
  example: z.string(),
  /** That document's path, relative to its root. */
  path: z.string(),
});
export type GlossaryEvidence = z.infer<typeof glossaryEvidenceSchema>;

export const glossaryEntrySchema = z.object({
  id: z.number().int(),
  /** The manuals' word: one word or a short phrase, as it is written. */
  term: z.string(),
  /** Other words for it, at least one. */
  synonyms: z.array(z.string()),
  /**
   * `one-way`: a question with a synonym also searches the term. `two-way`: any of them in a question searches all
   * the others.
   */
  direction: glossaryDirectionSchema,
  origin: glossaryOriginSchema,
  /** Only `active` entries take part in searches; a rejected suggestion is not suggested again. */
  state: glossaryStateSchema,
  /** Null for what a person wrote. */
  evidence: glossaryEvidenceSchema.nullable(),
});
export type GlossaryEntry = z.infer<typeof glossaryEntrySchema>;

/** What the query expansion needs of an entry. */
export type ActiveEntry = Pick<GlossaryEntry, 'term' | 'synonyms' | 'direction' | 'origin'>;
