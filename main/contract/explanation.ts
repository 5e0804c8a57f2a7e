/** Why a page stands where it stands. */
import { z } from 'zod';

export const explanationSchema = z.object({
  /** What the question became. */
  query: z.object({
    /** Content words that stand nowhere in the library. */
    unknownWords: z.array(z.string()),
    /** The manuals' words that were searched as well: for which words of the question, and whose entry says so. */
    expansions: z.array(z.object({ of: z.string(), text: z.string(), origin: z.string() })),
    /** Another reading of the question that was searched or is offered (typed in another keyboard layout); or null. */
    didYouMean: z.string().nullable(),
    /** The reranker in use; null where there is none, or it had nothing to order. */
    reranker: z
      .object({
        name: z.string(),
        /** Passages that it has read for this question. */
        read: z.number().int(),
        /** Milliseconds a passage, as searches go now, and the passages that fit into a search so; null before the first. */
        pace: z.number().nullable(),
        reads: z.number().int().nullable(),
        /** Why it read too few: `slow`: fewer than are of use fit into a search; `loading`: it is not in memory yet. */
        held: z.enum(['slow', 'loading']).nullable(),
      })
      .nullable(),
  }),
  /** The terms that the page or its passage holds, the weightiest first. */
  terms: z.array(
    z.object({
      text: z.string(),
      /** Morphemes, Latin words, numbers and identifiers; or neighbouring Hangul syllables. */
      kind: z.enum(['word', 'bigram']),
      /** Inverse document frequency: how rare it is in the library. */
      idf: z.number(),
      /** Weight in the question; 0 for words that only ask. */
      weight: z.number(),
      /** How often it stands in the passage and in the page, by field. */
      passage: z.object({ body: z.number().int(), headings: z.number().int() }),
      page: z.object({
        title: z.number().int(),
        headings: z.number().int(),
        body: z.number().int(),
        keywords: z.number().int(),
      }),
      /** What it gives to the passage's score. */
      score: z.number(),
    }),
  ),
  scores: z.object({
    /** BM25F of the passage alone. */
    passage: z.number(),
    /** Cosine of the passage to the question; 0 where no vector was compared. */
    similarity: z.number(),
    /** The reranker's, 0 to 1; null where none read the passage. */
    rerank: z.number().nullable(),
    /** What the page was ranked by; comparable within one search only. */
    total: z.number(),
  }),
  /** Its place among the pages, from 1. */
  rank: z.number().int().min(1),
  /** What moved it beside its words. */
  reasons: z.array(
    z.discriminatedUnion('kind', [
      /** Somebody confirmed it for a similar question: the share of words in both, and what it added. */
      z.object({
        kind: z.literal('confirmed'),
        feedback: z.number().int(),
        question: z.string(),
        similarity: z.number(),
        boost: z.number(),
      }),
      /** The same page stands elsewhere too; shown once. */
      z.object({ kind: z.literal('copies'), paths: z.array(z.string()) }),
      /** A later edition of it was found as well and stands above it. */
      z.object({ kind: z.literal('superseded'), path: z.string(), title: z.string() }),
      /** It is newer than a page that scored next to the same. */
      z.object({ kind: z.literal('newer'), path: z.string(), title: z.string() }),
      /** The question compares; this is the best page of one of the names, and stood below the first five. */
      z.object({ kind: z.literal('compared'), name: z.string() }),
    ]),
  ),
});
export type Explanation = z.infer<typeof explanationSchema>;
