/** Vectors alone, in the library as it is: how fast, and how many of the ten nearest among all are found. */
import { queryEmbedder } from '../../../main/engine/query-embedder.ts';
import { createAnalyser } from '../../../main/language/index.ts';
import { openLibrary } from '../../../main/library/index.ts';
import { percentile } from '../table.ts';
import type { Query } from './queries.ts';

export interface Alone {
  readonly p50: number;
  readonly p95: number;
  /** Of the ten nearest among all vectors, 0 to 1. */
  readonly recall: number;
  readonly n: number;
}

/**
 * Each is also compared with every vector, which takes half a second at a million: there a hundred are asked. Two such
 * hundreds of the same questions differ by .02 of recall.
 */
const asked = (passages: number) => (passages < 200_000 ? Number.POSITIVE_INFINITY : 100);
const wanted = 10;

/** Null where no embedder of the library's own serves. */
export async function vectorsAlone(file: string, queries: readonly Query[]): Promise<Alone | null> {
  const library = openLibrary(file, { readOnly: true });
  try {
    const embedder = queryEmbedder(library)();
    if (!embedder) return null;
    const analyser = await createAnalyser();
    const vectors: Float32Array[] = [];
    // Evenly over all of them: the questions come first, the headings and the common words last.
    const count = Math.min(asked(library.size().passages), queries.length);
    const some = Array.from({ length: count }, (_, i) => queries[Math.floor((i * queries.length) / count)]!);
    for (const { text } of some) {
      const terms = library
        .lookUpTerms(analyser.queryTerms(text).terms.filter(({ kind }) => kind === 'word'))
        .map(({ id }) => ({ term: id, tf: 1 }));
      const vector = await embedder.embed({ question: text, terms });
      if (vector) vectors.push(vector);
    }
    const { exact, embedderId } = embedder;
    const search = (vector: Float32Array, share?: number) =>
      library.nearest(embedderId, vector, wanted, { exact, ...(share ? { share } : {}) });
    for (const vector of vectors) search(vector);
    const ms: number[] = [];
    let found = 0;
    for (const vector of vectors) {
      const start = performance.now();
      const near = search(vector);
      ms.push(performance.now() - start);
      // Of equally near ones any will do.
      const least = search(vector, 1).at(-1)?.similarity ?? 0;
      found += near.filter(({ similarity }) => similarity >= least - 1e-6).length;
    }
    const recall = found / (wanted * Math.max(1, vectors.length));
    return { p50: percentile(ms, 0.5), p95: percentile(ms, 0.95), recall, n: vectors.length };
  } finally {
    library.close();
  }
}
