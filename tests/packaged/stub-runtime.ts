/**
 * A folder that electron-builder takes for Electron's runtime: the real one comes from the network. It proves what is
 * packed and how the switches in the program file are set; not that the program starts.
 */
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** Marks the switches ("fuses") in Electron's program; what follows: version, count, one character each. */
const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';

/** In the order of the program file (https://github.com/electron/fuses). */
export const fuseNames = [
  'runAsNode',
  'enableCookieEncryption',
  'enableNodeOptionsEnvironmentVariable',
  'enableNodeCliInspectArguments',
  'enableEmbeddedAsarIntegrityValidation',
  'onlyLoadAppFromAsar',
  'loadBrowserProcessSpecificV8Snapshot',
  'grantFileProtocolExtraPrivileges',
  'wasmTrapHandlers',
] as const;

export function writeStubRuntime(folder: string): void {
  const require = createRequire(import.meta.url);
  const { version } = JSON.parse(readFileSync(require.resolve('electron/package.json'), 'utf8'));
  mkdirSync(join(folder, 'locales'), { recursive: true });
  mkdirSync(join(folder, 'resources'));
  const defaults = '101100011';
  const wire = Buffer.concat([
    Buffer.from(sentinel),
    Buffer.from([1, defaults.length]),
    Buffer.from(defaults),
  ]);
  const program = Buffer.concat([Buffer.from('#!/bin/sh\nexit 1\n#'), wire, Buffer.from('\n')]);
  writeFileSync(join(folder, 'electron'), program);
  chmodSync(join(folder, 'electron'), 0o755);
  writeFileSync(join(folder, 'version'), version);
  for (const name of ['LICENSE', 'LICENSES.chromium.html', 'chrome-sandbox', 'icudtl.dat', 'resources.pak'])
    writeFileSync(join(folder, name), '');
  for (const name of ['en-US.pak', 'ko.pak']) writeFileSync(join(folder, 'locales', name), '');
}

/** How each switch stands in a program. */
export function readFuses(program: string): Record<(typeof fuseNames)[number], boolean> {
  const bytes = readFileSync(program);
  const at = bytes.indexOf(sentinel) + sentinel.length + 2;
  const states = fuseNames.map((name, index) => [name, String.fromCharCode(bytes[at + index] ?? 0) === '1']);
  return Object.fromEntries(states);
}
