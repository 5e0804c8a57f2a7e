/** Electron's window or the browser: `npm start` decides it, and says why in one line. */
import type { ElectronPackage } from './electron-runtime.ts';
import type { Sentence } from './words.ts';

export interface Machine {
  readonly arguments: readonly string[];
  readonly platform: string;
  /** The user's id; null on Windows. */
  readonly user: number | null;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly electron: ElectronPackage | null;
  installedRuntime(electron: ElectronPackage): string | null;
  /** The archive can be had: from the cache, or from the network within the limit of time. */
  isObtainable(electron: ElectronPackage): Promise<boolean>;
  install(electron: ElectronPackage): Promise<boolean>;
  say(sentence: Sentence): void;
}

/** The path of Electron's program; null for the browser (and why was said). */
export async function chooseHost(machine: Machine): Promise<string | null> {
  const { electron, say } = machine;
  const browser = (sentence: Sentence) => {
    say(sentence);
    return null;
  };
  if (machine.arguments.includes('--browser')) return browser('browserAsked');
  if (!hasDisplay(machine)) return browser('noDisplay');
  // Chromium's sandbox refuses root, and Footnote never turns the sandbox off.
  if (machine.platform === 'linux' && machine.user === 0) return browser('asRoot');
  if (electron === null) return browser('noPackage');
  const here = machine.installedRuntime(electron);
  if (here !== null) return here;
  if (!(await machine.isObtainable(electron))) return browser('unreachable');
  say('downloading');
  if (!(await machine.install(electron))) return browser('unreachable');
  return machine.installedRuntime(electron) ?? browser('unreachable');
}

export function hasDisplay({ platform, env }: Pick<Machine, 'platform' | 'env'>): boolean {
  return platform !== 'linux' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);
}
