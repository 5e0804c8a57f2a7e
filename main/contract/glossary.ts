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

const word = z.string().trim().min(1).max(100);
const words = z.array(word).min(1).max(50);
const ids = z.array(z.number().int()).min(1).max(100_000);

export const glossaryInputs = {
  /** Suggestions with the most evidence first, the others by term. */
  list: z.object({ state: glossaryStateSchema.optional() }),
  add: z.object({ term: word, synonyms: words, direction: glossaryDirectionSchema.default('two-way') }),
  edit: z.object({
    id: z.number().int(),
    term: word.optional(),
    synonyms: words.optional(),
    direction: glossaryDirectionSchema.optional(),
  }),
  /** Accepts (`active`) or rejects entries; a rejected one stays, so that it is not suggested again. */
  decide: z.object({ ids, state: z.enum(['active', 'rejected']) }),
  remove: z.object({ ids }),
  /** The bytes of a CSV or XLSX file, base64: any encoding and separator that Footnote reads. */
  import: z.object({ bytes: z.string().max(20_000_000), name: z.string().default('glossary.csv') }),
};

export const glossaryImportSchema = z.object({
  /** New entries; entries that got further synonyms; rows that said nothing new. */
  added: z.number().int(),
  extended: z.number().int(),
  unchanged: z.number().int(),
  /** Rows that are no entry (no term, no synonym), by number from 1; at most 100. */
  skipped: z.array(z.number().int()),
});
export type GlossaryImport = z.infer<typeof glossaryImportSchema>;

export const glossarySuggestionsSchema = z.object({
  /** Pairs that the manuals state; of these, suggested anew now. */
  found: z.number().int(),
  added: z.number().int(),
});
