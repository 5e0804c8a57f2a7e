/** A prepared document → its counts by term number. */
import { type PageCounts, type PlacedCounts, saturated } from './counts.ts';
import type { PreparedDocument, TermCounts } from './prepared.ts';

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
  for (const passage of document.passages) {
    addTo(body, passage.body, placeOf);
    const [words, bigrams] = lengthsOf(document, passage.body);
    bodyLengths[0]! += words;
    bodyLengths[1]! += bigrams;
  }
  const others = [document.headingTerms, document.titleTerms, document.keywordTerms];
  const fields = others.map((field) => addTo(new Uint32Array(n), field, placeOf));
  const page: PageCounts = {
    terms: Uint32Array.from(order, (index) => numbers[index]!),
    bigrams: Uint8Array.from(order, (index) => document.termKinds[index]!),
    fields: [body, ...fields].map((counts) => Uint8Array.from(counts, saturated)),
    lengths: Uint32Array.from([...bodyLengths, ...others.flatMap((field) => lengthsOf(document, field))]),
  };
  const passages = document.passages.map((passage): PlacedCounts => {
    const found = new Map<number, [number, number]>();
    for (const [i, index] of passage.body.indices.entries())
      found.set(placeOf[index]!, [passage.body.counts[i]!, 0]);
    for (const [i, index] of passage.headings.indices.entries()) {
      const count = passage.headings.counts[i]!;
      const known = found.get(placeOf[index]!);
      if (known) known[1] = count;
      else found.set(placeOf[index]!, [0, count]);
    }
    const places = Uint32Array.from(found.keys()).sort();
    return {
      places,
      fields: [0, 1].map((field) => Uint8Array.from(places, (place) => saturated(found.get(place)![field]!))),
      lengths: Uint32Array.from([
        ...lengthsOf(document, passage.body),
        ...lengthsOf(document, passage.headings),
      ]),
    };
  });
  return { page, passages };
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
