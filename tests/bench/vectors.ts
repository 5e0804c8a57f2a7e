/**
 * Vectors alone: recall of the ten nearest against comparing every vector exactly, and latency, by size. Learned
 * vectors of recombined real passages; vectors of an embedding model over the same kind of text where one is given.
 */
import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { learnClusters, sampleSize } from '../../main/embed/clusters.ts';
import { assigner, embedderFromBytes, tendClusters, updateVectors } from '../../main/embed/index.ts';
import { readSheet } from '../../main/evaluate/index.ts';
import { ingestFolder } from '../../main/ingest/index.ts';
import { createAnalyser } from '../../main/language/index.ts';
import { type Library, openLibrary } from '../../main/library/index.ts';
import { createModels, launchChildProcess } from '../../main/models/index.ts';
import { embeddedTexts } from './embedded.ts';
import { randomFrom, realPassages, recombined, recombinedTexts } from './recombined.ts';
import { machine, percentile, printTable } from './table.ts';

export interface VectorSet {
  readonly name: string;
  /** Row-major, unit length (or zero). */
  readonly values: Float32Array;
  readonly dimensions: number;
  readonly queries: readonly Float32Array[];
  /** A model's: how far a search goes is measured. */
  readonly reach?: boolean;
}

const fewest = 20_000;
/** Texts embedded by a model: with 22 million parameters about 20 a second and core. */
const modelVectors = 50_000;
/** Queries that are also answered by comparing every vector, which takes half a second each at a million. */
const bruteQueries = 20;

export async function measureVectors(options: {
  readonly corpus: string;
  readonly sheets: readonly string[];
  /** How many learned vectors; may be none. */
  readonly sizes: readonly number[];
  readonly embedding?: string;
  /** Where the model's vectors are kept and gone on with. */
  readonly keep?: string;
  /** The sheets in the model's language: those that were named. */
  readonly sheet: readonly string[];
}): Promise<void> {
  console.log(`recall@10 against exact floats; ms warm; ${machine()}\n`);
  const rows = [
    ['', 'vectors', 'clusters', 'build s', 'MB', 'recall@10', 'p50', 'p95', 'every row: recall@10', 'p50'],
  ];
  for await (const set of vectorSets(options)) rows.push(await measured(set));
  printTable(rows);
}

async function* vectorSets(options: Parameters<typeof measureVectors>[0]): AsyncGenerator<VectorSet> {
  const folder = mkdtempSync(path.join(tmpdir(), 'footnote-bench-'));
  const library = openLibrary(path.join(folder, 'real.footnote'));
  try {
    await ingestFolder(library, options.corpus);
    await updateVectors(library);
    const analyser = await createAnalyser();
    const real = realPassages(library, analyser);
    const learned = embedderFromBytes(library.embedderInUse()!.content!);
    const { dimensions } = learned;
    const questions = options.sheets.flatMap((sheet) => readSheet(sheet).map((q) => q.question));
    const asked = questions.map((question) =>
      library
        .lookUpTerms(analyser.queryTerms(question).terms.filter(({ kind }) => kind === 'word'))
        .map(({ id }) => ({ term: id, tf: 1 })),
    );
    // Questions, and single sentences of the manuals.
    const random = randomFrom(7);
    const sentences = Array.from({ length: 120 }, () => {
      const { units } = real[Math.floor(random() * real.length)]!;
      return units[Math.floor(random() * units.length)] ?? [];
    }).filter((unit) => unit.length > 2);
    const queries = [...asked, ...sentences]
      .map((terms) => learned.embed(terms))
      .filter((vector) => vector.some((value) => value !== 0))
      .slice(0, 150);
    const most = Math.max(0, ...options.sizes);
    const values = new Float32Array(most * dimensions);
    let at = 0;
    for (const terms of recombined(real, most)) {
      values.set(learned.embed(terms), at);
      at += dimensions;
    }
    for (const size of options.sizes) {
      yield { name: 'learned', values: values.subarray(0, size * dimensions), dimensions, queries };
    }
    if (options.embedding) {
      const own = options.sheet.flatMap((sheet) => readSheet(sheet).map((q) => q.question));
      yield await ofModel(library, options.embedding, own, options.keep ?? folder);
    }
  } finally {
    library.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Vectors of a model: recombined texts of the corpus, embedded by the product's own process of models; asked with the
 * questions and with single sentences of the corpus.
 */
async function ofModel(
  library: Library,
  file: string,
  questions: readonly string[],
  keep: string,
): Promise<VectorSet> {
  const folder = mkdtempSync(path.join(tmpdir(), 'footnote-bench-'));
  const models = createModels({
    launch: launchChildProcess,
    folder,
    bundled: [],
    choice: () => null,
    keepAlive: () => 600,
  });
  try {
    const { name, sha256 } = await models.store.import(file, { role: 'embedding' });
    mkdirSync(keep, { recursive: true });
    const texts = recombinedTexts(library, modelVectors);
    const kept = path.join(keep, `${sha256.slice(0, 16)}.vectors`);
    const { values, dimensions } = await embeddedTexts(models, texts, kept);
    const random = randomFrom(7);
    const ids = library.evenPassages(Number.MAX_SAFE_INTEGER);
    const sentences = Array.from({ length: 150 }, () => {
      const { units } = library.passage(ids[Math.floor(random() * ids.length)]!)!;
      return units[Math.floor(random() * units.length)]!.text;
    }).filter((text) => text.length > 20);
    const asked = [...questions, ...sentences].slice(0, 150);
    return { name, values, dimensions, queries: await models.embed(asked, 'query'), reach: true };
  } finally {
    models.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measured(set: VectorSet): Promise<string[]> {
  const { values, dimensions, queries } = set;
  const total = values.length / dimensions;
  const folder = mkdtempSync(path.join(tmpdir(), 'footnote-bench-'));
  const file = path.join(folder, 'vectors.footnote');
  const library = openLibrary(file);
  try {
    const vectorOf = (passageId: number) =>
      values.subarray((passageId - 1) * dimensions, passageId * dimensions);
    const started = performance.now();
    const embedder = await built(library, set, vectorOf);
    const seconds = (performance.now() - started) / 1000;
    library.serveEmbedder(embedder);
    const exact = (ids: readonly number[]) => ids.map(vectorOf);
    const truth = queries.map((query) => tenth(values, dimensions, query));
    const search = (query: Float32Array, share?: number) =>
      library.nearest(embedder, query, 10, { exact, ...(share ? { share } : {}) });
    for (const query of queries) search(query);
    const probed = timed(queries, (query) => search(query));
    const whole = timed(queries.slice(0, bruteQueries), (query) => search(query, 1));
    const recall = (found: readonly { similarity: number }[][]) =>
      mean(
        found.map(
          (hits, i) => Math.min(10, hits.filter((hit) => hit.similarity >= truth[i]! - 1e-6).length) / 10,
        ),
      );
    return [
      set.name,
      String(total),
      String(library.clusters(embedder).length),
      seconds.toFixed(0),
      (sizeOf(file) / 1e6).toFixed(0),
      recall(probed.found).toFixed(3),
      percentile(probed.ms, 0.5).toFixed(1),
      percentile(probed.ms, 0.95).toFixed(1),
      recall(whole.found).toFixed(3),
      percentile(whole.ms, 0.5).toFixed(1),
    ];
  } finally {
    library.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** As the job does it for a fresh library: clusters from a sample, then every vector into its own. */
async function built(
  library: Library,
  { values, dimensions, reach }: VectorSet,
  vectorOf: (passageId: number) => Float32Array,
): Promise<number> {
  const total = values.length / dimensions;
  const embedder = library.addEmbedder({ name: 'measured', dimensions, content: null, passages: total });
  if (total >= fewest) {
    const size = sampleSize(total);
    const sample = Array.from({ length: size }, (_, i) => vectorOf(1 + Math.floor((i * total) / size)));
    await learnClusters(library, embedder, sample, total);
  }
  const assign = assigner(library.clusters(embedder));
  const hash = new Uint8Array(16);
  for (let first = 1; first <= total; first += 256) {
    const count = Math.min(256, total - first + 1);
    library.writeVectors(
      embedder,
      Array.from({ length: count }, (_, i) => {
        const vector = vectorOf(first + i);
        return { passageId: first + i, hash, vector, cluster: assign(vector) };
      }),
    );
  }
  await tendClusters(library, embedder, { reach });
  return embedder;
}

const sizeOf = (file: string) =>
  [file, `${file}-wal`].reduce((sum, one) => sum + (statSync(one, { throwIfNoEntry: false })?.size ?? 0), 0);

/** The cosine of the tenth nearest, by every vector's floats. */
function tenth(values: Float32Array, dimensions: number, query: Float32Array): number {
  const best: number[] = new Array(10).fill(-Infinity);
  for (let at = 0; at < values.length; at += dimensions) {
    let sum = 0;
    for (let k = 0; k < dimensions; k++) sum += values[at + k]! * query[k]!;
    if (sum > best[9]!) {
      best[9] = sum;
      best.sort((a, b) => b - a);
    }
  }
  return best[9]!;
}

function timed<T>(queries: readonly Float32Array[], run: (query: Float32Array) => T) {
  const ms: number[] = [];
  const found = queries.map((query) => {
    const started = performance.now();
    const result = run(query);
    ms.push(performance.now() - started);
    return result;
  });
  return { ms, found };
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
