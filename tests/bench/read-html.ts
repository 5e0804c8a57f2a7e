/**
 * `npm run bench read-html`: every page of a corpus read, cut into passages and resolved into tables, without language
 * analysis, beside the time that cheerio alone needs to parse it; in turns in one run, so that the machine's mood hits
 * both. Goal: at most twice. Then how many pieces of text are analysed for each distinct one.
 */
import { readFileSync } from 'node:fs';
import { load } from 'cheerio';
import { cutDocument } from '../../main/ingest/cut/passages.ts';
import { readDocument } from '../../main/ingest/formats/index.ts';
import { htmlBelow } from './export.ts';
import { machine, percentile, printTable } from './table.ts';

const rounds = 5;

export function measureReading(folder: string): void {
  const pages = htmlBelow(folder).map((path) => ({ path, bytes: readFileSync(path) }));
  const bytes = pages.reduce((sum, page) => sum + page.bytes.length, 0);
  let refused = 0;
  const ways = {
    cheerio: ({ bytes: page }: (typeof pages)[number]) => void load(page.toString('utf8')),
    reading: (page: (typeof pages)[number]) => {
      try {
        cutDocument(readDocument(page.bytes, page.path));
      } catch {
        refused++;
      }
    },
  };
  const rows = [['round', 'cheerio alone s', 'read and cut s', 'times']];
  const times: number[] = [];
  for (let round = 1; round <= rounds; round++) {
    const seconds = Object.values(ways).map((way) => {
      refused = 0;
      const { user: before } = process.cpuUsage();
      for (const page of pages) way(page);
      return (process.cpuUsage().user - before) / 1e6;
    });
    times.push(seconds[1]! / seconds[0]!);
    rows.push([String(round), ...seconds.map((one) => one.toFixed(2)), times.at(-1)!.toFixed(2)]);
  }
  console.log(
    `${pages.length} pages, ${(bytes / 1e6).toFixed(1)} MB, ${refused} refused; processor seconds; ${machine()}\n`,
  );
  printTable(rows);
  console.log(`\nmedian ${percentile(times, 0.5).toFixed(2)} times cheerio's; goal 2`);
}
