/** What each command does: it asks the router and prints. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { type Answer, type ErrorCode, FootnoteError, type Locale } from '../contract/index.ts';
import {
  createClient,
  createEngine,
  defaultLibrary,
  type Engine,
  type EngineClient,
  settingsFile,
} from '../engine/index.ts';
import { serveLoopback } from '../serve/index.ts';
import { changesLibrary } from './actions.ts';
import { appFolder, appVersion } from './app.ts';
import type { Arguments } from './arguments.ts';
import { printBatch } from './batch.ts';
import { evaluate } from './evaluating.ts';
import { filtersOf } from './filters.ts';
import { helpText } from './help.ts';
import { ingest } from './ingesting.ts';
import { feedback, glossary } from './knowledge.ts';
import { makingJson, sayOnTheWay } from './made.ts';
import { adapters, models } from './models.ts';
import {
  nothingFor,
  printAnswer,
  printable,
  printDidYouMean,
  printDoctor,
  printHits,
  printJson,
  printTables,
} from './print.ts';
import { say } from './say.ts';
import { changes, contradictions, problems } from './upkeep.ts';

type Client = EngineClient;

const out = (text: string) => process.stdout.write(`${printable(text)}\n`);

export async function run(args: Arguments, locale: Locale, signal: AbortSignal): Promise<void> {
  if (args.command === 'help') return void out(helpText(locale, args.helpFor));
  if (args.command === 'version') return void out(appVersion());
  const library = path.resolve(args.library ?? defaultLibrary());
  const writes =
    args.command === 'ingest' ||
    args.command === 'serve' ||
    args.keep ||
    changesLibrary(args.command, args.rest[0]);
  const needsNone = ['ingest', 'serve', 'doctor', 'tables', 'models', 'adapters'].includes(args.command);
  if (!needsNone && !existsSync(library)) {
    throw new FootnoteError('library-missing', { path: library });
  }
  const engine = await createEngine({
    library,
    settings: settingsFile(),
    samples: path.join(appFolder(), 'resources', 'sample-manuals', 'manuals'),
    appVersion: appVersion(),
    readOnly: !writes,
    watch: args.command === 'serve',
    // Each command is a process of its own: without waiting none would ever have a reranker.
    ...(args.command !== 'serve' && { loadingPatience: 30_000 }),
  });
  try {
    const client = createClient(engine.router);
    switch (args.command) {
      case 'ingest':
        return await ingest(client, args, locale, signal);
      case 'search':
        return await search(client, args, locale);
      case 'ask':
        return await ask(client, args, locale, signal);
      case 'eval':
        return await evaluate(client, args, locale, signal);
      case 'tables': {
        const tables = await client.tables.ofFile({ path: path.resolve(args.rest[0]!) });
        if (args.json) printJson({ tables });
        else printTables(tables, locale);
        return;
      }
      case 'changes':
        return await changes(client, args, locale);
      case 'contradictions':
        return await contradictions(client, args, locale);
      case 'problems':
        return await problems(client, args, locale);
      case 'glossary':
        return await glossary(client, args, locale);
      case 'feedback':
        return await feedback(client, args, locale);
      case 'models':
        return await models(client, args, locale, signal);
      case 'adapters':
        return await adapters(client, args, locale, signal);
      case 'serve':
        return await serve(engine, args, locale, signal);
      case 'doctor': {
        const report = await client.doctor();
        const finding = report.integrity?.findings[0];
        const error = finding
          ? new FootnoteError('library-damaged', { path: library, reason: finding })
          : undefined;
        // One JSON value, so that a script can read it: the report with the error in it.
        if (args.json) printJson(error ? { ...report, error: error.toJSON(locale) } : report);
        else printDoctor(report, locale);
        if (error && args.json) process.exitCode = 1;
        else if (error) throw error;
      }
    }
  } finally {
    await engine.close();
  }
}

async function search(client: Client, args: Arguments, locale: Locale): Promise<void> {
  const { k, passages, explain } = args;
  const filters = filtersOf(args.filters);
  const plain = ({ documentId: _, ...hit }: Awaited<ReturnType<Client['search']>>['hits'][number]) => hit;
  const found = async (question: string) => {
    const { hits, problems = [], ...more } = await client.search({ question, k, passages, filters, explain });
    const failed = problems.map(({ code, params }) => new FootnoteError(code as ErrorCode, params));
    const json = {
      hits: hits.map(plain),
      ...more,
      // No list is empty without a reason.
      ...(hits.length === 0 && { reason: nothingFor(question, locale) }),
      ...(failed.length > 0 && { problems: failed.map((problem) => problem.toJSON(locale)) }),
    };
    return { hits, failed, json };
  };
  if (args.batch !== undefined)
    return printBatch(args.batch, async (question) => (await found(question)).json, locale);
  const { hits, failed, json } = await found(args.rest[0]!);
  if (args.json) return printJson(json);
  for (const problem of failed) process.stderr.write(`${problem.words(locale).message}\n`);
  printDidYouMean(json.didYouMean, locale);
  printHits(hits, args.rest[0]!, locale);
}

/** As `--json` prints it: the stable fields first, numbers of the library left out. */
function answerJson({
  answer,
  language,
  confidence,
  refused,
  citations,
  mode,
  ms,
  unknownWords,
  didYouMean,
  nearest,
  ...making
}: Answer) {
  return {
    answer,
    language,
    confidence,
    refused,
    citations: citations.map(({ documentId: _, ...citation }) => citation),
    mode,
    ms,
    unknownWords,
    ...(didYouMean === undefined ? {} : { didYouMean }),
    nearest: nearest.map(({ documentId: _, ...page }) => page),
    ...makingJson(making),
  };
}

async function ask(client: Client, args: Arguments, locale: Locale, signal: AbortSignal): Promise<void> {
  const filters = filtersOf(args.filters);
  const asking = { filters, mode: args.asking.modes[0], adapters: [...args.asking.adapters], locale };
  const whole = async (question: string): Promise<Answer> => {
    for await (const event of await client.ask({ question, ...asking }, { signal }))
      if (event.type === 'done') return event.answer;
    throw new FootnoteError('internal', { reason: 'the answer ended early' });
  };
  if (args.batch !== undefined)
    return printBatch(args.batch, async (question) => answerJson(await whole(question)), locale);
  if (args.json) {
    printJson(answerJson(await whole(args.rest[0]!)));
    return;
  }
  for await (const event of await client.ask({ question: args.rest[0]!, ...asking }, { signal })) {
    sayOnTheWay(event, locale);
    if (event.type === 'sentence') out(event.text + event.citations.map((n) => ` [${n}]`).join(''));
    if (event.type === 'done') printAnswer(event.answer, locale);
  }
}

async function serve(engine: Engine, args: Arguments, locale: Locale, signal: AbortSignal): Promise<void> {
  const rendererFolder = path.join(appFolder(), 'dist', 'renderer');
  if (!existsSync(rendererFolder)) throw new FootnoteError('file-missing', { path: rendererFolder });
  const host = await serveLoopback({ engine, rendererFolder, port: args.port });
  out(say('serving', locale, { url: host.url }));
  await new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
  await host.close();
}
