/**
 * Keeps the vectors up to date behind the documents: learns an embedder when the library has grown into another one,
 * else embeds what is missing. Old vectors serve until the new ones are complete.
 */
import { FootnoteError } from '../contract/index.ts';
import type { Library, PassageCounts } from '../library/index.ts';
import { learnEmbedderGently } from './learn.ts';
import { embedderFromBytes, type LearnedEmbedder, type TermCount } from './learned-embedder.ts';
import { quantise } from './quantise.ts';

export interface VectorProgress {
  readonly stage: 'learning' | 'embedding';
  /** Passages done and in all; 0 of 0 while learning. */
  readonly done: number;
  readonly total: number;
}

/** Fewer passages teach nothing. */
const fewestPassages = 50;
/** Learned anew when the library has grown or shrunk by this share since. */
const relearnShare = 0.3;
/** Vectors written in one transaction, between two pauses for searches. */
const batch = 256;

/** The library's words of a passage, as the learned embedder takes them. */
export function wordCounts(counts: PassageCounts, isWord: Uint8Array): TermCount[] {
  const words: TermCount[] = [];
  const [body, headings] = counts.fields;
  for (const [i, term] of counts.terms.entries()) {
    const tf = body![i]! + headings![i]!;
    if (isWord[term] === 1 && tf > 0) words.push({ term, tf });
  }
  return words;
}

/**
 * Brings the vectors up to date. The caller holds the writer's lock. A kill loses at most one batch.
 * @throws FootnoteError `cancelled`, `disk-full`
 */
export async function updateVectors(
  library: Library,
  options: {
    readonly signal?: AbortSignal | undefined;
    readonly progress?: (p: VectorProgress) => void;
  } = {},
): Promise<void> {
  const { signal, progress } = options;
  const { passages } = library.size();
  if (passages < fewestPassages) return;
  const stored = library.embedderInUse();
  const stale = !stored?.content || Math.abs(passages - stored.passages) > relearnShare * stored.passages;
  if (stored?.content && !stale) {
    await embedMissing(library, stored.id, embedderFromBytes(stored.content, library.file), signal, progress);
    return;
  }
  progress?.({ stage: 'learning', done: 0, total: 0 });
  const isWord = library.wordFlags();
  const learned = await learnEmbedderGently(passagesOf(library, isWord), {
    passages,
    ...(signal ? { signal } : {}),
  }).catch((error: unknown) => {
    throw signal?.aborted ? new FootnoteError('cancelled', {}, error) : error;
  });
  const id = library.addEmbedder({
    name: learned.id,
    dimensions: learned.dimensions,
    content: learned.toBytes(),
    passages,
  });
  await embedMissing(library, id, learned, signal, progress);
  library.serveEmbedder(id);
}

function* passagesOf(library: Library, isWord: Uint8Array): Generator<TermCount[]> {
  for (const counts of library.allPassageCounts()) yield wordCounts(counts, isWord);
}

async function embedMissing(
  library: Library,
  embedderId: number,
  embedder: LearnedEmbedder,
  signal: AbortSignal | undefined,
  progress: ((p: VectorProgress) => void) | undefined,
): Promise<void> {
  const isWord = library.wordFlags();
  const total = library.vectorsMissing(embedderId);
  let done = 0;
  for (;;) {
    if (signal?.aborted) throw new FootnoteError('cancelled');
    const missing = library.passagesWithoutVector(embedderId, batch);
    if (missing.length === 0) return;
    const counts = new Map(
      library.passageCounts(missing.map((m) => m.passageId)).map((c) => [c.passageId, c]),
    );
    library.writeVectors(
      embedderId,
      missing.map(({ passageId, hash }) => ({
        passageId,
        hash,
        vector: quantise(embedder.embed(wordCounts(counts.get(passageId)!, isWord))),
      })),
    );
    done += missing.length;
    progress?.({ stage: 'embedding', done, total });
    await new Promise((resolve) => setImmediate(resolve));
  }
}
