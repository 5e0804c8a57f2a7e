/** Learns the default embedder from the library's own passages: co-occurrence → PPMI → its largest eigenvectors. */
import { type LearnedEmbedder, packEmbedder, type TermCount } from './learned-embedder.ts';
import { gently, type Pace } from './pace.ts';
import { ppmiMatrix } from './ppmi.ts';
import { takeSample } from './sample.ts';
import { largestEigenvectors } from './subspace.ts';

export interface LearnOptions {
  /** Passages that the iterable will give, for even sampling above 100,000. */
  readonly passages: number;
  /** Default 256. */
  readonly dimensions?: number;
  /** Equal input and equal seed give equal bytes. Default 1. */
  readonly seed?: number;
}

/**
 * How much of an eigenvalue's size its direction keeps: 0 all directions alike, 1 as the matrix has them. Measured
 * by tests/bench/learned-embedder.ts.
 */
const eigenvalueExponent = 0.25;

/** Reads the passages once and learns; seconds for 10,000 passages. For a worker thread, a script or a test. */
export function learnEmbedder(
  passages: Iterable<readonly TermCount[]>,
  options: LearnOptions,
): LearnedEmbedder {
  const steps = learning(passages, options);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/**
 * The same, bit for bit, with a breath every few milliseconds so that searches go on meanwhile.
 * @throws FootnoteError `cancelled`
 */
export function learnEmbedderGently(
  passages: Iterable<readonly TermCount[]>,
  options: LearnOptions & Pace,
): Promise<LearnedEmbedder> {
  return gently(learning(passages, options), options);
}

function* learning(
  passages: Iterable<readonly TermCount[]>,
  { passages: expected, dimensions = 256, seed = 1 }: LearnOptions,
): Generator<void, LearnedEmbedder> {
  const sample = yield* takeSample(passages, expected);
  const matrix = yield* ppmiMatrix(sample);
  const { values, vectors } = yield* largestEigenvectors(matrix, dimensions, seed);
  const terms = sample.ids.length;
  const scaled = new Float32Array(terms * dimensions);
  const scales = values.map((value) => Math.abs(value) ** eigenvalueExponent);
  for (let row = 0; row < terms; row++) {
    for (let k = 0; k < values.length; k++) {
      scaled[row * dimensions + k] = (vectors[row * values.length + k] as number) * (scales[k] as number);
    }
  }
  const weights = Float32Array.from(sample.frequency, (count) => Math.log(sample.passages / count));
  yield;
  return packEmbedder(sample.ids, weights, scaled, dimensions);
}
