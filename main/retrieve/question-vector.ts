/** The question as a vector, where an embedder is there and gives one. */
import { asFootnoteError, FootnoteError } from '../contract/index.ts';
import type { WeightedTerm } from './bm25f.ts';

/** The question's vector in the space of the library's vectors. */
export interface QueryEmbedder {
  /** The stored embedder whose vectors are compared. */
  readonly embedderId: number;
  /** Learned from the library, at once; or by an installed model, which takes a while and may fail. */
  readonly kind: 'learned' | 'model';
  /**
   * Null where no term is known to the embedder.
   * @throws FootnoteError of the models room
   */
  embed(question: AskedTerms, signal?: AbortSignal): Float32Array | null | Promise<Float32Array | null>;
  /** The exact vectors of passages; undefined where there is none. */
  exact(passageIds: readonly number[]): readonly (Float32Array | undefined)[];
}

export interface AskedTerms {
  readonly question: string;
  /** The question's words that the library knows. */
  readonly terms: readonly { readonly term: number; readonly tf: number }[];
}

export interface QuestionVector {
  /** Null where there is no embedder, or it gives none. */
  readonly vector: Float32Array | null;
  /** Why the embedder gave none: the words find pages without it. */
  readonly problem?: FootnoteError;
}

/** @throws FootnoteError `cancelled` where the person left */
export async function questionVector(
  embedder: QueryEmbedder | undefined,
  question: string,
  terms: readonly WeightedTerm[],
  signal: AbortSignal | undefined,
): Promise<QuestionVector> {
  if (!embedder) return { vector: null };
  const words = terms.filter((t) => t.kind === 'word').map((t) => ({ term: t.id, tf: 1 }));
  try {
    return { vector: await embedder.embed({ question, terms: words }, signal) };
  } catch (error) {
    const problem = asFootnoteError(error);
    if (signal?.aborted || problem.code === 'cancelled') throw new FootnoteError('cancelled', {}, error);
    return { vector: null, problem };
  }
}
