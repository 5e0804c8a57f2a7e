/** An export of so many pages: Debian's documentation and editions of the sample manuals, copied into a folder. */
import { copyFileSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { renderSampleExport } from '../../resources/sample-manuals/making/sample-export.ts';

const documentation = ['/usr/share/libreoffice/help', '/usr/share/doc/postgresql-doc-15'];
/** Of an export, so many pages are documentation; the rest are editions of the sample manuals. */
const documentationShare = 0.5;

export interface MadeExport {
  readonly pages: number;
  readonly bytes: number;
}

/** Even samples of the documentation, so that a smaller export is of the same kind as a larger one. */
export function makeExport(folder: string, pages: number): MadeExport {
  const sources = documentation
    .filter((source) => existsSync(source))
    .flatMap((source) =>
      htmlBelow(source).map((file) => ({
        file,
        name: path.join(path.basename(source), path.relative(source, file)),
      })),
    );
  if (sources.length === 0) throw new Error('no documentation here: run tests/bench/fetch-corpora ingest');
  const wanted = Math.min(sources.length, Math.round(pages * documentationShare));
  let bytes = 0;
  let made = 0;
  for (let i = 0; i < wanted; i++) {
    const { file, name } = sources[Math.floor((i * sources.length) / wanted)]!;
    const target = path.join(folder, 'docs', name);
    mkdirSync(path.dirname(target), { recursive: true });
    copyFileSync(file, target);
    made++;
  }
  const perEdition = renderSampleExport({ pagesOnly: true }).length;
  const editions = Math.ceil((pages - made) / perEdition);
  for (const file of renderSampleExport({ editions, pagesOnly: true })) {
    if (made >= pages) break;
    const target = path.join(folder, 'manuals', file.path);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, file.bytes);
    bytes += file.bytes.length;
    made++;
  }
  return { pages: made, bytes };
}

export function htmlBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.html'))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
}
