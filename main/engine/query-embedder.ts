/** The question's vector in the space of the vectors that serve: by the learned embedder, or by the installed model. */
import {
  checkVectors,
  embedderFromBytes,
  type LearnedEmbedder,
  type TermCount,
  wordCounts,
} from '../embed/index.ts';
import type { Library, StoredEmbedder } from '../library/index.ts';
import type { ModelCalls } from '../models/index.ts';
import type { QueryEmbedder } from '../retrieve/index.ts';

type EmbeddingModel = Pick<ModelCalls, 'serving' | 'embed'>;

/** The embedder in use, loaded once and again when another one serves; undefined where the words must do alone. */
export function queryEmbedder(library: Library, models?: EmbeddingModel): () => QueryEmbedder | undefined {
  let loaded: { id: number; embedder: QueryEmbedder } | undefined;
  return () => {
    const stored = library.embedderInUse();
    if (!stored) return undefined;
    if (!stored.content) return models && byModel(library, stored, models);
    if (loaded?.id !== stored.id) loaded = { id: stored.id, embedder: byWords(library, stored) };
    return loaded.embedder;
  };
}

function byWords(library: Library, { id, content }: StoredEmbedder): QueryEmbedder {
  const learned = embedderFromBytes(content!, library.file);
  return {
    embedderId: id,
    kind: 'learned',
    embed: ({ terms }) => askedVector(learned, terms),
    // Made again from the passage's words: nothing exact needs to be kept.
    exact: (passageIds) => {
      const isWord = library.wordFlags();
      const counts = new Map(library.passageCounts(passageIds).map((one) => [one.passageId, one]));
      return passageIds.map((passageId) => {
        const own = counts.get(passageId);
        return own && learned.embed(wordCounts(own, isWord));
      });
    },
  };
}

/** Null where the embedder knows none of the terms. */
export function askedVector(learned: LearnedEmbedder, terms: readonly TermCount[]): Float32Array | null {
  const vector = learned.embed(terms);
  return vector.some((value) => value !== 0) ? vector : null;
}

/** Undefined where the model that made the vectors is not the one that serves. */
function byModel(
  library: Library,
  { id, name, dimensions }: StoredEmbedder,
  models: EmbeddingModel,
): QueryEmbedder | undefined {
  const model = models.serving('embedding');
  if (!model || name !== `model-${model.hash}`) return undefined;
  return {
    embedderId: id,
    kind: 'model',
    embed: async ({ question }, signal) => {
      const vectors = await models.embed([question], 'query', signal);
      checkVectors(vectors, 1, dimensions, model);
      return vectors[0]!;
    },
    exact: (passageIds) => library.exactVectors(id, passageIds),
  };
}
