/** Which passages a reranker reads, best pages first, and the order of the pages by what it says. */
import type { RankedDocument, RankedPassage } from './ranked.ts';

/** Further passages of a page are read for the best pages only. */
const pagesWithSecond = 10;

/** Best pages first: the best passage of each, and behind it the second of the very best. */
export function passagesToRead(documents: readonly RankedDocument[]): number[] {
  return documents.flatMap(({ passages }, i) =>
    passages.slice(0, i < pagesWithSecond ? 2 : 1).map(({ passageId }) => passageId),
  );
}

/**
 * Pages that were read stand first, by their best passage; equal ones in their former order. The scores stay in their
 * places, so that the list keeps the shape by which an answer is judged sure or not.
 * @param scores passage → 0 to 1
 */
export function inOrderOf(
  scores: ReadonlyMap<number, number>,
  documents: readonly RankedDocument[],
): RankedDocument[] {
  const read = documents
    .map((document, former) => {
      const passages = bestFirst(scores, document.passages);
      return { ...document, passages, former, rerank: scores.get(passages[0]!.passageId) };
    })
    .sort((a, b) => (b.rerank ?? -Infinity) - (a.rerank ?? -Infinity) || a.former - b.former);
  return read.map(({ former: _, rerank: __, ...document }, place) => ({
    ...document,
    score: documents[place]!.score,
  }));
}

function bestFirst(scores: ReadonlyMap<number, number>, passages: readonly RankedPassage[]): RankedPassage[] {
  return passages
    .map((passage, former) => {
      const rerank = scores.get(passage.passageId);
      return { passage: rerank === undefined ? passage : { ...passage, rerank }, former };
    })
    .sort((a, b) => (b.passage.rerank ?? -Infinity) - (a.passage.rerank ?? -Infinity) || a.former - b.former)
    .map(({ passage }, place) => ({ ...passage, score: passages[place]!.score }));
}
