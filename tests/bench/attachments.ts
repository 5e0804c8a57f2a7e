/**
 * `npm run bench attachments`: a folder of about 2 GB of attachments, each kind at or beyond what its reader takes,
 * made in a temporary folder, ingested alone and then together; the peak memory of all processes.
 */
import { randomBytes } from 'node:crypto';
import {
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { IngestReport } from '../../main/contract/index.ts';
import { paragraph, partsOfDocx } from '../formats/docx-writing.ts';
import { writePdf } from '../formats/pdf-writing.ts';
import { writeZip } from '../formats/zip-writing.ts';
import { runCli } from './run-cli.ts';
import { machine, printTable } from './table.ts';
import { workbook } from './workbook.ts';

const sentence = (i: number) =>
  `접수 번호 ${i}의 고객은 ${(i % 28) + 1}일에 해지를 신청했고 위약금은 ${(i * 1100) % 330_000}원입니다.`;
/** Sentences up to so many bytes. */
function text(bytes: number, end = '\n'): Buffer {
  const parts: string[] = [];
  for (let i = 0, size = 0; size < bytes; i++) {
    parts.push(sentence(i));
    size += Buffer.byteLength(parts[i]!) + 1;
  }
  return Buffer.from(parts.join(end));
}

const page = (number: number, lines: number) =>
  Array.from({ length: lines }, (_, i) => ({ x: 50, y: 60 + i * 15, text: sentence(number * lines + i) }));
const megabytes = (count: number) => randomBytes(count * 1_000_000);

/** Name → what writes the file; files are written one at a time, so that making them needs little memory. */
const files: Readonly<Record<string, (file: string) => void>> = {
  'a text of 1 GB.txt': (file) => {
    const block = text(10_000_000);
    const handle = openSync(file, 'w');
    for (let i = 0; i < 100; i++) writeSync(handle, block);
    closeSync(handle);
  },
  'a log of 45 MB.txt': (file) => writeFileSync(file, text(45_000_000)),
  'a page of 40 MB.html': (file) =>
    writeFileSync(file, `<html lang="ko"><title>기록</title><p>${text(40_000_000, '</p><p>')}</p></html>`),
  '2,000 pages.pdf': (file) =>
    writeFileSync(
      file,
      writePdf(Array.from({ length: 2_000 }, (_, number) => ({ texts: page(number, 45) }))),
    ),
  'pictures of 180 MB.pdf': (file) =>
    writeFileSync(
      file,
      writePdf(
        Array.from({ length: 6 }, (_, number) => ({
          texts: page(number, 20),
          jpeg: { bytes: megabytes(30), width: 2_000, height: 200 },
        })),
      ),
    ),
  '480,000 cells.xlsx': (file) => writeFileSync(file, workbook(24_000, 20)),
  'a million cells.xlsx': (file) => writeFileSync(file, workbook(50_000, 20)),
  'a table of 10 MB.csv': (file) =>
    writeFileSync(
      file,
      `번호,날짜,금액,메모\n${Array.from({ length: 120_000 }, (_, i) => `${i},2026-01-${(i % 28) + 1},${i * 11},메모 ${i}번 고객이 남긴 말`).join('\n')}`,
    ),
  'pictures of 300 MB.docx': (file) =>
    writeFileSync(
      file,
      writeZip([
        ...partsOfDocx(Array.from({ length: 20_000 }, (_, i) => paragraph(sentence(i))).join('')),
        { name: 'word/media/image1.png', content: megabytes(300), store: true },
      ]),
    ),
  'an archive of 250 MB.zip': (file) =>
    writeFileSync(
      file,
      writeZip([
        ...Array.from({ length: 200 }, (_, i) => ({
          name: `안내 ${i}.html`,
          content: `<html lang="ko"><title>안내 ${i}</title><p>${text(20_000, '</p><p>')}</p></html>`,
        })),
        { name: '영상.bin', content: megabytes(240), store: true },
      ]),
    ),
};

export async function measureAttachments(): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'footnote-bench-'));
  const rows = [['', 'MB', 'seconds', 'peak RSS', 'peak PSS', 'passages', 'problems']];
  const measured = async (name: string, from: string, bytes: number) => {
    const library = path.join(folder, `${rows.length}.footnote`);
    const { stdout, seconds, peak, proportional } = await runCli(
      'ingest',
      from,
      '--library',
      library,
      '--json',
    );
    const { passages, problems } = JSON.parse(stdout) as IngestReport;
    const said = problems.map(({ code }) => code).join(' ');
    const figures = [bytes / 1e6, seconds, peak, proportional].map((figure) => figure.toFixed(0));
    rows.push([name, ...figures, String(passages), said]);
    // As it goes: a large folder takes its time.
    console.log(rows.at(-1)!.join('  '));
    rmSync(library, { force: true });
  };
  try {
    const all = path.join(folder, 'all');
    let bytes = 0;
    for (const [name, write] of Object.entries(files)) {
      const own = path.join(all, path.parse(name).name);
      mkdirSync(own, { recursive: true });
      write(path.join(own, name));
      const { size } = statSync(path.join(own, name));
      bytes += size;
      await measured(name, own, size);
    }
    await measured('all together', all, bytes);
    console.log(`goal: peak memory of all processes ≤ 1,500 MB; ${machine()}`);
    console.log('MB of all processes together; RSS counts what they share for each of them, PSS once\n');
    printTable(rows);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
