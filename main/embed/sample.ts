/** The passages that the embedder learns from, as flat arrays: bounded in number, length and vocabulary. */
import type { TermCount } from './learned-embedder.ts';

/** Passages learned from at most; a larger library is sampled evenly. */
const mostPassages = 100_000;
/** Distinct terms of one passage at most: the work grows with their square. */
const mostTermsInPassage = 256;
/** Terms with a vector at most: the most frequent ones. */
const mostTerms = 30_000;
/** A term in one passage only says nothing about its neighbours. */
const leastPassages = 2;

export interface Sample {
  readonly passages: number;
  /** The library's term ids; the position is the term's row, most frequent first. */
  readonly ids: Uint32Array;
  /** Passages that hold the row's term. */
  readonly frequency: Uint32Array;
  /** Rows of passage `p`, ascending: `rows.subarray(starts[p], starts[p + 1])`. */
  readonly rows: Uint32Array;
  readonly starts: Uint32Array;
}

/** Reads each passage once. `expected`: how many there will be, for even sampling. */
export function* takeSample(
  passages: Iterable<readonly TermCount[]>,
  expected: number,
): Generator<void, Sample> {
  const stride = Math.max(1, expected / mostPassages);
  const kept: Uint32Array[] = [];
  const counts = new Map<number, number>();
  let seen = 0;
  for (const passage of passages) {
    if (Math.floor((seen + 1) / stride) > Math.floor(seen / stride) && kept.length < mostPassages) {
      const terms = new Uint32Array(new Set(passage.slice(0, mostTermsInPassage).map(({ term }) => term)));
      for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
      kept.push(terms);
    }
    seen++;
    if (seen % 256 === 0) yield;
  }
  // Ties by id, so that the order of the passages does not matter to the order of the rows.
  const vocabulary = [...counts]
    .filter(([, count]) => count >= leastPassages)
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, mostTerms);
  yield;
  return flatten(kept, vocabulary);
}

function flatten(kept: readonly Uint32Array[], vocabulary: readonly (readonly [number, number])[]): Sample {
  const row = new Map(vocabulary.map(([id], index) => [id, index]));
  const starts = new Uint32Array(kept.length + 1);
  const rows = new Uint32Array(vocabulary.reduce((sum, [, count]) => sum + count, 0));
  let end = 0;
  for (const [p, terms] of kept.entries()) {
    const start = end;
    for (const term of terms) {
      const index = row.get(term);
      if (index !== undefined) rows[end++] = index;
    }
    rows.subarray(start, end).sort();
    starts[p + 1] = end;
  }
  return {
    passages: kept.length,
    ids: Uint32Array.from(vocabulary, ([id]) => id),
    frequency: Uint32Array.from(vocabulary, ([, count]) => count),
    rows,
    starts,
  };
}
