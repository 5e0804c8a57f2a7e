/**
 * The embed room: text → vectors. The default embedder needs no download: its vectors are learned from the
 * library's own text. All but the job is a pure function of its input.
 */
export { assigner, tendClusters } from './clusters.ts';
export { learnedFrom, updateVectors, wordCounts } from './job.ts';
export { type LearnOptions, learnEmbedder, learnEmbedderGently } from './learn.ts';
export { embedderFromBytes, type LearnedEmbedder, type TermCount } from './learned-embedder.ts';
export { checkVectors, passageText } from './model-job.ts';
export type { VectorOptions, VectorProgress } from './vector-options.ts';
