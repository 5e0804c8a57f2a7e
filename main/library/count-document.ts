/** A prepared document → its counts by term number. */
import { type PageCounts, type PlacedCounts, saturated } from './counts.ts';
import { type PreparedDocument, type PreparedPassage, slicesOf, type TermCounts } from './prepared.ts';

export interface CountedDocument {
  readonly page: PageCounts;
  readonly passages: readonly PlacedCounts[];
}

/** @param numbers the number of each of the document's terms */
export function countDocument(document: PreparedDocument, numbers: readonly number[]): CountedDocument {
  const order = Uint32Array.from(numbers.keys()).sort((a, b) => numbers[a]! - numbers[b]!);
  const placeOf = new Uint32Array(order.length);
  for (const [place, index] of order.entries()) placeOf[index] = place;

  const n = order.length;
  const body = new Uint32Array(n);
  const bodyLengths = [0, 0];
  const passages: PlacedCounts[] = [];
  for (const slice of slicesOf(document)) {
    for (const passage of slice.passages) {
      addTo(body, passage.body, placeOf);
      const [words, bigrams] = lengthsOf(document, passage.body);
      bodyLengths[0]! += words;
      bodyLengths[1]! += bigrams;
      passages.push(countPassage(document, passage, placeOf));
    }
  }
  const others = [document.headingTerms, document.titleTerms, document.keywordTerms];
  const fields = others.map((field) => addTo(new Uint32Array(n), field, placeOf));
  const page: PageCounts = {
    terms: Uint32Array.from(order, (index) => numbers[index]!),
    bigrams: Uint8Array.from(order, (index) => document.termKinds[index]!),
    fields: [body, ...fields].map((counts) => Uint8Array.from(counts, saturated)),
    lengths: Uint32Array.from([...bodyLengths, ...others.flatMap((field) => lengthsOf(document, field))]),
  };
  return { page, passages };
}

function countPassage(
  document: PreparedDocument,
  { body, headings }: PreparedPassage,
  placeOf: Uint32Array,
): PlacedCounts {
  const found = new Map<number, [number, number]>();
  for (const [i, index] of body.indices.entries()) found.set(placeOf[index]!, [body.counts[i]!, 0]);
  for (const [i, index] of headings.indices.entries()) {
    const count = headings.counts[i]!;
    const known = found.get(placeOf[index]!);
    if (known) known[1] = count;
    else found.set(placeOf[index]!, [0, count]);
  }
  const places = Uint32Array.from(found.keys()).sort();
  return {
    places,
    fields: [0, 1].map((field) => Uint8Array.from(places, (place) => saturated(found.get(place)![field]!))),
    lengths: Uint32Array.from([...lengthsOf(document, body), ...lengthsOf(document, headings)]),
  };
}

function addTo(sums: Uint32Array, counts: TermCounts, placeOf: Uint32Array): Uint32Array {
  for (const [i, index] of counts.indices.entries()) sums[placeOf[index]!]! += counts.counts[i]!;
  return sums;
}

/** `[words, bigrams]` of a field. */
function lengthsOf(document: PreparedDocument, counts: TermCounts): [number, number] {
  const lengths: [number, number] = [0, 0];
  for (const [i, index] of counts.indices.entries()) {
    lengths[document.termKinds[index] === 1 ? 1 : 0] += counts.counts[i]!;
  }
  return lengths;
}
