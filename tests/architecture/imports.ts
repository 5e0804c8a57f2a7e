/** Every import of the repository's own sources, read from the text: types, values, dynamic ones and workers alike. */
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';

export const root = dirname(dirname(import.meta.dirname));

export interface Import {
  /** With `/`, from the repository's root. */
  readonly from: string;
  /** The same for a file of ours; a package's name or `node:…` otherwise. */
  readonly to: string;
  readonly typeOnly: boolean;
}

export function sourcesOf(...folders: string[]): string[] {
  return globSync(
    folders.map((folder) => `${folder}/**/*.{ts,tsx,mjs}`),
    { cwd: root },
  )
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => !path.includes('node_modules/'))
    .sort();
}

export const textOf = (path: string) => readFileSync(join(root, path), 'utf8');

const statement = /^\s*(import|export)\s+(type\s+)?(?:[^'";]*?\sfrom\s+)?['"]([^'"]+)['"]/gm;
const dynamic = /\bimport\(\s*['"]([^'"]+)['"]\s*\)/g;
const worker = /new URL\([^)]*?['"](\.[^'"]+\.ts)['"]/g;

export function importsOf(from: string): Import[] {
  const text = textOf(from);
  const found: Import[] = [];
  const add = (specifier: string, typeOnly: boolean) => {
    const own = specifier.startsWith('.');
    found.push({ from, to: own ? posix.join(posix.dirname(from), specifier) : specifier, typeOnly });
  };
  for (const match of text.matchAll(statement)) add(match[3] ?? '', match[2] !== undefined);
  for (const match of text.matchAll(dynamic)) add(match[1] ?? '', false);
  for (const match of text.matchAll(worker)) add(match[1] ?? '', false);
  return found;
}

export const packageOf = (specifier: string) => /^(@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? specifier;
