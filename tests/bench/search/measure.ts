/**
 * One library, searched in a process of its own as the engine does: `measure.ts <library> <folder> <sheet>…` prints a
 * JSON line. With a folder the library is written too, by another process and by an ingest of the folder in the engine.
 * Times are whole searches through the contract: question analysis, words, vectors, ranking, the hits' titles. What is
 * measured is the program as it is built: from the sources each thread would need 25 MB more, to strip their types.
 */
import { spawn, spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { dist } from '../../../scripts/places.ts';
import { percentile } from '../table.ts';
import type { Alone } from './alone.ts';
import { searchWhileIngesting } from './in-app.ts';
import { type Query, queryMix } from './queries.ts';

export interface Measured {
  readonly passages: number;
  readonly megabytes: number;
  /** Process start to the first result, in milliseconds. */
  readonly firstResult: number;
  readonly warm: Times;
  readonly common: Times;
  /** With the library dropped from the file cache before each search. */
  readonly dropped: Times;
  /** The first search after opening, with the library dropped from the file cache before. */
  readonly cold: Times;
  /** While another process writes documents without a pause, as `footnote ingest` does; null without a folder. */
  readonly whileWriting: Times | null;
  /** Turns without and with an ingest in the same engine; null without a folder. */
  readonly whileIngesting: {
    readonly without: Times;
    readonly during: Times;
    readonly documents: number;
  } | null;
  readonly vectors: Alone | null;
  /** Resident, highest, in MB. */
  readonly memory: number;
}

export interface Times {
  readonly p50: number;
  readonly p95: number;
  readonly n: number;
}

const built = (room: string) => import(pathToFileURL(join(dist, 'main', room, 'index.js')).href);
const { createClient, createEngine }: typeof import('../../../main/engine/index.ts') = await built('engine');
const { openLibrary }: typeof import('../../../main/library/index.ts') = await built('library');

const times = (values: readonly number[]): Times => ({
  p50: percentile(values, 0.5),
  p95: percentile(values, 0.95),
  n: values.length,
});

/** Linux's dd tells the kernel to drop a file's pages; false where that is not to be had. */
export const dropFromCache = (file: string): boolean =>
  spawnSync('dd', [`if=${file}`, 'iflag=nocache', 'count=0'], { stdio: 'ignore' }).status === 0;

const highestMemory = (): number =>
  Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) / 1024;

const open = async (library: string, readOnly = true) => {
  const engine = await createEngine({
    library,
    settings: `${library}.settings.json`,
    samples: '',
    appVersion: '0',
    readOnly,
  });
  const client = createClient(engine.router);
  const search = async (question: string): Promise<number> => {
    const start = performance.now();
    await client.search({ question, k: 10, passages: false });
    return performance.now() - start;
  };
  return { engine, client, search };
};

async function measure(library: string, sheets: readonly string[], folder: string): Promise<Measured> {
  const headings = headingsOf(library);
  const queries = queryMix(sheets, headings);
  const { engine, search } = await open(library);
  await search(queries[0]!.text);
  const firstResult = performance.now();
  const round = async (some: readonly Query[]): Promise<number[]> => {
    const out: number[] = [];
    for (const { text } of some) out.push(await search(text));
    return out;
  };
  await round(queries);
  const warm = await round(queries);
  const memory = highestMemory();
  const common = await round(queries.filter(({ kind }) => kind === 'common'));
  const some = queries.filter((_, i) => i % 8 === 0);
  const dropped: number[] = [];
  for (const { text } of some) if (dropFromCache(library)) dropped.push(await search(text));
  const whileWriting = folder ? await besideWriter(library, () => round(queries)) : null;
  await engine.close();

  const cold: number[] = [];
  for (const { text } of some) {
    if (!dropFromCache(library)) break;
    const fresh = await open(library);
    cold.push(await fresh.search(text));
    await fresh.engine.close();
  }
  const whileIngesting = folder ? await besideIngest(library, folder, some) : null;
  // Last, since it loads the sources.
  const { vectorsAlone } = await import('./alone.ts');
  const vectors = await vectorsAlone(library, queries);
  const { passages } = sizeOf(library);
  const megabytes = statSync(library).size / 1e6;
  return {
    ...{ passages, megabytes, firstResult, memory },
    ...{ warm: times(warm), common: times(common), dropped: times(dropped), cold: times(cold) },
    vectors,
    whileWriting: whileWriting && times(whileWriting),
    whileIngesting,
  };
}

async function besideWriter(library: string, searches: () => Promise<number[]>): Promise<number[]> {
  const script = new URL('write.ts', import.meta.url).pathname;
  const child = spawn(process.execPath, [script, library], { stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    await new Promise((resolve, reject) => {
      child.stdout.once('data', resolve);
      child.once('exit', () => reject(new Error('the writer ended')));
    });
    return await searches();
  } finally {
    child.kill();
  }
}

async function besideIngest(library: string, folder: string, queries: readonly Query[]) {
  const { engine, client, search } = await open(library, false);
  const asked = queries.map(({ text }) => text);
  for (const question of asked) await search(question);
  const { without, during, documents } = await searchWhileIngesting(client, folder, asked, search);
  await engine.close();
  return { without: times(without), during: times(during), documents };
}

function headingsOf(file: string): string[] {
  const library = openLibrary(file, { readOnly: true });
  const [root] = library.roots();
  const ids = library.documentIds(root!.id).filter((_, i, all) => i % Math.ceil(all.length / 400) === 0);
  const headings = ids.flatMap((id) => library.sections(id).map((section) => section.heading));
  library.close();
  return headings;
}

function sizeOf(file: string) {
  const library = openLibrary(file, { readOnly: true });
  const size = library.size();
  library.close();
  return size;
}

const [library, folder, ...sheets] = process.argv.slice(2);
console.log(JSON.stringify(await measure(library!, sheets, folder!)));
