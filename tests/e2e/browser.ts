/** A browser of the Chromium family that is installed on this machine. */
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { env, getuid, platform } from 'node:process';
import { type Browser, chromium } from 'playwright-core';

const names = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'microsoft-edge-stable',
];

const macPlaces = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
];

function candidates(): string[] {
  const own = env.CHROME_PATH ? [env.CHROME_PATH] : [];
  if (platform === 'darwin') return [...own, ...macPlaces];
  if (platform === 'win32') {
    const roots = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter(
      (root) => root !== undefined,
    );
    const places = ['Google/Chrome/Application/chrome.exe', 'Microsoft/Edge/Application/msedge.exe'];
    return [...own, ...places.flatMap((place) => roots.map((root) => join(root, place)))];
  }
  const folders = (env.PATH ?? '').split(delimiter).filter(Boolean);
  return [...own, ...names.flatMap((name) => folders.map((folder) => join(folder, name)))];
}

/** The path of a browser's program; null where none is installed. `CHROME_PATH` goes before all others. */
export function findBrowser(): string | null {
  const runs = (path: string) => {
    try {
      accessSync(path, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  };
  return candidates().find(runs) ?? null;
}

/** What to tell a person where `findBrowser` gave null. */
export const browserMissing =
  'no Chromium, Chrome or Edge found; install one, or name its program in CHROME_PATH';

export async function startBrowser(executablePath: string): Promise<Browser> {
  // Chromium's own sandbox does not start for root.
  const args = getuid?.() === 0 ? ['--no-sandbox'] : [];
  return chromium.launch({ executablePath, headless: true, args: [...args, '--force-color-profile=srgb'] });
}
