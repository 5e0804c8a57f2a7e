/**
 * What installed models do for retrieval, in one run on the same libraries: by words alone, with the learned vectors,
 * with an embedding model, with a reranker (as long as it takes, and within the time of a search); hit@1, @5, @10, MRR
 * on page level and milliseconds a search for every sheet. An embedder or a reranker alone will do. Embedding a corpus
 * takes its time: about 20 passages a second and core for a model of 22 million parameters.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { updateVectors } from '../../main/embed/index.ts';
import { mayServe } from '../../main/engine/embedder.ts';
import { queryEmbedder } from '../../main/engine/query-embedder.ts';
import { checkReranker, rankOf } from '../../main/evaluate/index.ts';
import type { ModelCheck } from '../../main/library/index.ts';
import { createModels, launchChildProcess, type Models } from '../../main/models/index.ts';
import {
  createPace,
  createRetriever,
  type Pace,
  passagesAt,
  type RetrieverParts,
  rerankBudget,
} from '../../main/retrieve/index.ts';
import { type Corpus, rememberingAnalyser, withCorpora } from './corpora.ts';
import { machine, percentile, printTable } from './table.ts';

type Variant = Pick<RetrieverParts, 'embedder' | 'parameters' | 'reranker' | 'reranking'>;

/** Weights of the model's vectors shown beside the default. */
const weights = [0.3, 1];

export async function measureModels(
  pairs: readonly { folder: string; sheet: string }[],
  files: { readonly embedding?: string; readonly reranker?: string; readonly keep?: string | undefined },
): Promise<void> {
  const analyser = await rememberingAnalyser();
  const folder = mkdtempSync(path.join(tmpdir(), 'footnote-bench-'));
  const models = createModels({
    launch: launchChildProcess,
    folder,
    bundled: [],
    choice: () => null,
    keepAlive: () => 600,
  });
  try {
    await withCorpora(
      pairs,
      async (corpora) => {
        const rows = [['', ...corpora.map((c) => `${c.name} (${c.questions.length})`)]];
        const add = async (name: string, variantOf: (corpus: Corpus) => Variant) => {
          const cells: string[] = [];
          for (const corpus of corpora) cells.push(await scores(corpus, variantOf(corpus)));
          rows.push([name, ...cells]);
        };
        await add('words alone', () => ({ embedder: () => undefined }));
        await add('+ learned vectors', ({ embedder }) => ({ embedder: () => embedder }));
        let embedderOf =
          ({ embedder }: Corpus) =>
          () =>
            embedder as ReturnType<RetrieverParts['embedder']>;
        if (files.embedding) {
          const { name } = await models.store.import(files.embedding, { role: 'embedding' });
          for (const { name: sheet, library } of corpora) {
            const unwatched = { signal: new AbortController().signal, progress: () => {}, refused: () => {} };
            const model = models.serving('embedding')!;
            await mayServe({ library: () => library, models, analyser }, model, unwatched);
            printCheck(sheet, library.modelCheck(model.hash)!);
          }
          for (const corpus of corpora) await embedded(corpus, models);
          embedderOf = ({ library }) => queryEmbedder(library, models);
          await add(`+ ${name}`, (corpus) => ({ embedder: embedderOf(corpus) }));
          for (const modelVectors of weights) {
            await add(`  weight ${modelVectors}`, (corpus) => ({
              embedder: embedderOf(corpus),
              parameters: { modelVectors },
            }));
          }
        }
        if (files.reranker) {
          const { name } = await models.store.import(files.reranker, { role: 'reranker' });
          const paces = new Map<string, Pace>();
          for (const { name: sheet, library } of corpora) {
            const model = models.serving('reranker')!;
            const check = await checkReranker({ library, analyser, models }, model);
            paces.set(sheet, createPace(check.pace ?? undefined));
            printCheck(sheet, check);
          }
          await add(`+ ${name}, without limit of time`, (corpus) => ({
            embedder: embedderOf(corpus),
            reranker: () => ({ name, rerank: models.rerank }),
            reranking: { budget: Number.POSITIVE_INFINITY },
          }));
          await add(`+ ${name}, within ${rerankBudget} ms`, (corpus) => ({
            embedder: embedderOf(corpus),
            reranker: () => ({ name, rerank: models.rerank, pace: paces.get(corpus.name)! }),
          }));
        }
        console.log(`hit@1 hit@5 hit@10 MRR, ms a search (p50, p95), passages read; ${machine()}\n`);
        printTable(rows);

        async function scores({ library, questions, pathOf }: Corpus, variant: Variant): Promise<string> {
          const retrieve = createRetriever({ library, analyser, ...variant });
          const [ranks, times, read] = [[] as number[], [] as number[], [] as number[]];
          for (const question of questions) {
            const begun = performance.now();
            const { documents, problems, reranking } = await retrieve(question.question);
            times.push(performance.now() - begun);
            if (reranking) read.push(reranking.read);
            if (problems[0]) throw problems[0];
            const hits = documents.map(({ documentId, score }) => ({ path: pathOf(documentId), score }));
            ranks.push(rankOf(question, hits.slice(0, 100)));
          }
          const hit = (k: number) => (ranks.filter((rank) => rank <= k).length / ranks.length).toFixed(3);
          const mrr = ranks.reduce((sum, rank) => sum + 1 / rank, 0) / ranks.length;
          const [usual, slow] = [percentile(times, 0.5).toFixed(0), percentile(times, 0.95).toFixed(0)];
          const passages = read.length > 0 ? `, ${percentile(read, 0.5)} read` : '';
          return `${[hit(1), hit(5), hit(10), mrr.toFixed(3)].join(' ')}, ${usual} ${slow} ms${passages}`;
        }
      },
      { keep: files.keep },
    );
  } finally {
    models.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

const printCheck = (sheet: string, { used, mrrWithout, mrrWith, pairs, pace }: ModelCheck) =>
  console.log(
    `${sheet}: the library's own check says ${used ? 'on' : 'off'} ` +
      `(MRR ${mrrWithout.toFixed(3)} → ${mrrWith.toFixed(3)} on ${pairs} pairs` +
      `${pace === null ? '' : `, ${pace.toFixed(1)} ms a passage: a search reads ${passagesAt(pace)}`})`,
  );

async function embedded({ name, library }: Corpus, models: Models): Promise<void> {
  const started = performance.now();
  let last = 0;
  await updateVectors(library, {
    models,
    progress: ({ done, total, eta }) => {
      if (performance.now() - last < 10_000) return;
      last = performance.now();
      console.error(`${name}: ${done} of ${total} passages embedded, ${eta ?? '?'} s left`);
    },
  });
  const { passages } = library.size();
  const rate = passages / ((performance.now() - started) / 1000);
  console.log(`${name}: ${passages} passages embedded, ${rate.toFixed(1)} a second`);
}
