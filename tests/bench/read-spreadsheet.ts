/**
 * Reads a made-up workbook of 50,000 rows by 20 columns (`node tests/bench/read-spreadsheet.ts [rows] [columns]`), a
 * quarter, half and all of it, each in a process of its own: seconds, processor seconds and peak memory of our
 * cells and SheetJS's (no document made), of the whole reader, and of turning the rows into records after the reading.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { read } from '@e965/xlsx';
import { readSpreadsheet } from '../../main/ingest/formats/spreadsheet/index.ts';
import { readXlsx } from '../../main/ingest/formats/spreadsheet/xlsx/index.ts';
import { openZip } from '../../main/ingest/formats/zip/index.ts';
import { resolveTable } from '../../main/ingest/tables/index.ts';
import { machine, printTable } from './table.ts';
import { workbook } from './workbook.ts';

const ways: Readonly<Record<string, (bytes: Buffer) => Promise<unknown>>> = {
  nothing: async () => {},
  'our cells alone': async (bytes) => [...readXlsx(openZip(bytes, 'XLSX')).sheets],
  readSpreadsheet: (bytes) => readSpreadsheet(bytes, '요금표'),
  'SheetJS alone': async (bytes) => read(bytes, { dense: true, cellText: true, cellHTML: false }),
  'readSpreadsheet + records': async (bytes) => {
    const { blocks, text, language } = await readSpreadsheet(bytes, '요금표');
    for (const block of blocks) if (block.kind === 'table') resolveTable(block.table, text, { language });
  },
};

const [first = '50000', second = '20'] = process.argv.slice(2);
const way = ways[first];
if (way) {
  const bytes = readFileSync(second);
  const start = performance.now();
  await way(bytes);
  const seconds = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage();
  console.log(
    JSON.stringify({ seconds, cpu: (user + system) / 1e6, mb: process.resourceUsage().maxRSS / 1000 }),
  );
} else await compare(Number(first), Number(second));

async function compare(rows: number, columns: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'footnote-bench-'));
  const lines = [['rows × columns', 'file', 'way', 'seconds', 'processor s', 'peak MB']];
  for (const count of [rows / 4, rows / 2, rows].map(Math.round)) {
    const path = join(folder, `${count}.xlsx`);
    const bytes = workbook(count, columns);
    writeFileSync(path, bytes);
    for (const name of Object.keys(ways)) {
      const child = spawnSync(process.execPath, [import.meta.filename, name, path], { encoding: 'utf8' });
      if (child.status !== 0) throw new Error(child.stderr);
      const { seconds, cpu, mb } = JSON.parse(child.stdout);
      const size = `${(bytes.length / 1e6).toFixed(1)} MB`;
      lines.push([`${count} × ${columns}`, size, name, seconds.toFixed(1), cpu.toFixed(1), mb.toFixed(0)]);
    }
  }
  rmSync(folder, { recursive: true });
  console.log(machine());
  printTable(lines);
}
