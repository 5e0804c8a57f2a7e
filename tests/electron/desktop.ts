/** A desktop that was started over the fake, with a user interface of two files and a secret beside them. */
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDesktop } from '../../electron/desktop.ts';
import { type FakeElectron, type FakeProcess, type FakeWindow, fakeElectron } from './fake-electron.ts';

export interface Desktop extends FakeElectron {
  readonly folder: string;
  readonly window: FakeWindow;
  readonly engine: FakeProcess;
}

export async function openDesktop(
  prepare: (fake: FakeElectron) => void = () => {},
  options: { readonly platform?: string; readonly args?: readonly string[] } = {},
): Promise<Desktop> {
  const fake = fakeElectron();
  prepare(fake);
  const folder = await mkdtemp(join(tmpdir(), 'footnote-desktop-'));
  const rendererFolder = join(folder, 'renderer');
  await mkdir(join(rendererFolder, 'assets'), { recursive: true });
  await writeFile(join(folder, 'secret.html'), 'secret');
  await writeFile(join(rendererFolder, 'index.html'), '<title>Footnote</title>');
  await writeFile(join(rendererFolder, 'assets', 'index-1a2b.js'), 'export {};');
  await startDesktop(fake.electron, {
    rendererFolder,
    preload: '/app/preload.cjs',
    engineEntry: '/app/engine-process.js',
    modelsEntry: '/app/models-process.js',
    samples: '/app/samples',
    icon: '/app/icon.png',
    platform: options.platform ?? 'linux',
    args: options.args ?? [],
  });
  return { ...fake, folder, window: fake.windows[0]!, engine: fake.processes[0]! };
}

/** Lets promises that are already settled run on. */
export const settled = () => new Promise((next) => setImmediate(next));
