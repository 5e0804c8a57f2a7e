/**
 * Electron's runtime: is it here, can it be had? `require('electron')` would answer by downloading it, synchronously
 * and without a limit of time; so this looks at what Electron's install.js looks at.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import * as http from 'node:http';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';

export interface ElectronPackage {
  /** The package's folder. */
  readonly folder: string;
  readonly version: string;
}

/** Milliseconds that `npm start` waits for the network before it goes to the browser. */
export const reachLimit = 3_000;
/** Milliseconds for the whole download; a line that is slower is better used for a browser. */
const downloadLimit = 15 * 60_000;

type Env = Readonly<Record<string, string | undefined>>;

export function findElectronPackage(from: string): ElectronPackage | null {
  try {
    const manifest = createRequire(from).resolve('electron/package.json');
    return { folder: dirname(manifest), version: JSON.parse(readFileSync(manifest, 'utf8')).version };
  } catch {
    // Installed without the development packages: then there is no Electron, and that is an answer.
    return null;
  }
}

/** The program, where the whole runtime of the package's version is on disk; else null. */
export function installedRuntime(
  { folder, version }: ElectronPackage,
  env: Env = process.env,
): string | null {
  const program = programOf(process.platform);
  const override = env.ELECTRON_OVERRIDE_DIST_PATH;
  if (override) return existing(join(override, program));
  const read = (...path: string[]) => {
    const file = join(folder, ...path);
    return existsSync(file) ? readFileSync(file, 'utf8').trim() : null;
  };
  const whole = read('dist', 'version')?.replace(/^v/, '') === version && read('path.txt') === program;
  return whole ? existing(join(folder, 'dist', program)) : null;
}

function programOf(platform: string): string {
  if (platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron';
  return platform === 'win32' ? 'electron.exe' : 'electron';
}

const existing = (path: string) => (existsSync(path) ? path : null);

/** Where install.js would download from: the mirror's variables are those of @electron/get. */
export function downloadUrl({ version }: ElectronPackage, env: Env = process.env): string {
  const setting = (name: string) =>
    env[`npm_config_electron_${name}`] ||
    env[`NPM_CONFIG_ELECTRON_${name.toUpperCase()}`] ||
    env[`ELECTRON_${name.toUpperCase()}`];
  const mirror = setting('mirror') || 'https://github.com/electron/electron/releases/download/';
  const folder = (setting('custom_dir') || `v${version}`).replace('{{ version }}', version);
  return `${mirror}${folder}/${setting('custom_filename') || archiveOf(version)}`;
}

const archiveOf = (version: string) => `electron-v${version}-${process.platform}-${process.arch}.zip`;

/** True where the archive is in Electron's own cache: then no network is needed. */
export function isCached(electron: ElectronPackage, env: Env = process.env): boolean {
  const url = new URL(downloadUrl(electron, env));
  url.pathname = url.pathname.slice(0, url.pathname.lastIndexOf('/'));
  const folder = createHash('sha256').update(url.href).digest('hex');
  return existsSync(join(cacheFolder(env), folder, archiveOf(electron.version)));
}

function cacheFolder(env: Env): string {
  if (env.electron_config_cache) return env.electron_config_cache;
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'electron');
  if (process.platform === 'win32')
    return join(env.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'), 'electron', 'Cache');
  return join(env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'electron');
}

/** True where the archive answers within the limit (name look-up, redirections and proxies included). */
export async function isReachable(url: string, limit = reachLimit): Promise<boolean> {
  throughProxies();
  try {
    const answer = await fetch(url, { method: 'HEAD', signal: AbortSignal.timeout(limit) });
    return answer.ok;
  } catch {
    // No network, no name, no time: all mean the same to the person.
    return false;
  }
}

function throughProxies(): void {
  // Newer than the oldest Node that Footnote runs in; without it a machine behind a proxy opens the browser.
  const { setGlobalProxyFromEnv } = http as { setGlobalProxyFromEnv?: () => void };
  setGlobalProxyFromEnv?.();
}

/** Runs Electron's own installer, its progress on this terminal. True where the runtime is there afterwards. */
export function install(electron: ElectronPackage): Promise<boolean> {
  return new Promise((resolve) => {
    const env = { ...process.env, ELECTRON_GET_USE_PROXY: '1', NODE_USE_ENV_PROXY: '1' };
    const installer = join(electron.folder, 'install.js');
    const child = spawn(process.execPath, [installer], {
      env,
      stdio: ['ignore', 'inherit', 'ignore'],
      timeout: downloadLimit,
    });
    child.on('error', () => resolve(false));
    child.on('exit', () => resolve(installedRuntime(electron) !== null));
  });
}
