/**
 * `npm run bench models -- [--chat <gguf>] [--llama-bench <program>]`: reading and writing speed beside llama.cpp's own
 * llama-bench on the same file and threads in one run, a follow-up's first token, search while an answer is generated,
 * and how fast a cancelled answer is silent. Without `--chat` on a model of 0.6 B's shape with random weights.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import { createClient, createEngine, type EngineClient } from '../../main/engine/index.ts';
import { createModels, launchChildProcess, type Models } from '../../main/models/index.ts';
import { writeLargeModel } from '../../native-models/test-models/making/large.ts';
import { root } from '../../scripts/places.ts';

const generated = 64;
const rounds = 3;

interface Options {
  readonly chat?: string | undefined;
  readonly 'llama-bench'?: string | undefined;
}

export async function measureModels(options: Options): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'footnote-bench-models-'));
  const file = options.chat ?? path.join(folder, 'random-0.6b.gguf');
  if (!options.chat) writeLargeModel(file);
  const threads = availableParallelism();
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
    const own = await speed(models);
    console.log(
      `threads ${threads}, prompt of ${own.promptTokens} tokens, ${generated} generated, median of ${rounds}`,
    );
    console.log(
      `footnote      prompt ${own.prompt.toFixed(1)} tokens/s, generation ${own.generation.toFixed(1)} tokens/s`,
    );
    const program = options['llama-bench'];
    if (program) {
      const theirs = llamaBench(program, file, threads, own.promptTokens);
      console.log(
        `llama-bench   prompt ${theirs.prompt.toFixed(1)} tokens/s, generation ${theirs.generation.toFixed(1)} tokens/s`,
      );
      console.log(
        `ratio         prompt ${(own.prompt / theirs.prompt).toFixed(3)}, generation ${(own.generation / theirs.generation).toFixed(3)}`,
      );
    }
    console.log(
      `first token   ${own.first.toFixed(0)} ms, of a follow-up ${own.followUp.toFixed(0)} ms: ${(own.followUp / own.first).toFixed(3)}`,
    );
    const cancelled = await cancelling(models);
    console.log(
      `cancel        silent after ${cancelled.silent.toFixed(1)} ms, free for the next after ${cancelled.free.toFixed(0)} ms`,
    );
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

const asking = (text: string, maxTokens = generated) => ({
  messages: [{ role: 'user' as const, text }],
  ...{ maxTokens, temperature: 0, adapters: [] },
});

async function answer(models: Models, text: string, maxTokens = generated) {
  const began = performance.now();
  let first = 0;
  for await (const event of models.chat(asking(text, maxTokens))) {
    if (event.type === 'text' && first === 0) first = performance.now() - began;
    if (event.type === 'done') {
      const whole = performance.now() - began;
      return { ...event, first: first || whole, whole };
    }
  }
  throw new Error('the answer ended early');
}

async function speed(models: Models) {
  await answer(models, '안녕', 2);
  const asked = [];
  const again = [];
  for (let round = 1; round <= rounds; round += 1) {
    asked.push(await answer(models, `${passages(round)}\n\n질문: 월 이용료는?`));
    again.push(await answer(models, `${passages(round)}\n\n질문: 설치비는?`));
  }
  return {
    promptTokens: asked[0]!.promptTokens,
    prompt: median(
      asked.map(({ promptTokens, reusedTokens, first }) => ((promptTokens - reusedTokens) / first) * 1000),
    ),
    generation: median(
      asked.map(({ generatedTokens, whole, first }) => ((generatedTokens - 1) / (whole - first)) * 1000),
    ),
    first: median(asked.map(({ first }) => first)),
    followUp: median(again.map(({ first }) => first)),
  };
}

/** The same process priority, the same threads, the same file. */
function llamaBench(program: string, file: string, threads: number, prompt: number) {
  const args = [
    '-m',
    file,
    '-t',
    threads,
    '-p',
    prompt,
    '-n',
    generated,
    '-r',
    rounds,
    '-ngl',
    0,
    '-o',
    'json',
  ].map(String);
  const out = execFileSync('nice', ['-n', '10', program, ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const results = JSON.parse(out) as { n_prompt: number; n_gen: number; avg_ts: number }[];
  return {
    prompt: results.find(({ n_gen }) => n_gen === 0)!.avg_ts,
    generation: results.find(({ n_prompt }) => n_prompt === 0)!.avg_ts,
  };
}

async function cancelling(models: Models) {
  const silent: number[] = [];
  const free: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const stop = new AbortController();
    let aborted = 0;
    try {
      for await (const event of models.chat(asking(passages(round), 400), stop.signal)) {
        if (event.type !== 'text') continue;
        aborted = performance.now();
        stop.abort();
      }
    } catch {
      silent.push(performance.now() - aborted);
    }
    await answer(models, '안녕', 1);
    free.push(performance.now() - aborted);
  }
  return { silent: median(silent), free: median(free) };
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
  const alone = await searches(client);
  const stop = new AbortController();
  const generating = (async () => {
    while (!stop.signal.aborted)
      for await (const _ of models.chat(asking(passages(Math.random() * 1000), 200), stop.signal));
  })().catch(() => {});
  const beside = await searches(client);
  stop.abort();
  await generating;
  await engine.close();
  console.log(
    `search        p95 ${alone.toFixed(1)} ms, while generating ${beside.toFixed(1)} ms: ${(beside / alone).toFixed(2)}`,
  );
}

async function searches(client: EngineClient): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < 200; i += 1) {
    const { ms } = await client.search({
      question: `${['해지', '요금', '설치비', '와이파이'][i % 4]} 안내 ${i % 7}`,
      k: 10,
    });
    times.push(ms);
  }
  return times.sort((a, b) => a - b)[Math.floor(times.length * 0.95)]!;
}

const median = (values: readonly number[]) =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
