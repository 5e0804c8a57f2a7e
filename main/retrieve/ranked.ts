/** What retrieval gives for a document. */

export interface RankedPassage {
  readonly passageId: number;
  readonly documentId: number;
  readonly score: number;
  /** BM25F of the passage alone. */
  readonly lexical: number;
  /** Cosine to the question, 0 where no vector was compared. */
  readonly similarity: number;
}

export interface RankedDocument {
  readonly documentId: number;
  readonly score: number;
  /** Best first, at least one. */
  readonly passages: readonly RankedPassage[];
}
