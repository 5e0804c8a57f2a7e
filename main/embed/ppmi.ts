/**
 * Which terms stand together more often than chance: positive pointwise mutual information with context
 * distribution smoothing (Levy, Goldberg & Dagan 2015, "Improving Distributional Similarity with Lessons Learned
 * from Word Embeddings"), the passage being the context window.
 */
import type { Sample } from './sample.ts';

/** Symmetric, without a diagonal: row `i` holds its columns below `i` only. */
export interface SymmetricMatrix {
  readonly size: number;
  readonly starts: Uint32Array;
  readonly columns: Uint32Array;
  readonly values: Float32Array;
}

const smoothing = 0.75;
/** Pairs kept at most (48 MB); the least count that a pair needs rises until they fit. */
const mostPairs = 6_000_000;
/** Below this many passages a pair that stands together once is all there is to learn from. */
const fewPassages = 2_000;
const highestCount = 64;

export function* ppmiMatrix(sample: Sample): Generator<void, SymmetricMatrix> {
  const size = sample.ids.length;
  const holders = passagesByRow(sample);
  const together = togetherCounts(sample, holders);

  // Once to see how many pairs have which count, once more to keep them in arrays of the right size.
  const withCount = new Float64Array(highestCount + 1);
  for (let i = 0; i < size; i++) {
    const touched = together(i);
    for (const j of touched.columns) {
      const count = Math.min(highestCount, touched.counts[j] ?? 0);
      withCount[count] = (withCount[count] ?? 0) + 1;
      touched.counts[j] = 0;
    }
    if (i % 64 === 0) yield;
  }
  const { least, pairs } = leastCount(withCount, sample.passages < fewPassages ? 1 : 2);

  const marginal = marginals(sample);
  const smooth = marginal.map((total) => total ** smoothing);
  const smoothTotal = smooth.reduce((sum, value) => sum + value, 0);
  const starts = new Uint32Array(size + 1);
  const columns = new Uint32Array(pairs);
  const values = new Float32Array(pairs);
  let end = 0;
  for (let i = 0; i < size; i++) {
    const touched = together(i);
    for (const j of touched.columns) {
      const count = touched.counts[j] ?? 0;
      touched.counts[j] = 0;
      if (count < least) continue;
      const scaled = count * smoothTotal;
      const [a, b, sa, sb] = [marginal[i] ?? 0, marginal[j] ?? 0, smooth[i] ?? 0, smooth[j] ?? 0];
      // Smoothing makes it asymmetric; the mean of both directions is symmetric again.
      const value = (Math.max(0, Math.log(scaled / (a * sb))) + Math.max(0, Math.log(scaled / (b * sa)))) / 2;
      if (value <= 0) continue;
      columns[end] = j;
      values[end++] = value;
    }
    starts[i + 1] = end;
    if (i % 64 === 0) yield;
  }
  return { size, starts, columns: columns.slice(0, end), values: values.slice(0, end) };
}

function leastCount(withCount: Float64Array, from: number): { least: number; pairs: number } {
  let pairs = withCount.subarray(from).reduce((sum, value) => sum + value, 0);
  let least = from;
  while (pairs > mostPairs && least < highestCount) pairs -= withCount[least++] ?? 0;
  return { least, pairs };
}

/** For each row the passages that hold it. */
function passagesByRow({ ids, frequency, rows, starts, passages }: Sample) {
  const begin = new Uint32Array(ids.length + 1);
  for (let i = 0; i < ids.length; i++) begin[i + 1] = (begin[i] ?? 0) + (frequency[i] ?? 0);
  const next = begin.slice();
  const holders = new Uint32Array(rows.length);
  for (let p = 0; p < passages; p++) {
    for (let at = starts[p] ?? 0; at < (starts[p + 1] ?? 0); at++) {
      const row = rows[at] ?? 0;
      const place = next[row] ?? 0;
      holders[place] = p;
      next[row] = place + 1;
    }
  }
  return { begin, holders };
}

/** Counts, for a row, how many passages it shares with each row below it. The caller sets the counts back to 0. */
function togetherCounts({ ids, rows, starts }: Sample, by: ReturnType<typeof passagesByRow>) {
  const counts = new Uint32Array(ids.length);
  return (i: number): { columns: number[]; counts: Uint32Array } => {
    const columns: number[] = [];
    for (let h = by.begin[i] ?? 0; h < (by.begin[i + 1] ?? 0); h++) {
      const passage = by.holders[h] ?? 0;
      const stop = starts[passage + 1] ?? 0;
      for (let at = starts[passage] ?? 0; at < stop; at++) {
        const j = rows[at] as number;
        if (j >= i) break;
        const count = counts[j] as number;
        if (count === 0) columns.push(j);
        counts[j] = count + 1;
      }
    }
    return { columns, counts };
  };
}

/** For each row, the number of all its neighbours in all passages. */
function marginals({ ids, rows, starts, passages }: Sample): Float64Array {
  const total = new Float64Array(ids.length);
  for (let p = 0; p < passages; p++) {
    const [start, end] = [starts[p] ?? 0, starts[p + 1] ?? 0];
    for (let at = start; at < end; at++) {
      const row = rows[at] ?? 0;
      total[row] = (total[row] ?? 0) + end - start - 1;
    }
  }
  return total;
}
