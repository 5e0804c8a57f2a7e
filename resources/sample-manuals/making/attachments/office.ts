/** Saves a document once more in LibreOffice: in an export some files always come from another program than the rest. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withoutChance } from './chromium.ts';
import { rezip } from './zip.ts';

export function resave(bytes: Uint8Array, from: 'docx' | 'xlsx', to: 'docx' | 'xlsx' | 'pdf'): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'resave-'));
  try {
    writeFileSync(join(folder, `in.${from}`), bytes);
    execFileSync(
      process.env.SOFFICE ?? 'soffice',
      [
        `-env:UserInstallation=file://${folder}/profile`,
        '--headless',
        '--convert-to',
        to,
        '--outdir',
        join(folder, 'out'),
        join(folder, `in.${from}`),
      ],
      { stdio: 'ignore', timeout: 120_000 },
    );
    const saved = readFileSync(join(folder, 'out', `in.${to}`));
    if (to === 'pdf') return withoutChance(saved);
    return rezip(saved, (name, xml) =>
      name.startsWith('docProps/')
        ? xml.replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, '$12026-10-01T00:00:00Z')
        : xml,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
