/**
 * One contender over one corpus, each stage in a process of its own: `contend.ts build|search <name> <folder>
 * <packages>` prints a JSON line. Footnote's own name is `Footnote`; its library lies in the folder already.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { queryEmbedder } from '../../../main/engine/query-embedder.ts';
import { createAnalyser } from '../../../main/language/index.ts';
import { openLibrary } from '../../../main/library/index.ts';
import { createRetriever } from '../../../main/retrieve/index.ts';
import { percentile } from '../table.ts';
import { readPassages, readQuestions } from './passages.ts';
import { peers, type Search } from './peers.ts';

export interface Contended {
  readonly hit1: number;
  readonly hit5: number;
  readonly hit10: number;
  readonly mrr: number;
  /** Milliseconds a search, the question's analysis included. */
  readonly p50: number;
  readonly p95: number;
  /** Seconds until the index that was built before can be searched. */
  readonly open: number;
  /** Resident after the searches, in MB. */
  readonly memory: number;
}

const [stage, name, folder, packages] = process.argv.slice(2) as [string, string, string, string];
const peer = peers(packages)[name];

async function footnote(): Promise<Search> {
  const library = openLibrary(path.join(folder, 'corpus.footnote'), { readOnly: true });
  const retrieve = createRetriever({
    library,
    analyser: await createAnalyser(),
    embedder: queryEmbedder(library),
  });
  return async ({ question }) =>
    (await retrieve(question)).documents.map(({ passages }) => passages[0]!.passageId);
}

async function contend(): Promise<Contended> {
  const started = performance.now();
  const search = await (peer ? peer.open(folder) : footnote());
  const open = (performance.now() - started) / 1000;
  const { asked, pages } = readQuestions(folder);
  const pageOf = new Map(pages);
  const times: number[] = [];
  const ranks: number[] = [];
  for (const question of asked) await search(question);
  for (const question of asked) {
    const from = performance.now();
    const found = await search(question);
    times.push(performance.now() - from);
    const ranked = [...new Set(found.map((id) => pageOf.get(id)!))];
    const at = ranked.findIndex((page) => question.gold.includes(page));
    ranks.push(at < 0 ? Number.POSITIVE_INFINITY : at + 1);
  }
  const hit = (k: number) => ranks.filter((rank) => rank <= k).length / ranks.length;
  const resident = Number(/VmRSS:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) / 1024;
  return {
    ...{ hit1: hit(1), hit5: hit(5), hit10: hit(10), open, memory: resident },
    mrr: ranks.reduce((sum, rank) => sum + 1 / rank, 0) / ranks.length,
    ...{ p50: percentile(times, 0.5), p95: percentile(times, 0.95) },
  };
}

if (stage === 'search') console.log(JSON.stringify(await contend()));
else if (peer) {
  const started = performance.now();
  await peer.build(readPassages(folder), folder);
  console.log(JSON.stringify((performance.now() - started) / 1000));
}
