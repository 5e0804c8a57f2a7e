/**
 * `npm run bench models -- [--chat <gguf>] [--llama-bench <program>] [--threads <n>]`: reading and writing speed beside
 * llama.cpp's own llama-bench on the same file and threads, turn by turn in one run; a follow-up's first token; search
 * while an answer is generated; how fast a cancelled answer is silent, and the model free. Without `--chat` on a model of
 * 0.6 B's shape with random weights, whose answer is laid down and quotes what it read.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import { createClient, createEngine, type EngineClient } from '../../main/engine/index.ts';
import { createModels, launchChildProcess, type Models } from '../../main/models/index.ts';
import { quoting, writeLargeModel } from '../../native-models/test-models/making/large.ts';
import { root } from '../../scripts/places.ts';
import { percentile } from './table.ts';

const generated = 64;
const rounds = 5;

interface Options {
  readonly chat?: string | undefined;
  readonly 'llama-bench'?: string | undefined;
  /** Of both programs; default: the cores. */
  readonly threads?: string | undefined;
}

export async function measureModels(options: Options): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'footnote-bench-models-'));
  const file = options.chat ?? path.join(folder, 'random-0.6b.gguf');
  if (!options.chat) writeLargeModel(file);
  const threads = Number(options.threads ?? availableParallelism());
  const models = createModels({
    launch: launchChildProcess,
    folder: path.join(folder, 'models'),
    bundled: [],
    start: { threads },
    choice: () => null,
    keepAlive: () => 60,
  });
  try {
    await models.store.import(file);
    await speeds(models, file, threads, options['llama-bench']);
    await cancelling(models);
    await searching(models, folder);
  } finally {
    models.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

const passages = (seed: number) =>
  Array.from(
    { length: 10 },
    (_, i) => `[${i + 1}] ${seed}번 요금제의 월 이용료는 ${(seed * 37 + i * 911) % 90}천 원이다.`,
  ).join('\n');

const asking = (text: string, maxTokens = generated, guess = true) => ({
  messages: [{ role: 'user' as const, text }],
  ...{ maxTokens, temperature: 0, adapters: [], guess },
});

async function answer(models: Models, text: string, maxTokens = generated, guess = true) {
  const began = performance.now();
  for await (const event of models.chat(asking(text, maxTokens, guess)))
    if (event.type === 'done') return { ...event, whole: performance.now() - began };
  throw new Error('the answer ended early');
}

interface Speed {
  /** Tokens a second. */
  readonly prompt: number;
  readonly generation: number;
}

/** Turn by turn: what else the machine does meets both. */
async function speeds(models: Models, file: string, threads: number, program?: string): Promise<void> {
  const own: (Speed & { quoted: number; first: number; followUp: number })[] = [];
  const theirs: Speed[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    // As llama-bench does before each test; here it also tells that the cores are no longer llama-bench's.
    await answer(models, '안녕', 2);
    const question = `${passages(round)}\n\n질문: 월 이용료는?`;
    // One token: a text may come later than its first token, where that is a part of a character.
    const { promptTokens, reusedTokens, whole: first } = await answer(models, question, 1);
    const again = await answer(models, `${passages(round)}\n\n질문: 설치비는?`, 1);
    await answer(models, quoting, 1);
    const slowly = await answer(models, quoting, generated, false);
    const written = await answer(models, quoting);
    own.push({
      prompt: ((promptTokens - reusedTokens) / first) * 1000,
      generation: (slowly.generatedTokens / slowly.whole) * 1000,
      quoted: (written.generatedTokens / written.whole) * 1000,
      first,
      followUp: again.whole,
    });
    if (round === 1)
      console.log(
        `threads ${threads}, prompt of ${promptTokens} tokens, ${rounds} rounds, ${written.guessedTokens} of ${written.generatedTokens} tokens guessed where it quotes`,
      );
    if (program) theirs.push(llamaBench(program, file, threads, promptTokens));
  }
  const show = (name: string, runs: readonly Speed[]) =>
    console.log(
      `${name.padEnd(13)} prompt ${spread(runs.map(({ prompt }) => prompt))} tokens/s, generation ${spread(runs.map(({ generation }) => generation))} tokens/s`,
    );
  show('footnote', own);
  if (program) {
    show('llama-bench', theirs);
    const ratio = (of: keyof Speed) => spread(own.map((one, i) => one[of] / theirs[i]![of]));
    console.log(`ratio         prompt ${ratio('prompt')}, generation ${ratio('generation')}`);
  }
  console.log(
    `quoting       ${spread(own.map(({ quoted }) => quoted))} tokens/s, ${spread(own.map(({ quoted, generation }) => quoted / generation))} times as fast as token by token${
      program
        ? `, ${spread(own.map(({ quoted }, i) => quoted / theirs[i]!.generation))} of llama-bench's generation`
        : ''
    }`,
  );
  console.log(
    `first token   ${median(own.map(({ first }) => first)).toFixed(0)} ms, of a follow-up over the same passages ${spread(own.map(({ first, followUp }) => followUp / first))} of that`,
  );
}

/** The same process priority, the same threads, the same file; written behind a prompt of the same length. */
function llamaBench(program: string, file: string, threads: number, prompt: number): Speed {
  const run = (...args: readonly (string | number)[]) => {
    const all = ['-m', file, '-t', threads, '-r', 1, '-ngl', 0, '-o', 'json', ...args].map(String);
    const out = execFileSync('nice', ['-n', '19', program, ...all], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return (JSON.parse(out) as { avg_ts: number }[])[0]!.avg_ts;
  };
  return {
    prompt: run('-p', prompt, '-n', 0),
    generation: run('-p', 0, '-n', generated, '-d', prompt),
  };
}

/**
 * From the abort to silence, and until the next call is served beyond what it takes when nothing runs: while a prompt is
 * read, and while an answer is written.
 */
async function cancelling(models: Models): Promise<void> {
  for (const phase of ['reading', 'writing'] as const) {
    const silent: number[] = [];
    const free: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      await answer(models, '안녕', 1);
      const alone = (await answer(models, '반갑', 1)).whole;
      const stop = new AbortController();
      let aborted = 0;
      const abort = () => {
        aborted = performance.now();
        stop.abort();
      };
      // Well into the prompt, which takes seconds.
      const timer = phase === 'reading' ? setTimeout(abort, 700 + 130 * round) : undefined;
      try {
        const long = Array.from({ length: 3 }, (_, i) => passages(100 + 10 * round + i)).join('\n');
        for await (const event of models.chat(asking(phase === 'reading' ? long : '안녕', 400), stop.signal))
          if (event.type === 'text' && phase === 'writing' && aborted === 0) abort();
      } catch {
        silent.push(performance.now() - aborted);
        await answer(models, '안녕', 1);
        free.push(performance.now() - aborted - alone);
      }
      clearTimeout(timer);
    }
    console.log(
      `cancel while ${phase}: silent after ${spread(silent)} ms, free for the next after ${spread(free)} ms`,
    );
  }
}

/** The engine's own search, over the sample manuals, alone and while an answer is generated in the other process. */
async function searching(models: Models, folder: string): Promise<void> {
  const samples = path.join(root, 'resources', 'sample-manuals', 'manuals');
  const engine = await createEngine({
    library: path.join(folder, 'samples.footnote'),
    settings: path.join(folder, 'settings.json'),
    samples,
    appVersion: '0',
  });
  const client = createClient(engine.router);
  for await (const _ of await client.library.ingest({ folder: samples, locale: 'ko' }));
  await searches(client);
  const alone: number[] = [];
  const beside: number[] = [];
  for (let turn = 0; turn < rounds; turn += 1) {
    alone.push(...(await searches(client)));
    const stop = new AbortController();
    const began = Promise.withResolvers<void>();
    const generating = (async () => {
      while (!stop.signal.aborted)
        for await (const _ of models.chat(asking(passages(turn), 400), stop.signal)) began.resolve();
    })().catch(() => {});
    await began.promise;
    beside.push(...(await searches(client)));
    stop.abort();
    await generating;
  }
  await engine.close();
  const [without, within] = [percentile(alone, 0.95), percentile(beside, 0.95)];
  console.log(
    `search        p95 ${without.toFixed(1)} ms, while generating ${within.toFixed(1)} ms: ${(within / without).toFixed(2)}`,
  );
}

async function searches(client: EngineClient): Promise<number[]> {
  const times: number[] = [];
  for (let i = 0; i < 100; i += 1) {
    const { ms } = await client.search({
      question: `${['해지', '요금', '설치비', '와이파이'][i % 4]} 안내 ${i % 7}`,
      k: 10,
    });
    times.push(ms);
  }
  return times;
}

const median = (values: readonly number[]) => percentile(values, 0.5);

/** Median, and from least to most. */
function spread(values: readonly number[]): string {
  if (values.length === 0) return '-';
  const digits = median(values) < 10 ? 3 : 1;
  const [least, most] = [Math.min(...values), Math.max(...values)].map((value) => value.toFixed(digits));
  return `${median(values).toFixed(digits)} (${least} to ${most})`;
}
