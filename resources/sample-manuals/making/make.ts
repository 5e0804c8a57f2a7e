/** Writes resources/sample-manuals/manuals/; run again after any change of the pages: `node making/make.ts`. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { renderSampleExport } from './sample-export.ts';

/** Attachments are made by other tools; the page generator leaves them where they are. */
const ATTACHMENT = /\.(docx|xlsx|pptx|pdf|hwp|hwpx)$/i;
const ATTACHMENT_FOLDER = /(^|\/)(첨부|attach|files)\//;

const root = join(dirname(fileURLToPath(import.meta.url)), '..', 'manuals');
const files = new Map(renderSampleExport().map((file) => [file.path, file.bytes]));

const existing = existsSync(root) ? readdirSync(root, { recursive: true, withFileTypes: true }) : [];
let removed = 0;
for (const entry of existing) {
  if (!entry.isFile()) continue;
  const full = join(entry.parentPath, entry.name);
  const path = full
    .slice(root.length + 1)
    .split('\\')
    .join('/')
    .normalize('NFC');
  if (files.has(path) || ATTACHMENT.test(path) || ATTACHMENT_FOLDER.test(path)) continue;
  rmSync(full);
  removed += 1;
  for (
    let folder = dirname(full);
    folder !== root && readdirSync(folder).length === 0;
    folder = dirname(folder)
  )
    rmdirSync(folder);
}

let written = 0;
for (const [path, bytes] of files) {
  const full = join(root, ...path.split('/'));
  if (existsSync(full) && readFileSync(full).equals(bytes)) continue;
  mkdirSync(dirname(full), { recursive: true });
  writeFileSync(full, bytes);
  written += 1;
}
console.log(`${files.size} files in manuals/: ${written} written, ${removed} stale removed`);
