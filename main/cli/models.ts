/** The commands for local models and adapters. */
import path from 'node:path';
import {
  type Adapter,
  FootnoteError,
  type Locale,
  type Model,
  type ModelRole,
  type TransferEvent,
} from '../contract/index.ts';
import type { EngineClient } from '../engine/index.ts';
import type { Arguments } from './arguments.ts';
import { checkLine, printable, printJson } from './print.ts';
import { say } from './say.ts';

const out = (text: string): void => {
  process.stdout.write(`${printable(text)}\n`);
};

export async function models(
  client: EngineClient,
  args: Arguments,
  locale: Locale,
  signal: AbortSignal,
): Promise<void> {
  const [action, word = ''] = args.rest;
  const role = args.role as ModelRole | undefined;
  switch (action) {
    case 'list': {
      const [list, catalogue] = [await client.models.list(), await client.models.catalogue()];
      if (args.json) return printJson({ ...list, catalogue });
      if (list.models.length === 0) out(say('noModels', locale));
      for (const model of list.models) printModel(model, locale);
      out(say('modelCatalogue', locale));
      for (const { id, role: serves, title, license, languages, installed } of catalogue)
        if (installed === null)
          out(
            `  ${id.padEnd(26)} ${serves.padEnd(10)} ${title} (${license}; ${(languages ?? []).join(', ') || '?'})`,
          );
      return;
    }
    case 'import':
      return finish(await client.models.import({ path: path.resolve(word), role }, { signal }), args, locale);
    case 'download':
      return finish(await client.models.download({ id: word }, { signal }), args, locale);
    case 'use': {
      // `none` and `auto` are not the model's names: then a role must be given.
      const known = (await client.models.list()).models.find(({ name }) => name === word);
      const of = role ?? known?.role;
      if (!of)
        throw new FootnoteError(word === 'none' || word === 'auto' ? 'role-missing' : 'model-unknown', {
          name: word,
        });
      const name = word === 'none' ? { name: null } : word === 'auto' ? {} : { name: word };
      const list = await client.models.use({ role: of, ...name, anyway: args.anyway });
      if (args.json) return printJson(list);
      for (const model of list.models) printModel(model, locale);
      return;
    }
    case 'remove': {
      const list = await client.models.remove({ name: word });
      return args.json ? printJson(list) : out(say('removedNamed', locale, { name: word }));
    }
    case 'retry-gpu': {
      const state = await client.models.retryGpu();
      return args.json ? printJson(state) : out(say('gpuTriedAnew', locale));
    }
    case 'bench': {
      const bench = await client.models.bench(undefined, { signal });
      if (args.json) return printJson(bench);
      if (!bench.chat && !bench.embedding && !bench.reranker) out(say('noModels', locale));
      if (bench.chat) out(say('benchChat', locale, bench.chat));
      if (bench.embedding) out(say('benchEmbedding', locale, bench.embedding));
      if (bench.reranker) out(say('benchReranker', locale, bench.reranker));
    }
  }
}

export async function adapters(
  client: EngineClient,
  args: Arguments,
  locale: Locale,
  signal: AbortSignal,
): Promise<void> {
  const [action, word = ''] = args.rest;
  if (action === 'import') {
    const adapter = await client.adapters.import({ path: path.resolve(word) }, { signal });
    return args.json ? printJson(adapter) : printAdapter(adapter, locale);
  }
  const list =
    action === 'remove' ? await client.adapters.remove({ name: word }) : await client.adapters.list();
  if (args.json) return printJson({ adapters: list });
  if (list.length === 0) out(say('noAdapters', locale));
  for (const adapter of list) printAdapter(adapter, locale);
}

async function finish(
  events: AsyncIterable<TransferEvent<Model>>,
  args: Arguments,
  locale: Locale,
): Promise<void> {
  let shown = 0;
  for await (const event of events) {
    if (event.type === 'done') {
      if (shown > 0 && process.stderr.isTTY) process.stderr.write('\n');
      if (args.json) printJson(event.result);
      else printModel(event.result, locale);
    } else if (performance.now() - shown > 500) {
      shown = performance.now();
      const of = event.total === null ? '' : ` / ${megabytes(event.total)}`;
      process.stderr.write(
        `${process.stderr.isTTY ? '\r' : ''}${megabytes(event.done)}${of} MB${process.stderr.isTTY ? '' : '\n'}`,
      );
    }
  }
}

const megabytes = (bytes: number) => Math.round(bytes / 1e6);

function printModel(model: Model, locale: Locale): void {
  const { name, role, serving, quantisation, parameters, memory4k, memory16k, englishOnly, fits4k } = model;
  const { check, fault, path } = model;
  const size = parameters >= 1e9 ? `${(parameters / 1e9).toFixed(1)}B` : `${(parameters / 1e6).toFixed(1)}M`;
  out(`${serving ? '*' : ' '} ${name.padEnd(28)} ${role.padEnd(10)} ${size} ${quantisation}`);
  const memory = { at4k: gigabytes(memory4k), at16k: gigabytes(memory16k) };
  out(`    ${say('modelMemory', locale, memory)}${fits4k ? '' : `  ${say('modelTooLarge', locale)}`}`);
  if (fault) out(`    ${new FootnoteError(fault, { name, path }).words(locale).message}`);
  if (englishOnly) out(`    ${say('englishOnly', locale)}`);
  if (serving && check) out(`    ${checkLine({ name, ...check }, locale)}`);
}

const gigabytes = (bytes: number) => (bytes / 1e9).toFixed(bytes < 1e8 ? 3 : 1);

function printAdapter({ name, revision, architecture, rank, fits, misfit }: Adapter, locale: Locale): void {
  out(`${name.padEnd(28)} r${revision}  ${architecture}, rank ${rank ?? '?'}`);
  if (fits === false) out(`    ${say('adapterUnfit', locale, { reason: misfit ?? '' })}`);
}
