/** Passages with their terms → terms with their passages. */
import type { PostingList } from './posting-lists.ts';
import type { TailPart } from './tail.ts';

export interface Inverted {
  /** Terms at or after this one, ascending, each with its list; numbers are less `first`. */
  from(term: number): Generator<{ readonly term: number; readonly list: PostingList }>;
}

/** @param parts in order, numbers from `first` on, at most 65,536 of them */
export function invert(parts: readonly TailPart[], first: number): Inverted {
  let highest = 0;
  for (const { passages } of parts)
    for (const { terms } of passages) highest = Math.max(highest, terms.at(-1) ?? 0);
  // A counting sort: where each term's list begins.
  const starts = new Uint32Array(highest + 2);
  for (const { passages } of parts)
    for (const { terms } of passages) for (const term of terms) starts[term + 1]!++;
  for (let term = 0; term <= highest; term++) starts[term + 1]! += starts[term]!;
  const total = starts[highest + 1]!;
  const next = starts.slice();
  const numbers = new Uint16Array(total);
  const impacts = new Uint8Array(total);
  for (const part of parts) {
    for (const [p, passage] of part.passages.entries()) {
      for (let i = 0; i < passage.terms.length; i++) {
        const at = next[passage.terms[i]!]!++;
        numbers[at] = part.first + p - first;
        impacts[at] = passage.impacts[i]!;
      }
    }
  }
  return {
    *from(term) {
      for (let t = term; t <= highest; t++) {
        const [start, end] = [starts[t]!, starts[t + 1]!];
        if (end > start)
          yield {
            term: t,
            list: { numbers: numbers.subarray(start, end), impacts: impacts.subarray(start, end) },
          };
      }
    },
  };
}
