/** Folders of manuals for tests, and their ingest. */
import { mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { TestContext } from 'node:test';
import { type IngestOptions, ingestFolder } from '../../main/ingest/index.ts';
import type { Library } from '../../main/library/index.ts';
import { newLibrary, temporaryFolder } from '../library/made.ts';

export type Files = Readonly<Record<string, string | Uint8Array>>;

export const html = (title: string, ...sentences: readonly string[]): string =>
  `<!doctype html><meta charset="utf-8"><title>${title}</title><body>${sentences.map((s) => `<p>${s}</p>`).join('')}</body>`;

export function writeFiles(folder: string, files: Files): void {
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
}

/** A folder `manuals` with these files (path → content), gone with the test. */
export function manuals(t: TestContext, files: Files): string {
  const folder = path.join(temporaryFolder(t), 'manuals');
  mkdirSync(folder);
  writeFiles(folder, files);
  return folder;
}

/** Another time for a file, as a copy or a checkout gives it. */
export function touch(file: string): void {
  utimesSync(file, 1_700_000_000, 1_700_000_000);
}

/** A folder with these files, ingested into a library of its own. */
export async function ingested(t: TestContext, files: Files) {
  const folder = manuals(t, files);
  const library = newLibrary(t);
  const first = await ingestFolder(library, folder);
  return {
    folder,
    library,
    first,
    again: (options?: IngestOptions) => ingestFolder(library, folder, options),
  };
}

export const pathsOf = (library: Library): string[] =>
  library
    .roots()
    .flatMap((root) => library.files(root.id))
    .filter((file) => file.state === 'read')
    .map((file) => file.path)
    .sort();

/** `[path, code]` of each problem. */
export const problemsOf = (library: Library): [string, string][] =>
  library.problems().map(({ path: name, code }) => [name, code]);

/** How many documents hold a word. */
export const holding = (library: Library, word: string): number =>
  library.lookUpTerms([{ text: word, kind: 'word' }])[0]?.documents ?? 0;
