/** Passages of other documents that say much the same, by the vectors. */
import { hitOf, openSource } from '../answer/index.ts';
import { FootnoteError, type SimilarPassages } from '../contract/index.ts';
import type { Neighbour } from '../library/index.ts';
import type { Rooms } from './rooms.ts';

/** Passages of a long document that are looked up, evenly spread. */
const passagesCompared = 20;
/** Neighbours looked at for each: its own document's are among them. */
const neighboursTaken = 40;

/**
 * @param place compares only the passage at this offset of the document's text
 * @throws FootnoteError `document-missing`
 */
export function similarTo(
  rooms: Rooms,
  { documentId, place, limit }: { documentId: number; place?: number | undefined; limit: number },
): SimilarPassages {
  const library = rooms.library();
  if (!library.document(documentId)) throw new FootnoteError('document-missing');
  const embedder = rooms.embedder();
  // Without exact vectors (the model that made them is gone) nothing can be compared.
  if (!embedder?.exact) return { compared: false, passages: [] };
  const all = library.passagesOf(documentId);
  const here = place === undefined ? all : all.filter(({ start, end }) => start <= place && place < end);
  const step = Math.max(1, Math.ceil(here.length / passagesCompared));
  const own = here.filter((_, i) => i % step === 0);
  const vectors = embedder.exact(own.map(({ id }) => id));
  const left = new Set([documentId, ...library.copiesOf(documentId).map(({ id }) => id)]);
  const best = new Map<number, Neighbour & { readonly to: number }>();
  for (const [i, vector] of vectors.entries()) {
    if (!vector) continue;
    const near = library.nearest(embedder.embedderId, Float32Array.from(vector), neighboursTaken, {
      exact: embedder.exact,
    });
    for (const neighbour of near) {
      const passage = library.passage(neighbour.passageId);
      if (!passage || left.has(passage.documentId)) continue;
      const known = best.get(passage.documentId);
      if (!known || known.similarity < neighbour.similarity)
        best.set(passage.documentId, { ...neighbour, to: own[i]!.start });
    }
  }
  const passages = [...best]
    .sort(([, a], [, b]) => b.similarity - a.similarity)
    .slice(0, limit)
    .flatMap(([id, { passageId, similarity, to }]) => {
      const source = openSource(library, id);
      const hit = source && hitOf(source, passageId, Math.round(similarity * 1000) / 1000);
      return hit ? [{ hit, to }] : [];
    });
  return { compared: vectors.some((vector) => vector !== undefined), passages };
}
