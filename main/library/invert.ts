/** Passages with their terms → terms with their passages. */
import type { PostingList } from './posting-lists.ts';
import type { TailPart } from './tail.ts';

/** The lists one behind the other: that of `terms[i]` is from `starts[i]` to `starts[i + 1]`. */
export interface Inverted {
  /** Numbers are less this one. */
  readonly first: number;
  readonly last: number;
  /** Ascending. */
  readonly terms: Uint32Array;
  readonly starts: Uint32Array;
  readonly numbers: Uint16Array;
  readonly impacts: Uint8Array;
}

/** @param parts in order, their numbers within 65,536 */
export function invert(parts: readonly TailPart[]): Inverted {
  const { first } = parts[0]!;
  let highest = 0;
  for (const { passages } of parts)
    for (const { terms } of passages) highest = Math.max(highest, terms.at(-1) ?? 0);
  // A counting sort: where each term's list begins.
  const places = new Uint32Array(highest + 2);
  for (const { passages } of parts)
    for (const { terms } of passages) for (const term of terms) places[term + 1]!++;
  let distinct = 0;
  for (let term = 0; term <= highest; term++) {
    if (places[term + 1]! > 0) distinct++;
    places[term + 1]! += places[term]!;
  }
  const terms = new Uint32Array(distinct);
  const starts = new Uint32Array(distinct + 1);
  for (let term = 0, i = 0; i < distinct; term++) {
    if (places[term + 1] === places[term]) continue;
    terms[i] = term;
    starts[++i] = places[term + 1]!;
  }
  const total = places[highest + 1]!;
  const numbers = new Uint16Array(total);
  const impacts = new Uint8Array(total);
  for (const part of parts) {
    for (const [p, passage] of part.passages.entries()) {
      for (let i = 0; i < passage.terms.length; i++) {
        const at = places[passage.terms[i]!]!++;
        numbers[at] = part.first + p - first;
        impacts[at] = passage.impacts[i]!;
      }
    }
  }
  return { first, last: parts.at(-1)!.last, terms, starts, numbers, impacts };
}

/** The lists of the terms at or after this one. */
export function* listsFrom(
  { terms, starts, numbers, impacts }: Inverted,
  term: number,
): Generator<{ readonly term: number; readonly list: PostingList }> {
  for (const [i, own] of terms.entries()) {
    if (own < term) continue;
    const [start, end] = [starts[i]!, starts[i + 1]!];
    yield {
      term: own,
      list: { numbers: numbers.subarray(start, end), impacts: impacts.subarray(start, end) },
    };
  }
}
