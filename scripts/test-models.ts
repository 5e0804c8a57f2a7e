/**
 * `npm run test:models -- --chat <gguf> --embedding <gguf> [--reranking <gguf>] [--adapter <gguf> …]`: the tests of
 * models on a person's own files, their speed on this machine, and `footnote eval` by mode, category and style, without
 * the adapters and with them. A role that is not named, or no argument at all: the tiny test models.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, delimiter, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { root, sampleFolder, sampleSheet } from './places.ts';
import { testFiles } from './test-files.ts';
import { say } from './words.ts';

const suites = ['chat', 'vectors', 'adapters', 'process'] as const;
const parts = [...suites, 'speed', 'eval'] as const;

const { values } = parseArgs({
  options: {
    chat: { type: 'string' },
    embedding: { type: 'string' },
    reranking: { type: 'string' },
    adapter: { type: 'string', multiple: true, default: [] },
    /** What is asked, and the folder that answers it. */
    sheet: { type: 'string', default: sampleSheet },
    manuals: { type: 'string', default: sampleFolder },
    mode: { type: 'string', default: 'quote,rag,reasoned,long,agent' },
    only: { type: 'string', default: parts.join() },
  },
});
const given = { chat: values.chat, embedding: values.embedding, reranking: values.reranking };
const adapters = values.adapter.map((file) => resolve(file));
const only = values.only.split(',');
const files = Object.values(given).flatMap((file) => (file === undefined ? [] : [resolve(file)]));

const strange = only.find((part) => !(parts as readonly string[]).includes(part));
if (strange !== undefined) refuse(`There is no part "${strange}": ${parts.join(', ')}.`);
for (const file of [...files, ...adapters, values.sheet, values.manuals])
  if (!existsSync(file)) refuse(say('noSuchFile', { file }));
if (adapters.length > 0 && !given.chat) refuse(say('adapterWithoutChat'));

const tiny = (name: string) => join(root, 'native-models', 'test-models', name);
const models = {
  chat: resolve(given.chat ?? tiny('tiny-ko-copy-F16.gguf')),
  embedding: resolve(given.embedding ?? tiny('tiny-ko-embed.gguf')),
  // The tiny one knows nothing of relevance: without a person's own there is none.
  reranking: given.reranking && resolve(given.reranking),
  adapters: given.chat ? adapters : [tiny('tiny-ko-domain-lora.gguf')],
};

const { passed, failed, skipped } = await testFiles(
  suites.filter((suite) => only.includes(suite)).map((suite) => `tests/models/${suite}.test.ts`),
  1,
  {
    ...(given.chat && { FOOTNOTE_TEST_CHAT: models.chat }),
    ...(given.embedding && { FOOTNOTE_TEST_EMBEDDING: models.embedding }),
    ...(models.reranking && { FOOTNOTE_TEST_RERANKING: models.reranking }),
    FOOTNOTE_TEST_ADAPTERS: adapters.join(delimiter),
  },
);
const measured = await measure();
console.log(`\n${passed} passed, ${failed} failed, ${skipped} skipped`);
process.exit(failed === 0 && measured ? 0 : 1);

/** By the `footnote` command in a data folder of its own; whether all of it ended well. */
async function measure(): Promise<boolean> {
  const wanted = ['speed', 'eval'].filter((part) => only.includes(part));
  if (wanted.length === 0) return true;
  const home = mkdtempSync(join(tmpdir(), 'footnote-test-models-'));
  const library = join(home, 'manuals.footnote');
  const footnote = (...args: string[]) => run(home, args);
  try {
    for (const file of [models.chat, models.embedding, models.reranking])
      if (file && !(await footnote('models', 'import', file))) return false;
    for (const file of models.adapters) if (!(await footnote('adapters', 'import', file))) return false;
    if (wanted.includes('speed') && !(await footnote('models', 'bench'))) return false;
    if (!wanted.includes('eval')) return true;
    if (!(await footnote('ingest', resolve(values.manuals), '--library', library))) return false;
    const used = models.adapters.flatMap((file) => ['--adapter', basename(file).replace(/\.gguf$/i, '')]);
    return await footnote(
      'eval',
      resolve(values.sheet),
      '--mode',
      values.mode,
      ...used,
      '--library',
      library,
    );
  } finally {
    rmSync(home, { recursive: true, force: true, maxRetries: 3 });
  }
}

function run(home: string, args: readonly string[]): Promise<boolean> {
  console.log(`\n── footnote ${args.map((arg) => basename(arg)).join(' ')}`);
  const child = spawn(process.execPath, [join(root, 'scripts', 'footnote.mjs'), ...args], {
    env: { ...process.env, FOOTNOTE_DATA: join(home, 'data') },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  return new Promise((end) => {
    child.on('error', () => end(false));
    child.on('exit', (code) => end(code === 0));
  });
}

function refuse(sentence: string): never {
  console.error(sentence);
  process.exit(2);
}
