/** What the shell itself remembers: a small JSON file, written whole or not at all. */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** A list, so that no page can take a key that every program needs. The first one is the default. */
export function quickKeysOf(platform: string): readonly string[] {
  // Control+Alt+Space is free on Windows and Linux; macOS gives it to the input sources.
  return platform === 'darwin'
    ? ['Alt+Shift+Space', 'Command+Shift+K', 'Control+Command+F']
    : ['Control+Alt+Space', 'Control+Shift+Space', 'Control+Alt+F'];
}

export interface Kept {
  readonly quickKey: string | null;
  readonly stayInTray: boolean;
  readonly library: string | null;
}

export interface PreferenceStore {
  get(): Kept;
  set(change: Partial<Kept>): Kept;
}

export function openPreferences(file: string, platform: string): PreferenceStore {
  let kept = checked(read(file), platform);
  return {
    get: () => kept,
    set(change) {
      kept = checked({ ...kept, ...change }, platform);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(`${file}.new`, JSON.stringify(kept));
      renameSync(`${file}.new`, file);
      return kept;
    },
  };
}

/** Whatever is missing or strange is the default. */
function checked(given: Readonly<Record<string, unknown>>, platform: string): Kept {
  const { quickKey, stayInTray, library } = given;
  const keys = quickKeysOf(platform);
  const known = quickKey === null || keys.includes(quickKey as string);
  return {
    quickKey: known ? (quickKey as string | null) : (keys[0] ?? null),
    stayInTray: stayInTray === true,
    library: typeof library === 'string' ? library : null,
  };
}

function read(file: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    // Not there yet, or damaged: it holds nothing that could not be chosen again.
    return {};
  }
}
