/**
 * `npm run bench reranker -- [--reranker <gguf or shape>] [--characters 120,240,600] [--threads <n>] [--keep <folder>]`:
 * how fast rerankers of several shapes read the passages that the sample questions find, how many fit into a search, and
 * what a search takes with one. Without a file: the tiny test model, and random weights in the shapes of known models
 * (native-models/test-models/making/cross-encoder.ts). `--characters` cuts the passages: the time follows their tokens,
 * and each vocabulary makes others of the same text.
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { bodyOf } from '../../main/evaluate/index.ts';
import { createModels, launchChildProcess, type Models } from '../../main/models/index.ts';
import { passagesAt, type RankedDocument, rerankBudget } from '../../main/retrieve/index.ts';
import {
  type CrossEncoder,
  shapes,
  writeCrossEncoder,
} from '../../native-models/test-models/making/cross-encoder.ts';
import { root } from '../../scripts/places.ts';
import { withCorpora } from './corpora.ts';
import { bestOf, depths, readingTo, searches, timedReranker } from './reranker-turns.ts';
import { machine, percentile, printTable } from './table.ts';

interface Options {
  readonly reranker?: string | undefined;
  readonly characters: string;
  /** Default 2: what an office machine leaves beside the programs that are open. */
  readonly threads?: string | undefined;
  readonly keep?: string | undefined;
}

export async function measureRerankers(options: Options): Promise<void> {
  const { reranker, threads = '2', keep } = options;
  const folder = mkdtempSync(path.join(tmpdir(), 'footnote-bench-reranker-'));
  const samples = path.join(root, 'resources', 'sample-manuals');
  const pair = { folder: path.join(samples, 'manuals'), sheet: path.join(samples, 'questions.jsonl') };
  try {
    await withCorpora(
      [pair],
      async ([corpus]) => {
        const found = await bestOf(corpus!);
        const text = (id: number) => bodyOf(corpus!.library, id);
        const lengths = found.flatMap(({ documents }) => passagesOf(documents).map((id) => text(id).length));
        console.log(`${machine()}, ${threads} threads, ${rerankBudget} ms a search`);
        console.log(
          `passages of ${percentile(lengths, 0.5)} characters (p90 ${percentile(lengths, 0.9)}), ${await tokensPerCharacter(folder)} tokens a character in the test vocabulary\n`,
        );
        const reads = depths.map((depth) => `${depth} read`);
        const rows = [
          ['', 'load', 'characters', 'ms a passage', ...reads, 'fit', 'read', 'search p50, p95', 'without'],
        ];
        for (const file of filesOf(reranker, folder)) {
          const models = openModels(path.join(folder, path.basename(file, '.gguf')), Number(threads));
          try {
            const { name } = await models.store.import(file, { role: 'reranker' });
            models.unload();
            const load = `${(await timed(() => models.readyToRerank())).toFixed(0)} ms`;
            for (const characters of options.characters.split(',').map(Number)) {
              const times: number[] = [];
              const reading = {
                corpus: corpus!,
                reranker: timedReranker(name, models, times),
                textOf: (id: number) => text(id).slice(0, characters),
              };
              const byDepth: string[] = [];
              for (const depth of depths) byDepth.push(await readingTo(depth, reading, times));
              const [pace, slow] = [percentile(times, 0.5), percentile(times, 0.9)];
              const { without, within, read } = await searches(reading, pace);
              const span = (all: readonly number[]) =>
                `${percentile(all, 0.5).toFixed(0)}, ${percentile(all, 0.95).toFixed(0)} ms`;
              rows.push([
                ...[
                  name,
                  load,
                  String(characters),
                  `${pace.toFixed(1)} (p90 ${slow.toFixed(1)})`,
                  ...byDepth,
                ],
                ...[String(passagesAt(pace)), String(percentile(read, 0.5)), span(within), span(without)],
              ]);
            }
          } finally {
            models.close();
          }
        }
        printTable(rows);
      },
      { keep },
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const passagesOf = (documents: readonly RankedDocument[]): number[] =>
  documents.slice(0, 10).map(({ passages }) => passages[0]!.passageId);

function filesOf(named: string | undefined, folder: string): string[] {
  const made = (shape: CrossEncoder) => {
    const file = path.join(folder, `${shape}.gguf`);
    writeCrossEncoder(shape, file);
    return file;
  };
  if (named !== undefined && existsSync(named)) return [named];
  if (named !== undefined && !(named in shapes))
    throw new Error(`${named} is neither a file nor one of ${Object.keys(shapes).join(', ')}`);
  if (named !== undefined) return [made(named as CrossEncoder)];
  const tiny = path.join(root, 'native-models', 'test-models', 'tiny-ko-rerank.gguf');
  return [tiny, ...(Object.keys(shapes) as CrossEncoder[]).map(made)];
}

/** Of the made models, which have the test models' vocabulary: one that was trained on much text makes fewer. */
async function tokensPerCharacter(folder: string): Promise<string> {
  const models = openModels(path.join(folder, 'counting'), 1);
  try {
    const vocabulary = path.join(root, 'native-models', 'test-models', 'tiny-ko-copy-Q8_0.gguf');
    await models.store.import(vocabulary, { role: 'chat' });
    const text = '해지 신청은 고객센터에서 접수하며, 약정 기간이 남아 있으면 위약금이 청구됩니다.';
    return ((await models.countTokens(text)) / text.length).toFixed(2);
  } finally {
    models.close();
  }
}

const openModels = (folder: string, threads: number): Models =>
  createModels({
    launch: launchChildProcess,
    folder,
    bundled: [],
    start: { threads, gpu: false },
    choice: () => null,
    keepAlive: () => 60,
  });

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}
