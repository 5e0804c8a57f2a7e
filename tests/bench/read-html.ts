/**
 * Reads every page of a folder: `node tests/bench/read-html.ts <folder>`. Prints pages a second of the parser alone
 * (`cheerio.load`) and of the whole reader, in turns in one run, so that the machine's mood hits both.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'cheerio';
import { readDocument } from '../../main/ingest/formats/index.ts';

const folder = process.argv[2];
if (folder === undefined) throw new Error('usage: node tests/bench/read-html.ts <folder>');
const files = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.html?$/.test(entry.name))
  .map((entry) => join(entry.parentPath, entry.name))
  .sort();
const pages = files.map((path) => ({ path, bytes: readFileSync(path) }));
const bytes = pages.reduce((sum, page) => sum + page.bytes.length, 0);
console.log(`${pages.length} pages, ${(bytes / 1e6).toFixed(1)} MB`);

let refused = 0;
const ways = {
  'cheerio.load alone': (page: { bytes: Buffer }) => void load(page.bytes.toString('utf8')),
  readDocument: (page: { path: string; bytes: Buffer }) => {
    try {
      readDocument(page.bytes, page.path);
    } catch {
      refused++;
    }
  },
};
for (let round = 1; round <= 3; round++) {
  for (const [name, way] of Object.entries(ways)) {
    refused = 0;
    const start = performance.now();
    for (const page of pages) way(page);
    const seconds = (performance.now() - start) / 1000;
    console.log(
      `round ${round}  ${name.padEnd(20)} ${seconds.toFixed(2)} s  ${(pages.length / seconds).toFixed(0)} pages/s` +
        (refused > 0 ? `  (${refused} refused)` : ''),
    );
  }
}
