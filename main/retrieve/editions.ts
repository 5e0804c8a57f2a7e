/** The same page in two places is one source; an older edition stands below the one that took its place. */
import { editionOf, mentions } from '../language/index.ts';
import type { Library } from '../library/index.ts';
import type { RankedDocument } from './ranked.ts';

/** Copies and editions are looked for among so many: of a page further down nobody sees where it stands. */
export const deepest = 50;

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
  const firstOf = new Map<number, number>();
  for (const group of library.copiesAmong([...found.keys()].slice(0, deepest)))
    for (const id of group) firstOf.set(id, group[0]!);
  const placed = new Set<number>();
  return ranked.flatMap((document) => {
    const first = firstOf.get(document.documentId) ?? document.documentId;
    if (placed.has(first)) return [];
    placed.add(first);
    return [first === document.documentId ? document : { ...found.get(first)!, score: document.score }];
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
  for (const [at, document] of ranked.entries()) {
    const next =
      at < deepest && library.isSuperseded(document.documentId)
        ? library.successorsOf(document.documentId).find((one) => found.has(one.documentId))
        : undefined;
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
