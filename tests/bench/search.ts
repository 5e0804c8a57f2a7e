/**
 * `npm run bench search`: libraries of real sentences at three sizes, searched warm, cold, and while an ingest
 * or another process writes; then the dev corpus's own passages searched by Footnote and by other programs. Each in a process of its own.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildShell } from '../../scripts/builds.ts';
import { runCli } from './run-cli.ts';
import type { Contended } from './search/contend.ts';
import type { Measured, Times } from './search/measure.ts';
import { writeCorpus } from './search/passages.ts';
import { peers } from './search/peers.ts';
import { machine, printTable } from './table.ts';

export interface SearchOptions {
  /** Passages of each library that is made. */
  readonly sizes: readonly number[];
  /** Where the libraries are kept, to be searched again; else in a folder that goes with the run. */
  readonly keep: string | undefined;
  readonly corpus: string;
  /** Sheet over the corpus; without one the peers are left out. */
  readonly sheet: string | undefined;
}

const at = (place: string) => fileURLToPath(new URL(place, import.meta.url));
const sheets = ['resources/sample-manuals/questions.jsonl', 'tests/bench/sheets/korean.jsonl'];

export async function measureSearch(options: SearchOptions): Promise<void> {
  const folder = options.keep ?? mkdtempSync(path.join(tmpdir(), 'footnote-bench-'));
  mkdirSync(folder, { recursive: true });
  try {
    await measureSizes(folder, options);
    if (options.sheet) await measurePeers(folder, options.corpus, options.sheet);
    else console.log('\nno --sheet over the corpus: the other programs are left out');
  } finally {
    if (!options.keep) rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs a script of this folder; gives the JSON it prints last. */
function script<T>(name: string, ...args: string[]): T {
  const out = execFileSync(process.execPath, [at(`search/${name}`), ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return (out.trim() === '' ? undefined : JSON.parse(out)) as T;
}

async function measureSizes(folder: string, { sizes, sheet, corpus }: SearchOptions): Promise<void> {
  const asked = [...sheets, ...(sheet ? [sheet] : [])];
  const measured: Measured[] = [];
  await buildShell();
  for (const size of sizes) {
    const library = path.join(folder, `made-${size}.footnote`);
    script('make.ts', library, String(size));
    // Written to while it is searched: a copy, so that the kept one stays as it is.
    const copy = path.join(folder, `searched-${size}.footnote`);
    cpSync(library, copy);
    measured.push(script<Measured>('measure.ts', copy, corpus, ...asked));
    for (const rest of ['', '-shm', '-wal', '.lock', '.settings.json']) rmSync(copy + rest, { force: true });
  }
  const ms = ({ p50, p95, n }: Times) => (n === 0 ? '–' : `${p50.toFixed(0)} / ${p95.toFixed(0)}`);
  const beside = (during: Times, without: Times) =>
    `${ms(during)} (× ${(during.p50 / without.p50).toFixed(2)})`;
  const growth = (of: (one: Measured) => number): string =>
    measured.length < 2 ? '' : `× ${(of(measured.at(-1)!) / of(measured[0]!)).toFixed(1)}`;
  console.log(
    `hybrid search through the engine, question analysis included, p50 / p95 in ms; ${machine()}\n`,
  );
  printTable([
    ['passages', ...measured.map((one) => one.passages.toLocaleString('en')), 'goal', 'growth'],
    ['warm', ...measured.map((one) => ms(one.warm)), '30 / 60', growth((one) => one.warm.p50)],
    ['warm, common words', ...measured.map((one) => ms(one.common)), '', growth((one) => one.common.p50)],
    ['file cache dropped', ...measured.map((one) => ms(one.dropped)), '– / 150', ''],
    ['file cache dropped, opened anew', ...measured.map((one) => ms(one.cold)), '', ''],
    [
      'while an ingest runs in the app',
      ...measured.map(({ whileIngesting: of }) => (of ? beside(of.during, of.without) : '–')),
      '× 1.5',
      '',
    ],
    [
      'while another process writes',
      ...measured.map(({ whileWriting, warm }) => (whileWriting ? beside(whileWriting, warm) : '–')),
      '',
      '',
    ],
    [
      'vectors alone',
      ...measured.map(({ vectors }) =>
        vectors ? `${vectors.p50.toFixed(1)} / ${vectors.p95.toFixed(1)}` : '–',
      ),
      '10 / –',
      growth((one) => one.vectors?.p50 ?? 0),
    ],
    [
      'recall@10 of vectors alone, against all',
      ...measured.map(({ vectors }) => vectors?.recall.toFixed(3) ?? '–'),
      '.95',
      '',
    ],
    ['start to first result, ms', ...measured.map((one) => one.firstResult.toFixed(0)), '', ''],
    [
      'highest memory, MB',
      ...measured.map((one) => one.memory.toFixed(0)),
      '400',
      growth((one) => one.memory),
    ],
    [
      'library, MB',
      ...measured.map((one) => one.megabytes.toFixed(0)),
      '3000',
      growth((one) => one.megabytes),
    ],
  ]);
}

async function measurePeers(folder: string, corpus: string, sheet: string): Promise<void> {
  const place = path.join(folder, 'corpus');
  // What a run before has left here is built anew.
  rmSync(place, { recursive: true, force: true });
  mkdirSync(place, { recursive: true });
  const library = path.join(place, 'corpus.footnote');
  const ingest = await runCli('ingest', corpus, '--library', library, '--json');
  await writeCorpus(library, sheet, place);
  const packages = install(folder);
  const rows = [['', 'hit@1', 'hit@5', 'hit@10', 'MRR', 'p50 ms', 'p95 ms', 'open s', 'MB', 'build s']];
  for (const name of ['Footnote', ...(packages ? Object.keys(peers(packages)) : ['SQLite FTS5'])]) {
    const build =
      name === 'Footnote'
        ? ingest.seconds
        : script<number>('contend.ts', 'build', name, place, packages ?? '');
    const one = script<Contended>('contend.ts', 'search', name, place, packages ?? '');
    rows.push([
      name,
      ...[one.hit1, one.hit5, one.hit10, one.mrr].map((value) => value.toFixed(3)),
      ...[one.p50, one.p95].map((value) => value.toFixed(1)),
      ...[one.open.toFixed(2), one.memory.toFixed(0), build.toFixed(1)],
    ]);
  }
  console.log(`\nthe passages of ${corpus}, the questions of ${path.basename(sheet)}, page level`);
  console.log(
    "build: Footnote's is the whole ingest from the files, the others' the index from ready texts\n",
  );
  printTable(rows);
}

/** The peers' packages, in a folder of their own; undefined where no registry can be reached. */
function install(folder: string): string | undefined {
  const packages = path.join(folder, 'peers');
  if (!existsSync(path.join(packages, 'node_modules'))) {
    cpSync(at('peers'), packages, { recursive: true });
    const { status } = spawnSync('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error'], {
      cwd: packages,
      stdio: 'ignore',
    });
    if (status !== 0) {
      console.log('\nnpm could not install the other programs: only FTS5 is compared');
      return undefined;
    }
  }
  return packages;
}
