/**
 * What installed models do for retrieval, in one run on the same libraries: by words alone, with the learned vectors,
 * with an embedding model, with a reranker; hit@1, @5, @10 and MRR on page level for every sheet. Embedding a corpus
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
import { createRetriever, type RetrieverParts } from '../../main/retrieve/index.ts';
import { type Corpus, rememberingAnalyser, withCorpora } from './corpora.ts';
import { machine, printTable } from './table.ts';

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
          const reranker = () => ({ name, rerank: models.rerank });
          await add(`+ ${name}, without limit of time`, (corpus) => ({
            embedder: embedderOf(corpus),
            reranker,
            reranking: { budget: Number.POSITIVE_INFINITY },
          }));
          for (const { name: sheet, library } of corpora) {
            printCheck(
              sheet,
              await checkReranker({ library, analyser, models }, models.serving('reranker')!),
            );
          }
        }
        console.log(`hit@1 hit@5 hit@10 MRR; ${machine()}\n`);
        printTable(rows);

        async function scores({ library, questions, pathOf }: Corpus, variant: Variant): Promise<string> {
          const retrieve = createRetriever({ library, analyser, ...variant });
          const ranks: number[] = [];
          for (const question of questions) {
            const { documents, problems } = await retrieve(question.question);
            if (problems[0]) throw problems[0];
            const hits = documents.map(({ documentId, score }) => ({ path: pathOf(documentId), score }));
            ranks.push(rankOf(question, hits.slice(0, 100)));
          }
          const hit = (k: number) => (ranks.filter((rank) => rank <= k).length / ranks.length).toFixed(3);
          const mrr = ranks.reduce((sum, rank) => sum + 1 / rank, 0) / ranks.length;
          return [hit(1), hit(5), hit(10), mrr.toFixed(3)].join(' ');
        }
      },
      { keep: files.keep },
    );
  } finally {
    models.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

const printCheck = (sheet: string, { used, mrrWithout, mrrWith, pairs }: ModelCheck) =>
  console.log(
    `${sheet}: the library's own check says ${used ? 'on' : 'off'} ` +
      `(MRR ${mrrWithout.toFixed(3)} → ${mrrWith.toFixed(3)} on ${pairs} pairs)`,
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
