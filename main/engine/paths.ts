/** Where Footnote keeps things, by the conventions of each system. */
import { homedir } from 'node:os';
import path from 'node:path';

/**
 * The user's data folder: `%LOCALAPPDATA%\Footnote`, `~/Library/Application Support/Footnote`, or
 * `$XDG_DATA_HOME/footnote` (`~/.local/share/footnote`). `FOOTNOTE_DATA` overrides it.
 */
export function dataFolder(
  env: NodeJS.ProcessEnv = process.env,
  platform: string = process.platform,
): string {
  if (env.FOOTNOTE_DATA) return path.resolve(env.FOOTNOTE_DATA);
  if (platform === 'win32')
    return path.join(env.LOCALAPPDATA ?? path.join(homedir(), 'AppData', 'Local'), 'Footnote');
  if (platform === 'darwin') return path.join(homedir(), 'Library', 'Application Support', 'Footnote');
  return path.join(env.XDG_DATA_HOME || path.join(homedir(), '.local', 'share'), 'footnote');
}

export const defaultLibrary = (): string => path.join(dataFolder(), 'manuals.footnote');

export const settingsFile = (): string => path.join(dataFolder(), 'settings.json');
