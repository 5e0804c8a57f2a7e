/** What retrieval gives for a document. */

export interface RankedPassage {
  readonly passageId: number;
  readonly documentId: number;
  readonly score: number;
  /** BM25F of the passage alone. */
  readonly lexical: number;
  /** Cosine to the question (a model's scaled to 1 for the nearest passage), 0 where no vector was compared. */
  readonly similarity: number;
  /** How well it answers the question by the reranker, 0 to 1; none where it was not read. */
  readonly rerank?: number;
}

export interface RankedDocument {
  readonly documentId: number;
  readonly score: number;
  /** Best first, at least one. */
  readonly passages: readonly RankedPassage[];
}
