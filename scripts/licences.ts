/** The licences of everything that is shipped, as their authors ask: dist/licences.txt. */
import { globSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dist, root } from './places.ts';

interface LockedPackage {
  readonly version?: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly devOptional?: boolean;
}

export interface ShippedPackage {
  readonly name: string;
  readonly version: string;
  /** An SPDX expression, as the package states it. */
  readonly licence: string;
  /** The licence's own text; empty where the package has no such file. */
  readonly text: string;
}

/** The packages that the engine needs at run time, and `bundled` ones that the user interface took in. */
export function shippedPackages(bundled: readonly string[]): ShippedPackage[] {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const locked = Object.entries(lock.packages as Record<string, LockedPackage>);
  return locked
    .filter(([path, entry]) => path !== '' && ((!entry.dev && !entry.devOptional) || bundled.includes(path)))
    .filter(([path]) => !/^node_modules\/node-(linux|win)-x64$/.test(path))
    .map(([path, { version = '', license = 'unknown' }]) => ({
      name: path.split('node_modules/').at(-1) ?? path,
      version,
      licence: license,
      text: licenceText(join(root, path)),
    }))
    .sort((a, b) => a.name.localeCompare(b.name, 'en'));
}

export function writeLicences(packages: readonly ShippedPackage[]): void {
  const entries = packages.map(({ name, version, licence, text }) =>
    [`${name} ${version}`, `Licence: ${licence}`, '', text.trim()].join('\n').trim(),
  );
  writeFileSync(join(dist, 'licences.txt'), `${entries.join(`\n\n${'-'.repeat(80)}\n\n`)}\n`);
}

/** The package's own licence, and those of what it carries in folders (fonts, WebAssembly of others). */
function licenceText(folder: string): string {
  const files = globSync(['{LICEN[CS]E,licen[cs]e}*', '*/LICEN[CS]E*'], { cwd: folder });
  const texts = files
    .filter((file) => !/\.(js|ts)$|^node_modules/.test(file) && statSync(join(folder, file)).isFile())
    .sort((a, b) => a.split(/[\\/]/).length - b.split(/[\\/]/).length || (a < b ? -1 : 1))
    .map((file) => readFileSync(join(folder, file), 'utf8').trim());
  return [...new Set(texts)].join('\n\n');
}
