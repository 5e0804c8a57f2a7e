/**
 * Writes the attachments of the sample manuals: `node making/attachments/make.ts [part of a path …]`.
 * Needs Chromium (PDF, PNG) and LibreOffice (four files saved once more); see README.md.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { attachments } from './attachments.ts';
import { startPrinter } from './chromium.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'manuals');
const wanted = process.argv.slice(2).map((part) => part.normalize('NFC'));
const printer = await startPrinter();
let total = 0;
try {
  for (const [path, attachment] of Object.entries(attachments())) {
    if (wanted.length > 0 && !wanted.some((part) => path.includes(part))) continue;
    const bytes = attachment.needs === 'chromium' ? await attachment.render(printer) : attachment.render();
    const full = join(root, ...path.normalize('NFC').split('/'));
    mkdirSync(dirname(full), { recursive: true });
    writeFileSync(full, bytes);
    total += bytes.length;
    console.log(`${String(bytes.length).padStart(8)}  ${path}`);
  }
} finally {
  await printer.close();
}
console.log(`${total} bytes`);
