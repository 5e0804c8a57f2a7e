/** The same page in two places is one source; an older edition stands below the one that took its place. */
import { editionOf, mentions } from '../language/index.ts';
import type { Library } from '../library/index.ts';
import type { RankedDocument } from './ranked.ts';

/** @param ranked best first */
export function ordered(
  library: Library,
  question: string,
  ranked: readonly RankedDocument[],
): RankedDocument[] {
  return belowSuccessors(library, question, foldCopies(library, ranked));
}

/** Of copies, the first by path stands where the best of them stood. */
function foldCopies(library: Library, ranked: readonly RankedDocument[]): RankedDocument[] {
  const found = new Map(ranked.map((document) => [document.documentId, document]));
  const folded = new Set<number>();
  return ranked.flatMap((document) => {
    if (folded.has(document.documentId)) return [];
    const copies = library.copiesOf(document.documentId).filter(({ id }) => found.has(id));
    if (copies.length === 0) return [document];
    for (const { id } of copies) folded.add(id);
    const own = library.document(document.documentId);
    const [first] = copies;
    const isFirst =
      !own || own.rootId < first!.rootId || (own.rootId === first!.rootId && own.path < first!.path);
    return [isFirst ? document : { ...found.get(first!.id)!, score: document.score }];
  });
}

/** What is not found moves nothing: an older page that alone answers keeps its place. */
function belowSuccessors(
  library: Library,
  question: string,
  ranked: readonly RankedDocument[],
): RankedDocument[] {
  const found = new Set(ranked.map((document) => document.documentId));
  const waiting = new Map<number, RankedDocument[]>();
  const placed = new Set<number>();
  const out: RankedDocument[] = [];
  const place = (document: RankedDocument): void => {
    out.push(document);
    placed.add(document.documentId);
    // The list stays in the order of its scores, without ties.
    let { score } = document;
    for (const older of waiting.get(document.documentId) ?? []) {
      score *= 1 - 1e-9;
      place({ ...older, score });
    }
  };
  for (const document of ranked) {
    const next = library.successorsOf(document.documentId).find((one) => found.has(one.documentId));
    if (next && !placed.has(next.documentId) && !asksForOlder(library, question, document, next)) {
      waiting.set(next.documentId, [...(waiting.get(next.documentId) ?? []), document]);
    } else place(document);
  }
  return out;
}

function asksForOlder(
  library: Library,
  question: string,
  older: RankedDocument,
  later: { readonly path: string; readonly title: string },
): boolean {
  const document = library.document(older.documentId);
  if (!document) return false;
  const edition = editionOf(document.path, document.title);
  return mentions(question, edition, editionOf(later.path, later.title));
}
