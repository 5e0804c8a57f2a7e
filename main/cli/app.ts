/** Where the application lies, and its version. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

let found: string | undefined;

/** The folder of package.json: the clone, or the packed application. */
export function appFolder(): string {
  if (found !== undefined) return found;
  let folder = path.dirname(fileURLToPath(import.meta.url));
  while (!existsSync(path.join(folder, 'package.json')) && path.dirname(folder) !== folder)
    folder = path.dirname(folder);
  found = folder;
  return folder;
}

export function appVersion(): string {
  const { version } = JSON.parse(readFileSync(path.join(appFolder(), 'package.json'), 'utf8')) as {
    version: string;
  };
  return version;
}
